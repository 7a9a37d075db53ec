"""What the built-in plans promise, to whom they are for."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.coach.fitting import minutes_of
from runstrength_tui.domain.exercise import JumpTier, Level, Pattern, Region, Rung, SideRule
from runstrength_tui.domain.kit import fits, needs, owned_kit
from runstrength_tui.domain.live.opening import open_header
from runstrength_tui.domain.plan import Plan, PlanItem
from runstrength_tui.library import Library
from runstrength_tui.library.checks import plan_problems
from runstrength_tui.text import words_of
from runstrength_tui.widgets.blocks import lay_out
from runstrength_tui.widgets.plan_sheet import plan_blocks
from tests.compiled_copy import our_library

FIRST = ("first-steps", "runners-base-a", "runners-base-b", "after-an-easy-run", "core-in-ten-minutes")
LIBRARY = our_library()
PLANS = tuple(plan.id for plan in LIBRARY.plans)
PARTS = ("core-in-ten-minutes", "upper-body-with-dumbbells")
"""Plans for a part of the body."""
WHOLE = tuple(name for name in PLANS if name not in PARTS)
SEEDS = (
    "box-jump",
    "walking-lunge",
    "press-up",
    "goblet-squat",
    "tuck-jump",
    "glute-bridge",
    "deadlift",
)
"""The seven exercises that everything began with."""
BY_VERSION = {
    ("deadlift", "romanian-deadlift"): (8, 8),
    ("glute-bridge", "barbell-bridge"): (8, 10),
    ("deadlift", "conventional-deadlift"): (5, 5),
}
"""Reps that belong to a version, where its exercise's usual ones are of another."""


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


def kit(library: Library, plan: Plan) -> set[frozenset[str]]:
    """What a plan cannot be done without."""
    return {
        need for item in plan.items for need in needs(library.exercise(item.exercise), version(library, item))
    }


def regions(library: Library, plan: Plan) -> dict[Region, float]:
    """Hard sets of each region, by the exercises' own shares; jumps are counted in landings instead."""
    found = dict.fromkeys(Region, 0.0)
    for item in plan.items:
        if landings(library, item) == 0:
            for region, share in library.exercise(item.exercise).regions.items():
                found[region] += share * item.dose.sets
    return found


def test_the_gentlest_plan_comes_first(library: Library) -> None:
    """A newcomer is offered First steps on top, and what asks for more comes later."""
    assert PLANS[:5] == FIRST
    levels = [list(Level).index(library.plan(name).level) for name in PLANS]
    assert levels == sorted(levels)
    assert all(0 < len(plan.summary) <= 70 for plan in library.plans)


def test_there_is_a_plan_for_everyone(library: Library) -> None:
    """Whatever a person owns, can do and has time for, one of the plans is for them."""
    plans = library.plans
    assert len(plans) >= 12
    assert {plan.level for plan in plans} == set(Level)
    kits = {
        "nothing": frozenset[str](),
        "kettlebell": owned_kit(["kettlebell"]),
        "dumbbells": owned_kit(["two dumbbells"]),
        "barbell": owned_kit(["barbell", "plate", "rack", "bench", "box"]),
    }
    can = {
        name: [plan for plan in plans if all(fits((need,), owned) for need in kit(library, plan))]
        for name, owned in kits.items()
    }
    for name, found in can.items():
        assert {plan.level for plan in found} >= {Level.BEGINNER, Level.INTERMEDIATE} or name == "barbell", (
            name
        )
    for minutes in (10, 20, 40):
        close = [plan for plan in plans if abs(plan.minutes - minutes) <= 5]
        assert len({plan.level for plan in close}) >= (1 if minutes == 10 else 2)
        for name in ("nothing", "kettlebell"):
            assert any(plan in close for plan in can[name]), (name, minutes)
    for name, owned in (("dumbbells", "dumbbell"), ("barbell", "barbell")):
        with_it = [plan for plan in can[name] if any(owned in need for need in kit(library, plan))]
        assert any(abs(plan.minutes - 40) <= 5 for plan in with_it), name


def test_a_plan_stays_within_the_dose_of_its_level(library: Library, plan: Plan) -> None:
    """Nobody is given more sets, other reps or less rest than the card allows, or goes near failure."""
    least = {Level.BEGINNER: 3, Level.INTERMEDIATE: 2, Level.ADVANCED: 1}[plan.level]
    hard_sets = 0
    for item in plan.items:
        exercise, dose = library.exercise(item.exercise), item.dose
        usual = exercise.doses[plan.level]
        reps = BY_VERSION.get((item.exercise, item.rung), usual.reps)
        assert 2 <= dose.sets <= usual.sets[1], item
        assert reps[0] <= dose.low <= dose.high <= reps[1], item
        assert usual.rest_s[0] <= dose.rest_s <= usual.rest_s[1] or (item.group and dose.rest_s >= 45), item
        if landings(library, item) == 0:
            assert dose.rir is not None and dose.rir >= least, item
            assert exercise.pattern is not Pattern.HINGE or dose.rir >= max(2, least), item
            hard_sets += dose.sets
    assert 7 <= hard_sets <= library.rules["I20"].limits[plan.level]
    lunges = sum(item.dose.sets for item in plan.items if item.exercise == "walking-lunge")
    assert plan.level is not Level.BEGINNER or lunges <= library.rules["I21"].limits["sets"]


