"""From what a line says of an exercise to the record that history keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.exercise import (
    BY_WEIGHT,
    WITH_WEIGHT,
    Held,
    LoadKind,
    Measure,
    SideRule,
    turns_of,
)
from runstrength_tui.domain.live.before import Before, rep_seconds, tier
from runstrength_tui.domain.quicklog.chains import MOST_COUNT, Count
from runstrength_tui.domain.quicklog.cursor import Cursor
from runstrength_tui.domain.quicklog.groups import Group, Weight, Work
from runstrength_tui.domain.session import (
    ExerciseRecord,
    Load,
    SetKind,
    SetRecord,
    SkipReason,
    Target,
    TimingSource,
)
from runstrength_tui.domain.units import from_kg, to_kg
from runstrength_tui.domain.version import Version
from runstrength_tui.domain.wording import mass_text, unit_text

USUAL_REST_S: Final = 90
_METRES_A_SECOND: Final = 0.8
_PLAIN_REP_S: Final = 3.0


def plain_kind(of: Version) -> LoadKind:
    """Return what a weight without a sign is for a version."""
    if of.load in BY_WEIGHT:
        return of.load
    if of.load is LoadKind.BODYWEIGHT and of.exercise.load not in WITH_WEIGHT:
        return LoadKind.ADDED
    return LoadKind.EXTERNAL


class Building:
    """Makes records of one line; ``at`` stands in for each set's moment until the session has its times."""

    def __init__(self, cur: Cursor, before: Mapping[tuple[str, str], Before], at: datetime) -> None:
        self.cur, self.before, self.at = cur, before, at

    def record(self, of: Version, work: Work, targets: Sequence[Target] = ()) -> ExerciseRecord:
        """Return the record of an exercise; ``targets`` are what a plan asked for."""
        sets = list(self._sets(of, work, targets))
        asked = sum(target.kind is not SetKind.WARM_UP for target in targets)
        done = sum(each.counts for each in sets)
        return empty_record(of, planned=asked or done, sets=tuple(sets), note=work.note, skipped=work.skipped)

    def _sets(self, of: Version, work: Work, targets: Sequence[Target]) -> Iterator[SetRecord]:
        usual = self._usual_load(of)
        asked = [target for target in targets if target.kind is not SetKind.WARM_UP]
        number = 0
        first = True
        for group in work.groups:
            for place, count in enumerate(group.counts):
                target = asked[min(number, len(asked) - 1)] if asked else None
                load = self._load(of, group, place, target.load if target else usual)
                total, left, right = self._count(of, group, count)
                counts = group.kind is not SetKind.WARM_UP
                number += counts
                yield SetRecord(
                    count=total,
                    load=load,
                    target=target if target and counts else Target(count=total, load=load, kind=group.kind),
                    done_at=self.at,
                    source=TimingSource.TYPED,
                    missed=group.missed if place == len(group.counts) - 1 else 0,
                    left=left,
                    right=right,
                    rest_s=work.first_rest_s if first else group.rest_s,
                    effort=group.effort,
                    kind=group.kind,
                    to_failure=group.to_failure or count.most,
                    rir=group.rir,
                )
                first = False

    def _count(self, of: Version, group: Group, count: Count) -> tuple[int, int | None, int | None]:
        """Return a set's count, all sides together, and what each side did where that is kept."""
        unit = unit_text(of.measure).strip()
        if count.unit and count.unit != unit:
            if count.unit == "s":
                kind = "in metres" if of.measure is Measure.METRES else "in reps"
            else:
                kind = "in seconds" if of.measure is Measure.SECONDS else "in reps"
            self.cur.refuse(
                f"{of.rung.name} is counted {kind}, such as {example(of)}.", group.start, group.end
            )
        total, left, right = count.count, count.left, count.right
        if group.per_side and left is None:
            if _each_hand(of, group):
                return total, None, None
            if of.side is SideRule.BOTH:
                self.cur.refuse(
                    f"{of.rung.name} is done with both sides at once: write {example(of)}.",
                    group.start,
                    group.end,
                )
            total *= 2
        if total > MOST_COUNT:
            self.cur.refuse(f"A set holds {MOST_COUNT} at most.", group.start, group.end)
        if left is None:
            left, right = turns_of(of.side, total)
        return total, left, right

    def _load(self, of: Version, group: Group, place: int, usual: Load | None) -> Load:
        """Return what a set was done with; what the line does not say is as planned, or as last time."""
        if not group.loaded and group.gap_cm is None:
            return usual or Load(kind=of.load)
        kind, kg, unit = of.load, None, None
        band, box = group.band, group.box_cm or None
        if group.weights:
            weight = group.weights[min(place, len(group.weights) - 1)]
            kind, kg = self._weight(of, weight, usual)
            if kg is not None and _each_hand(of, group):
                kg *= 2
            unit = weight.of.unit
        elif band is not None:
            kind = LoadKind.BAND
        elif group.box_cm is not None:
            kind = LoadKind.BOX
        found = Load(kind=kind, kg=kg, box_cm=box, gap_cm=group.gap_cm, band=band or "")
        return found if unit is None or kg is None else replace(found, unit=unit)

    def _weight(self, of: Version, weight: Weight, usual: Load | None) -> tuple[LoadKind, float | None]:
        if weight.sign == "bw":
            return LoadKind.BODYWEIGHT, None
        if weight.sign == "none":
            return of.load, None
        kg = to_kg(weight.of.amount, weight.of.unit)
        if weight.sign == "with":
            return LoadKind.EXTERNAL, kg
        if weight.sign in ("+", "-") and of.load is LoadKind.EXTERNAL:
            return LoadKind.EXTERNAL, self._changed(of, weight, usual)
        if weight.sign in ("+", "added", "bw+"):
            return LoadKind.ADDED, kg
        if weight.sign in ("-", "help", "bw-"):
            return LoadKind.ASSISTED, -kg
        kind = plain_kind(of)
        return kind, -kg if kind is LoadKind.ASSISTED else kg

    def _changed(self, of: Version, weight: Weight, usual: Load | None) -> float:
        """Return a weight that is told by how much it is above or below last time's."""
        if usual is None or usual.kg is None:
            self.cur.refuse(
                f"There is no weight of {of.rung.name} yet to add to: write the whole weight.",
                weight.start,
                weight.end,
            )
        unit = weight.of.unit
        amount = from_kg(usual.kg, unit) + (weight.of.amount if weight.sign == "+" else -weight.of.amount)
        if amount < 0:
            self.cur.refuse(
                f"Last time it was {mass_text(usual.kg, unit)}: write the whole weight.",
                weight.start,
                weight.end,
            )
        return to_kg(amount, unit)

    def _usual_load(self, of: Version) -> Load | None:
        """Return last time's load where the version is loaded so."""
        last = self.before.get((of.exercise.id, of.rung.id))
        if last is None or not last.record.work_sets or of.load is LoadKind.BODYWEIGHT:
            return None
        load = last.record.work_sets[-1].load
        return load if load.kind is of.load else None


