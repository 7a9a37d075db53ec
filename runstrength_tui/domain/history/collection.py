"""Sessions and runs together, newest first: an unchanging collection that is narrowed down and grouped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from itertools import compress
from operator import attrgetter, ne
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.history.rows import Records, Row, Version

if TYPE_CHECKING:
    from runstrength_tui.domain.history.query import Query

_ID, _WEEK = attrgetter("id"), attrgetter("week")


class Totals(Struct, frozen=True, kw_only=True):
    """What some sessions and runs add up to."""

    sessions: int = 0
    sets: int = 0
    """Warm-ups left out."""
    hard_sets: int = 0
    landings: int = 0
    minutes: int = 0
    """Of strength."""
    runs: int = 0
    metres: float = 0.0
    run_seconds: int = 0


class Week(Struct, frozen=True):
    """The rows of one week, from ``start`` up to, not with, ``end``."""

    monday: date
    start: int
    end: int


class History(Struct, frozen=True, kw_only=True):
    """Rows, newest first, with the tables that they point into."""

    rows: tuple[Row, ...] = ()
    versions: tuple[Version, ...] = ()
    plans: tuple[tuple[str, str], ...] = ()
    records: Mapping[int, Records] = {}
    """By a session's id, where it set any."""

    def where(self, query: Query) -> History:
        """Return what every word of a query fits."""
        from runstrength_tui.domain.history.terms import NameTerm, RatingTerm, kept  # to list needs no words

        named = 0
        for term in query.terms:
            if isinstance(term.ask, NameTerm) and not term.negated:
                named |= term.ask.versions
        rows: Sequence[Row] = self.rows
        for term in sorted(
            query.terms, key=lambda term: isinstance(term.ask, RatingTerm)
        ):  # the slowest last
            rows = kept(rows, term, named, self.records)
        return replace(self, rows=tuple(rows))

    def weeks(self) -> tuple[Week, ...]:
        """Return the weeks in which there was something, newest first."""
        weeks = list(map(_WEEK, self.rows))
        if not weeks:
            return ()
        starts = [0, *compress(range(1, len(weeks)), map(ne, weeks[1:], weeks))]
        ends = [*starts[1:], len(weeks)]
        return tuple(Week(weeks[start], start, end) for start, end in zip(starts, ends, strict=True))

    def place(self, key: tuple[bool, int]) -> int | None:
        """Return where a session or a run stands; None where it does not."""
        is_run, number = key
        ids, at = list(map(_ID, self.rows)), -1
        with suppress(ValueError):
            while (at := ids.index(number, at + 1)) >= 0:
                if self.rows[at].is_run == is_run:
                    return at
        return None

    def beside(self, row: Row, exercise: str, rung: str, *, older: bool) -> Row | None:
        """Return the next older (or newer) session in which a version was done; None where there is none."""
        wanted = sum(
            1 << place
            for place, version in enumerate(self.versions)
            if (version.exercise, version.rung) == (exercise, rung)
        )
        at = self.place(row.key)
        if at is None:
            return None
        others = self.rows[at + 1 :] if older else self.rows[:at][::-1]
        return next((each for each in others if each.versions & wanted & ~each.skipped), None)

    def totals(self, week: Week) -> Totals:
        """Return what a week of it adds up to."""
        return totals_of(self.rows[week.start : week.end])


def newest_first(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return rows by when they began, as the clocks there said, so that no week is torn apart."""
    return tuple(sorted(rows, key=lambda row: (row.day, row.minute, row.id), reverse=True))


def totals_of(rows: Sequence[Row]) -> Totals:
    """Return what rows add up to."""
    strength = [row for row in rows if not row.is_run]
    runs = [row for row in rows if row.is_run]
    return Totals(
        sessions=len(strength),
        sets=sum(row.sets for row in strength),
        hard_sets=sum(row.hard_sets for row in strength),
        landings=sum(row.landings for row in strength),
        minutes=sum(row.minutes for row in strength),
        runs=len(runs),
        metres=sum(row.metres for row in runs),
        run_seconds=sum(row.seconds for row in runs),
    )


def days_of(week: Week) -> tuple[date, date]:
    """Return a week's first and last day."""
    return week.monday, week.monday + timedelta(days=6)
