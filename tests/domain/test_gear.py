"""What can be built of what is owned: a weight nobody has is never asked for."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.exercise import Held, LoadKind
from runstrength_tui.domain.gear import Bar, Gear, Means, Weights, bar_for, loads, plates_text
from runstrength_tui.domain.kit import choices, fits, owned_kit
from runstrength_tui.domain.live.before import Before, last_times
from runstrength_tui.domain.live.closing import build
from runstrength_tui.domain.live.opening import item_facts
from runstrength_tui.domain.live.swapping import Instead, Way, swapped_item
from runstrength_tui.domain.plan import Dose, PlanItem
from runstrength_tui.domain.session import Load
from runstrength_tui.domain.units import WeightUnit, light_lb, to_kg
from runstrength_tui.domain.wording import load_long_text, load_text
from runstrength_tui.library import Library
from tests.domain.live_help import Presser, header

BELLS = Weights(thing="kettlebell", amounts=(8, 12, 12, 16))
POUNDS = Weights(thing="kettlebell", amounts=(18, 35), unit=WeightUnit.LB)
BAR = Bar(amount=20, plates=(1.25, 2.5, 10))
EITHER = (choices("kettlebell or dumbbell"),)
BARBELL = (choices("barbell"), choices("rack"))


def _built(needed: tuple[frozenset[str], ...], gear: Gear, **more: object) -> list[str]:
    found = loads(needed, LoadKind.EXTERNAL, gear, **more)  # type: ignore[arg-type]
    return [load_text(load) for load in found]


def test_a_weight_in_one_hand_is_each_that_is_owned_once() -> None:
    gear = Gear(weights=(BELLS, Weights(thing="dumbbell", amounts=(5, 12))))
    assert _built(EITHER, gear) == ["5 kg", "8 kg", "12 kg", "16 kg"]


def test_a_pair_counts_both_and_needs_two_of_a_size() -> None:
    gear = Gear(weights=(BELLS,))
    assert _built((choices("two kettlebells"),), gear) == ["24 kg"]
    assert _built(EITHER, gear, held=Held.PAIR) == ["24 kg"]
    assert _built(EITHER, gear, held=Held.EITHER) == ["8 kg", "12 kg", "16 kg", "24 kg"]


def test_a_bar_can_be_every_sum_of_its_plates() -> None:
    gear = Gear(bars=(BAR,))
    assert _built(BARBELL, gear) == [
        f"{kg} kg" for kg in ("20", "22.5", "25", "27.5", "40", "42.5", "45", "47.5")
    ]
    many = Gear(bars=(replace(BAR, plates=tuple(1.25 * each for each in range(1, 30))),))
    assert len(_built(BARBELL, many)) < 1000


@pytest.mark.parametrize(
    ("kg", "words"),
    [(45, "a side 10 + 2.5"), (47.5, "a side 10 + 2.5 + 1.25"), (20, "the bar alone"), (44, ""), (10, "")],
)
def test_the_plates_of_a_side(kg: float, words: str) -> None:
    assert plates_text(Load(kind=LoadKind.EXTERNAL, kg=kg), BAR) == words


def test_plates_in_pounds_are_said_in_pounds() -> None:
    bar = Bar(amount=45, plates=(5, 10, 45), unit=WeightUnit.LB)
    load = Load(kind=LoadKind.EXTERNAL, kg=to_kg(155, WeightUnit.LB), unit=WeightUnit.LB)
    assert plates_text(load, bar) == "a side 45 + 10"
    assert plates_text(replace(load, unit=WeightUnit.KG), bar) == "a side 45 + 10 lb"


def test_kilograms_and_pounds_stand_beside_each_other_unconverted() -> None:
    assert _built(EITHER, Gear(weights=(BELLS, POUNDS))) == ["8 kg", "18 lb", "12 kg", "35 lb", "16 kg"]


def test_a_weight_used_before_counts_as_owned_but_does_not_say_what_else_there_is() -> None:
    used = [Load(kind=LoadKind.EXTERNAL, kg=14), Load(kind=LoadKind.BOX, box_cm=30)]
    assert _built(EITHER, Gear(weights=(BELLS,)), used=used) == ["8 kg", "12 kg", "14 kg", "16 kg"]
    assert _built(EITHER, Gear(), used=used) == []
    assert _built(EITHER, Gear(bars=(BAR,)), used=used) == []


def test_weight_on_the_body_can_be_none_and_a_plate_to_stand_on_is_no_weight() -> None:
    gear = Gear(weights=(BELLS,), bars=(BAR,))
    on_top = loads((choices("weight vest or plate"),), LoadKind.ADDED, gear)
    assert [load.kg for load in on_top] == [0, 1.25, 2.5, 10]
    standing = (choices("plate"), choices("dumbbell or kettlebell"))
    assert _built(standing, gear) == ["8 kg", "12 kg", "16 kg"]


def test_boxes_and_bands_are_those_owned() -> None:
    gear = Gear(box_cm=(20, 45), bands=("yellow", "red"))
    boxes = loads((choices("box"),), LoadKind.BOX, gear, used=[Load(kind=LoadKind.BOX, box_cm=30, gap_cm=25)])
    assert [load.box_cm for load in boxes] == [20, 30, 45]
    bands = loads((choices("band"),), LoadKind.BAND, gear)
    assert [load_text(load) for load in bands] == ["yellow band", "red band"]
    assert loads((), LoadKind.ASSISTED, gear) == ()


def test_a_bar_is_told_only_where_the_weight_is_surely_on_it() -> None:
    gear = Gear(weights=(BELLS,), bars=(BAR,))
    assert bar_for(BARBELL, LoadKind.EXTERNAL, gear) == BAR
    assert bar_for((choices("kettlebell or barbell"),), LoadKind.EXTERNAL, gear) is None
    assert bar_for((choices("kettlebell or barbell"),), LoadKind.EXTERNAL, Gear(bars=(BAR,))) == BAR
    assert bar_for(BARBELL, LoadKind.BODYWEIGHT, gear) is None


def test_what_is_owned_says_what_can_be_done() -> None:
    """Somebody with a rack of bells would be told that nothing can be done with their kit."""
    kit = owned_kit(Gear(things=("bench",), weights=(BELLS,), bars=(BAR,), box_cm=(20,), bands=("red",)).kit)
    for needed in ("two kettlebells", "plate", "barbell", "box", "band", "bench", "dumbbell or kettlebell"):
        assert fits((choices(needed),), kit), needed
    assert not fits((choices("trap bar"),), kit)
    assert not Gear(weights=(Weights(thing="dumbbell"),)).kit


# --- what a session begins with ---------------------------------------------------


def _first(
    library: Library, exercise: str, rung: str, means: Means, *, kg: float | None = None
) -> tuple[str, str]:
    item = PlanItem(exercise=exercise, rung=rung, dose=Dose(sets=1, low=8, high=10, kg=kg))
    facts = item_facts("1", item, library.exercise(exercise), {}, means)
    return load_long_text(facts.targets[0].load), facts.reason


@pytest.mark.parametrize(
    ("amounts", "kg", "load", "reason"),
    [
        ((12, 16), None, "12 kg", "first time: the lightest you own"),
        ((12, 16), 16, "16 kg", "first time: start light"),
        ((6, 12), 8, "6 kg", "first time: you own 6 kg, not 8 kg"),
        ((12, 16), 8, "12 kg", "first time: your lightest is 12 kg"),
        ((), 8, "8 kg", "first time: start light"),
        ((), None, "8 kg", "first time: start light"),
    ],
)
def test_the_first_weight_is_one_that_is_there_and_says_why(
    library: Library, amounts: tuple[float, ...], kg: float | None, load: str, reason: str
) -> None:
    means = Means(gear=Gear(weights=(Weights(thing="kettlebell", amounts=amounts),)))
    assert _first(library, "goblet-squat", "goblet-squat", means, kg=kg) == (load, reason)


def test_somebody_who_counts_in_pounds_begins_with_a_round_number_of_them(library: Library) -> None:
    pounds = Means(unit=WeightUnit.LB)
    assert _first(library, "goblet-squat", "goblet-squat", pounds)[0] == "15 lb"
    assert _first(library, "goblet-squat", "back-squat", pounds)[0] == "45 lb"
    assert _first(library, "pull-up", "machine-assisted-pull-up", pounds)[0] == "70 lb of help"
    assert [light_lb(kg) for kg in (1, 4, 8, 10, 20, 40)] == [2.5, 7.5, 15, 20, 45, 85]


def test_a_box_is_never_higher_than_asked_for_unless_there_is_no_lower_one(library: Library) -> None:
    def box(*heights: int) -> tuple[str, str]:
        return _first(library, "box-jump", "low-box-jump", Means(gear=Gear(box_cm=heights)))

    asked = _first(library, "box-jump", "low-box-jump", Means())
    assert asked == ("20 cm box, 25 cm away", "first time: start low")
    assert box(15, 30) == ("15 cm box, 25 cm away", "first time: you own 15 cm, not 20 cm")
    assert box(30, 45) == ("30 cm box, 25 cm away", "first time: your lowest box is 30 cm")


def test_last_time_stays_what_it_was_with_its_unit_and_its_band(library: Library) -> None:
    """A bell of 35 lb would come back as 15.88 kg, and a red band as any band."""
    means = Means(gear=Gear(weights=(BELLS, POUNDS), bands=("yellow", "red")))
    squat, walk = library.exercise("goblet-squat"), library.exercise("hip-abduction")
    before: dict[tuple[str, str], Before] = {}
    for exercise, rung, steps in ((squat, "goblet-squat", 3), (walk, "band-walk", 1)):
        item = PlanItem(exercise=exercise.id, rung=rung, dose=Dose(sets=1, low=8, high=8))
        p = Presser(header(item_facts("1", item, exercise, {}, means)))
        p.press(lambda c, by=steps: c.heavier(by)).done()  # type: ignore[misc]
        before |= last_times([build(p.header, p.events)])
        again = item_facts("1", item, exercise, before, means)
        assert (load_text(again.targets[0].load), again.reason) == (
            {"goblet-squat": "35 lb", "band-walk": "red band"}[rung],
            "as last time",
        )


def test_what_is_swapped_in_begins_with_what_is_owned(library: Library) -> None:
    means = Means(gear=Gear(weights=(BELLS,), bars=(BAR,)))
    squat = library.exercise("goblet-squat")
    item = PlanItem(exercise=squat.id, rung="goblet-squat", dose=Dose(sets=3, low=8, high=10))
    p = Presser(header(item_facts("1", item, squat, {}, means)))
    facts = swapped_item("9", p.item, Instead(squat, squat.rung("back-squat"), Way.HARDER), {}, means)
    assert load_text(facts.targets[0].load) == "20 kg"
    assert facts.bar == BAR and len(facts.loads) == 8
