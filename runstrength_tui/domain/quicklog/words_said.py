"""Words among an exercise's sets: notes, days, effort, rest, sides, kinds of sets, and what was left out."""

from __future__ import annotations

import re
from typing import Final

from runstrength_tui.domain.quicklog import keywords as kw
from runstrength_tui.domain.quicklog.chains import Count
from runstrength_tui.domain.quicklog.cursor import QUOTED, unquoted
from runstrength_tui.domain.quicklog.loads import height, weight
from runstrength_tui.domain.quicklog.numbers import AMOUNT_HERE, amount
from runstrength_tui.domain.quicklog.said import clean_note, joined_notes, reason_here
from runstrength_tui.domain.quicklog.sheet import Sheet
from runstrength_tui.domain.rating import MOST_RIR, effort_of
from runstrength_tui.domain.session import SetKind, SkipReason
from runstrength_tui.domain.wording import number_text

_LONGEST_REST_S: Final = 86_400


def said(sheet: Sheet) -> bool:
    """Notes, dates and what stands in brackets."""
    cur = sheet.cur
    if (quote := cur.take(QUOTED)) is not None:
        _note(sheet, unquoted(quote))
        return True
    if cur.take(kw.NOTE):
        _note(sheet, sheet.saying.note(cur))
        return True
    if (tag := cur.take(kw.TAG)) is not None:
        _note(sheet, tag[1])
        return True
    if (label := cur.take(kw.SET_LABEL)) is not None:
        if label[1]:
            sheet.settle()
            sheet.kind = SetKind.WARM_UP
        return True
    if (inside := cur.sees(kw.BRACKETED)) is not None:
        return _brackets(sheet, inside)
    return cur.take(kw.TARGET) is not None or sheet.saying.when(cur)


def _brackets(sheet: Sheet, inside: re.Match[str]) -> bool:
    word = inside[1].strip().lower()
    kind = kw.KIND_IN_BRACKETS.get(word.replace("-", " "))
    if kind is not None:
        sheet.cur.take(kw.BRACKETED)
        sheet.settle()
        for group in sheet.work.groups[-1:]:
            group.kind = kind
        return True
    if word[:1].isalpha() and not any(form.match(word) for form in kw.IN_WORK):
        sheet.cur.take(kw.BRACKETED)
        _note(sheet, inside[1].strip())
        return True
    return False


def _note(sheet: Sheet, text: str) -> None:
    sheet.work.note = joined_notes(sheet.work.note, clean_note(text))


def missed(sheet: Sheet) -> bool:
    """``1 missed``: of the last set."""
    found = sheet.cur.take(kw.MISSED)
    if found is None:
        return False
    sheet.settle()
    if not sheet.work.groups:
        sheet.group((Count(count=0),), found.start())
    sheet.work.groups[-1].missed = int(found[1] or found[2])
    return True


def rated(sheet: Sheet) -> bool:
    """How hard it was, and the rest."""
    cur = sheet.cur
    start = cur.pos
    if (found := cur.take(kw.RPE)) is not None:
        _rir(sheet, 10 - _float(found[1]), start)
    elif (found := cur.take(kw.RIR) or cur.take(kw.LEFT)) is not None:
        _rir(sheet, _float(found[1]), start)
    elif (found := cur.take(kw.EFFORT)) is not None:
        sheet.settle()
        effort = kw.EFFORTS[found[1].lower()]
        group = sheet.last(start)
        _once(sheet, group.rir is None and group.effort not in (None, effort), start)
        group.effort = effort
    elif (found := cur.take(kw.REST)) is not None:
        rest = amount(cur) if AMOUNT_HERE.match(cur.text, cur.pos) else None
        if rest is not None and rest.unit not in ("", "s", "m"):
            cur.refuse("A rest is written as r60s or rest 1:30.", start, cur.last)
        seconds = 0 if rest is None else int(rest.value) * (60 if rest.unit == "m" else 1)
        _rest(sheet, seconds, start)
    elif cur.take(kw.AT):
        _at(sheet, start)
    else:
        return False
    return True


def _rest(sheet: Sheet, seconds: int, start: int) -> None:
    if seconds > _LONGEST_REST_S:
        sheet.cur.refuse("That is no rest between sets: write r60s or rest 1:30.", start, sheet.cur.last)
    sheet.settle()
    if not sheet.work.groups:
        sheet.work.first_rest_s = seconds
    for group in sheet.work.groups[-1:]:
        group.rest_s = seconds


def _rir(sheet: Sheet, rir: float, start: int) -> None:
    if not 0 <= rir <= MOST_RIR:
        sheet.cur.refuse("That goes from 0 to 10: write rpe 8 or rir 2.", start, sheet.cur.last)
    sheet.settle()
    group = sheet.last(start)
    _once(sheet, group.rir not in (None, rir), start)
    group.rir, group.effort = rir, effort_of(rir)


def _once(sheet: Sheet, otherwise: bool, start: int) -> None:
    """Refuse a second word, or a second number, on how hard the same sets were that says otherwise."""
    if otherwise:
        sheet.cur.refuse(
            "How hard it was is said twice, and differently: say it once.", start, sheet.cur.last
        )


def _at(sheet: Sheet, start: int) -> None:
    """``@8``: how hard it was where sets or a weight stand before it, a weight with a unit or above 10."""
    cur = sheet.cur
    here = cur.pos
    number = amount(cur, decimal=True)
    assert number is not None
    if number.unit == "cm":
        height(sheet, round(number.value), start)
        return
    if number.unit not in ("", "k", "kg", "lb"):
        cur.pos = cur.last = here
        return
    if number.unit or number.value > MOST_RIR:
        weight(sheet, number, "", start)
        return
    text = number_text(number.value)
    sure = sheet.loading.said("weights") or not sheet.about.weighs
    sure = sure or (bool(sheet.bare) and sheet.bare[-1].listed)
    sure = sure or bool(not sheet.bare and sheet.work.groups and sheet.work.groups[-1].listed)
    if not sure:
        unit = sheet.about.unit
        cur.ask(
            f"“{cur.text[start : cur.last]}”",
            start,
            cur.last,
            (f"how hard it was, {text} of 10", f"rpe {text}"),
            (f"a weight of {text} {unit}", f"{text}{unit}"),
        )
    _rir(sheet, 10 - number.value, start)


def marks(sheet: Sheet) -> bool:
    """Sides, failure, warm-up and drop sets."""
    cur = sheet.cur
    start = cur.pos
    if cur.take(kw.PER_SIDE):
        sheet.settle()
        if not sheet.work.groups:
            cur.refuse("Write how many first: 3x8/side.", start, cur.last)
        sheet.work.groups[-1].per_side = True
        sheet.work.groups[-1].each = sheet.loading.load_last
    elif cur.take(kw.FAILURE):
        sheet.settle()
        sheet.last(start).to_failure = True
    elif cur.take(kw.WARM_UP):
        sheet.settle()
        sheet.kind = SetKind.WARM_UP
    elif cur.take(kw.DROP):
        sheet.settle()
        sheet.kind = SetKind.DROP
    else:
        return False
    return True


def outcome(sheet: Sheet) -> bool:
    """Left out, with a reason, or not done."""
    cur = sheet.cur
    if cur.take(kw.NOT_DONE):
        sheet.work.not_done = True
    elif cur.take(kw.SKIPPED):
        sheet.settle()
        sheet.work.skipped = reason_here(cur) or SkipReason.TIME
    else:
        return False
    return True


def _float(text: str) -> float:
    return float(text.replace(",", "."))
