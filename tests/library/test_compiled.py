"""The compiled copy: never stale, never trusted when damaged, never needed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from functools import cache as once
from pathlib import Path
from unittest.mock import patch

import pytest

from runstrength_tui.library import Library, building, load_library
from runstrength_tui.library.compiled import COPY

Put = Callable[..., Path]

NEW = (('id = "press-up"', 'id = "dip"'), ('name = "Press-up"', 'name = "Dip"'), ('"push-up", "pushup"', ""))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "runstrength"


def load(tmp_path: Path, cache: Path) -> tuple[Library, bool]:
    """Return the library, and whether it was built from the files this time."""
    with patch.object(building, "build", wraps=building.build) as build:
        library = load_library([tmp_path / "own"], cache)
    return library, build.called


def test_the_copy_says_the_same_as_the_files(tmp_path: Path, cache: Path, own: Put) -> None:
    """The second start reads no TOML and shows the very same library, faults included."""
    own("exercises/bad.toml", text="id = 1")
    first, built = load(tmp_path, cache)
    again, built_again = load(tmp_path, cache)
    assert (built, built_again) == (True, False)
    assert again.exercises == first.exercises
    assert again.plans == first.plans
    assert again.faults == first.faults != ()


def test_a_changed_added_or_removed_file_is_seen(tmp_path: Path, cache: Path, own: Put) -> None:
    """What a person writes shows at the next start, and what they delete is gone."""
    load(tmp_path, cache)
    path = own("exercises/dip.toml", *NEW)
    assert load(tmp_path, cache)[0].exercise("dip").name == "Dip"
    path.write_text(path.read_text().replace('name = "Dip"', 'name = "Dup"'))
    os.utime(path, ns=(1, 1))
    assert load(tmp_path, cache)[0].exercise("dip").name == "Dup"
    assert load(tmp_path, cache)[1] is False
    path.rename(path.with_name("other.toml"))
    assert load(tmp_path, cache)[1] is True
    path.with_name("other.toml").unlink()
    assert "dip" not in load(tmp_path, cache)[0].by_id
    assert load(tmp_path, cache)[1] is False


def test_a_new_version_makes_the_copy_anew(tmp_path: Path, cache: Path) -> None:
    """After an update no old reading of the files is shown."""
    load(tmp_path, cache)
    with patch("runstrength_tui.library.compiled.__version__", "99"):
        assert load(tmp_path, cache)[1] is True


def test_a_damaged_copy_is_made_anew(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A torn or altered copy never changes what a card says: it is noticed and replaced."""
    monkeypatch.setattr(building, "build", once(building.build))  # what the files say is read once
    whole, _ = load(tmp_path, cache)
    data = (cache / COPY).read_bytes()
    places = range(0, len(data), len(data) // 40)
    damaged = [data[:place] for place in places]
    damaged += [data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :] for place in places]
    damaged += [b"null", b"[]", b"\xff" * 10, b"[" * 100_000, data + data]
    for bad in damaged:
        (cache / COPY).write_bytes(bad)
        library, built = load(tmp_path, cache)
        assert built
        assert library.exercises == whole.exercises
        assert (cache / COPY).read_bytes() == data


def test_the_copy_is_its_owners_alone(tmp_path: Path, cache: Path) -> None:
    """On a shared server others cannot read what exercises a person wrote; no scraps are left behind."""
    load(tmp_path, cache)
    assert stat.S_IMODE((cache / COPY).stat().st_mode) == 0o600
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert [path.name for path in cache.iterdir()] == [COPY]


@pytest.mark.parametrize("failing", ["os.replace", "tempfile.mkstemp", "pathlib.Path.mkdir"])
def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, cache: Path, failing: str) -> None:
    """A full disk or a read-only home still shows the whole library, and leaves no scraps."""
    with patch(failing, side_effect=OSError(28, "No space left on device")):
        library, built = load(tmp_path, cache)
    assert built and len(library.exercises) == 31
    assert not cache.exists() or list(cache.iterdir()) == []


def test_a_cache_path_that_is_a_file_is_no_error(tmp_path: Path, cache: Path) -> None:
    """Something else of that name is left alone."""
    cache.parent.mkdir()
    cache.write_text("mine")
    assert len(load(tmp_path, cache)[0].exercises) == 31
    assert cache.read_text() == "mine"


def test_a_start_with_a_fresh_copy_brings_little(tmp_path: Path, cache: Path) -> None:
    """The first screen comes quickly: with a fresh copy no TOML reader and no screens are loaded, and what
    only a search or a session needs is loaded when that begins."""
    code = (
        "import sys; from pathlib import Path; from runstrength_tui.library import load_library; "
        "found = load_library([], Path(sys.argv[1])); loaded = set(sys.modules); "
        "heavy = {'tomllib', 'textual', 'tinydb', 'rich', 'click', 'tempfile',"
        " 'runstrength_tui.library.files', 'runstrength_tui.library.search', 'runstrength_tui.text',"
        " 'runstrength_tui.domain.name_index', 'runstrength_tui.domain.safety.rules'}; "
        "print(len(found.exercises), len(found.search('press')), len(found.rules.rules));"
        "print(sorted(heavy & loaded))"
    )
    load_library([], cache)
    done = subprocess.run(
        [sys.executable, "-c", code, str(cache)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "31 7 62\n[]\n"
