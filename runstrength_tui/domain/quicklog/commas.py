"""Whether a comma begins another entry, or goes on with the one before it."""

from __future__ import annotations

from typing import Final

from runstrength_tui.domain.forms import DIGITS, Form, words
from runstrength_tui.domain.named import Names
from runstrength_tui.domain.quicklog import keywords as kw
from runstrength_tui.domain.quicklog.calling import find_exercise, find_plan
from runstrength_tui.domain.quicklog.cursor import Cursor
from runstrength_tui.domain.quicklog.numbers import OF_TEN_ALONE
from runstrength_tui.domain.quicklog.outcome import NotALine
from runstrength_tui.domain.quicklog.when import says_when

_AFTER_COMMA: Final = Form(r"[\s,]*")
_GOES_ON: Final = Form(r"[\d+\-−–@\"“#|(\[!]", DIGITS + '!"#(+-@[|–“−')
_AMOUNT: Final = Form(
    r"[+\-@:]? ?(?:\d|bw\b|l\d|version\b|skip|left out|half\b|marathon\b)", DIGITS + " +-:@bhlmsv"
)
_RUN_WORDS: Final = words(
    r"hr|heart|pulse|avg|average|pace|easy|hard|long|planned|at|tempo|intervals?", "aehilpt"
)


def begins_entry(cur: Cursor, names: Names, *, run: bool = False) -> bool:
    """Return whether behind the comma here another entry begins; ``run``: the entry so far is of a run."""
    here, last = cur.pos, cur.last
    try:
        return _begins(cur, names, run)
    except NotALine:  # a name of several: it is for the next entry to say so
        return True
    finally:
        cur.pos, cur.last = here, last


def _begins(cur: Cursor, names: Names, run: bool) -> bool:
    after = _AFTER_COMMA.match(cur.text, cur.pos)
    assert after is not None
    cur.pos = after.end()
    if cur.done:
        return True
    if not run and OF_TEN_ALONE.match(cur.text, cur.pos):
        return True
    if _GOES_ON.match(cur.text, cur.pos):
        return cur.text[cur.pos] in '"“' and find_exercise(cur, names) is not None
    if cur.sees(kw.SET_LABEL):
        return False
    if find_exercise(cur, names) is not None:
        return True
    here = cur.pos
    if cur.take(kw.LEAVE_OUT) and find_exercise(cur, names) is not None:
        return True
    cur.pos = here
    if cur.sees(kw.NOTE):
        return True
    plan = find_plan(cur, names)
    if plan is not None and " " in cur.text[cur.pos : plan[1]]:
        return True
    if says_when(cur):
        return False
    return not any(cur.sees(form) for form in ((_RUN_WORDS, kw.RPE) if run else kw.IN_WORK))


def ends_note(cur: Cursor, names: Names) -> bool:
    """Return whether behind the comma here something begins that is surely no part of a note."""
    here, last = cur.pos, cur.last
    try:
        cur.pos += 1
        if cur.take(kw.RUN) or cur.take(kw.RACE):
            return cur.sees(_AMOUNT) is not None
        called = find_exercise(cur, names)
        if called is None:
            return False
        cur.pos = called.end
        return cur.sees(_AMOUNT) is not None
    except NotALine:
        return False
    finally:
        cur.pos, cur.last = here, last
