"""What a line says besides names and numbers: when, notes, and why something was left out."""

from __future__ import annotations

from datetime import date
from typing import Final

from runstrength_tui.domain.forms import Form
from runstrength_tui.domain.named import Names
from runstrength_tui.domain.quicklog import keywords as kw
from runstrength_tui.domain.quicklog.commas import ends_note
from runstrength_tui.domain.quicklog.cursor import QUOTED, Cursor, unquoted
from runstrength_tui.domain.quicklog.when import When, read_when, says_when
from runstrength_tui.domain.session import SkipReason
from runstrength_tui.text import clean_text

MOST_NOTE: Final = 20_000
_TO_END: Final = Form(r"[^;\n,]+")


class Saying:
    """Keeps what an entry says of the time, whichever place it says it in."""

    def __init__(self, today: date, names: Names) -> None:
        self.today, self.names = today, names
        self.said = When()

    def when(self, cur: Cursor) -> bool:
        """Read a day or ``at`` with a time where one stands here."""
        if not says_when(cur):
            return False
        found = read_when(cur, self.today)
        if not found.said:
            return False
        self.keep(cur, found)
        return True

    def keep(self, cur: Cursor, found: When) -> None:
        """Take in what was said; refuses what speaks against it."""
        before = self.said
        if (before.day and found.day and before.day != found.day) or (before.at and found.at):
            cur.refuse("That is a second day or time in one entry.", found.start, found.stop)
        self.said = found if not before.said else joined_when(before, found)

    def note(self, cur: Cursor) -> str:
        """Read a note, to the end of its entry; a comma ends it only where an exercise or a run begins."""
        quote = cur.take(QUOTED)
        if quote is not None:
            return clean_note(unquoted(quote))
        cur.skip()
        start = cur.pos
        if cur.done:
            cur.refuse("Write the note behind “note”.", start, start, unfinished=True)
        while cur.take(_TO_END) or not cur.done:
            if cur.done or ends_note(cur, self.names):
                break
            cur.pos += 1
        cur.last = cur.pos
        return clean_note(cur.whole[start : cur.pos].rstrip(" ,"))


def clean_note(text: str) -> str:
    """Return a note as it is kept."""
    return clean_text(text, most=MOST_NOTE, lines=True)


def joined_notes(*notes: str) -> str:
    """Return several notes as one."""
    return " ".join(note for note in notes if note)


def joined_when(before: When, found: When) -> When:
    """Return two halves of what was said of the time as one."""
    return When(
        day=before.day or found.day,
        at=before.at or found.at,
        end_day=before.end_day or found.end_day,
        end=before.end or found.end,
        zone=before.zone or found.zone,
        weekday=before.weekday or found.weekday,
        dated=before.dated or found.dated,
        start=before.start,
        stop=found.stop,
    )


def reason_here(cur: Cursor) -> SkipReason | None:
    """Read why something was left out; None where that is not said."""
    here = cur.pos
    if cur.sees(_COMMA):
        cur.pos += 1
    for form, reason in kw.REASONS:
        if cur.take(form):
            return reason
    cur.pos = here
    return None


_COMMA: Final = Form(",", ",")
