"""What stands behind an exercise's name: sets, weights, effort, rest, sides and a note, in any order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from runstrength_tui.domain.forms import Form
from runstrength_tui.domain.quicklog import keywords as kw
from runstrength_tui.domain.quicklog.chains import MOST_SETS, About
from runstrength_tui.domain.quicklog.cursor import Cursor
from runstrength_tui.domain.quicklog.groups import Work
from runstrength_tui.domain.quicklog.loads import loads, numbers, sides, signed
from runstrength_tui.domain.quicklog.said import Saying
from runstrength_tui.domain.quicklog.sheet import Sheet
from runstrength_tui.domain.quicklog.words_said import marks, missed, outcome, rated, said

_PARTS: Final = (said, signed, sides, missed, rated, numbers, marks, loads, outcome)
"""In the order in which they are tried: the first that knows the words here takes them."""
_NEXT_SET: Final = Form(rf"[;\s]+(?={kw.SET_LABEL.pattern})", "\t\n\x0b\x0c\r ;\xa0\u2009\u202f")
_NEXT_LINE: Final = Form(r"[ ]*\n\s*(?=\d)(?!\d{4}-|\d{1,2}\.\d|\d{1,2}[:h]\d\d\b)", "\n ")


def read_work(cur: Cursor, about: About, saying: Saying, ends: Callable[[Cursor], bool]) -> Work:
    """Return what is said of an exercise, up to the end of its entry.

    ``ends`` says whether a comma where the cursor stands begins another entry.
    """
    sheet = Sheet(cur, about, saying)
    while not cur.done or _goes_on(sheet):
        if cur.text[cur.pos] == ",":
            if ends(cur):
                break
            cur.pos += 1
            continue
        _part(sheet)
    sheet.settle()
    if about.planned and sheet.loading.load_last and not sheet.work.groups:
        sheet.last(cur.last)
    sheet.loading.spread()
    work = sheet.work
    if sheet.kind is not None and work.groups:
        work.groups[-1].kind = sheet.kind
    if sum(len(group.counts) for group in work.groups) > MOST_SETS:
        cur.refuse(f"An exercise holds {MOST_SETS} sets at most.", work.groups[0].start, cur.last)
    return work


def _goes_on(sheet: Sheet) -> bool:
    """Go past the end of a line where the sets go on in the next, as other trackers share them."""
    cur = sheet.cur
    found = _NEXT_SET.match(cur.text, cur.pos)
    if found is None and sheet.work.empty and not sheet.bare:
        found = _NEXT_LINE.match(cur.text, cur.pos)
    if found is None:
        return False
    cur.pos = found.end()
    return True


def _part(sheet: Sheet) -> None:
    cur = sheet.cur
    for part in _PARTS:
        here, last = cur.pos, cur.last
        if part(sheet):
            return
        cur.pos, cur.last = here, last
    if cur.take(kw.NOISE):
        return
    if cur.sees(kw.AT_BARE):
        cur.refuse("Behind @ stands how hard it was, or a weight: @8, @60kg.", unfinished=True)
    word = cur.word()
    if sheet.work.empty and not sheet.bare and word[:1].isalpha():
        cur.refuse(
            f"“{word}” belongs to no exercise that is known: write the sets behind the name, such as 3x8."
        )
    cur.refuse(f"“{word}” is not understood: put a comma before another exercise, or “note” before a note.")
