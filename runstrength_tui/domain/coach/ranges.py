"""From the least to the most of one set, and which times reached it, fell short of it or say nothing."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from runstrength_tui.domain.coach.suggestion import Asked
from runstrength_tui.domain.exercise import Level, Measure, SideRule
from runstrength_tui.domain.ladder import each_side, most, was_light
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.session import RIGHT_SKIPS, Effort, ExerciseRecord, SetRecord
from runstrength_tui.domain.wording import unit_text


class Range(Struct, frozen=True):
    """The least and the most of one set, each side by itself."""

    low: int
    high: int
    measure: Measure
    each: bool
    """Both numbers are for each side."""

    @classmethod
    def of(cls, facts: ItemFacts) -> Range:
        dose = facts.dose
        each = facts.side is not SideRule.BOTH
        share = 2 if each and not dose.per_side else 1
        low, high = max(1, dose.low // share), max(1, dose.high // share)
        return cls(low, high, facts.measure, each)

    def reached(self, record: ExerciseRecord, sets: Sequence[SetRecord]) -> bool:
        """Whether every planned set reached the most, none of them hard, nothing missed."""
        good = [
            done
            for done in sets
            if each_side(done, record) >= self.high and done.effort is not Effort.HARD and not done.missed
        ]
        return record.skipped is None and len(good) == len(sets) >= max(1, record.planned_sets)

    def failed(self, record: ExerciseRecord) -> bool:
        """Whether a set stayed below the least that was asked; one cut short for pain or kit never did."""
        if record.skipped in RIGHT_SKIPS:
            return False
        sides = record.side.sides
        return any(
            each_side(done, record) < min(self.low, done.target.count // sides) for done in record.work_sets
        )

    def failing(self, times: Sequence[ExerciseRecord], asked: Asked) -> bool:
        """Whether it was too much twice: too few reps, or, for a beginner, the fewest were hard."""
        recent = times[: asked.context.rules.coach.times]
        if len(recent) < asked.context.rules.coach.times:
            return False
        if all(map(self.failed, recent)):
            return True
        return asked.context.level is Level.BEGINNER and all(
            each.skipped not in RIGHT_SKIPS
            and all(each_side(done, each) <= self.low for done in each.work_sets)
            and any(done.effort is Effort.HARD for done in each.work_sets)
            for each in recent
        )

    def telling(self, times: Sequence[ExerciseRecord]) -> Sequence[ExerciseRecord]:
        """Return the times that say how it goes on: not those of a light day or cut short for pain.

        One cut short at a lower weight stays: from there it goes up step by step.
        """
        light = was_light(times, self.low)
        found = [each for each, less in zip(times, light, strict=True) if not less]
        kept = [
            each
            for place, each in enumerate(found)
            if each.skipped not in RIGHT_SKIPS
            or (place + 1 < len(found) and most(each) < most(found[place + 1]))
        ]
        return kept or times

    def text(self, count: int) -> str:
        """Return a count with its unit."""
        return f"{count}{unit_text(self.measure)}{' a side' if self.each else ''}"
