"""What the built-in plans promise to a beginner."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.exercise import JumpTier, Level, Measure, Region, Rung, SideRule
from runstrength_tui.domain.live.opening import open_header
from runstrength_tui.domain.plan import Plan, PlanItem
from runstrength_tui.library import Library
from runstrength_tui.library.checks import plan_problems
from runstrength_tui.widgets.blocks import lay_out
from runstrength_tui.widgets.plan_sheet import plan_blocks

PLANS = ("first-steps", "runners-base-a", "runners-base-b", "after-an-easy-run", "core-in-ten-minutes")
WHOLE = PLANS[:-1]
"""Plans for the whole body."""


@pytest.fixture(params=PLANS)
def plan(request: pytest.FixtureRequest, library: Library) -> Plan:
    return library.plan(request.param)


@pytest.fixture(params=WHOLE)
def whole(request: pytest.FixtureRequest, library: Library) -> Plan:
    return library.plan(request.param)


def version(library: Library, item: PlanItem) -> Rung:
    return library.exercise(item.exercise).rung(item.rung)


def landings(library: Library, item: PlanItem) -> int:
    """Landings of one rep of an item."""
    own = version(library, item).contacts_per_rep
    return library.exercise(item.exercise).contacts_per_rep if own is None else own


def test_the_gentlest_plan_comes_first(library: Library) -> None:
    """A newcomer is offered First steps on top, and finds all five."""
    assert tuple(plan.id for plan in library.plans) == PLANS
    assert library.plan("after-an-easy-run").name == "After an easy run, 15 min"
    assert all(0 < len(plan.summary) <= 70 for plan in library.plans)


def test_a_plan_stays_within_a_beginners_dose(library: Library, plan: Plan) -> None:
    """Nobody new to it is given more sets, reps or less rest than the card allows, or goes near failure."""
    hard_sets = 0
    for item in plan.items:
        usual = library.exercise(item.exercise).doses[Level.BEGINNER]
        assert usual.sets[0] <= item.dose.sets <= usual.sets[1]
        assert usual.reps[0] <= item.dose.low <= item.dose.high <= usual.reps[1]
        assert item.dose.rest_s <= usual.rest_s[1]
        assert item.dose.rest_s >= usual.rest_s[0]
        if landings(library, item) == 0:
            assert item.dose.rir is not None and item.dose.rir >= 3
            hard_sets += item.dose.sets
    assert plan.level is Level.BEGINNER
    assert 7 <= hard_sets <= 12


def test_sides_are_counted_as_the_version_goes(library: Library, plan: Plan) -> None:
    """Reps are a side exactly where the sides take turns; else half the work is asked, or double."""
    for item in plan.items:
        rule = version(library, item).side or library.exercise(item.exercise).side
        assert item.dose.per_side == (rule is not SideRule.BOTH)


def test_jumps_come_first(library: Library, plan: Plan) -> None:
    """Jumps are done fresh: nothing tiring stands before one."""
    jumps = [landings(library, item) > 0 for item in plan.items]
    assert jumps == sorted(jumps, reverse=True)
    assert Counter(jumps)[True] == {"runners-base-a": 1, "runners-base-b": 1}.get(plan.id, 0)


def test_base_plans_take_turns_with_jumps(library: Library) -> None:
    """Base A has medium jumps and base B small ones, so the two can stand a day apart."""
    first = [library.plan(name).items[0] for name in ("runners-base-a", "runners-base-b")]
    tiers = [version(library, item).jump_tier or library.exercise(item.exercise).jump_tier for item in first]
    assert tiers == [JumpTier.MEDIUM, JumpTier.LOW]
    assert all(item.dose.sets * item.dose.high <= 40 for item in first)


@pytest.mark.parametrize("name", ["first-steps", "after-an-easy-run", "core-in-ten-minutes"])
def test_plans_without_kit_need_none(library: Library, name: str) -> None:
    """What says no kit can be done on a doorstep."""
    for item in library.plan(name).items:
        own = version(library, item).equipment
        assert (library.exercise(item.exercise).equipment if own is None else own) == ()


def test_no_region_is_forgotten(library: Library, whole: Plan) -> None:
    """Upper body and core get at least a third of the sets, so that legs are not trained alone."""
    shares: Counter[Region] = Counter()
    for item in whole.items:
        if landings(library, item) == 0:
            for region, share in library.exercise(item.exercise).regions.items():
                shares[region] += share * item.dose.sets  # type: ignore[assignment]
    total = sum(shares.values())
    assert (shares[Region.UPPER] + shares[Region.CORE]) / total >= 1 / 3
    assert shares[Region.UPPER] / total >= 0.15
    assert shares[Region.LEGS] / total >= 0.4


def test_minutes_are_honest(library: Library, plan: Plan) -> None:
    """The time named is the time it takes: the sets, the rests, and a little to set up each exercise."""
    seconds = 0.0
    for item in plan.items:
        tempo = library.exercise(item.exercise).tempo
        rep = max(2.5, tempo.down + tempo.bottom + tempo.up + tempo.top)
        if library.exercise(item.exercise).measure is Measure.SECONDS:
            rep = 1
        reps = (item.dose.low + item.dose.high) / 2 * (2 if item.dose.per_side else 1)
        turns = sum(bool(item.group) and each.group == item.group for each in plan.items) or 1
        seconds += 40 + item.dose.sets * (reps * rep + item.dose.rest_s / turns)
    assert 0.8 <= seconds / 60 / plan.minutes <= 1.2, seconds / 60


def test_base_a_is_the_session_that_is_drawn(library: Library) -> None:
    """Runner's base A holds box jump, squat, press-up, bridge and lunge, three sets but for the lunge."""
    items = library.plan("runners-base-a").items
    assert [(item.exercise, item.dose.sets) for item in items] == [
        ("box-jump", 3),
        ("goblet-squat", 3),
        ("press-up", 3),
        ("glute-bridge", 3),
        ("walking-lunge", 2),
    ]
    assert (items[0].dose.box_cm, items[0].dose.gap_cm, items[1].dose.kg) == (20, 25, 8.0)


