"""What a person owns to train with, and what can be built of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.exercise import Held, LoadKind
from runstrength_tui.domain.kit import Needs, choices, owned_kit
from runstrength_tui.domain.session import Load
from runstrength_tui.domain.units import WeightUnit, from_kg, to_kg
from runstrength_tui.domain.wording import number_text
from runstrength_tui.errors import NotUnderstood

MOST_PLATES: Final = 10
"""Pairs of plates that are told apart; more would only make the same sums again."""
_NEAR_KG: Final = 0.02
"""Weights nearer than this are one; pounds seldom come out even."""
_PLATE: Final = "plate"


class Weights(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The weights of one kind of thing, such as kettlebells, in the unit they are marked with."""

    thing: str
    """As the exercises name it: ``kettlebell``, ``dumbbell``."""
    amounts: tuple[float, ...] = ()
    """Each weight owned once, lightest first; a pair stands twice."""
    unit: WeightUnit = WeightUnit.KG


class Bar(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A bar with the plates for it, in the unit they are marked with."""

    thing: str = "barbell"
    amount: float = 20.0
    """Weight of the empty bar."""
    plates: tuple[float, ...] = ()
    """One entry for each pair of plates, lightest first."""
    unit: WeightUnit = WeightUnit.KG


class Gear(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything owned; empty means that nothing was said, unless it was told so."""

    things: tuple[str, ...] = ()
    """Kit without a weight, as the exercises name it: ``box``, ``bench``."""
    weights: tuple[Weights, ...] = ()
    bars: tuple[Bar, ...] = ()
    box_cm: tuple[int, ...] = ()
    """Heights of boxes and steps owned."""
    bands: tuple[str, ...] = ()
    """Bands in the person's own words, lightest first."""
    told: bool = False
    """The person said what there is, be it nothing."""

    @property
    def known_kit(self) -> frozenset[str] | None:
        """All that is owned, as ``kit.fits`` compares it; None where nothing was said of it."""
        kit = self.kit
        return owned_kit(kit) if kit or self.told else None

    @property
    def kit(self) -> frozenset[str]:
        """All that is owned, in words that ``kit.owned_kit`` takes."""
        found = set(self.things)
        for weights in self.weights:
            if weights.amounts:
                found.add(weights.thing)
            if _pairs(weights.amounts):
                found.add(f"two {weights.thing}")
        found.update(bar.thing for bar in self.bars)
        found.update(_PLATE for bar in self.bars if bar.plates)
        if self.box_cm:
            found.add("box")
        if self.bands:
            found.add("band")
        return frozenset(found)


def with_weights(gear: Gear, thing: str, owned: tuple[Weights, ...]) -> Gear:
    """Return what is owned with these weights of one thing and no others."""
    others = tuple(each for each in gear.weights if each.thing != thing)
    return replace(gear, weights=(*others, *owned))


def with_bar(gear: Gear, thing: str, weight: tuple[float, WeightUnit] | None) -> Gear:
    """Return what is owned with a bar of this weight, or without it; the plates go on every bar.

    Raises NotUnderstood where bar and plates are in different units.
    """
    others = tuple(bar for bar in gear.bars if bar.thing != thing)
    if weight is None:
        return replace(gear, bars=others)
    amount, unit = weight
    plates = next((each for each in gear.weights if each.thing == _PLATE), Weights(thing=_PLATE, unit=unit))
    if plates.unit is not unit:
        raise NotUnderstood(f"Your plates are in {plates.unit}: write the bar in {plates.unit} too.")
    bar = Bar(thing=thing, amount=amount, plates=plates.amounts, unit=unit)
    return replace(gear, bars=(*others, bar))


def with_plates(gear: Gear, owned: tuple[Weights, ...]) -> Gear:
    """Return what is owned with these plates, one entry a pair, on every bar.

    Raises NotUnderstood where bars and plates are in different units.
    """
    units = {each.unit for each in owned} | {bar.unit for bar in gear.bars}
    if owned and len(units) > 1:
        raise NotUnderstood("Bar and plates are wanted in one unit, kg or lb: nothing was changed.")
    plates = owned[0].amounts if owned else ()
    bars = tuple(replace(bar, plates=plates) for bar in gear.bars)
    return replace(with_weights(gear, _PLATE, owned), bars=bars)


def with_kit(gear: Gear, had: frozenset[str], has: frozenset[str]) -> Gear:
    """Return what is owned after somebody went from ``had`` to ``has`` in words of the library.

    Weights, bars, boxes and bands that were told in full stay.
    """
    gone = {thing for word in had - has for thing in choices(word)}
    things = [thing for thing in gear.things if not choices(thing) & gone]
    return with_things(gear, (*things, *(has - had)))


def with_things(gear: Gear, things: Iterable[str]) -> Gear:
    """Return what is owned with these things that are there whatever they weigh."""
    return replace(gear, things=tuple(sorted(set(things))))


class Means(Struct, frozen=True, kw_only=True):
    """What a person trains with, and the unit that new weights are in."""

    gear: Gear = Gear()
    unit: WeightUnit = WeightUnit.KG


UNKNOWN: Final = Means()
"""Nothing was said: weights go by steps, in kilograms."""


def loads(
    needed: Needs, kind: LoadKind, gear: Gear, *, held: Held = Held.ONE, used: Iterable[Load] = ()
) -> tuple[Load, ...]:
    """Return every load that can be built for a version, lightest first; empty where nothing is known.

    ``needed`` is what the version cannot be done without, ``used`` what it was done with before: that
    counts as owned too, but does not say what else there is. A pair counts in all; nothing is ever added
    up from two things of different weight.
    """
    if kind is LoadKind.BOX:
        owned = [Load(kind=kind, box_cm=height) for height in gear.box_cm]
    elif kind is LoadKind.BAND:
        owned = [Load(kind=kind, band=band) for band in gear.bands]
    elif kind in (LoadKind.EXTERNAL, LoadKind.ADDED):
        amounts = _amounts(needed, held, gear)
        owned = [Load(kind=kind, kg=to_kg(amount, unit), unit=unit) for amount, unit in amounts]
    else:
        owned = []
    if not owned:
        return ()
    if kind is LoadKind.ADDED:
        owned.append(Load(kind=kind, kg=0.0, unit=owned[0].unit))
    return _in_order(kind, owned, [load for load in used if load.kind is kind])


def bar_for(needed: Needs, kind: LoadKind, gear: Gear) -> Bar | None:
    """Return the bar that a version is done with; None where it is done with another thing that is owned."""
    if kind not in (LoadKind.EXTERNAL, LoadKind.ADDED):
        return None
    for choice in _weighing(needed, gear):
        others = any(
            thing.removeprefix("two ") in choices(each.thing) for thing in choice for each in gear.weights
        )
        bars = [bar for bar in gear.bars if choices(bar.thing) & choice]
        if bars and not others:
            return bars[0]
    return None


def lightest(owned: Iterable[Load]) -> Load | None:
    """Return the lightest load that is one at all."""
    return next((load for load in owned if load.kg or load.box_cm or load.band), None)


def nearest(size: float, owned: tuple[Load, ...]) -> Load | None:
    """Return the load next to so many kg (box: cm), never heavier unless there is nothing lighter."""
    below = [load for load in owned if _size(load) <= size + _NEAR_KG]
    return below[-1] if below else lightest(owned)


def plates_text(load: Load, bar: Bar) -> str:
    """Return what goes on each side of a bar: ``a side 10 + 2.5``; empty where it cannot be built."""
    side = (from_kg(load.kg or 0.0, bar.unit) - bar.amount) / 2
    if abs(side) < _NEAR_KG:
        return "the bar alone"
    plates = _plates(round(side, 2), tuple(sorted(bar.plates, reverse=True)[:MOST_PLATES]))
    if not plates:
        return ""
    unit = f" {bar.unit}" if bar.unit is not load.unit else ""
    return f"a side {' + '.join(map(number_text, plates))}{unit}"


@lru_cache(256)
def _plates(side: float, plates: tuple[float, ...]) -> tuple[float, ...]:
    """Return the fewest plates that make up one side, heaviest first; none where none do."""
    for count in range(1, len(plates) + 1):
        for chosen in combinations(plates, count):
            if abs(sum(chosen) - side) < _NEAR_KG:
                return chosen
    return ()


def _in_order(kind: LoadKind, owned: list[Load], used: list[Load]) -> tuple[Load, ...]:
    """Return each load once, those owned before a like one that was used."""
    if kind is LoadKind.BAND:
        return tuple({load.band: load for load in (*owned, *used) if load.band}.values())
    found: list[Load] = []
    for load in sorted((*owned, *(_plain(load) for load in used if _size(load))), key=_size):
        if not found or _size(load) - _size(found[-1]) > _NEAR_KG:
            found.append(load)
    return tuple(found)


def _plain(load: Load) -> Load:
    """Return nothing but what makes a load heavy."""
    if load.kind is LoadKind.BOX:
        return Load(kind=load.kind, box_cm=load.box_cm)
    return Load(kind=load.kind, kg=load.kg, unit=load.unit)


def _size(load: Load) -> float:
    return load.box_cm or 0 if load.kind is LoadKind.BOX else load.kg or 0.0


def _weighing(needed: Needs, gear: Gear) -> list[frozenset[str]]:
    """Return the choices that the weight can come from, the likeliest first.

    A plate beside another weight is there to stand on.
    """
    found = [choice for choice in needed if any(True for _ in _of_choice(choice, Held.EITHER, gear))]
    return sorted(found, key=lambda choice: choice == {_PLATE})


def _amounts(needed: Needs, held: Held, gear: Gear) -> list[tuple[float, WeightUnit]]:
    weighing = _weighing(needed, gear)
    return list(_of_choice(weighing[0], held, gear)) if weighing else []


def _of_choice(choice: frozenset[str], held: Held, gear: Gear) -> Iterator[tuple[float, WeightUnit]]:
    """Yield what the things of one choice weigh."""
    for thing in sorted(choice):
        one = thing.removeprefix("two ")
        both = thing != one or held is not Held.ONE
        for weights in gear.weights:
            if one in choices(weights.thing):
                single = () if thing != one or held is Held.PAIR else weights.amounts
                pairs = _pairs(weights.amounts) if both else ()
                yield from ((amount, weights.unit) for amount in (*single, *(2 * each for each in pairs)))
        for bar in gear.bars:
            if one in choices(bar.thing):
                yield from ((amount, bar.unit) for amount in _sums(bar))
            if one == _PLATE:
                yield from ((amount, bar.unit) for amount in bar.plates)


def _pairs(amounts: tuple[float, ...]) -> tuple[float, ...]:
    """Return the weights that are there twice."""
    return tuple(sorted({amount for amount in amounts if amounts.count(amount) > 1}))


@lru_cache(16)
def _sums(bar: Bar) -> tuple[float, ...]:
    """Return every weight of the bar with the same plates on both sides."""
    sums = {0.0}
    for plate in sorted(bar.plates, reverse=True)[:MOST_PLATES]:
        sums |= {round(each + plate, 3) for each in sums}
    return tuple(sorted(bar.amount + 2 * each for each in sums))
