"""A line while it is written: what it comes to so far, ways to go on, and the lines written before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.named import Names
from runstrength_tui.domain.quicklog.outcome import Completion, Given, NotALine, Told, Understood
from runstrength_tui.domain.quicklog.runs_told import runs_there
from runstrength_tui.domain.run import Run

UNDO: Final = "undo"
"""The one word that is no entry: it takes the newest change back."""
MOST_OPTIONS: Final = 5
_MOST_STORED: Final = 100


class Option(Struct, frozen=True):
    """One way to go on: what it means, and the line written so."""

    words: str
    text: str
    cursor: int
    hint: str = ""
    """What the words are, in a few more."""


class Writing:
    """What is typed into a line, key by key; knows nothing of the screen, and stores nothing.

    ``read`` and ``complete`` are the grammar's; until ``know`` was called nothing is read.
    """

    def __init__(
        self,
        read: Callable[[str, Names, Given], Understood],
        complete: Callable[[str, int, Names, Given], Sequence[Completion]],
        text: str = "",
    ) -> None:
        self._read = read
        self._complete = complete
        self._names: Names | None = None
        self._given: Given | None = None
        self._runs: tuple[Run, ...] = ()
        self._earlier: tuple[str, ...] = ()
        """Newest first."""
        self._at: int | None = None
        """Which of the earlier lines stands there."""
        self._own = text
        """What was typed before earlier lines were looked through."""
        self.last = ""
        """What ``undo`` takes back; empty where there is nothing."""
        self.text, self.cursor = text, len(text)
        self.understood: Understood | None = None
        self.there: tuple[str, ...] = ()
        """A sentence for each of its runs that seems to be in the history already."""
        self.fault: NotALine | None = None
        self.insisted = False
        """``enter`` was pressed on a line that is not understood."""
        self.options: tuple[Option, ...] = ()
        self.chosen: int | None = None
        """Which of the options ``enter`` takes."""

    def know(
        self, names: Names, given: Given, earlier: Sequence[str], last: str, runs: Sequence[Run] = ()
    ) -> None:
        """Read by these from now on; what is typed already is read. ``runs`` are those in the history."""
        self._names, self._given, self._earlier, self.last = names, given, tuple(earlier), last
        self._runs = tuple(runs)
        self._look()

    @property
    def known(self) -> bool:
        """Whether lines are read yet."""
        return self._given is not None

    @property
    def undo(self) -> bool:
        """Whether the line is the word that takes the newest change back."""
        return self.text.strip().lower() == UNDO

    @property
    def empty(self) -> bool:
        """Whether nothing is written."""
        return not self.text.strip()

    @property
    def told(self) -> tuple[Told, ...]:
        """What is understood: all of the line, or what stands before its fault."""
        found = self.understood or self.fault
        return found.told if found is not None else ()

    def typed(self, text: str, cursor: int) -> None:
        """Take in what the line says now."""
        self._at, self._own = None, text
        self._set(text, cursor)

    def up(self) -> None:
        """Go up among the options, or back to an earlier line."""
        if self.chosen is not None:
            self.chosen = self.chosen - 1 if self.chosen else None
            return
        at = 0 if self._at is None else self._at + 1
        if at < len(self._earlier):
            self._at = at
            self._set(self._earlier[at])

    def down(self) -> None:
        """Come forward among earlier lines, or down among the options."""
        if self._at is not None:
            self._at = self._at - 1 if self._at else None
            self._set(self._own if self._at is None else self._earlier[self._at])
        elif self.options:
            self.chosen = 0 if self.chosen is None else min(self.chosen + 1, len(self.options) - 1)

    def tab(self, by: int) -> None:
        """Write the next option into the line, and the one after it at the next ``tab``."""
        if not self.options:
            self.options = self._completed()
        if not self.options:
            return
        options = self.options
        if self.chosen is None:
            chosen = 0 if by > 0 else len(options) - 1
        else:
            chosen = (self.chosen + by) % len(options)
        self.typed(options[chosen].text, options[chosen].cursor)
        if len(options) > 1:
            self.options, self.chosen = options, chosen

    @property
    def to_take(self) -> Option | None:
        """The chosen option, where it is not in the line already."""
        option = None if self.chosen is None else self.options[self.chosen]
        return option if option is not None and option.text != self.text else None

    def take(self) -> bool:
        """Write the chosen option into the line; whether there was one that is not written yet."""
        option = self.to_take
        if option is None:
            return False
        self.typed(option.text, option.cursor)
        return True

    def insist(self, now: datetime) -> None:
        """``enter`` was pressed: what is unfinished is an error, and a line without a date is of now."""
        if self._given is not None:
            self._given = replace(self._given, now=now)
        self._look()
        self.insisted = True

    def _set(self, text: str, cursor: int | None = None) -> None:
        self.text, self.cursor = text, len(text) if cursor is None else cursor
        self._look()

    def _look(self) -> None:
        self.understood, self.fault, self.options, self.chosen, self.insisted = None, None, (), None, False
        self.there = ()
        if self._names is None or self._given is None or self.empty or self.undo:
            return
        try:
            self.understood = self._read(self.text, self._names, self._given)
        except NotALine as fault:
            self.fault = fault
            self.options = self._ways_on(fault)
        else:
            today, unit = self._given.now.date(), self._given.distance
            self.there = tuple(runs_there(self.understood.runs, self._runs, today, unit))

    def _ways_on(self, fault: NotALine) -> tuple[Option, ...]:
        if fault.readings:
            return tuple(Option(each.means, each.write, len(each.write)) for each in fault.readings)
        if fault.nearest:
            return tuple(self._instead(name, fault.start, fault.end) for name in fault.nearest[:MOST_OPTIONS])
        return self._completed() if fault.unfinished else ()

    def _completed(self) -> tuple[Option, ...]:
        if self._names is None or self._given is None:
            return ()
        found = self._complete(self.text, self.cursor, self._names, self._given)[:MOST_OPTIONS]
        return tuple(self._instead(each.text, each.start, each.end, " ", each.hint) for each in found)

    def _instead(self, words: str, start: int, end: int, at_end: str = "", hint: str = "") -> Option:
        """Return the line with words in place of some of its own, the cursor behind all that is written."""
        text = self.text[:start] + words + (self.text[end:] or at_end)
        return Option(words, text, len(text), hint)


def stored_text(understood: Understood) -> str:
    """Return in one line what was stored, in the words it was shown in; the first entries of many."""
    entries = [", ".join(part for part in (each.what, each.how) if part) for each in understood.told]
    said = entries[:1]
    for entry in entries[1:]:
        if len("; ".join([*said, entry])) > _MOST_STORED:
            break
        said.append(entry)
    more = len(entries) - len(said)
    return "; ".join(said) + (f"; and {more} more" if more else "")