def test_turns_are_taken_by_neighbours_only(library: Library) -> None:
    """A round would jump about in the session, or wait for an exercise that is not there."""
    core = library.plan("core-in-ten-minutes")
    assert {item.group for item in core.items} == {"round"}
    assert not list(plan_problems(core))
    split = (*core.items[:2], replace(core.items[2], group=""), core.items[3])
    assert [where for where, _ in plan_problems(replace(core, items=split))] == [("items", 3, "group")]
    alone = (core.items[0], *(replace(item, group="") for item in core.items[1:]))
    assert [where for where, _ in plan_problems(replace(core, items=alone))] == [("items", 0, "group")]


def test_turns_and_warm_ups_are_seen_in_the_plan(library: Library) -> None:
    """Else a runner learns only on the way that four exercises go round without a rest."""
    core = library.plan("core-in-ten-minutes")
    squat = library.plan("runners-base-a").items[1]
    heavy = replace(squat, dose=replace(squat.dose, kg=40.0, warm_up=True))
    mixed = replace(core, items=(*core.items[:2], heavy))
    header = open_header(1, datetime(2026, 11, 21, tzinfo=UTC), mixed, library.by_id, {})
    shown = [each.plain for each in lay_out(plan_blocks(mixed, header.items), 60)]
    assert shown[4:7] == [
        "┌  Dead bug      2 × 6 a side",
        "└  Side plank    2 × 15–20 s a side",
        "·  Goblet squat  3 × 8–10 after 3 warm-ups  40 kg",
    ]
    assert shown[-1] == "In brackets: in turns, a set of each, then the rest."
    assert "┌  Dead bug, 2 × 6 a side" in [
        each.plain for each in lay_out(plan_blocks(mixed, header.items), 34)
    ]
