"""What is said of a whole session: its plan, how long and how hard it was, a note."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from runstrength_tui.domain.forms import Form, words
from runstrength_tui.domain.quicklog import keywords as kw
from runstrength_tui.domain.quicklog.cursor import QUOTED, Cursor, shown, unquoted
from runstrength_tui.domain.quicklog.entries_read import Headed
from runstrength_tui.domain.quicklog.numbers import AMOUNT_HERE, amount
from runstrength_tui.domain.quicklog.said import Saying, clean_note, joined_notes

_EFFORT: Final = words(
    r"(nothing at all)|(very easy)|(easy)|(moderate|good|ok)|(somewhat hard)|(very hard)|(hard)|(all out)",
    "aeghmnosv",
)
_EFFORTS: Final = (0, 1, 2, 3, 4, 7, 5, 10)
_AT: Final = Form(r"@ ?(\d{1,2})(?![\d.,:])", "@")
_NOISE: Final = words(r"as planned|done|in|for|was|felt|it|took|with|min|the", "adfimtw")
_SIGNS: Final = Form(r"[:·•&()\[\]-]", "&()-:[]·•")
MOST_MINUTES: Final = 24 * 60


def read_heading(cur: Cursor, head: Headed, saying: Saying, ends: Callable[[Cursor], bool]) -> None:
    """Read what stands behind a plan's name or ``session``, to the end of the entry."""
    while not cur.done:
        start = cur.pos
        if cur.text[cur.pos] == ",":
            if ends(cur):
                break
            cur.pos += 1
        elif cur.take(kw.PLAN):
            named = cur.take(QUOTED)
            head.plan_id = clean_note(unquoted(named)) if named else ""
        elif (quote := cur.take(QUOTED)) is not None:
            head.note = joined_notes(head.note, clean_note(unquoted(quote)))
        elif cur.take(kw.NOTE):
            head.note = joined_notes(head.note, saying.note(cur))
        elif (
            found := cur.take(kw.OF_TEN) or cur.take(kw.EFFORT_WORD) or cur.take(kw.RPE) or cur.take(_AT)
        ) is not None:
            _rate(cur, head, found[1], start)
        elif saying.when(cur):
            continue
        elif cur.take(kw.EARLY):
            head.early = True
        elif (word := cur.take(_EFFORT)) is not None:
            head.effort = _EFFORTS[(word.lastindex or 1) - 1]
        elif AMOUNT_HERE.match(cur.text, cur.pos):
            _length(cur, head, start)
        elif not (cur.take(_NOISE) or cur.take(_SIGNS)):
            told = shown(cur.word())
            cur.refuse(
                f"“{told}” is not understood: put a comma before an exercise, or “note” before a note."
            )
    head.end = cur.last


def _rate(cur: Cursor, head: Headed, text: str, start: int) -> None:
    value = float(text.replace(",", "."))
    if not 0 <= value <= 10:
        cur.refuse("How hard a session was goes from 0 to 10: write 7/10.", start, cur.last)
    head.effort = round(value)


def _length(cur: Cursor, head: Headed, start: int) -> None:
    number = amount(cur)
    if number is not None and number.unit == "s":
        minutes = round(number.value / 60)
        if not 1 <= minutes <= MOST_MINUTES:
            cur.refuse("That is no length of a session: write 25min.", start, cur.last)
        head.minutes = minutes
        return
    cur.refuse("Behind a plan stands how long it took, 25min, or how hard it was, 7/10.", start, cur.last)
