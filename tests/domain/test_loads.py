"""One step heavier or lighter: nobody is offered a weight that does not stand in the garage."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.exercise import LoadKind
from runstrength_tui.domain.live.events import ItemFacts
from runstrength_tui.domain.live.loads import at_end, stepped
from runstrength_tui.domain.session import Load
from runstrength_tui.domain.units import WeightUnit, from_kg, to_kg
from tests.domain.live_help import Presser, facts, header


def _kg(kg: float, kind: LoadKind = LoadKind.EXTERNAL) -> Load:
    return Load(kind=kind, kg=kg)


def _lb(lb: float) -> Load:
    return Load(kind=LoadKind.EXTERNAL, kg=to_kg(lb, WeightUnit.LB), unit=WeightUnit.LB)


def _owning(*loads: Load) -> ItemFacts:
    return replace(facts("1", kind=loads[0].kind), loads=loads)


BELLS = _owning(_kg(8), _kg(12), _kg(16), _kg(24))


@pytest.mark.parametrize(
    ("kg", "steps", "to"),
    [
        (12, 1, 16),
        (12, -1, 8),
        (12, 2, 24),
        (12, 9, 24),
        (14, 1, 16),
        (14, -1, 12),
        (40, -1, 24),
        (12, 0, 12),
    ],
)
def test_weight_goes_along_what_is_owned_and_back_to_it_from_anywhere(
    kg: float, steps: int, to: float
) -> None:
    assert stepped(_kg(kg), BELLS, steps) == _kg(to)


def test_the_ends_of_what_is_owned_are_said_and_nothing_is_noted() -> None:
    p = Presser(header(replace(BELLS, targets=facts("1", kg=24).targets)))
    p.press(lambda c: c.heavier(1))
    assert p.said == "That is the heaviest you own: Settings has the list."
    assert p.events == []
    assert at_end(_kg(8), BELLS, -1).startswith("That is the lightest you own")


def test_without_anything_known_to_be_owned_weight_goes_by_steps_of_the_equipment() -> None:
    assert stepped(_kg(16), facts("1"), 1) == _kg(18)
    assert at_end(_kg(0), facts("1"), -1) == "That is as far as it goes."


def test_pounds_step_by_round_pounds_and_stay_what_was_entered() -> None:
    """A 35 lb bell is not 15.88 kg to whoever typed it, nor 39.4 lb one step up."""
    up = stepped(_lb(35), facts("1"), 1)
    assert up is not None and up.unit is WeightUnit.LB
    assert from_kg(up.kg or 0, WeightUnit.LB) == 40
    for _ in range(200):
        assert up is not None
        up = stepped(up, replace(facts("1"), step_kg=1.0), 1)
    assert up is not None and from_kg(up.kg or 0, WeightUnit.LB) == 540
    assert stepped(_lb(2.5), facts("1"), -1) == Load(kind=LoadKind.EXTERNAL, kg=0, unit=WeightUnit.LB)


def test_a_pound_bell_among_kilogram_ones_keeps_its_pounds() -> None:
    mixed = _owning(_kg(12), _lb(35), _kg(16))
    assert stepped(_kg(12), mixed, 1) == _lb(35)
    assert stepped(_lb(35), mixed, 1) == _kg(16)


def test_heavier_is_less_help_along_what_was_used() -> None:
    help_owned = _owning(_kg(-30, LoadKind.ASSISTED), _kg(-20, LoadKind.ASSISTED), _kg(0, LoadKind.ASSISTED))
    assert stepped(_kg(-20, LoadKind.ASSISTED), help_owned, 1) == _kg(0, LoadKind.ASSISTED)
    assert at_end(_kg(0, LoadKind.ASSISTED), help_owned, 1).startswith("That is the least help you own")


def test_boxes_go_along_their_heights_and_keep_the_gap_else_by_5_cm() -> None:
    box = Load(kind=LoadKind.BOX, box_cm=30, gap_cm=25)
    owned = _owning(*(Load(kind=LoadKind.BOX, box_cm=height) for height in (20, 45)))
    assert stepped(box, owned, 1) == replace(box, box_cm=45)
    assert stepped(box, owned, -1) == replace(box, box_cm=20)
    assert stepped(box, facts("1", kind=LoadKind.BOX), 1) == replace(box, box_cm=35)


def test_bands_go_along_those_owned_and_an_unnamed_one_becomes_the_lightest() -> None:
    def band(name: str) -> Load:
        return Load(kind=LoadKind.BAND, band=name)

    owned = _owning(band("red"), band("black"))
    assert stepped(band("red"), owned, 1) == band("black")
    assert stepped(band(""), owned, 1) == band("red")
    assert stepped(band("black"), owned, 1) == band("black")
    nobody_knows = facts("1", kind=LoadKind.BAND)
    assert stepped(band("red"), nobody_knows, 1) is None
    assert "bands" in Presser(header(nobody_knows)).press(lambda c: c.heavier(1)).said
