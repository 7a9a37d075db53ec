"""What a person has never done before: the best sets of each version, and those a session added.

A best is never a warm-up, and the first doing of something is none: there is nothing to compare it with.
Landings are no feat, so jumps are only compared by the height of the box.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import LoadKind, Measure, SideRule
from runstrength_tui.domain.ladder import each_side, strength
from runstrength_tui.domain.session import ExerciseRecord, Session, SetRecord
from runstrength_tui.domain.strength import lands
from runstrength_tui.domain.with_it import Best
from runstrength_tui.domain.wording import load_long_text, load_text, unit_text

FEW: Final = 3
"""New bests of one session that are told: more say less."""


class Feat(StrEnum):
    """What a set is the best in; the value is how it is said."""

    HEAVIEST = "heaviest"
    HIGHEST = "highest"
    LEAST_HELP = "least help"
    MOST = "most"
    LONGEST = "longest"


class NewBest(Struct, frozen=True, kw_only=True):
    """A set that went beyond everything before it of the same version."""

    feat: Feat
    record: ExerciseRecord
    done: SetRecord


Kind = tuple[str, str, Measure, bool, LoadKind, str]
"""Sets can be compared where all of this is the same."""
_FEATS: Final = {
    LoadKind.EXTERNAL: Feat.HEAVIEST,
    LoadKind.ADDED: Feat.HEAVIEST,
    LoadKind.ASSISTED: Feat.LEAST_HELP,
    LoadKind.BOX: Feat.HIGHEST,
}


def bests(exercise_id: str, sessions: Iterable[Session]) -> tuple[Best, ...]:
    """Return each version's best set for every count, heaviest first, from sessions given newest first.

    A set is left out where another was at least as heavy, high or free of help, and at least as long.
    """
    found: dict[Kind, list[Best]] = {}
    for session in sessions:
        for kind, record, done in comparable_sets(session):
            if record.exercise == exercise_id:
                best = Best(
                    rung=record.rung, name=record.name, on=session.started_at, record=record, done=done
                )
                found.setdefault(kind, []).append(best)
    return tuple(best for many in found.values() for best in _unbeaten(many))


class Bests:
    """Everything done so far, from the oldest session on, kept to what the next can be compared with."""

    def __init__(self) -> None:
        self._longest: dict[Kind, dict[float, int]] = {}
        """By what can be compared and by weight: the most that was done with it."""

    def add(self, session: Session) -> tuple[NewBest, ...]:
        """Take the next session in, and return what it did that none before it had, one a version."""
        found = []
        for kind, todays in _todays(session).items():
            longest = self._longest.setdefault(kind, {})
            if new := _new(kind, todays, longest):
                found.append(new)
            for weight, (count, _, _) in todays.items():
                longest[weight] = max(count, longest.get(weight, 0))
        return tuple(found)


def new_bests(session: Session, earlier: Iterable[Session], most: int = FEW) -> tuple[NewBest, ...]:
    """Return what a session did that none before it had, one a version, more weight before more reps."""
    todays = _todays(session)
    before: dict[Kind, dict[float, int]] = {kind: {} for kind in todays}
    versions = {(exercise, rung) for exercise, rung, *_ in todays}
    for past in earlier:
        for kind, tops in _todays(past, versions).items():
            longest = before.get(kind, {})
            for weight, (count, _, _) in tops.items():
                longest[weight] = max(count, longest.get(weight, 0))
    found = [new for kind, done in todays.items() if (new := _new(kind, done, before[kind]))]
    return tuple(sorted(found, key=lambda new: new.feat in (Feat.MOST, Feat.LONGEST))[:most])


def best_text(new: NewBest) -> str:
    """Return a new best without its version's name: ``heaviest: 18 kg``, ``most at 16 kg: 10``."""
    load = new.done.load
    if new.feat is Feat.LEAST_HELP:
        return f"{new.feat}: {load_long_text(load) if load.kg else 'none'}"
    if new.feat in (Feat.HEAVIEST, Feat.HIGHEST):
        return f"{new.feat}: {load_text(load)}"
    counted = f"{each_side(new.done, new.record)}{unit_text(new.record.measure)}"
    if new.record.side is not SideRule.BOTH:
        counted += " a side"
    if load.kind is LoadKind.ASSISTED and load.kg:
        return f"{new.feat} with {load_long_text(load)}: {counted}"
    if load.kind is LoadKind.BAND:
        return f"{new.feat} with the band: {counted}"
    weight = load_text(load)
    return f"{new.feat} at {weight}: {counted}" if weight else f"{new.feat}: {counted}"


def comparable_sets(
    session: Session, versions: Container[tuple[str, str]] | None = None
) -> Iterator[tuple[Kind, ExerciseRecord, SetRecord]]:
    """Yield a session's work sets with what sets must have in common to be compared; of ``versions`` only."""
    for record in session.exercises:
        if versions is not None and (record.exercise, record.rung) not in versions:
            continue
        for done in record.work_sets:
            if done.count:
                both = record.side is SideRule.BOTH
                load = done.load
                kind = (record.exercise, record.rung, record.measure, both, load.kind, load.band)
                yield kind, record, done


_Tops = dict[float, tuple[int, ExerciseRecord, SetRecord]]
"""By weight: the most that was done with it, and where."""


def _todays(session: Session, versions: Container[tuple[str, str]] | None = None) -> dict[Kind, _Tops]:
    found: dict[Kind, _Tops] = {}
    for kind, record, done in comparable_sets(session, versions):
        tops = found.setdefault(kind, {})
        weight, count = size_of(done, record)
        if weight not in tops or count > tops[weight][0]:
            tops[weight] = count, record, done
    return found


def size_of(done: SetRecord, of: ExerciseRecord) -> tuple[float, int]:
    """Return how heavy or high a set was, less help being more, and its count on each side."""
    return strength(done.load), each_side(done, of)


def _unbeaten(many: Sequence[Best]) -> Iterator[Best]:
    """Yield the heaviest, then each lighter one that was longer; of equals the one done first."""
    longest = 0
    for best in sorted(reversed(many), key=lambda best: size_of(best.done, best.record), reverse=True):
        count = each_side(best.done, best.record)
        if count > longest and not (longest and lands(best.record)):
            longest = count
            yield best


def _new(kind: Kind, todays: _Tops, before: Mapping[float, int]) -> NewBest | None:
    if not before:
        return None
    heaviest = max(todays)
    _, record, done = todays[heaviest]
    feat = _FEATS.get(kind[4])
    if feat and heaviest > max(before):
        return NewBest(feat=feat, record=record, done=done)
    if lands(record):
        return None
    feat = Feat.MOST if record.measure is Measure.REPS else Feat.LONGEST
    for load in sorted(todays, reverse=True):
        count, record, done = todays[load]
        if load in before and all(much < count for weight, much in before.items() if weight >= load):
            return NewBest(feat=feat, record=record, done=done)
    return None
