"""Numbers joined by ×, told apart: sets × reps, weight × reps, sets × reps × weight, weight × sets × reps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import BY_WEIGHT, LoadKind, Measure
from runstrength_tui.domain.forms import Form
from runstrength_tui.domain.quicklog import keywords as kw
from runstrength_tui.domain.quicklog.cursor import Cursor
from runstrength_tui.domain.quicklog.numbers import Amount, amounts
from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.domain.wording import number_text

TIMES: Final = Form(
    r"(?:xx|[x×*✕]|sets? ?(?:of|x|×)?)[ \u00a0]?(?=\d|bw\b|body|l(?:eft)? ?\d+|max\b|amrap\b|to fail)",
    "*sx×✕",
)
_WEIGHED: Final = ("kg", "lb", "k")
_RANGE: Final = Form(r"(?:-|–|\.\.| to )\d+", " -.–")
_OPEN: Final = Form(r"[ \u00a0]*(?:[x×*✕]|sets? of)[ \u00a0]*(?=$|[,;\n])", " *sx\xa0×✕")
_MOST_SETS_TYPED: Final = 10
"""A first number above this is no number of sets."""
_SURELY_WEIGHT: Final = 20
MOST_SETS: Final = 60
MOST_COUNT: Final = 999


class About(Struct, frozen=True, kw_only=True):
    """What is known of the exercise that the numbers are of."""

    measure: Measure
    kind: LoadKind
    weighs: bool
    """Whether it is done with a weight, so that a bare number can be one."""
    unit: WeightUnit
    """Of a weight that names none."""
    planned: bool = False
    """A plan asks for it, so that its sets are known without being written."""
    bands: tuple[str, ...] = ()
    """Those owned, in the person's own words."""


class Count(Struct, frozen=True, kw_only=True):
    """What was counted in one set, as typed."""

    count: int
    left: int | None = None
    right: int | None = None
    unit: str = ""
    most: bool = False
    rest_s: int | None = None
    """Of ``60s|30s``: what stands behind the bar."""


class Weighed(Struct, frozen=True, kw_only=True):
    """One weight, as typed; ``bodyweight`` is none."""

    amount: float = 0.0
    unit: WeightUnit = WeightUnit.KG
    bodyweight: bool = False


class Chain(Struct, frozen=True, kw_only=True):
    """Numbers as they are understood: sets, weights of them, or bare numbers that can be either."""

    counts: tuple[Count, ...] = ()
    weights: tuple[Weighed, ...] = ()
    bare: tuple[Amount, ...] = ()
    """Numbers without × or unit, still to be told apart."""
    listed: bool = False
    """Sets × reps, or several in a list: an ``@8`` behind it is how hard it was."""
    height: int | None = None
    start: int
    end: int


def read_chain(cur: Cursor, about: About) -> Chain | None:
    """Read the numbers here; None where none are."""
    cur.skip()
    start = cur.pos
    factors: list[list[Amount]] = []
    bodyweight = False
    sets_said = False
    while True:
        if cur.take(kw.BODYWEIGHT):
            bodyweight = True
        else:
            one = amounts(cur)
            if not one:
                break
            factors.append(one)
            if found := _RANGE.match(cur.text, cur.pos):
                cur.refuse("That is a range: write what was done, such as 3x8 or 10,9,8.", start, found.end())
        if found := _OPEN.match(cur.text, cur.pos):
            cur.refuse("Times how many? Write 3x8.", start, found.end(), unfinished=True)
        here = cur.pos
        if not (found := cur.take(TIMES)):
            break
        sets_said = sets_said or found[0].lower().startswith("set")
        if cur.sees(kw.SIDES):
            break
        if cur.sees(kw.FAILURE):
            cur.pos = cur.last = here
            break
    if not factors:
        cur.pos = start
        return None
    return _Chain(cur, about, factors, start, sets_said, bodyweight).understood()


