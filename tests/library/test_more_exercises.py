"""The facts of the exercises beyond the founding seven: a wrong one falsifies totals, balance or landings."""

from __future__ import annotations

from collections import Counter

import pytest

from runstrength_tui.domain.exercise import (
    Exercise,
    JumpTier,
    Level,
    LoadKind,
    Measure,
    Muscle,
    Pattern,
    Rung,
    SideRule,
)
from runstrength_tui.domain.ladder import standing
from runstrength_tui.domain.live.opening import added_item
from runstrength_tui.library import Library

QUADS, HAMS, GLUTES, HIP = Muscle.QUADS, Muscle.HAMSTRINGS, Muscle.GLUTE_MAX, Muscle.GLUTE_MED
ADDUCTORS, CALVES, SOLEUS, FOOT = Muscle.ADDUCTORS, Muscle.CALVES, Muscle.SOLEUS, Muscle.TIBIALIS_FOOT
FLEXORS, ABS, OBLIQUES, BACK = Muscle.HIP_FLEXORS, Muscle.ABS, Muscle.OBLIQUES, Muscle.ERECTORS
SHOULDER, TRICEPS, LATS = Muscle.FRONT_DELT, Muscle.TRICEPS, Muscle.LATS
UPPER_BACK, GRIP = Muscle.MID_BACK_TRAPS, Muscle.BICEPS_FOREARM

BOTH, TURNS, ONE = SideRule.BOTH, SideRule.ALTERNATING, SideRule.ONE_THEN_OTHER
REPS, SECONDS, METRES = Measure.REPS, Measure.SECONDS, Measure.METRES
BODY, KG, BAND, BOX = LoadKind.BODYWEIGHT, LoadKind.EXTERNAL, LoadKind.BAND, LoadKind.BOX

# Pattern, prime movers, helpers, sides, load, what is counted, size of the jump, landings of one.
FACTS: dict[str, tuple[Pattern, set[Muscle], set[Muscle], SideRule, LoadKind, Measure, int | None, int]] = {
    "calf-raise": (Pattern.ANKLE, {CALVES}, {SOLEUS, FOOT}, BOTH, BODY, REPS, None, 0),
    "bent-knee-calf-raise": (Pattern.ANKLE, {SOLEUS}, {FOOT}, BOTH, BODY, REPS, None, 0),
    "tibialis-raise": (Pattern.ANKLE, {FOOT}, set(), BOTH, BODY, REPS, None, 0),
    "step-up": (Pattern.LUNGE, {QUADS, GLUTES}, {HIP, CALVES}, ONE, KG, REPS, None, 0),
    "split-squat": (Pattern.LUNGE, {QUADS, GLUTES}, {ADDUCTORS, HIP}, ONE, KG, REPS, None, 0),
    "rear-foot-elevated-split-squat": (
        *(Pattern.LUNGE, {QUADS, GLUTES}, {ADDUCTORS, HIP, HAMS}),
        *(ONE, KG, REPS, None, 0),
    ),
    "single-leg-deadlift": (Pattern.HINGE, {HAMS, GLUTES}, {HIP, BACK, FOOT}, ONE, KG, REPS, None, 0),
    "nordic-curl": (Pattern.KNEE_FLEXION, {HAMS}, {GLUTES, ABS, CALVES}, BOTH, BODY, REPS, None, 0),
    "hip-thrust": (Pattern.BRIDGE, {GLUTES}, {HAMS, QUADS}, BOTH, KG, REPS, None, 0),
    "side-plank": (Pattern.CORE, {OBLIQUES}, {BACK, HIP, SHOULDER}, ONE, BODY, SECONDS, None, 0),
    "plank": (Pattern.CORE, {ABS}, {SHOULDER, GLUTES}, BOTH, BODY, SECONDS, None, 0),
    "dead-bug": (Pattern.CORE, {ABS}, {FLEXORS}, TURNS, BODY, REPS, None, 0),
    "bird-dog": (Pattern.CORE, {BACK, GLUTES}, {ABS, SHOULDER}, TURNS, BODY, REPS, None, 0),
    "pallof-press": (Pattern.CORE, {OBLIQUES, ABS}, {SHOULDER, GLUTES}, ONE, BAND, REPS, None, 0),
    "copenhagen-plank": (Pattern.HIP_SIDE, {ADDUCTORS}, {OBLIQUES, ABS}, ONE, BODY, SECONDS, None, 0),
    "hip-abduction": (Pattern.HIP_SIDE, {HIP}, {FLEXORS}, ONE, BAND, REPS, None, 0),
    "row": (Pattern.PULL, {LATS, UPPER_BACK}, {GRIP}, ONE, KG, REPS, None, 0),
    "pull-up": (Pattern.PULL, {LATS}, {GRIP, UPPER_BACK, ABS}, BOTH, BODY, REPS, None, 0),
    "overhead-press": (Pattern.PUSH, {SHOULDER}, {TRICEPS, ABS}, BOTH, KG, REPS, None, 0),
    "farmer-carry": (Pattern.CARRY, {GRIP, UPPER_BACK}, {ABS, OBLIQUES, HIP}, BOTH, KG, METRES, None, 0),
    "pogo-hops": (Pattern.JUMP, {CALVES, SOLEUS}, {FOOT, QUADS}, BOTH, BODY, REPS, 1, 1),
    "skipping": (Pattern.JUMP, {CALVES}, {FOOT}, BOTH, BODY, SECONDS, 1, 2),
    "drop-jump": (Pattern.JUMP, {CALVES, QUADS, GLUTES}, {HAMS}, BOTH, BOX, REPS, 3, 2),
    "bounding": (Pattern.JUMP, {GLUTES, CALVES, HAMS}, {QUADS}, TURNS, BODY, REPS, 3, 1),
}