def _each_hand(of: Version, group: Group) -> bool:
    """Whether ``24kg each`` says what was in each hand; a pair counts in all."""
    return group.each and of.side is SideRule.BOTH and of.held is not Held.ONE and bool(group.weights)


def empty_record(
    of: Version,
    *,
    planned: int,
    sets: tuple[SetRecord, ...] = (),
    note: str = "",
    skipped: SkipReason | None = None,
) -> ExerciseRecord:
    """Return a record with the facts of a version."""
    exercise, rung = of.exercise, of.rung
    return ExerciseRecord(
        exercise=exercise.id,
        rung=rung.id,
        name=rung.name,
        measure=of.measure,
        side=of.side,
        contacts_per_rep=exercise.landings(rung),
        jump_tier=tier(exercise, rung),
        regions=exercise.regions,
        planned_sets=planned,
        sets=sets,
        skipped=skipped,
        note=note,
    )


def example(of: Version) -> str:
    """Return how sets of a version can be written."""
    if of.measure is Measure.SECONDS:
        return "3x30s"
    return "3x40m" if of.measure is Measure.METRES else "3x8"


def set_seconds(of: Version, done: SetRecord) -> float:
    """Return about how long a set took, without the rest."""
    if of.measure is Measure.SECONDS:
        return float(done.count)
    if of.measure is Measure.METRES:
        return done.count / _METRES_A_SECOND
    return done.count * (rep_seconds(of.exercise, of.rung) or _PLAIN_REP_S)