class _Chain:
    """Numbers joined by × on their way to be understood."""

    def __init__(
        self,
        cur: Cursor,
        about: About,
        factors: list[list[Amount]],
        start: int,
        sets_said: bool,
        bodyweight: bool,
    ) -> None:
        self.cur, self.about, self.factors = cur, about, factors
        self.start, self.end = start, cur.last
        self.sets_said, self.bodyweight = sets_said, bodyweight
        self.text = cur.text[self.start : self.end]

    def understood(self) -> Chain:
        """Return what the numbers are."""
        many = self.factors
        if self.bodyweight:
            if len(many) == 1:
                return self._chain(self._counts(many[0]), (Weighed(bodyweight=True),))
            return self._chain(self._sets(many[0], many[1]), (Weighed(bodyweight=True),), listed=True)
        if self.sets_said and len(many) == 1:
            return self._chain(self._sets(many[0], [self._one(1)]), listed=True)
        if len(many) == 1:
            return self._single(many[0])
        if len(many) == 2:
            return self._pair(*many)
        if len(many) == 3:
            return self._triple(*many)
        self.cur.refuse("That is too much at once: write 3x8 60kg.", self.start, self.end)

    def _single(self, numbers: list[Amount]) -> Chain:
        unit = numbers[-1].unit
        if unit in _WEIGHED:
            return self._chain((), self._weights(numbers))
        if unit == "cm":
            if len(numbers) > 1:
                self.cur.refuse("One height at a time: write 2x3 30cm 1x3 40cm.", self.start, self.end)
            return self._chain((), height=round(numbers[0].value))
        if unit in ("s", "m"):
            return self._chain(self._counts(numbers), listed=len(numbers) > 1)
        if unit:
            self.cur.refuse(
                f"“{self.text}” is how far a run was: write run {self.text}.", self.start, self.end
            )
        return Chain(bare=tuple(numbers), listed=len(numbers) > 1, start=self.start, end=self.end)

    def _pair(self, first: list[Amount], second: list[Amount]) -> Chain:
        if self.sets_said and (first[-1].unit or second[-1].unit in _WEIGHED):
            self.cur.refuse(
                f"“{self.text}”: write sets x reps and the weight, such as 3x8 16kg.", self.start, self.end
            )
        if first[-1].unit in _WEIGHED:
            return self._chain(self._counts(second), self._weights(first))
        if second[-1].unit in _WEIGHED:  # 8x16kg, 15xx40k,50k
            return self._chain(self._counts(first), self._weights(second))
        if self.sets_said or second[-1].unit:
            return self._chain(self._sets(first, second), listed=True)
        lead, reps = first[0].value, second[0].value
        if len(first) == 1 and first[0].whole and lead <= _MOST_SETS_TYPED:
            return self._chain(self._sets(first, second), listed=True)
        if len(first) > 1:  # 24/32/48 x 5/3/1
            return self._chain(self._counts(second), self._weights(first))
        shown = number_text(lead)
        of = ",".join(number_text(each.value) for each in second)
        if not first[0].whole or (self.about.weighs and lead >= _SURELY_WEIGHT and lead > 2 * reps):
            return self._chain(self._counts(second), self._weights(first))
        sets = (f"{shown} sets of {of}", f"{shown} sets of {of}")
        if self.about.weighs:
            unit = self.about.unit
            other = (f"{shown} {unit}, {of} reps", f"{shown}{unit} x {of}")
        else:
            other = (f"{of} sets of {shown}", f"{of} sets of {shown}")
        if lead > MOST_SETS or not (self.about.weighs or (second[0].whole and reps <= MOST_SETS)):
            self.cur.refuse(f"“{self.text}”: write sets x reps, such as 3x8.", self.start, self.end)
        self.cur.ask(f"“{self.text}”", self.start, self.end, other, sets)

    def _triple(self, one: list[Amount], two: list[Amount], three: list[Amount]) -> Chain:
        first, second, third = one[0], two[0], three[0]
        if three[-1].unit in _WEIGHED:
            return self._chain(self._sets(one, two), self._weights(three), listed=True)
        if one[-1].unit in _WEIGHED:
            return self._chain(self._sets(two, three), self._weights(one), listed=True)
        if third.unit or second.unit or first.unit:
            self.cur.refuse(f"“{self.text}” is not understood: write 3x8 60kg.", self.start, self.end)
        sets_first = first.whole and first.value <= _MOST_SETS_TYPED
        if not sets_first:
            return self._chain(self._sets(two, three), self._weights(one), listed=True)
        if third.value > _MOST_SETS_TYPED:
            return self._chain(self._sets(one, two), self._weights(three), listed=True)
        unit = self.about.unit
        a, b, c = (number_text(each.value) for each in (first, second, third))
        if second.value > MOST_SETS or not second.whole or not third.whole:
            return self._chain(self._sets(one, two), self._weights(three), listed=True)
        self.cur.ask(
            f"“{self.text}”",
            self.start,
            self.end,
            (f"{a} sets of {b} with {c} {unit}", f"{a} sets of {b} {c}{unit}"),
            (f"{b} sets of {c} with {a} {unit}", f"{b} sets of {c} {a}{unit}"),
        )

    def _sets(self, sets: list[Amount], of: list[Amount]) -> tuple[Count, ...]:
        if len(sets) > 1 or not sets[0].whole or sets[0].unit or sets[0].other:
            self.cur.refuse(f"“{self.text}” is not understood: write 3x8.", self.start, self.end)
        many = int(sets[0].value)
        if not 1 <= many <= MOST_SETS:
            self.cur.refuse(
                f"{many} sets: write how many there were, up to {MOST_SETS}.", self.start, self.end
            )
        counts = self._counts(of)
        if len(counts) > 1 and len(counts) != many:
            self.cur.refuse(
                f"{many} sets, and the list has {len(counts)}: write the list alone.", self.start, self.end
            )
        return counts if len(counts) > 1 else counts * many

    def _counts(self, numbers: Sequence[Amount]) -> tuple[Count, ...]:
        return tuple(count_of(self.cur, each) for each in numbers)

    def _weights(self, numbers: Sequence[Amount]) -> tuple[Weighed, ...]:
        return tuple(weight_of(self.cur, each, numbers[-1].unit, self.about.unit) for each in numbers)

    def _one(self, value: float) -> Amount:
        return Amount(value=value, start=self.start, end=self.end)

    def _chain(
        self,
        counts: tuple[Count, ...],
        weights: tuple[Weighed, ...] = (),
        *,
        listed: bool = False,
        height: int | None = None,
    ) -> Chain:
        return Chain(
            counts=counts, weights=weights, listed=listed, height=height, start=self.start, end=self.end
        )