# Size of the jump and landings of one, of each version that is not as its exercise says.
LANDINGS: dict[tuple[str, str], tuple[int | None, int]] = {
    ("pogo-hops", "heel-bounce"): (None, 0),
    ("pogo-hops", "alternating-pogo"): (3, 1),
    ("pogo-hops", "single-leg-pogo"): (3, 1),
    ("drop-jump", "pogo-hops"): (1, 1),
    ("drop-jump", "drop-and-stick"): (3, 1),
    ("bounding", "low-skips"): (1, 1),
    ("bounding", "power-skips"): (2, 1),
}

Usual = tuple[tuple[int, int], tuple[int, int], bool, Measure]


def usual(sets: int | tuple[int, int], reps: int | tuple[int, int], side: str = "", unit: str = "") -> Usual:
    measure = {"": REPS, "s": SECONDS, "m": METRES}[unit]
    sets = sets if isinstance(sets, tuple) else (sets, sets)
    return sets, reps if isinstance(reps, tuple) else (reps, reps), side == "a side", measure


# Sets and reps of someone new to it, and of someone used to it.
USUAL: dict[str, tuple[Usual | None, Usual | None]] = {
    "calf-raise": (usual(2, 12), usual(3, (10, 12), "a side")),
    "bent-knee-calf-raise": (usual(2, 15), usual(3, 12, "a side")),
    "tibialis-raise": (usual(2, 12), usual(3, 20)),
    "step-up": (usual(2, 6, "a side"), usual(3, 8, "a side")),
    "split-squat": (usual(2, 6, "a side"), usual(3, 8, "a side")),
    "rear-foot-elevated-split-squat": (None, usual(3, (6, 8), "a side")),
    "single-leg-deadlift": (usual(2, 6, "a side"), usual(3, 8, "a side")),
    "nordic-curl": (usual((1, 2), 3), usual((2, 3), (4, 6))),
    "hip-thrust": (usual(2, 10), usual(3, 8)),
    "side-plank": (usual(2, (15, 20), "a side", "s"), usual(3, (30, 45), "a side", "s")),
    "plank": (usual(2, 20, "", "s"), usual(3, 45, "", "s")),
    "dead-bug": (usual(2, 6, "a side"), usual(3, 10, "a side")),
    "bird-dog": (usual(2, 6, "a side"), usual(3, 10, "a side")),
    "pallof-press": (usual(2, 8, "a side"), usual(3, 10, "a side")),
    "copenhagen-plank": (usual(2, 10, "a side", "s"), usual(3, (6, 8), "a side")),
    "hip-abduction": (usual(2, 12, "a side"), usual(3, 15, "a side")),
    "row": (usual(2, 8, "a side"), usual(3, 10, "a side")),
    "pull-up": (usual(2, 5), usual(3, (3, 8))),
    "overhead-press": (usual(2, 8), usual(3, 8)),
    "farmer-carry": (usual(2, 20, "", "m"), usual(3, 30, "", "m")),
    "pogo-hops": (usual(2, 10), usual(3, 20)),
    "skipping": (usual(3, 20, "", "s"), usual(3, 20, "", "s")),
    "drop-jump": (None, None),
    "bounding": (None, None),
}


