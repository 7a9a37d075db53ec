"""Numbers among an exercise's sets: sets and reps, sides, weights, heights and bands."""

from __future__ import annotations

from typing import Final

from runstrength_tui.domain.entries import MOST_CM
from runstrength_tui.domain.exercise import Measure
from runstrength_tui.domain.forms import DIGITS, Form
from runstrength_tui.domain.quicklog import keywords as kw
from runstrength_tui.domain.quicklog.chains import (
    MOST_COUNT,
    MOST_SETS,
    Chain,
    Count,
    Weighed,
    read_chain,
    weight_of,
)
from runstrength_tui.domain.quicklog.cursor import QUOTED, unquoted
from runstrength_tui.domain.quicklog.groups import Sign, Weight
from runstrength_tui.domain.quicklog.numbers import AMOUNT_HERE, Amount, amount
from runstrength_tui.domain.quicklog.said import clean_note
from runstrength_tui.domain.quicklog.sheet import Sheet

_SIGN: Final = Form(r"([+\-−–])[ \u00a0]?(?=\d)", "+-–−")
_AND: Final = Form(r"[ \u00a0]?\+[ \u00a0]?(?=\d)", " +\xa0")
_SIDES_AFTER: Final = Form(r"(\d{1,2}) ?[x×*] ?(?=l(?:eft)? ?\d)", DIGITS)
_PREFIXES: Final[tuple[tuple[Form, Sign], ...]] = (
    (kw.WITH, "with"),
    (kw.ADDED, "added"),
    (kw.HELP, "help"),
)
_FARTHEST_CM: Final = 300


def signed(sheet: Sheet) -> bool:
    """``+10kg``, ``-20kg``, ``help 20kg``, ``with 16kg``."""
    cur = sheet.cur
    start = cur.pos
    sign: Sign | None = None
    if (found := cur.take(_SIGN)) is not None:
        sign = "+" if found[1] == "+" else "-"
    else:
        sign = next((each for form, each in _PREFIXES if cur.take(form)), None)
    if sign is None:
        return False
    number = amount(cur)
    assert number is not None
    if sign in ("+", "-") and number.unit not in ("", "k", "kg", "lb"):
        return False
    weight(sheet, number, sign, start)
    return True


def sides(sheet: Sheet) -> bool:
    """``L8 R7``, with ``3x`` before it where several sets were so."""
    cur = sheet.cur
    start = cur.pos
    many = 1
    if (times := cur.take(_SIDES_AFTER)) is not None:
        many = int(times[1])
    found = cur.take(kw.SIDES)
    if found is None:
        if cur.sees(kw.ONE_SIDE):
            cur.refuse("Write both sides, such as L8 R7.", unfinished=True)
        return False
    if not 1 <= many <= MOST_SETS:
        cur.refuse(f"{many} sets: write how many there were.", start, cur.last)
    left, right = int(found["l"]), int(found["r"])
    if left + right > MOST_COUNT:
        cur.refuse(f"A set holds {MOST_COUNT} at most.", start, cur.last)
    unit = (found["lu"] or found["ru"] or "").lower()
    count = Count(count=left + right, left=left, right=right, unit=unit)
    sheet.settle(sets=True)
    sheet.group((count,) * many, start, listed=True)
    return True


def numbers(sheet: Sheet) -> bool:
    """Sets and reps, with a weight or without, a weight, a height, or bare numbers."""
    cur = sheet.cur
    if not AMOUNT_HERE.match(cur.text, cur.pos) and not cur.sees(kw.BODYWEIGHT):
        return False
    start = cur.pos
    chain = read_chain(cur, sheet.about)
    if chain is None:
        return _bodyweight(sheet, start)
    if chain.bare:
        sheet.bare.append(chain)
        return True
    sheet.settle(sets=bool(chain.counts))
    weights = tuple(
        sheet.bounded(Weight(of=each, sign="bw" if each.bodyweight else "", start=chain.start, end=chain.end))
        for each in chain.weights
    )
    if chain.height is not None:
        height(sheet, chain.height, chain.start)
    elif not chain.counts and len(weights) == 1:
        _weigh(sheet, weights[0])
    elif not chain.counts:
        sheet.weigh(weights)
    else:
        _counted(sheet, chain, weights)
    return True


