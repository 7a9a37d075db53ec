"""Preferences, in ``settings.toml``: small, readable, and never a reason not to start."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct, ValidationError, convert

from runstrength_tui.domain.rating import RateIn
from runstrength_tui.domain.units import DistanceUnit, WeightUnit
from runstrength_tui.errors import BadFile, NotStored

FILE_NAME: Final = "settings.toml"


class Settings(Struct, frozen=True, kw_only=True):
    """What a person has chosen; a missing entry is its default."""

    theme: str = ""
    """Name of the look; empty for the default."""
    motion: bool = True
    """Whether figures move; otherwise start, middle and end stand side by side."""
    bell: bool = True
    """Whether rests, holds and the tempo bell ring; otherwise they are only seen."""
    effort: RateIn = RateIn.WORDS
    """Whether sets are rated in words, in reps left, or as RPE."""
    effort_each: bool = False
    """Whether that is asked after every set, not only after an exercise's last."""
    units: WeightUnit = WeightUnit.KG
    """What new weights are in; a weight that was entered stays in its own unit."""
    distance: DistanceUnit = DistanceUnit.KM
    """What distances of runs are shown in."""


def read_settings(folder: Path) -> Settings:
    """Return the settings in ``folder``, the defaults where there are none.

    Raises BadFile when the file is there and cannot be understood; it stays as it is.
    """
    found = _read(folder / FILE_NAME)
    try:
        return convert(found, Settings)
    except ValidationError as error:
        raise BadFile(_faulty(folder / FILE_NAME, str(error))) from error


def change_setting(folder: Path, name: str, value: str | bool) -> None:
    """Write one setting and keep all others, those unknown to this version included.

    The file is replaced whole. Raises BadFile when it cannot be understood (it is not overwritten then),
    NotStored when it cannot be written.
    """
    path = folder / FILE_NAME
    entries = dict(_read(path))
    if entries.get(name) == value:
        return
    entries[name] = value

    import tomli_w  # only now: most runs change nothing

    from runstrength_tui.whole_file import write_whole

    try:
        write_whole(path, tomli_w.dumps(entries).encode())
    except OSError as error:
        raise NotStored(
            f"{path} cannot be written ({error.strerror}): your choice holds until you quit."
        ) from error


def _read(path: Path) -> Mapping[str, Any]:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise BadFile(
            f"{path} cannot be read ({error.strerror}): the usual settings are used until it can."
        ) from error

    import tomllib  # only where there is a file: the import costs as much as a small screen

    try:
        return tomllib.loads(raw.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadFile(_faulty(path, str(error))) from error


def _faulty(path: Path, why: str) -> str:
    return f"{path} is left as it is and the usual settings are used until you mend it: {why}"
