"""A whole line, entry by entry."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.forms import DIGITS, Form
from runstrength_tui.domain.live.opening import version_to_do
from runstrength_tui.domain.named import Names
from runstrength_tui.domain.plan import Plan
from runstrength_tui.domain.quicklog import keywords as kw
from runstrength_tui.domain.quicklog.assembling import Assembling
from runstrength_tui.domain.quicklog.building import Version
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
from runstrength_tui.domain.quicklog.cursor import QUOTED, Cursor, unquoted
from runstrength_tui.domain.quicklog.entries_read import Entries, Exercised, Headed
from runstrength_tui.domain.quicklog.heading import read_heading
from runstrength_tui.domain.quicklog.outcome import Given, Told, Understood
from runstrength_tui.domain.quicklog.running import RunReader
from runstrength_tui.domain.quicklog.runs_told import Raced, Ran, told_race, told_run
from runstrength_tui.domain.quicklog.said import Saying, clean_note, joined_when, reason_here
from runstrength_tui.domain.quicklog.telling import session_texts
from runstrength_tui.domain.quicklog.when import When, read_when, says_time, says_when
from runstrength_tui.domain.quicklog.work import read_work
from runstrength_tui.domain.session import SkipReason

_SEPARATORS: Final = Form(r"[\s,;]+", "\t\n\x0b\x0c\r ,;\xa0\u2009\u202f")
_DIGIT: Final = Form(r"[+-]?\d|PT\d", DIGITS + "+-p")
_WORD: Final = Form(r"[^\W\d_]")
_FAR: Final = Form(r"\d+(?:[.,]\d+)? ?(?:km|mi|miles?)\b", DIGITS)
MOST_LINE: Final = 20_000


class LineReader:
    """Reads one line, given all that is known besides."""

    def __init__(self, text: str, names: Names, given: Given) -> None:
        self.cur = Cursor(text)
        self.names, self.given = names, given
        self.today = given.now.date()
        self.entries = Entries(done=[], notes=[])
        self.runs: list[Ran] = []
        self.races: list[Raced] = []
        self.line = When()
        self.stray = "#" in text or "hevyapp" in text.casefold()

    def read(self) -> Understood:
        """Return what the line says."""
        cur = self.cur
        if len(cur.whole) > MOST_LINE:
            cur.refuse(f"That is more than a line: it has {len(cur.whole)} signs.", 0, MOST_LINE)
        self._between()
        if not cur.done and (says_when(cur) or says_time(cur)):
            self.line = read_when(cur, self.today)
            self._between()
        began = False
        while cur.pos < len(cur.text):
            began = True
            self._entry()
            self._between()
        if not began:
            cur.refuse(
                "Write what you did, such as run 8k 42:10, press-up 3x12.",
                cur.last,
                cur.last,
                unfinished=True,
            )
        return self._together()

    def _together(self) -> Understood:
        if self.line.said:
            own = self.entries.when
            self.entries.when = self.line if not own.said else joined_when(own, self.line)
        assembling = Assembling(self.cur, self.names, self.given)
        session, runs = assembling.session(self.entries, self.runs)
        unit, now = self.given.distance, self.given.now
        told: list[Told] = [
            *(told_run(ran, run, unit, now) for ran, run in zip(self.runs, runs, strict=True)),
            *(told_race(raced, unit, now) for raced in self.races),
            *assembling.told,
        ]
        told.sort(key=lambda each: (each.start, each.end))
        several = session is not None and len(told) > 1
        return Understood(
            sessions=(session,) if session else (),
            runs=tuple(runs),
            races=tuple(raced.race for raced in self.races),
            told=tuple(told),
            totals=session_texts(session) if session and several else "",
        )

    def _between(self) -> None:
        """Go past what separates entries, and signs before one."""
        cur = self.cur
        while cur.take(_SEPARATORS) or (self.stray and cur.take(kw.STRAY)) or cur.take(kw.BULLET):
            continue

    def _entry(self) -> None:
        cur = self.cur
        start = cur.pos
        if self._remark():
            return
        saying = Saying(self.today, self.names)
        if says_when(cur):
            saying.when(cur)
            if cur.done or cur.text[cur.pos] == ",":
                self._keep_when(saying.said)
                return
        if self._run(start, saying):
            return
        if (cur.take(kw.SESSION)) is not None:
            self._session(start, saying)
        elif cur.take(kw.PLANNED):
            if self.given.planned is None:
                cur.refuse("There is no plan that is due: write its name.", start, cur.last)
            self._plan(self.given.planned, start, saying)
        elif self._left_out(saying):
            return
        elif (_DIGIT.match(cur.text, cur.pos) or cur.sees(kw.BODYWEIGHT)) and not find_exercise(
            cur, self.names
        ):
            self._number_first(start, saying)
        else:
            self._named(start, saying)

    def _remark(self) -> bool:
        """A note on the session or the run before it."""
        cur = self.cur
        if cur.take(kw.NOTE):
            text = Saying(self.today, self.names).note(cur)
        elif cur.sees(QUOTED) and find_exercise(cur, self.names) is None:
            quote = cur.take(QUOTED)
            assert quote is not None
            text = unquoted(quote)
        else:
            return False
        text = clean_note(text)
        if self.runs and not self.entries.done and self.entries.head is None:
            last = self.runs[-1]
            told = f"{last.run.note} {text}".strip()
            self.runs[-1] = replace(last, run=replace(last.run, note=told), end=cur.last)
        else:
            self.entries.notes.append(text)
        return True

    def _run(self, start: int, saying: Saying) -> bool:
        cur = self.cur
        here = cur.pos
        run = cur.take(kw.RUN)
        race = None if run else cur.take(kw.RACE)
        far = None if run or race else cur.sees(_FAR)
        if run is None and race is None and far is None:
            return False
        after = cur.pos
        cur.pos = here
        called = find_exercise(cur, self.names) if far is None else None
        if called is not None and called.end > after:
            return False
        cur.pos = after
        line = saying.said if saying.said.said else self.line
        reader = RunReader(cur, self.names, self.given, self._ends_run, line)
        reader.saying.said = saying.said
        if race is not None:
            found = reader.race(start)
            if isinstance(found, Raced):
                self.races.append(found)
            else:
                self.runs.append(found)
        else:
            self.runs.append(reader.run(start, (run[1] or "") if run else ""))
        return True

    def _session(self, start: int, saying: Saying) -> None:
        """``session`` with a plan's name: what was done under it is written behind it, all of it."""
        cur = self.cur
        head = Headed(start=start, end=cur.last)
        if (quote := cur.sees(QUOTED)) is not None:
            found = find_plan(cur, self.names)
            cur.take(QUOTED)
            head.plan_name = clean_note(unquoted(quote))
            exact = [plan for plan in (found[0] if found else ()) if plan.name == unquoted(quote)]
            head.plan = exact[0] if exact else None
        elif not cur.done and _WORD.match(cur.text, cur.pos) and not cur.sees(kw.NOTE):
            found = find_plan(cur, self.names)
            if found is not None:
                plans, end = found
                if len(plans) > 1:
                    refuse_plans(cur, plans, cur.pos, end)
                head.plan, head.plan_name = plans[0], plans[0].name
                cur.pos = cur.last = end
        self._head(head, saying)

    def _plan(self, plan: Plan, start: int, saying: Saying) -> None:
        self._head(Headed(plan=plan, plan_name=plan.name, as_planned=True, start=start), saying)

    def _head(self, head: Headed, saying: Saying) -> None:
        read_heading(self.cur, head, saying, self._ends)
        before = self.entries.head
        if before is not None and (
            before.plan_name or before.plan_id or before.minutes or before.effort is not None
        ):
            self.cur.refuse("One plan in a line: write the other one by itself.", head.start, head.end)
        self.entries.head = head
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
            if phrase_end(cur) <= end or called is None or planned[1] > called.end:
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
        if not chosen:
            version = self._of_plan(version)
        about = About(
            name=version.rung.name,
            measure=version.measure,
            kind=version.kind,
            weighs=takes_weight(version.kind, exercise.load),
            unit=self.given.means.unit,
        )
        work = read_work(cur, about, saying, self._ends)
        done = Exercised(
            version=version, chosen=chosen, work=work, start=start, end=max(cur.last, called.end)
        )
        self.entries.done.append(done)
        self._keep_when(saying.said)
        return done

    def _of_plan(self, version: Version) -> Version:
        """Return the version that the plan asks for, where the exercise is one of the plan's."""
        head = self.entries.head
        if head is None or head.plan is None or not head.as_planned:
            return version
        for item in head.plan.items:
            if item.exercise == version.exercise.id:
                for rung in version.exercise.ladder:
                    if rung.id == item.rung:
                        return Version(version.exercise, rung)
        return version

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

    def _ends_run(self, cur: Cursor) -> bool:
        return begins_entry(cur, self.names, run=True)
