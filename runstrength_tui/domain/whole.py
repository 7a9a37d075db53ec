"""Everything that a store holds, for a copy of it: records undecoded, so that nothing of them is lost."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from msgspec import Raw, Struct
from msgspec.structs import replace

from runstrength_tui.domain.profile import Answer, Profile
from runstrength_tui.domain.session import PainReport

Told = TypeVar("Told", PainReport, Answer)


class Kept(NamedTuple):
    """One record as it is kept."""

    id: int
    raw: Raw


class Odd(NamedTuple):
    """A record that this version does not read, or of a table that it does not know; carried along."""

    table: str
    id: int
    raw: Raw


class Whole(Struct, frozen=True, kw_only=True):
    """All records, each kind from the lowest id to the highest."""

    store: str = ""
    """The random name that a store and its copies share; may be empty."""
    profile: Raw | None = None
    weigh_ins: tuple[Kept, ...] = ()
    runs: tuple[Kept, ...] = ()
    sessions: tuple[Kept, ...] = ()
    trash: tuple[Kept, ...] = ()
    tombstones: tuple[Kept, ...] = ()
    odd: tuple[Odd, ...] = ()


def merged_profile(ours: Profile, theirs: Profile) -> Profile:
    """Return one person's facts from two copies of them: the newer decides, and nothing told is lost.

    What is only ever added to (exercises of one's own, pain, answers to health questions) comes from both.
    """
    newer, older = (theirs, ours) if _newer(theirs, ours) else (ours, theirs)
    ids = {each.id for each in newer.own_exercises}
    own = (each for each in older.own_exercises if each.id not in ids)
    screening = newer.screening or older.screening
    if newer.screening and older.screening:
        log = _together(newer.screening.log, older.screening.log)
        screening = replace(newer.screening, log=log)
    return replace(
        newer,
        own_exercises=(*newer.own_exercises, *own),
        pains=_together(newer.pains, older.pains),
        screening=screening,
    )


def _together(ours: tuple[Told, ...], theirs: tuple[Told, ...]) -> tuple[Told, ...]:
    """Return what was told in two places by when it was told, ours as it is where theirs adds nothing."""
    both = list(dict.fromkeys(ours + theirs))
    return tuple(sorted(both, key=lambda each: each.at)) if set(theirs) - set(ours) else ours


def _newer(profile: Profile, than: Profile) -> bool:
    if profile.updated is None or than.updated is None:
        return profile.updated is not None
    return profile.updated > than.updated