def _bodyweight(sheet: Sheet, start: int) -> bool:
    """``BW``, ``BW+10kg``, ``BW-20kg``."""
    cur = sheet.cur
    if not cur.take(kw.BODYWEIGHT):
        return False
    sheet.settle()
    sign = cur.take(_SIGN)
    if sign is None:
        sheet.weigh((Weight(of=Weighed(bodyweight=True), sign="bw", start=start, end=cur.last),))
        return True
    number = amount(cur)
    assert number is not None
    weight(sheet, number, "bw+" if sign[1] == "+" else "bw-", start)
    return True


def loads(sheet: Sheet) -> bool:
    """Loads in words: bands, boxes, none."""
    cur = sheet.cur
    start = cur.pos
    if cur.take(kw.NO_WEIGHT):
        sheet.settle()
        sheet.weigh((Weight(of=Weighed(), sign="none", start=start, end=cur.last),))
    elif cur.take(kw.NO_BOX):
        sheet.settle()
        sheet.loading.load("box_cm", 0)
    elif cur.take(kw.BAND_QUOTED):
        sheet.settle()
        quote = cur.take(QUOTED)
        sheet.loading.load("band", clean_note(unquoted(quote))[:30] if quote else "")
    elif (found := cur.take(kw.BAND)) is not None:
        sheet.settle()
        band = " ".join((found[1] or "").lower().split())[:30]
        owned = next((each for each in sheet.about.bands if each.casefold() == band), band)
        sheet.loading.load("band", owned)
    elif cur.take(kw.GAP):
        number = amount(cur)
        _gap(sheet, round(number.value) if number else 0, start)
    elif cur.take(kw.BOX):
        number = amount(cur)
        if number is not None:
            if number.unit not in ("", "cm"):
                cur.refuse("A height is written as 30cm.", number.start, number.end)
            height(sheet, round(number.value), start)
    else:
        return False
    return True


def weight(sheet: Sheet, number: Amount, sign: Sign, start: int) -> None:
    """Take in a weight that stands by itself."""
    sheet.settle()
    _weigh(sheet, Weight(of=weight_of(sheet.cur, number, "", sheet.about.unit), sign=sign, start=start))


def _weigh(sheet: Sheet, weight: Weight) -> None:
    """Take in a weight, with those that were held with it and the word behind it."""
    cur, of, sign = sheet.cur, weight.of, weight.sign
    while sign in ("", "with") and cur.take(_AND):
        other = amount(cur)
        assert other is not None
        more = weight_of(cur, other, of.unit, sheet.about.unit)
        if more.unit is not of.unit:
            cur.refuse("Write weights that are added up in one unit.", weight.start, cur.last)
        of = Weighed(amount=of.amount + more.amount, unit=of.unit)
    if sign in ("", "+", "-") and cur.take(kw.HELP_BEHIND):
        sign = "help"
    elif sign == "" and cur.take(kw.ADDED_BEHIND):
        sign = "added"
    sheet.weigh((sheet.bounded(Weight(of=of, sign=sign, start=weight.start, end=cur.last)),))


def _counted(sheet: Sheet, chain: Chain, weights: tuple[Weight, ...]) -> None:
    counts = chain.counts
    first = counts[0]
    if first.rest_s is not None and sheet.work.groups and sheet.about.measure is Measure.SECONDS:
        group = sheet.work.groups[-1]  # 3x1 60s|30s
        if all(each.count == 1 and not each.unit for each in group.counts):
            group.counts = (Count(count=first.count, unit="s"),) * len(group.counts)
            group.rest_s = first.rest_s
            return
    if len(weights) > 1:
        if len(counts) == 1:
            counts = counts * len(weights)
        if len(counts) != len(weights):
            sheet.cur.refuse(
                f"{len(weights)} weights and {len(counts)} counts: write as many of both.",
                chain.start,
                chain.end,
            )
    sheet.group(counts, chain.start, weights=weights, listed=chain.listed)
    if first.rest_s is not None:
        sheet.work.groups[-1].rest_s = first.rest_s


def height(sheet: Sheet, cm: int, start: int) -> None:
    """Take in the height of a box, or how far away it stands."""
    sheet.settle()
    if sheet.cur.take(kw.AWAY):
        _gap(sheet, cm, start)
        return
    sheet.cur.take(kw.BOX)
    if not 1 <= cm <= MOST_CM:
        sheet.cur.refuse(f"{cm} cm is no height of a box.", start, sheet.cur.last)
    sheet.loading.load("box_cm", cm)


def _gap(sheet: Sheet, cm: int, start: int) -> None:
    if not 1 <= cm <= _FARTHEST_CM:
        sheet.cur.refuse(f"{cm} cm is no way to stand from a box.", start, sheet.cur.last)
    sheet.loading.load("gap_cm", cm)
