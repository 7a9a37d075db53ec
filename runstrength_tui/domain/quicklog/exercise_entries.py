"""Entries of an exercise or of a plan: by name, with the name behind the numbers, or left out."""

from __future__ import annotations

from runstrength_tui.domain.live.before import version_to_do
from runstrength_tui.domain.named import Names
from runstrength_tui.domain.plan import Plan
from runstrength_tui.domain.quicklog import keywords as kw
from runstrength_tui.domain.quicklog.calling import (
    Called,
    begun_exercise,
    find_exercise,
    find_plan,
    find_version,
    name_behind,
    phrase_end,
    refuse_plans,
    refuse_unknown,
)
from runstrength_tui.domain.quicklog.chains import About, takes_weight
from runstrength_tui.domain.quicklog.commas import begins_entry
from runstrength_tui.domain.quicklog.cursor import Cursor
from runstrength_tui.domain.quicklog.entries_read import Entries, Exercised, Headed
from runstrength_tui.domain.quicklog.heading import read_heading
from runstrength_tui.domain.quicklog.numbers import amount
from runstrength_tui.domain.quicklog.outcome import Given
from runstrength_tui.domain.quicklog.said import Saying, joined_notes, joined_when, reason_here
from runstrength_tui.domain.quicklog.when import When
from runstrength_tui.domain.quicklog.work import read_work
from runstrength_tui.domain.session import SkipReason
from runstrength_tui.domain.version import Version


class ExerciseEntries:
    """Reads entries of a session into ``entries``."""

    def __init__(self, cur: Cursor, names: Names, given: Given) -> None:
        self.cur, self.names, self.given = cur, names, given
        self.today = given.now.date()
        self.entries = Entries(done=[], notes=[], pains=[], told=[])

    def _plan(self, plan: Plan, start: int, saying: Saying) -> None:
        self._head(Headed(plan=plan, plan_name=plan.name, as_planned=True, alone=True, start=start), saying)

    def _head(self, head: Headed, saying: Saying) -> None:
        read_heading(self.cur, head, saying, self._ends)
        before = self.entries.head
        if before is None:
            self.entries.head = head
        elif head.plan_name or head.plan_id:
            self.cur.refuse("One plan in a line, before all else of its session.", head.start, head.end)
        else:
            before.minutes = before.minutes if head.minutes is None else head.minutes
            before.effort = before.effort if head.effort is None else head.effort
            before.note = joined_notes(before.note, head.note)
            before.early = before.early or head.early
        self._keep_when(saying.said)

    def _left_out(self, saying: Saying) -> bool:
        """``no box jump``, ``skip box jump pain``."""
        cur = self.cur
        start = cur.pos
        if not cur.take(kw.LEAVE_OUT):
            return False
        called = find_exercise(cur, self.names) or begun_exercise(cur, self.names)
        if called is None:
            cur.pos = cur.last = start
            return False
        cur.pos = cur.last = called.end
        reason = reason_here(cur)
        done = self._exercised(called, start, saying)
        if done.work.groups:
            cur.refuse("Either it was left out, or sets of it were done.", start, cur.last)
        if done.work.skipped is None:
            done.work.skipped = reason or SkipReason.TIME
        done.end = cur.last
        return True

    def _number_first(self, start: int, saying: Saying) -> None:
        """``5@185 deadlift``: the name stands behind the numbers; ``7/10``, ``25min`` are of the session."""
        cur = self.cur
        here = cur.pos
        called = name_behind(cur, self.names)
        if called is not None:
            cur.blank(called.start, called.end)
            cur.pos = here
            self._exercised(called, start, saying)
            return
        cur.pos = here
        number = None if cur.sees(kw.OF_TEN) else amount(cur)
        if number is not None and number.unit != "s":
            cur.refuse(
                "Of which exercise? Write its name first, such as press-up 3x8.", here, here, unfinished=True
            )
        cur.pos = here
        self._head(Headed(start=start), saying)

    def _named(self, start: int, saying: Saying) -> None:
        """An exercise or a plan by its name: the longer one where both are called so."""
        cur = self.cur
        here = cur.pos
        called = find_exercise(cur, self.names)
        planned = find_plan(cur, self.names)
        if planned is not None and (called is None or planned[1] > called.end):
            plans, end = planned
            if called is None and len(plans) > 1:
                begun = self._begun(end)
                if begun is not None:
                    self._exercised(begun, start, saying)
                    return
            if len(plans) > 1:
                refuse_plans(cur, plans, here, end)
            cur.pos = cur.last = end
            self._plan(plans[0], start, saying)
            return
        called = called or begun_exercise(cur, self.names)
        if called is None:
            refuse_unknown(cur, self.names)
            return
        cur.pos = cur.last = called.end
        self._exercised(called, start, saying)

    def _begun(self, end: int) -> Called | None:
        """Return the exercise whose name begins with the words here, if they go beyond a plan's name."""
        return begun_exercise(self.cur, self.names) if phrase_end(self.cur) > end else None

    def _exercised(self, called: Called, start: int, saying: Saying) -> Exercised:
        cur, exercise = self.cur, called.exercise
        rung, chosen = called.rung, called.rung is not None and not called.own
        here = cur.pos
        if cur.take(kw.VERSION):
            rung, end = find_version(cur, exercise, self.names)
            cur.pos = cur.last = end
            chosen = True
        else:
            cur.pos = here
        version = Version(exercise, rung or version_to_do(exercise, self.given.before))
        planned = self._of_plan(version)
        if planned is not None and not chosen:
            version = planned
        about = About(
            measure=version.measure,
            kind=version.load,
            weighs=takes_weight(version.load, exercise.load),
            unit=self.given.means.unit,
            planned=planned is not None and planned.rung.id == version.rung.id,
            bands=self.given.means.gear.bands,
        )
        work = read_work(cur, about, saying, self._ends)
        done = Exercised(
            version=version, chosen=chosen, work=work, start=start, end=max(cur.last, called.end)
        )
        self.entries.done.append(done)
        self._keep_when(saying.said)
        return done

    def _of_plan(self, version: Version) -> Version | None:
        """Return the version that the plan asks for, where the exercise is one of the plan's."""
        head = self.entries.head
        if head is None or head.plan is None or not head.as_planned:
            return None
        rungs = {item.rung for item in head.plan.items if item.exercise == version.exercise.id}
        return next(
            (Version(version.exercise, each) for each in version.exercise.ladder if each.id in rungs), None
        )

    def _keep_when(self, said: When) -> None:
        if not said.said:
            return
        before = self.entries.when
        if before.day and said.day and before.day != said.day:
            self.cur.refuse("All of a session is on one day: write the other day in a line of its own.",
                            said.start, said.stop)  # fmt: skip
        self.entries.when = joined_when(before, said) if before.said else said

    def _ends(self, cur: Cursor) -> bool:
        """Whether the comma here ends an entry of a session."""
        return begins_entry(cur, self.names)