def test_landings_stay_within_the_limits(library: Library, plan: Plan) -> None:
    """A plan never asks for more landings than a newcomer of its level may do in a session."""
    level = plan.level.value
    most = library.rules["I3"].limits["beginner_first" if level == "beginner" else level]
    total = big = 0
    for item in plan.items:
        count = landings(library, item) * item.dose.sets * item.dose.high * (1 + item.dose.per_side)
        total += count
        if library.exercise(item.exercise).lands(version(library, item)) is JumpTier.HIGH:
            big += count
            assert item.dose.high <= 8
    assert total <= most / 2 and big <= library.rules["I4"].limits[level]


def test_sides_are_counted_as_the_version_goes(library: Library, plan: Plan) -> None:
    """Reps are a side exactly where the sides take turns; else half the work is asked, or double."""
    for item in plan.items:
        rule = version(library, item).side or library.exercise(item.exercise).side
        assert item.dose.per_side == (rule is not SideRule.BOTH)


def test_jumps_come_first(library: Library, plan: Plan) -> None:
    """Jumps are done fresh: nothing tiring stands before one."""
    jumps = [landings(library, item) > 0 for item in plan.items]
    assert jumps == sorted(jumps, reverse=True)
    assert Counter(jumps)[True] <= 1


def test_base_plans_take_turns_with_jumps(library: Library) -> None:
    """Base A has medium jumps and base B small ones, so the two can stand a day apart."""
    first = [library.plan(name).items[0] for name in ("runners-base-a", "runners-base-b")]
    tiers = [version(library, item).jump_tier or library.exercise(item.exercise).jump_tier for item in first]
    assert tiers == [JumpTier.MEDIUM, JumpTier.LOW]
    assert all(item.dose.sets * item.dose.high <= 40 for item in first)


def test_plans_without_kit_need_none(library: Library, plan: Plan) -> None:
    """What says no kit can be done on a doorstep."""
    words = f"{plan.name} {plan.summary}".casefold()
    if any(said in words for said in ("no kit", "without kit", "nothing but you")):
        assert kit(library, plan) == set()


def test_no_region_is_forgotten(library: Library, whole: Plan) -> None:
    """Legs, core and upper body each get hard sets of their own, so that legs are not trained alone."""
    sets = regions(library, whole)
    total = sum(sets.values())
    assert all(share >= 1.5 for share in sets.values()), sets
    assert (sets[Region.UPPER] + sets[Region.CORE]) / total >= 1 / 3
    assert sets[Region.UPPER] / total >= 0.18
    assert sets[Region.LEGS] / total >= 0.249
    exercises = [library.exercise(item.exercise) for item in whole.items]
    led_by = {max(each.regions, key=lambda region: each.regions[region]) for each in exercises}
    if whole.id in ("runners-base-a", "runners-base-b"):  # whose core the coach adds
        assert led_by >= {Region.LEGS, Region.UPPER}
    else:
        assert led_by == set(Region)


def test_where_there_is_something_to_pull_it_is_pulled(library: Library, whole: Plan) -> None:
    """Else press-ups without rows round the shoulders; the coach adds one to the two base plans."""
    has_weights = any({"kettlebell", "dumbbell", "barbell"} & need for need in kit(library, whole))
    if has_weights and whole.id not in FIRST:
        assert any(library.exercise(item.exercise).pattern is Pattern.PULL for item in whole.items)


def test_the_glutes_are_not_forgotten(library: Library, whole: Plan) -> None:
    """Squats and lunges alone leave them out, and after two weeks the coach would say so."""
    patterns = {library.exercise(item.exercise).pattern for item in whole.items}
    assert patterns & {Pattern.BRIDGE, Pattern.HINGE}


def test_the_seven_lead_every_plan(library: Library, whole: Plan) -> None:
    """The seven exercises that everything began with come first, and make up most of the work."""
    names = [item.exercise for item in whole.items]
    assert names[0] in SEEDS and names[1] in SEEDS
    assert sum(name in SEEDS for name in names) >= len(names) / 2


def test_the_seven_are_all_there(library: Library) -> None:
    """None of the seven is left out, at any level that does all of them."""
    used = {item.exercise for plan in library.plans for item in plan.items}
    assert used >= set(SEEDS)


def test_a_name_says_no_minutes(plan: Plan) -> None:
    """The coach makes a plan shorter or longer for the day: the page would name two times for one session."""
    numbers = {"ten", "fifteen", "twenty", "thirty", "forty", "min", "minute", "minutes"}
    assert not numbers & set(words_of(plan.name)) and not any(map(str.isdigit, plan.name))


def test_minutes_are_honest(library: Library, plan: Plan) -> None:
    """The time named is the time it takes, within five minutes, as the coach reckons it."""
    header = open_header(1, datetime(2026, 11, 21, tzinfo=UTC), plan, library.by_id, {})
    assert abs(minutes_of(header.items) - plan.minutes) <= 5


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
