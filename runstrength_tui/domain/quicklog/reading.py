"""A whole line, entry by entry."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.forms import DIGITS, Form
from runstrength_tui.domain.named import Names
from runstrength_tui.domain.quicklog import keywords as kw
from runstrength_tui.domain.quicklog.assembling import Assembling
from runstrength_tui.domain.quicklog.calling import (
    find_exercise,
    find_plan,
    refuse_plans,
)
from runstrength_tui.domain.quicklog.commas import begins_entry
from runstrength_tui.domain.quicklog.cursor import QUOTED, Cursor, unquoted
from runstrength_tui.domain.quicklog.entries_read import Headed
from runstrength_tui.domain.quicklog.exercise_entries import ExerciseEntries
from runstrength_tui.domain.quicklog.outcome import Given, Told, Understood
from runstrength_tui.domain.quicklog.running import RunReader
from runstrength_tui.domain.quicklog.runs_told import Raced, Ran, told_race, told_run
from runstrength_tui.domain.quicklog.said import Saying, clean_note, joined_notes, joined_when
from runstrength_tui.domain.quicklog.telling import totals_of
from runstrength_tui.domain.quicklog.when import When, read_when, says_time, says_when
from runstrength_tui.domain.session import PainArea, PainKind, PainReport
from runstrength_tui.domain.wording_said import pain_text

_SEPARATORS: Final = Form(r"[\s,;]+", "\t\n\x0b\x0c\r ,;\xa0\u2009\u202f")
_DIGIT: Final = Form(r"[+-]?\d|PT\d", DIGITS + "+-p")
_WORD: Final = Form(r"[^\W\d_]")
_FAR: Final = Form(r"\d+(?:[.,]\d+)? ?(?:km|mi|miles?)\b", DIGITS)
MOST_LINE: Final = 20_000


class LineReader(ExerciseEntries):
    """Reads one line, given all that is known besides."""

    def __init__(self, text: str, names: Names, given: Given) -> None:
        super().__init__(Cursor(text), names, given)
        self.runs: list[Ran] = []
        self.races: list[Raced] = []
        self.line = When()
        self.begun: list[int] = []
        """The column each entry so far begins in."""
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
        while cur.pos < len(cur.text):
            self.begun.append(cur.pos)
            self._entry()
            self._between()
        if not self.begun:
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
            *self.entries.told,
        ]
        told.sort(key=lambda each: (each.start, each.end))
        when = self.entries.when
        elsewhen = session is not None and (when.at is not None or session.started_at.date() != now.date())
        return Understood(
            sessions=(session,) if session else (),
            runs=tuple(runs),
            races=tuple(raced.race for raced in self.races),
            told=tuple(told),
            totals=totals_of(session, now, when=elsewhen) if session and (elsewhen or len(told) > 1) else "",
        )

    def _between(self) -> None:
        """Go past what separates entries, and signs before one."""
        cur = self.cur
        while (
            cur.take(_SEPARATORS)
            or (self.stray and cur.take(kw.STRAY))
            or cur.take(kw.BULLET)
            or cur.take(kw.THEN)
        ):
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
        elif self._left_out(saying) or self._pain(start):
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
            told = joined_notes(last.run.note, text)
            self.runs[-1] = replace(last, run=replace(last.run, note=told), end=cur.last)
        else:
            self.entries.notes.append(text)
        return True

    def _pain(self, start: int) -> bool:
        """``pain knee 3``: where, how much of 10, and what it is like where that is said."""
        found = self.cur.take(kw.PAIN)
        if found is None:
            return False
        score = int(found[2])
        if score > 10:
            self.cur.refuse("Pain goes from 0 to 10: write pain knee 3.", start, self.cur.last)
        kind = self.cur.take(kw.PAIN_KIND)
        report = PainReport(
            area=PainArea(found[1].lower()),
            score=score,
            at=self.given.now,
            kind=PainKind(kind[1].lower()) if kind else None,
        )
        self.entries.pains.append(report)
        self.entries.told.append(Told("Pain", pain_text(report), start, self.cur.last))
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
        head = Headed(start=start, end=cur.last, alone=True)
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

    def _ends_run(self, cur: Cursor) -> bool:
        return begins_entry(cur, self.names, run=True)
