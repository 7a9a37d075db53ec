"""A person's own exercise files: a first one to fill in, and what is wrong with those there are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.plan import MOST_NAME
from runstrength_tui.errors import BadFile, NotStored
from runstrength_tui.library.building import build
from runstrength_tui.library.compiled import DATA, stamp_of, stamps_of
from runstrength_tui.library.faults import Fault
from runstrength_tui.library.files import exercise_faults
from runstrength_tui.text import clean_text, fold, words_of

FOLDER: Final = "exercises"
_FORM: Final = DATA / "new-exercise.toml"
_NOT_IN_ID: Final = re.compile(r"[^a-z0-9]+")


class Checked(Struct, frozen=True, kw_only=True):
    """What a look at exercise files found."""

    files: tuple[Path, ...]
    faults: tuple[Fault, ...]


def write_new(config: Path, name: str, known: Mapping[str, Exercise]) -> Path:
    """Write a file to fill in for a new exercise of that name, and return where it is.

    It is in order as it stands. Raises BadFile for a name that is taken, too long or none, or when there is
    a file already; NotStored when it cannot be written. Nothing is ever overwritten.
    """
    name = clean_text(name)
    if not words_of(name):
        raise BadFile(f"{name!r} is no name for an exercise; nothing was written.")
    if len(name) > MOST_NAME:
        raise BadFile(
            f"{len(name)} characters are too long for a name, {MOST_NAME} fit; nothing was written."
        )
    wanted = words_of(name)
    taken = next((each for each in known.values() if wanted in map(words_of, _names(each))), None)
    if taken is not None:
        raise BadFile(f"{name} is in the library already, as {taken.name}; nothing was written.")
    identity = _free_id(name, known, config / FOLDER)
    text = _FORM.read_text(encoding="utf-8")
    text = text.replace('"my-exercise"', f'"{identity}"', 1).replace('"My exercise"', _quoted(name), 1)
    path = config / FOLDER / f"{identity}.toml"
    if path.exists():
        raise BadFile(f"{path} is there already; it was left as it is.")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise NotStored(f"{path} could not be written ({error.strerror}); nothing was kept.") from None
    return path


def check(config: Path, file: Path | None = None) -> Checked:
    """Look at one exercise file, or at all of a person's own, and return every fault.

    Faults of a file on its own come first; one without any is held against the rest of the library for
    ids and names that are taken.
    """
    own = stamps_of((config,))
    paths = [Path(stamp.path) for stamp in own if FOLDER in Path(stamp.path).parts[-2:]]
    is_ours = file is not None and file.resolve().is_relative_to(DATA)
    stamps = stamps_of((DATA,)) if is_ours else (*stamps_of((DATA,)), *own)
    if file is not None:
        known = next((path for path in paths if path.resolve() == file.resolve()), None)
        if known is None and not is_ours:
            stamps = (*stamps, stamp_of(str(file)))
        paths = [known or (file.resolve() if is_ours else file)]
    together = build(stamps).faults
    faults: list[Fault] = []
    for path in paths:
        shown = clean_text(str(path), most=1000)
        alone = exercise_faults(path) if file or path.suffix == ".toml" else ()
        if not alone and path.suffix != ".toml" and file:
            alone = (Fault(shown, "only files whose name ends in .toml are read"),)
        faults += alone or [fault for fault in together if fault.file == shown]
    return Checked(files=tuple(paths), faults=tuple(faults))


def _names(exercise: Exercise) -> tuple[str, ...]:
    return exercise.name, *exercise.aliases


def _free_id(name: str, known: Mapping[str, Exercise], folder: Path) -> str:
    """Return an id made of the name; one that other letters leave empty is ``own``, numbered when taken."""
    made = _NOT_IN_ID.sub("-", fold(name)).strip("-")
    identity, number = made or "own", 2
    while identity in known or (not made and (folder / f"{identity}.toml").exists()):
        identity, number = f"{made or 'own'}-{number}", number + 1
    return identity


def _quoted(name: str) -> str:
    """Return a text as TOML writes it."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
