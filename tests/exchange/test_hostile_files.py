"""If these fail, a file that is damaged or made to hurt ends the program, or half of it is kept."""

from __future__ import annotations

import contextlib
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.errors import BadFile, RunStrengthError
from runstrength_tui.exchange import reading
from runstrength_tui.exchange.reading import read_bytes, text_of
from runstrength_tui.exchange.tables import read_table
from tests.exchange.test_other_trackers import FITNOTES_FILES, HEVY_FILES, STRONG_FILES
from tests.exchange.told import by

FILES = [text for files in (STRONG_FILES, HEVY_FILES, FITNOTES_FILES) for text, _ in files.values()]
PIECES = [
    *(",", ";", "\t", '"', "\n", "\r", "\r\n", "\0", "\x1b[31m", "\u202e", "\ufeff", "0", "-", "9" * 400),
    *("nan", "inf", "1e999", "W", "Rest Timer", "٣", "１２", "0x10", "1_000", "'=1", "99:99:99", "kg", "lbs"),
    *("31.02.2025", "0000-00-00", "9999-12-31 23:59:59", "2025-W01-1", "12:60", "\x1c", "\u2028", "\udcff"),
]


def _try(data: bytes) -> None:
    """Read bytes as the command does; only a sentence of ours may come of them."""
    with contextlib.suppress(RunStrengthError):
        read_table(text_of(data), by(WeightUnit.KG))


def _change_and_try(times: int) -> None:
    dice = Random(times)
    for _ in range(times):
        mutated = dice.choice(FILES)
        for _ in range(dice.randint(1, 4)):
            at = dice.randrange(len(mutated) + 1)
            piece = dice.choice([*PIECES, mutated[dice.randrange(len(mutated)) :][:20]])
            mutated = mutated[:at] + piece + mutated[at + dice.choice([0, 0, 1, 5, 60]) :]
        _try(mutated.encode("utf-8", errors="surrogatepass"))


def test_a_file_changed_in_any_place_is_read_or_refused_in_a_sentence() -> None:
    _change_and_try(200)


@pytest.mark.campaign
def test_a_great_many_changed_files_are_read_or_refused_in_a_sentence() -> None:
    _change_and_try(8_000)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode(errors="replace")))
def test_bytes_of_any_kind_are_read_or_refused_in_a_sentence(data: bytes) -> None:
    _try(data)
    _try(FILES[0].encode() + data)
    _try(FILES[0].split("\n")[0].encode() + b"\n" + data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"Date,Exercise\n2025-01-01,\0\n", "Line 2 has a NUL byte"),
        ("Übung,Name\nDatum,Ü\n".encode() + b"\xc3", "Line 3 has a letter that is cut in two"),
        ("a\nb\n".encode("utf-16") + b"\xd8", "Line 3 has a letter that is cut in two"),
        ("a\nb\0c".encode("utf-16"), "Line 2 has a NUL character"),
    ],
)
def test_what_is_no_text_is_named_with_its_line(data: bytes, sentence: str) -> None:
    with pytest.raises(BadFile, match=sentence):
        text_of(data)


def test_old_windows_files_keep_their_letters() -> None:
    assert text_of("Übungsname;Größe – schön".encode("cp1252")) == "Übungsname;Größe – schön"
    assert text_of(b"caf\xe9 \x81") == "café \ufffd"
    assert text_of("Übung".encode("utf-8-sig")) == text_of("Übung".encode("utf-16")) == "Übung"


def test_a_folder_a_missing_file_and_one_too_big_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BadFile, match="is a folder, not a file"):
        read_bytes(tmp_path)
    with pytest.raises(BadFile, match="There is no file"):
        read_bytes(tmp_path / "nothing.csv")
    with pytest.raises(BadFile, match="cannot be read"):
        read_bytes(Path("nul\0.csv"))
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(BadFile, match=r"has 200 MB or more, and at most 67 MB.*split it by years"):
        read_bytes(huge)
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    with pytest.raises(BadFile, match="split it by years"), Path("/dev/zero").open("rb") as endless:
        reading.read_stream(endless)