def landing(exercise: Exercise, rung: Rung) -> tuple[int | None, int]:
    each = exercise.contacts_per_rep if rung.contacts_per_rep is None else rung.contacts_per_rep
    return (rung.jump_tier or exercise.jump_tier if each else None), each


@pytest.mark.parametrize("name", FACTS)
def test_facts_are_what_the_sources_say(library: Library, name: str) -> None:
    """Muscles, sides, load, count, jump size and landings of every exercise, one by one."""
    one = library.exercise(name)
    prime = {muscle for muscle, share in one.muscles.items() if share == 1.0}
    helpers = {muscle for muscle, share in one.muscles.items() if share == 0.5}
    found = (one.pattern, prime, helpers, one.side, one.load, one.measure, one.jump_tier)
    assert (*found, one.contacts_per_rep) == FACTS[name]


def test_landings_of_each_version(library: Library) -> None:
    """A version that lands otherwise than its exercise is counted as it lands; single legs are big jumps."""
    own = {
        (one.id, rung.id): landing(one, rung)
        for one in map(library.exercise, FACTS)
        for rung in one.ladder
        if landing(one, rung) != (one.jump_tier, one.contacts_per_rep)
        or (rung.jump_tier, rung.contacts_per_rep) != (None, None)
    }
    assert own == LANDINGS


@pytest.mark.parametrize("name", USUAL)
def test_how_much_is_what_the_sources_say(library: Library, name: str) -> None:
    """A runner is told the usual sets and reps, and none where the exercise is not for newcomers."""
    doses = library.exercise(name).doses
    for level, wanted in zip((Level.BEGINNER, Level.INTERMEDIATE), USUAL[name], strict=True):
        dose = doses.get(level)
        assert (dose and (dose.sets, dose.reps, dose.per_side, dose.measure)) == wanted, level
        shares = (dose.body_mass_share if dose else None) or (0, 0)
        assert shares[1] <= 0.2
    assert doses[Level.ADVANCED].sets[1] <= 4


def test_some_jumps_are_for_the_well_trained(library: Library) -> None:
    """Drop jumps and bounds are offered to no beginner; the card asks for weeks of medium jumps first."""
    for name, reps, per_side in (("drop-jump", (4, 4), False), ("bounding", (6, 6), True)):
        one = library.exercise(name)
        [(level, dose)] = one.doses.items()
        assert (level, dose.sets, dose.reps, dose.per_side) == (Level.ADVANCED, (3, 3), reps, per_side)
        assert dose.rest_s == (120, 180)
        assert "four weeks of medium jumps" in one.setup[0].text
        assert "four weeks of medium jumps" in dose.load
    drop = library.exercise("drop-jump")
    assert drop.doses[Level.ADVANCED].box_cm == (20, 30)
    assert all((rung.start_cm or drop.start_cm) <= 30 for rung in drop.ladder)


def test_nobody_begins_with_an_expert_jump(library: Library) -> None:
    """Who adds drop jumps, bounds or Bulgarian split squats first gets their gentlest version."""
    added = {name: added_item("1", library.exercise(name), {}) for name in (*FACTS, "deadlift")}
    assert {
        name: added[name].rung for name in ("drop-jump", "bounding", "rear-foot-elevated-split-squat")
    } == {
        "drop-jump": "pogo-hops",
        "bounding": "low-skips",
        "rear-foot-elevated-split-squat": "split-squat",
    }
    assert added["deadlift"].rung == "kettlebell-deadlift"
    assert {name: item.jump_tier for name, item in added.items() if item.jump_tier} == dict.fromkeys(
        ("pogo-hops", "skipping", "drop-jump", "bounding"), JumpTier.LOW
    )
    for name, item in added.items():
        assert standing(library.exercise(name), ()).start.id == item.rung


