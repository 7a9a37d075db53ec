"""Runs and races: ``run 8k 42:10 @6 hard``, ``run tomorrow 18k long``, ``race half 29 nov``."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NoReturn

from runstrength_tui.domain.entries import MOST_M, MOST_SECONDS, date_entry
from runstrength_tui.domain.forms import DIGITS, Form, words
from runstrength_tui.domain.named import Names
from runstrength_tui.domain.profile import Race
from runstrength_tui.domain.quicklog import keywords as kw
from runstrength_tui.domain.quicklog.cursor import QUOTED, Cursor, shown, unquoted
from runstrength_tui.domain.quicklog.numbers import AMOUNT_HERE, Amount, amount
from runstrength_tui.domain.quicklog.outcome import Given
from runstrength_tui.domain.quicklog.runs_told import QUICKEST_S, Raced, Ran, RunSaid
from runstrength_tui.domain.quicklog.said import Saying, clean_note, joined_notes
from runstrength_tui.domain.quicklog.when import When, read_when, says_time
from runstrength_tui.domain.run import HARD_RPE, Run, RunKind
from runstrength_tui.domain.units import DistanceUnit, to_metres
from runstrength_tui.domain.wording import (
    number_text,
)

_NAMED: Final = words(r"(?:(half)(?:[ -]?marathon)?|(marathon)|(?:parkrun))", "hmp")
_KINDS: Final = words(
    r"(?:(easy|recovery|steady)|(hard|tempo|threshold|intervals?|fartlek|hills?|speed|workout)|(long)|(race|raced))",
    "efhilrstw",
)
_HEART: Final = Form(
    r"(?:avg |average )?(?:hr|heart(?: rate)?|pulse)[ :=]?(\d{2,3})(?!\d)|(\d{2,3}) ?bpm\b", DIGITS + "ahp"
)
_PACE: Final = Form(
    r"@? ?(\d{1,2}):([0-5]\d) ?(?:min)? ?/ ?(?:(k|km)|(mi|mile))(?![^\W_])|pace (\d{1,2}):([0-5]\d)",
    DIGITS + " @p",
)
_RPE_AT: Final = Form(r"@ ?(\d{1,2}(?:[.,]\d{1,18})?)(?![\d:])", "@")
_PLANNED: Final = words(r"planned|plan|!", "!p")
_DAY_ONLY: Final = words(r"hour unknown", "h")
_NOISE: Final = words(
    r"in|for|of|the|a|and|with|on|did|run|ran|then|average|avg|time|felt|effort", "adefiortw"
)
_CLOCK_BEHIND: Final = Form(r"(?<!at )(?<!\d)(\d{1,2}:\d\d) *$", DIGITS)
_FASTEST_S: Final = 150
_SLOWEST_S: Final = 720
"""Between these, seconds a kilometre, a clock behind a distance can be the time that a run took."""
_SIGNS: Final = Form(r"[:·•&|/()\[\]-]", "&()-/:[]|·•")
_NAME: Final = Form(r"[^\s,;]+")
_MOST_NAME: Final = 60


class RunReader:
    """Reads the entry of a run or a race behind its first word."""

    def __init__(
        self, cur: Cursor, names: Names, given: Given, ends: Callable[[Cursor], bool], line: When
    ) -> None:
        self.cur, self.ends, self.line = cur, ends, line
        self.unit, self.now = given.distance, given.now
        self.told = RunSaid()
        self.saying = Saying(given.now.date(), names)

    def run(self, start: int, kind: str) -> Ran:
        """Return the run; ``kind`` is the word before ``run``."""
        if kind:
            found = _KINDS.match(kind)
            self.told.kind = _kind(found) if found else None
        self._parts(race=False)
        told, when = self.told, self.saying.said
        if told.metres is None and told.seconds is None and told.kind is None and not told.planned:
            unfinished = not told.note
            self.cur.refuse(
                "How far or how long? Write run 8k 42:10.", start, self.cur.last, unfinished=unfinished
            )
        when, planned = self._ahead(when, told.planned)
        told.planned = planned
        if told.kind is RunKind.RACE and told.planned:
            self.cur.refuse("A race ahead is written race 10k 29 nov.", start, self.cur.last)
        return Ran(run=self._record(), when=when, start=start, end=self.cur.last)

    def race(self, start: int) -> Ran | Raced:
        """Return a race ahead, or the run that a race was where its time is told."""
        self._parts(race=True)
        told, when = self.told, self.saying.said
        today = self.now.date()
        day = when.day or self.line.day
        if told.seconds is not None and (day is None or day <= today):
            told.kind = RunKind.RACE
            told.note = joined_notes(told.name, told.note)
            return Ran(run=self._record(), when=when, start=start, end=self.cur.last)
        if day is None:
            self.cur.refuse("When is it? Write race half 29 nov.", start, self.cur.last, unfinished=True)
        if told.seconds is not None:
            self.cur.refuse("A race that is still ahead has no time yet.", start, self.cur.last)
        if (when.weekday or when.dated) and day < today:
            day = self._next(when)
        name = told.name or told.note
        race = Race(on=day, name=name[:_MOST_NAME], distance_m=told.metres, goal=told.goal)
        return Raced(race=race, start=start, end=self.cur.last)

    def _next(self, when: When) -> date:
        """Return the next day that is called as one behind us was."""
        assert when.day is not None
        if when.weekday:
            return when.day + timedelta(days=7)
        text = f"{when.day.day}.{when.day.month}."
        return date_entry(text, self.now.date(), ahead=True)

    def _ahead(self, when: When, planned: bool) -> tuple[When, bool]:
        """Return when the run is: a day that can be both is ahead for a planned run."""
        today = self.now.date()
        if planned and when.day is not None and (when.weekday or when.dated) and when.day < today:
            when = When(day=self._next(when), at=when.at, zone=when.zone, start=when.start, stop=when.stop)
        day = when.day or self.line.day
        if day is not None and day > today:
            return when, True
        return when, planned

    def _record(self) -> Run:
        told = self.told
        seconds = told.seconds
        metres = told.metres
        if told.pace is not None:
            each, mile = told.pace
            unit_m = to_metres(1, DistanceUnit.MILE if mile else DistanceUnit.KM)
            if seconds is None and metres is not None:
                seconds = round(metres / unit_m * each)
            elif metres is None and seconds is not None:
                metres = round(seconds / each * unit_m, 1)
        if told.clock is not None and metres and told.seconds and told.seconds < metres / 1000 * QUICKEST_S:
            self._too_quick(*told.clock)
        if seconds is not None and not 0 < seconds <= MOST_SECONDS:
            self.cur.refuse("That is no time of a run: write 42:10 or 1:45:00.", None, None)
        hard = told.rpe is not None and told.rpe >= HARD_RPE
        kind = told.kind or (RunKind.HARD if hard else RunKind.EASY)
        return Run(
            id=0, started_at=self.now, updated=self.now, kind=kind, planned=told.planned,
            distance_m=metres, seconds=seconds, rpe=told.rpe, heart_rate=told.heart, note=told.note,
            day_only=told.day_only, origin="line",
        )  # fmt: skip

    def _too_quick(self, start: int, end: int) -> NoReturn:
        """Ask about a clock that cannot be minutes and seconds: nobody runs so fast."""
        text = self.cur.text[start:end]
        first, second = map(int, text.split(":"))
        ways = [(f"{first} hours {second} minutes", f"{first}h{second:02}")]
        if first < 24:
            ways.append((f"the time of day {text}", f"at {text}"))
        if self.told.pace is None and _FASTEST_S <= first * 60 + second <= _SLOWEST_S:
            unit = "mi" if self.unit is DistanceUnit.MILE else "km"
            ways.insert(0, (f"{text} a {'mile' if unit == 'mi' else unit}", f"{text}/{unit}"))
        if first < 24:
            self.cur.ask(f"“{text}”", start, end, *ways)
        self.cur.refuse(f"That far in {text} is faster than anyone runs.", start, end)

    def _parts(self, *, race: bool) -> None:
        cur = self.cur
        while not cur.done:
            if cur.text[cur.pos] == ",":
                if self.ends(cur):
                    return
                cur.pos += 1
                continue
            if self._part(race=race):
                continue
            if race:
                self._name()
                continue
            word = shown(cur.word())
            cur.refuse(
                f"“{word}” is not understood: put a comma before an exercise, or “note” before a note."
            )

    def _part(self, *, race: bool) -> bool:
        cur, told = self.cur, self.told
        start = cur.pos
        if (quote := cur.take(QUOTED)) is not None:
            text = clean_note(unquoted(quote))
            if race and not told.name:
                told.name = text
            else:
                told.note = joined_notes(told.note, text)
        elif cur.take(kw.NOTE):
            told.note = joined_notes(told.note, self.saying.note(cur))
        elif (pace := cur.take(_PACE)) is not None:
            minutes, seconds = int(pace[1] or pace[5]), int(pace[2] or pace[6])
            mile = bool(pace[4]) or (bool(pace[5]) and self.unit is DistanceUnit.MILE)
            told.pace = (minutes * 60 + seconds or 1, mile)
        elif self.saying.when(cur):
            self._time_behind(cur)
        elif (found := cur.take(_HEART)) is not None:
            told.heart = int(found[1] or found[2])
            if not 25 <= told.heart <= 250:
                cur.refuse(f"{told.heart} is no heart rate.", start, cur.last)
        elif (
            found := cur.take(kw.RPE) or cur.take(_RPE_AT) or cur.take(kw.OF_TEN) or cur.take(kw.EFFORT_WORD)
        ) is not None:
            told.rpe = float(found[1].replace(",", "."))
            if not 0 <= told.rpe <= 10:
                cur.refuse("How hard it was goes from 0 to 10: write @6.", start, cur.last)
        elif (named := cur.take(_NAMED)) is not None:
            self._distance(21_097.5 if named[1] else 42_195.0 if named[2] else 5000.0, start)
        elif not race and cur.take(_PLANNED):
            told.planned = True
        elif not race and cur.take(_DAY_ONLY):
            told.day_only = True
        elif race and cur.take(kw.GOAL):
            told.goal = True
        elif not race and (found := cur.take(_KINDS)) is not None:
            told.kind = _kind(found)
        elif AMOUNT_HERE.match(cur.text, cur.pos):
            return self._number()
        else:
            return (not (race and told.name) and cur.take(_NOISE) is not None) or cur.take(_SIGNS) is not None
        return True

    def _time_behind(self, cur: Cursor) -> None:
        """Take a time of day right behind the day, so that it is not the time that the run took."""
        told, said = self.told, self.saying.said
        if said.at is None and says_time(cur):
            self.saying.keep(cur, read_when(cur, self.now.date()))
            said = self.saying.said
        if said.at is None or told.metres is None or told.seconds is not None:
            return
        pace = (said.at.hour * 60 + said.at.minute) / (told.metres / 1000)
        text = _CLOCK_BEHIND.search(cur.text, 0, cur.last)
        if text is not None and _FASTEST_S <= pace <= _SLOWEST_S:
            minutes, seconds = said.at.hour, said.at.minute
            cur.ask(
                f"“{text[1]}”",
                text.start(1),
                text.end(1),
                (f"a run of {text[1]} minutes", f"{minutes}min {seconds}s"),
                (f"a run at {text[1]}", f"at {text[1]}"),
            )

    def _number(self) -> bool:
        cur = self.cur
        start = cur.pos
        number = amount(cur, decimal=True)
        if number is None:
            return False
        if number.unit in ("k", "km"):
            self._distance(number.value * 1000, start)
        elif number.unit == "mi":
            self._distance(to_metres(number.value, DistanceUnit.MILE), start)
        elif number.unit == "m":
            self._distance(number.value, start)
        elif number.unit == "s":
            self._seconds(number, start)
        elif number.unit:
            cur.refuse("A run has a distance and a time: write run 8k 42:10.", start, cur.last)
        elif self.told.metres is None:
            self._distance(to_metres(number.value, self.unit), start)
        else:
            text = number_text(number.value)
            cur.ask(
                f"“{text}”", start, cur.last,
                (f"{text} minutes", f"{text}min"), (f"how hard it was, {text} of 10", f"rpe {text}"),
            ) if number.value <= 10 and self.told.rpe is None and self.told.seconds is None else cur.refuse(
                f"“{text}” needs a unit: {text}min, or @6 for how hard it was.", start, cur.last
            )  # fmt: skip
        return True

    def _distance(self, metres: float, start: int) -> None:
        if self.told.metres is not None:
            self.cur.refuse("That is a second distance in one run.", start, self.cur.last)
        if not 0 < metres <= MOST_M:
            self.cur.refuse("That is no distance of a run: write 8k.", start, self.cur.last)
        self.told.metres = metres

    def _seconds(self, number: Amount, start: int) -> None:
        if self.told.seconds is not None:
            self.cur.refuse(
                "That is a second time in one run: write “at” before a time of day.", start, self.cur.last
            )
        if not 0 < number.value <= MOST_SECONDS:
            self.cur.refuse("That is no time of a run: write 42:10 or 1:45:00.", start, self.cur.last)
        self.told.seconds = round(number.value)
        if self.cur.text[number.start : number.end].count(":") == 1:
            self.told.clock = number.start, number.end

    def _name(self) -> None:
        found = self.cur.take(_NAME)
        if found is None:
            self.cur.pos += 1
            return
        self.told.name = clean_note(f"{self.told.name} {found[0]}")[:_MOST_NAME]


def _kind(found: re.Match[str]) -> RunKind:
    if found[1]:
        return RunKind.EASY
    return RunKind.HARD if found[2] else RunKind.LONG if found[3] else RunKind.RACE
