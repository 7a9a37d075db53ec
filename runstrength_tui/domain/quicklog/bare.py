"""Bare numbers told apart: reps, a weight or a height before the sets, one behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NoReturn

from msgspec import Struct

from runstrength_tui.domain.exercise import LoadKind
from runstrength_tui.domain.quicklog.chains import About, Chain, Count, count_of, weight_of
from runstrength_tui.domain.quicklog.cursor import Cursor
from runstrength_tui.domain.quicklog.groups import Weight
from runstrength_tui.domain.quicklog.numbers import Amount
from runstrength_tui.domain.rating import MOST_RIR

_FAR_MORE: Final = 2.0
"""How many times as large as the reps behind it a bare number must be to be a weight."""
_LEAST_WEIGHT: Final = 10


class Counted(Struct, frozen=True, kw_only=True):
    """What stands before the bare numbers."""

    any: bool
    """There are sets."""
    listed: bool
    """The last of them were sets x reps, or a list."""
    weighed: bool
    height: bool


class Meaning(Struct, frozen=True, kw_only=True):
    """What bare numbers are."""

    weight: Weight | None = None
    height: int | None = None
    counts: tuple[Count, ...] = ()
    start: int = 0
    end: int = 0


def settle(
    cur: Cursor, about: About, bare: Sequence[Chain], before: Counted, *, before_sets: bool
) -> Meaning:
    """Return what bare numbers are, by what stands before and behind them; asks where they can be several."""
    numbers = [each for chain in bare for each in chain.bare]
    single = len(numbers) == 1 and numbers[0].other is None and not numbers[0].most
    if single and before_sets and not before.weighed:
        return _weight_before(cur, about, numbers[0])
    if single and before.listed and not before_sets:
        found = _weight_behind(cur, about, numbers[0], before)
        if found is not None:
            return found
    if about.weighs and not before.weighed and not before.any and len(numbers) > 1 and len(bare[0].bare) == 1:
        return _weight_first(cur, about, bare, numbers)
    return _counts(cur, numbers)


def _weight_before(cur: Cursor, about: About, number: Amount) -> Meaning:
    """``225 3x5``."""
    if about.kind is LoadKind.BOX:
        return Meaning(height=round(number.value))
    if about.weighs:
        return Meaning(weight=_weight(cur, about, number))
    text = _text(cur, number)
    _set_or_added(cur, about, number, f"a set of {text}", f"{text} {about.unit}")


def _weight_behind(cur: Cursor, about: About, number: Amount, before: Counted) -> Meaning | None:
    """``3x8 16``."""
    if about.kind is LoadKind.BOX and not before.height:
        return Meaning(height=round(number.value))
    if before.weighed:
        return None
    if about.weighs:
        return Meaning(weight=_weight(cur, about, number))
    text = _text(cur, number)
    _set_or_added(cur, about, number, f"one more set, of {text}", f"{text} {about.unit} added")


def _set_or_added(cur: Cursor, about: About, number: Amount, a_set: str, added: str) -> NoReturn:
    """Ask about a number beside sets of what is done without a weight."""
    text = _text(cur, number)
    cur.ask(f"“{text}”", number.start, number.end, (a_set, f"1x{text}"), (added, f"+{text}{about.unit}"))


def _weight_first(cur: Cursor, about: About, bare: Sequence[Chain], numbers: Sequence[Amount]) -> Meaning:
    """``185 8,8,7``, ``100 8 9``, ``10 9 8``."""
    start, end = numbers[0].start, numbers[-1].end
    rest = numbers[1:]
    texts = [_text(cur, each) for each in numbers]
    behind = ",".join(texts[1:])
    weight = f"{texts[0]}{about.unit}"
    lead = numbers[0].value
    far_more = lead > _LEAST_WEIGHT and lead > _FAR_MORE * max(each.value for each in rest)
    if far_more and len(numbers) == len(bare) == 3 and rest[1].value <= MOST_RIR:
        cur.ask(
            f"“{cur.whole[start:end]}”",
            start,
            end,
            (
                f"{texts[1]} reps with {texts[0]} {about.unit}, RPE {texts[2]}",
                f"{weight} x {texts[1]} rpe {texts[2]}",
            ),
            (f"two sets with {texts[0]} {about.unit}", f"{weight} {behind}"),
        )
    if far_more or not numbers[0].whole:
        counted = _counts(cur, rest)
        return Meaning(
            weight=_weight(cur, about, numbers[0]),
            counts=counted.counts,
            start=counted.start,
            end=counted.end,
        )
    if len(bare[-1].bare) > 1:
        cur.ask(
            f"“{cur.whole[start:end]}”",
            start,
            end,
            (f"{texts[0]} {about.unit}, then {behind}", f"{weight} {behind}"),
            (f"{len(numbers)} sets", ",".join(texts)),
        )
    return _counts(cur, numbers)


def _counts(cur: Cursor, numbers: Sequence[Amount]) -> Meaning:
    counts = tuple(count_of(cur, each) for each in numbers)
    return Meaning(counts=counts, start=numbers[0].start, end=numbers[-1].end)


def _weight(cur: Cursor, about: About, number: Amount) -> Weight:
    return Weight(of=weight_of(cur, number, "", about.unit), start=number.start, end=number.end)


def _text(cur: Cursor, number: Amount) -> str:
    return cur.whole[number.start : number.end].strip()