def test_a_dose_counts_as_its_version_does(library: Library) -> None:
    """Seconds are seconds and a side is a side: else a plan asks for half the work, or for double."""
    for one in library.exercises:
        for level, dose in one.doses.items():
            rung = one.rung(dose.rung)
            assert dose.measure is (rung.measure or one.measure), (one.id, level)
            assert dose.per_side == ((rung.side or one.side) is not BOTH), (one.id, level)


def test_later_levels_do_not_fall_back(library: Library) -> None:
    """Who has trained longer is never given an easier version than a newcomer."""
    for one in library.exercises:
        order = [rung.id for rung in one.ladder]
        places = [order.index(dose.rung) for dose in one.doses.values()]
        if one.id != "deadlift":
            assert places == sorted(places), one.id
        assert list(one.doses) == [level for level in Level if level in one.doses]


def test_a_weight_has_a_first_value_of_its_kit(library: Library) -> None:
    """Bars start at what an empty bar weighs, help and added weight at a value of their own."""
    for name in FACTS:
        one = library.exercise(name)
        for rung in one.ladder:
            kind = rung.load or one.load
            kit = one.equipment if rung.equipment is None else rung.equipment
            if kind in (LoadKind.ADDED, LoadKind.ASSISTED):
                assert rung.start_kg and rung.step_kg, rung.id
            if "barbell" in kit:
                assert (rung.start_kg or 0) >= 15 and (rung.step_kg or 0) >= 2.5, rung.id
            if kind is LoadKind.BAND:
                assert any("band" in thing for thing in kit), rung.id


def test_body_mass_counts_only_where_it_was_measured(library: Library) -> None:
    """Kilos of body mass are added up only for lunges, step-ups, squats, press-ups and pull-ups."""
    shares: dict[str, set[float]] = {}
    for one in library.exercises:
        for rung in one.ladder:
            if rung.body_fraction is not None:
                shares.setdefault(one.id, set()).add(rung.body_fraction)
    lunges = ("walking-lunge", "step-up", "split-squat", "rear-foot-elevated-split-squat")
    assert shares == {
        **{name: {0.86} for name in (*lunges, "goblet-squat", "glute-bridge")},
        "press-up": {0.55, 0.69},
        "pull-up": {0.94},
    }


def test_hamstrings_do_not_drive_a_jump(library: Library) -> None:
    """A jump is the work of thighs, hips and calves; only a bound is pulled by the hamstrings as well."""
    for one in library.exercises:
        if one.pattern is Pattern.JUMP:
            assert one.muscles[CALVES] == 1.0, one.id
            assert (one.muscles.get(HAMS) == 1.0) == (one.id == "bounding"), one.id


def test_every_kind_of_movement_is_covered(library: Library) -> None:
    """Who plans a balanced week finds each kind of movement, in these numbers."""
    assert Counter(one.pattern for one in library.exercises) == {
        Pattern.SQUAT: 1,
        Pattern.LUNGE: 4,
        Pattern.HINGE: 2,
        Pattern.BRIDGE: 2,
        Pattern.KNEE_FLEXION: 1,
        Pattern.ANKLE: 3,
        Pattern.HIP_SIDE: 2,
        Pattern.PUSH: 2,
        Pattern.PULL: 2,
        Pattern.CARRY: 1,
        Pattern.CORE: 5,
        Pattern.JUMP: 6,
    }
    used = {muscle for one in library.exercises for muscle, share in one.muscles.items() if share == 1.0}
    assert set(Muscle) - used == {FLEXORS}


def test_jumps_are_of_three_sizes(library: Library) -> None:
    """Each size of jump is there to be filtered by, and every jump names one."""
    sizes = {one.id: one.jump_tier for one in library.exercises if one.pattern is Pattern.JUMP}
    assert sizes == {
        "pogo-hops": JumpTier.LOW,
        "skipping": JumpTier.LOW,
        "box-jump": JumpTier.MEDIUM,
        "tuck-jump": JumpTier.HIGH,
        "drop-jump": JumpTier.HIGH,
        "bounding": JumpTier.HIGH,
    }
    assert all(one.jump_tier is None for one in library.exercises if one.pattern is not Pattern.JUMP)