def count_of(cur: Cursor, number: Amount) -> Count:
    """Return what a number counts; refuses one that counts nothing."""
    if number.other is not None and number.unit == number.other.unit == "s":
        return Count(count=count_of(cur, _alone(number)).count, unit="s", rest_s=int(number.other.value))
    if number.other is not None:
        left, right = count_of(cur, _alone(number)), count_of(cur, number.other)
        unit = left.unit or right.unit
        return Count(
            count=left.count + right.count, left=left.count, right=right.count, unit=unit, most=number.most
        )
    if number.unit not in ("", "s", "m") or not number.whole or number.value > MOST_COUNT:
        text = cur.whole[number.start : number.end].strip()
        if ":" in text:
            long = f"a set takes {MOST_COUNT} seconds at most"
            cur.refuse(f"“{text}” is no time of day, and {long}: write 18:30.", number.start, number.end)
        why = f"A set holds {MOST_COUNT} at most" if number.whole and number.unit in ("", "s", "m") else (
            f"“{text}” counts nothing"
        )  # fmt: skip
        cur.refuse(f"{why}: write 3x8.", number.start, number.end)
    return Count(count=int(number.value), unit=number.unit, most=number.most)


def weight_of(cur: Cursor, number: Amount, unit: str, usual: WeightUnit) -> Weighed:
    """Return a weight; a number without a unit of its own has that of its list, else the usual one."""
    own = number.unit or unit
    if own not in ("", "k", "kg", "lb") or number.other is not None or number.most:
        cur.refuse("That is no weight: write 16kg.", number.start, number.end)
    return Weighed(
        amount=number.value, unit=WeightUnit.LB if own == "lb" else WeightUnit.KG if own else usual
    )


def takes_weight(kind: LoadKind, usual: LoadKind) -> bool:
    """Whether a version is done with a weight, or its exercise is."""
    return kind in BY_WEIGHT or (kind is LoadKind.BODYWEIGHT and usual in BY_WEIGHT)


def _alone(number: Amount) -> Amount:
    return Amount(value=number.value, unit=number.unit, start=number.start, end=number.end)
