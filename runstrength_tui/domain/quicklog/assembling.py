"""From the entries of a line to its session: exercises as done or as planned, and when all of it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from runstrength_tui.domain.exercise import Exercise, turns_of
from runstrength_tui.domain.named import Names
from runstrength_tui.domain.plan import Plan, PlanItem
from runstrength_tui.domain.quicklog.building import (
    USUAL_REST_S,
    Building,
    empty_record,
    example,
    set_seconds,
)
from runstrength_tui.domain.quicklog.chains import Count
from runstrength_tui.domain.quicklog.cursor import Cursor
from runstrength_tui.domain.quicklog.entries_read import Entries, Exercised
from runstrength_tui.domain.quicklog.outcome import Given, Told
from runstrength_tui.domain.quicklog.runs_told import Ran, length_of, planned_at
from runstrength_tui.domain.quicklog.said import joined_notes
from runstrength_tui.domain.quicklog.telling import how_text, plan_text
from runstrength_tui.domain.quicklog.when import When, moment
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import (
    EndReason,
    ExerciseRecord,
    Session,
    SetKind,
    SetRecord,
    Target,
    TimingSource,
)
from runstrength_tui.domain.version import Version

if TYPE_CHECKING:
    from runstrength_tui.domain.live.header import ItemFacts

ORIGIN: Final = "line"
_BETWEEN: Final = timedelta(minutes=1)
"""From the end of a run to the session behind it."""
_MINUTE: Final = timedelta(minutes=1)
_LONGEST: Final = timedelta(days=31)
_SETTING_UP_S: Final = 60


class Assembling:
    """Puts one line together."""

    def __init__(self, cur: Cursor, names: Names, given: Given) -> None:
        self.cur, self.given = cur, given
        self.now = given.now.replace(second=0, microsecond=0)
        self.by_id = names.by_id
        self.told: list[Told] = []

    def session(self, entries: Entries, runs: list[Ran]) -> tuple[Session | None, list[Run]]:
        """Return the session of a line, if it has one, and its runs, each in its time."""
        records = self._records(entries)
        head = entries.head
        alone = head is not None and head.alone
        if not records and not alone and entries.pains:
            self.cur.refuse("Pain is kept with a session: write what was done as well.", 0, self.cur.last)
        if not records and not alone and (head is not None or entries.notes):
            self.cur.refuse("Write what was done as well.", unfinished=True)
        if not records and not alone:
            return None, self._runs(runs, entries.when, None)[0]
        minutes = head.minutes if head else None
        if minutes is None:
            minutes = head.plan.minutes if head and head.plan and head.as_planned else self._estimate(records)
        started, ended, placed = self._times(entries, runs, timedelta(minutes=max(1, minutes)))
        session = Session(
            id=0,
            started_at=started,
            ended_at=ended,
            updated=self.given.now,
            plan=(head.plan_id or (head.plan.id if head.plan else "")) if head else "",
            plan_name=head.plan_name if head else "",
            exercises=self._spread(records, started, ended),
            note=joined_notes(head.note if head else "", *entries.notes),
            pains=tuple(replace(report, at=ended) for report in entries.pains),
            end=EndReason.EARLY if head and head.early else EndReason.COMPLETE,
            effort=head.effort if head else None,
            origin=ORIGIN,
        )
        if head is not None and (head.plan_name or not entries.done):
            self.told.append(
                Told(head.plan_name or "Session", plan_text(session, session.exercises), head.start, head.end)
            )
        return session, placed

    def _records(self, entries: Entries) -> list[ExerciseRecord]:
        """Return the exercises in order: the plan's, corrected by what the line says, then the others."""
        head = entries.head
        plan = head.plan if head and head.as_planned else None
        building = Building(self.cur, self.given.before, self.now)
        left = list(entries.done)
        records = []
        for number, item in enumerate(plan.items if plan else (), start=1):
            records.append(self._planned(building, plan, item, str(number), left))
        for done in left:
            record = self._done(building, done)
            records.append(record)
        self.told.sort(key=lambda each: each.start)
        return records

    def _planned(
        self, building: Building, plan: Plan | None, item: PlanItem, key: str, left: list[Exercised]
    ) -> ExerciseRecord:
        exercise = self.by_id.get(item.exercise)
        if exercise is None or all(rung.id != item.rung for rung in exercise.ladder):
            name = plan.name if plan else ""
            self.cur.refuse(f"{name} asks for {item.exercise}, which is not in the library.", 0, 0)
        facts = self._facts(plan, item, exercise, key)
        version = Version(exercise, exercise.rung(item.rung))
        found = next((each for each in left if each.version.exercise.id == item.exercise), None)
        asked = sum(target.kind is not SetKind.WARM_UP for target in facts.targets)
        if found is None:
            sets = tuple(self._accepted(target, version) for target in facts.targets)
            return replace(empty_record(version, planned=asked, sets=sets), group=item.group)
        left.remove(found)
        if not found.chosen:
            found.version = version
        same = found.version.rung.id == item.rung
        work = found.work
        if work.empty and same:
            sets = tuple(self._accepted(target, version) for target in facts.targets)
            record = empty_record(version, planned=asked, sets=sets, note=work.note)
        elif not work.groups:
            if work.empty:
                self._unfinished(found)
            record = empty_record(found.version, planned=asked, note=work.note, skipped=work.skipped)
        else:
            self._counted(found, facts.targets if same else ())
            record = building.record(found.version, work, facts.targets if same else ())
        self._tell(found, record)
        return replace(record, group=item.group)

    def _facts(self, plan: Plan | None, item: PlanItem, exercise: Exercise, key: str) -> ItemFacts:
        """Return an exercise as it was suggested where it was, else as last time."""
        aimed = self.given.aimed if plan is self.given.planned else ()
        if aimed:
            return aimed[int(key) - 1]
        from runstrength_tui.domain.live.opening import item_facts  # only a plan needs it

        return item_facts(key, item, exercise, self.given.before, self.given.means)

    def _counted(self, done: Exercised, targets: Sequence[Target] = ()) -> None:
        """Fill in what was planned where only a weight, or how it was, is written."""
        for group in done.work.groups:
            if not group.counts:
                group.counts = tuple(
                    Count(count=target.count) for target in targets if target.kind is group.kind
                )
                if not group.counts:
                    self._unfinished(done)

    def _accepted(self, target: Target, version: Version) -> SetRecord:
        left, right = turns_of(version.side, target.count)
        return SetRecord(
            count=target.count,
            load=target.load,
            target=target,
            done_at=self.now,
            source=TimingSource.ACCEPTED,
            left=left,
            right=right,
            kind=target.kind,
        )

    def _done(self, building: Building, done: Exercised) -> ExerciseRecord:
        if done.work.empty:
            self._unfinished(done)
        self._counted(done)
        record = building.record(done.version, done.work)
        self._tell(done, record)
        return record

    def _unfinished(self, done: Exercised) -> None:
        name = done.version.rung.name
        self.cur.refuse(
            f"How many? Write {name} {example(done.version)}.", done.start, done.end, unfinished=True
        )

    def _tell(self, done: Exercised, record: ExerciseRecord) -> None:
        self.told.append(Told(record.name, how_text(record), done.start, done.end))

    def _estimate(self, records: list[ExerciseRecord]) -> int:
        """Return about how many minutes the exercises took."""
        seconds = 0.0
        for record in records:
            seconds += _SETTING_UP_S * bool(record.sets) + sum(
                self._seconds(record, each) for each in record.sets
            )
        return max(1, round(seconds / 60))

    def _seconds(self, record: ExerciseRecord, done: SetRecord) -> float:
        exercise = self.by_id[record.exercise]
        version = Version(exercise, exercise.rung(record.rung))
        rest = USUAL_REST_S if done.rest_s is None else done.rest_s
        return set_seconds(version, done) + rest

    def _spread(
        self, records: list[ExerciseRecord], started: datetime, ended: datetime
    ) -> tuple[ExerciseRecord, ...]:
        """Return the exercises with a moment for each set, in order, the last at the end."""
        lengths = [[self._seconds(record, each) for each in record.sets] for record in records]
        whole = sum(map(sum, lengths)) or 1.0
        passed = 0.0
        found = []
        for record, each in zip(records, lengths, strict=True):
            sets = []
            for done, length in zip(record.sets, each, strict=True):
                passed += length
                at = started + (ended - started) * (passed / whole)
                sets.append(replace(done, done_at=at.replace(microsecond=0)))
            found.append(replace(record, sets=tuple(sets)))
        return tuple(found)

    def _times(
        self, entries: Entries, runs: list[Ran], length: timedelta
    ) -> tuple[datetime, datetime, list[Run]]:
        """Return when the session began and ended, and the runs before it."""
        when = entries.when
        today = self.now.date()
        done = [ran for ran in runs if not ran.run.planned]
        if not when.said or when.day is None:
            shared = next((ran.when for ran in done if ran.when.day is not None), None)
            if shared is not None:
                when = When(day=shared.day, at=when.at, end=when.end, zone=when.zone or shared.zone,
                            start=shared.start, stop=shared.stop)  # fmt: skip
        if when.day is not None and when.day > today:
            self.cur.refuse("A session is written down once it is done.", when.start, when.stop)
        placed, after = self._runs(runs, when, length if done else None)
        now = self.now.astimezone(when.zone) if when.zone else self.now
        if when.at is not None and not done:
            started = self._moment(when)
            self._not_ahead(started, when)
            if when.end is not None:
                return started, self._end(when, started), placed
            return started, max(started, min(started + length, now)), placed
        if after is not None:
            return after, max(after, min(after + length, max(now, after))), placed
        ended = self._moment(When(day=when.day, zone=when.zone))
        return ended - length, ended, placed

    def _end(self, when: When, started: datetime) -> datetime:
        ended = moment(When(day=when.end_day or started.date(), at=when.end, zone=started.tzinfo), self.now)
        if ended < started:
            ended += timedelta(days=1)
        self._not_ahead(ended, when)
        if ended - started > _LONGEST:
            self.cur.refuse("That is longer than any session.", when.start, when.stop)
        return ended

    def _moment(self, when: When) -> datetime:
        return moment(when, self.now, localise=self.given.localise)

    def _not_ahead(self, at: datetime, when: When) -> None:
        if at > self.now + _MINUTE:
            text = f"{at:%H:%M}"
            self.cur.refuse(
                f"{text} is still ahead: write the day as well, such as yesterday {text}.",
                when.start,
                when.stop,
            )

    def _runs(
        self, runs: list[Ran], line: When, session: timedelta | None
    ) -> tuple[list[Run], datetime | None]:
        """Return the runs, each in its time, and when a session behind them began."""
        found: list[Run] = []
        behind = [ran for ran in runs if not ran.run.planned]
        day = line.day or next((ran.when.day for ran in behind if ran.when.day), None)
        said = line.at or next((ran.when.at for ran in behind if ran.when.at), None)
        zone = line.zone or next((ran.when.zone for ran in behind if ran.when.zone), None)
        lengths = sum((length_of(ran.run) for ran in behind), timedelta())
        if said is not None:
            at = self._moment(When(day=day, at=said, zone=zone))
        else:
            at = self._moment(When(day=day, zone=zone)) - lengths
            at -= session + _BETWEEN if session is not None else timedelta()
            at = at.replace(second=0, microsecond=0)
        own = None
        for ran in runs:
            if ran.run.planned:
                when = ran.when
                if when.day is None:
                    when = When(day=line.day, at=when.at or line.at, zone=when.zone or line.zone)
                at_noon = planned_at(when, self.now, self.given.localise)
                found.append(
                    replace(ran.run, started_at=at_noon, day_only=ran.run.day_only or when.at is None)
                )
                continue
            if ran.when.day is not None and ran.when.day != day:
                at = self._moment(ran.when) - (timedelta() if ran.when.at else length_of(ran.run))
            self._run_ahead(at, ran, line)
            start = at.replace(second=0, microsecond=0)
            hour_said = said is not None or ran.when.at is not None
            earlier = start.date() < self.now.astimezone(start.tzinfo).date()
            day_only = ran.run.day_only or (earlier and not hour_said and session is None)
            found.append(replace(ran.run, started_at=start, day_only=day_only))
            at = own = found[-1].started_at + length_of(ran.run)
        if own is not None and own.second:
            own = own.replace(second=0) + _MINUTE
        return found, own

    def _run_ahead(self, at: datetime, ran: Ran, line: When) -> None:
        when = ran.when if ran.when.said else line
        if at > self.now + _MINUTE:
            self.cur.refuse(
                f"{at:%H:%M} is still ahead: write planned behind the run, or the day it was on.",
                when.start,
                when.stop,
            )
