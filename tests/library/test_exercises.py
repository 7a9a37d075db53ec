"""What an exercise card must hold, and what it must not say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from runstrength_tui.domain.exercise import (
    Exercise,
    Grade,
    JumpTier,
    Level,
    LoadKind,
    Muscle,
    Pattern,
    SideRule,
)
from runstrength_tui.library import Library

SEVEN = ("box-jump", "walking-lunge", "press-up", "goblet-squat", "tuck-jump", "glute-bridge", "deadlift")
MORE = (
    *("calf-raise", "bent-knee-calf-raise", "tibialis-raise", "step-up", "split-squat"),
    *("rear-foot-elevated-split-squat", "single-leg-deadlift", "nordic-curl", "hip-thrust"),
    *("side-plank", "plank", "dead-bug", "bird-dog", "pallof-press", "copenhagen-plank", "hip-abduction"),
    *("row", "pull-up", "overhead-press", "farmer-carry", "pogo-hops", "skipping", "drop-jump", "bounding"),
)
EXPERT = {"rear-foot-elevated-split-squat": [Level.INTERMEDIATE, Level.ADVANCED]}
EXPERT |= {name: [Level.ADVANCED] for name in ("drop-jump", "bounding")}
IDS = [f"S{number}" for number in range(1, 25)]

CARRIED = {
    "S1": {
        "press-up": {"why", "advice"},
        "plank": {"why", "advice"},
        "row": {"why", "advice"},
        "pull-up": {"why"},
        "overhead-press": {"why"},
    },
    "S2": {"box-jump": {"setup", "advice", "jump_check"}},
    "S3": {"box-jump": {"setup", "advice", "jump_check"}},
    "S4": {"box-jump": {"setup", "faults", "advice"}},
    "S5": {"walking-lunge": {"setup", "cues", "faults", "why", "advice"}},
    "S6": {"press-up": {"cues", "faults", "advice"}},
    "S7": {"press-up": {"cues", "faults", "advice"}},
    "S8": {"press-up": {"cues", "faults", "advice"}},
    "S9": {"press-up": {"cues", "faults", "advice"}},
    "S10": {"press-up": {"cues", "faults", "advice"}},
    "S11": {"goblet-squat": {"cues", "faults", "stop", "advice"}},
    "S12": {"goblet-squat": {"setup", "faults", "advice"}},
    "S13": {"goblet-squat": {"advice"}},
    "S14": {"tuck-jump": {"cues", "faults", "stop", "advice"}},
    "S15": {"tuck-jump": {"cues", "advice"}},
    "S16": {"tuck-jump": {"cues", "faults", "advice"}},
    "S17": {"tuck-jump": {"faults", "stop", "advice"}},
    "S18": {
        "tuck-jump": {"setup", "advice", "jump_check"},
        "box-jump": {"jump_check"},
        "walking-lunge": {"jump_check"},
        "pogo-hops": {"setup", "jump_check"},
        "skipping": {"setup", "jump_check"},
        "drop-jump": {"setup", "jump_check"},
        "bounding": {"setup", "jump_check"},
    },
    "S19": {
        "tuck-jump": {"setup", "advice", "jump_check"},
        "box-jump": {"jump_check"},
        "walking-lunge": {"jump_check"},
        "pogo-hops": {"setup", "jump_check"},
        "skipping": {"setup", "jump_check"},
        "drop-jump": {"setup", "jump_check"},
        "bounding": {"setup", "jump_check"},
    },
    "S20": {"glute-bridge": {"cues", "why", "advice"}, "hip-thrust": {"cues", "why", "advice"}},
    "S21": {"deadlift": {"why", "advice"}, "single-leg-deadlift": {"why"}},
    "S22": {"walking-lunge": {"stop", "advice"}, "glute-bridge": {"stop", "advice"}},
    "S23": {
        "goblet-squat": {"setup", "faults", "advice"},
        "deadlift": {"setup", "faults", "advice"},
        "walking-lunge": {"advice"},
        "hip-thrust": {"setup"},
        "single-leg-deadlift": {"setup"},
    },
    # S24, that running alone does not build strength, belongs to no exercise: the first plan says it.
}

# Sets, reps, rest in seconds, reps in reserve, box in cm, share of body mass, landings.
DOSES: dict[tuple[str, Level], dict[str, tuple[float, float] | None]] = {
    ("box-jump", Level.BEGINNER): dict(
        sets=(3, 3), reps=(3, 5), rest_s=(60, 90), rpe=(5, 6), box_cm=(15, 30), contacts=(9, 15)
    ),
    ("box-jump", Level.INTERMEDIATE): dict(
        sets=(3, 4), reps=(5, 5), rest_s=(90, 120), rpe=(6, 7), box_cm=(30, 45), contacts=(15, 20)
    ),
    ("box-jump", Level.ADVANCED): dict(
        sets=(4, 5), reps=(3, 5), rest_s=(120, 180), box_cm=(45, 60), contacts=(12, 25)
    ),
    ("walking-lunge", Level.BEGINNER): dict(sets=(2, 2), reps=(6, 8), rest_s=(60, 90), rir=(4, 4)),
    ("walking-lunge", Level.INTERMEDIATE): dict(
        sets=(3, 3), reps=(8, 8), rest_s=(90, 90), rir=(3, 3), body_mass_share=(0.1, 0.2)
    ),
    ("walking-lunge", Level.ADVANCED): dict(
        sets=(3, 4), reps=(6, 8), rest_s=(120, 120), rir=(2, 2), body_mass_share=(0.2, 0.4)
    ),
    ("press-up", Level.BEGINNER): dict(sets=(3, 3), reps=(5, 8), rest_s=(60, 90), rir=(3, 3)),
    ("press-up", Level.INTERMEDIATE): dict(sets=(3, 3), reps=(8, 12), rir=(2, 2)),
    ("press-up", Level.ADVANCED): dict(sets=(3, 4), reps=(8, 15), rir=(1, 2)),
    ("goblet-squat", Level.BEGINNER): dict(
        sets=(2, 3), reps=(8, 10), rest_s=(90, 90), rir=(3, 4), body_mass_share=(0.1, 0.15)
    ),
    ("goblet-squat", Level.INTERMEDIATE): dict(
        sets=(3, 3), reps=(8, 8), rest_s=(120, 120), rir=(2, 3), body_mass_share=(0.2, 0.3)
    ),
    ("goblet-squat", Level.ADVANCED): dict(sets=(3, 4), reps=(4, 6), rest_s=(120, 180), rir=(2, 2)),
    ("tuck-jump", Level.BEGINNER): dict(sets=(2, 3), reps=(3, 4), rest_s=(90, 90), contacts=(6, 12)),
    ("tuck-jump", Level.INTERMEDIATE): dict(sets=(3, 3), reps=(5, 5), rest_s=(120, 120), contacts=(15, 15)),
    ("tuck-jump", Level.ADVANCED): dict(sets=(3, 4), reps=(6, 8), rest_s=(120, 180), contacts=(18, 32)),
    ("glute-bridge", Level.BEGINNER): dict(sets=(2, 3), reps=(10, 12), rest_s=(45, 60), rir=(4, 4)),
    ("glute-bridge", Level.INTERMEDIATE): dict(sets=(3, 3), reps=(8, 10), rest_s=(90, 90), rir=(3, 3)),
    ("glute-bridge", Level.ADVANCED): dict(sets=(3, 4), reps=(6, 8), rest_s=(120, 120), rir=(2, 2)),
    ("deadlift", Level.BEGINNER): dict(
        sets=(2, 2), reps=(5, 8), rest_s=(90, 90), rir=(4, 4), body_mass_share=(0.1, 0.2)
    ),
    ("deadlift", Level.INTERMEDIATE): dict(
        sets=(3, 3), reps=(5, 5), rest_s=(120, 120), rir=(3, 3), body_mass_share=(0.8, 1.0)
    ),
    ("deadlift", Level.ADVANCED): dict(sets=(3, 4), reps=(3, 5), rest_s=(180, 180), rir=(2, 2)),
}


def texts(value: Any) -> Iterator[str]:
    """Every text of a record, at any depth, but for ids and names of kit."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in {"id", "ids", "rung", "exercise", "equipment", "equipment_options", "card"}:
                yield from texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str):
        yield value


@pytest.fixture(params=(*SEVEN, *MORE))
def exercise(request: pytest.FixtureRequest, library: Library) -> Exercise:
    return library.exercise(request.param)


def test_the_library_ships_whole(library: Library) -> None:
    """A runner finds all thirty-one exercises, and no file of ours is faulty."""
    assert len(library.exercises) == 31
    assert {one.id for one in library.exercises} == {*SEVEN, *MORE}
    assert [str(fault) for fault in library.faults] == []


def test_a_card_has_no_empty_part(exercise: Exercise) -> None:
    """Each part of the card teaches something: none is missing, none repeats itself."""
    for part in ("setup", "cues", "faults", "why", "stop", "advice"):
        lines = [line.text for line in getattr(exercise, part)]
        assert len(lines) >= 2, part
        assert len(set(lines)) == len(lines), part
    assert exercise.summary and exercise.breathing and exercise.tempo.text
    assert list(exercise.doses) == EXPERT.get(exercise.id, list(Level))
    assert 1.0 in exercise.muscles.values()
    assert 8 <= len(exercise.ladder) <= 13 if exercise.id in SEVEN else 4 <= len(exercise.ladder) <= 8
    assert all(rung.text for rung in exercise.ladder)
    assert all(rung.earn for rung in exercise.ladder[:-1] if rung.id != "glute-barbell-squat")
    names = [rung.name for rung in exercise.ladder]
    assert len(set(names)) == len(names)


def test_a_cue_fits_one_line(exercise: Exercise) -> None:
    """What is called during a set can be read at a glance: one line, said as to a person."""
    for line in (*exercise.cues, *exercise.advice, *exercise.jump_check):
        assert 0 < len(line.text) <= 60, line.text


def test_every_founding_statement_is_where_it_belongs(library: Library) -> None:
    """The founding safety and form advice reaches the runner; each piece can be traced to its card."""
    found: dict[str, dict[str, set[str]]] = {}
    for exercise in library.exercises:
        for part in ("setup", "cues", "faults", "why", "stop", "advice", "jump_check"):
            for line in getattr(exercise, part):
                for name in line.ids:
                    found.setdefault(name, {}).setdefault(exercise.id, set()).add(part)
    assert found == CARRIED
    assert [name for name in IDS if name not in found] == ["S24"]
    assert "running alone won't give you" in library.plan("first-steps").summary


def test_nothing_promises_fewer_injuries(library: Library) -> None:
    """No one is told that strength work keeps them whole: in runners that has not been shown."""
    promise = re.compile(
        r"prevent|protect|bulletproof|injury-free|injury-proof|safe to|cures?\b|guarantee", re.I
    )
    for record in (*library.exercises, *library.plans):
        for text in texts(msgspec.to_builtins(record)):
            assert not promise.search(text), text
            if "injuries" in text.casefold():
                assert "not settled" in text, text


def test_evidence_is_graded_honestly(library: Library) -> None:
    """Only heavy strength work and squats are called well shown; the rest is studies or habit."""
    grades = {one.id: [reason.grade for reason in one.why] for one in library.exercises}
    well_shown = {name for name, found in grades.items() if Grade.WELL_SHOWN in found}
    assert well_shown == {"goblet-squat", "deadlift"}
    beyond_habit = {name for name, found in grades.items() if set(found) != {Grade.HABIT}}
    assert beyond_habit == {
        *("box-jump", "tuck-jump", "goblet-squat", "deadlift"),
        *("nordic-curl", "copenhagen-plank", "pogo-hops", "skipping", "drop-jump", "bounding"),
    }
    assert {name for name, found in grades.items() if Grade.SOME_STUDIES in found} - well_shown == {
        *("box-jump", "tuck-jump", "drop-jump", "bounding", "nordic-curl", "copenhagen-plank")
    }


def test_what_was_seen_in_football_is_not_sold_to_runners(library: Library) -> None:
    """Where the trials were football players', the card says so, and that it is open for runners."""
    for name in ("nordic-curl", "copenhagen-plank"):
        [studied] = [one for one in library.exercise(name).why if one.grade is Grade.SOME_STUDIES]
        assert "football" in studied.text
        assert "not settled" in studied.text or "not shown" in studied.text
    for name in ("pogo-hops", "skipping"):
        [early] = [one for one in library.exercise(name).why if one.grade is Grade.EARLY]
        assert "one " in early.text and "trial" in early.text


def test_cards_speak_as_runners_do(library: Library) -> None:
    """The screens say easier, harder, landing, left in you: none of the trade's words, British spelling."""
    foreign = re.compile(
        r"\b(confirm|block|dose|tier|rung|contacts?|regression|RIR|RPE|1RM|deload|push-up"
        r"|center|color|meters?|program)\b",
        re.I,
    )
    for record in (*library.exercises, *library.plans):
        built = msgspec.to_builtins(record)
        built.pop("aliases", None)
        for key in ("pattern", "load", "measure", "side"):
            built.pop(key, None)
        for text in texts(built):
            assert not foreign.search(text), text


@pytest.mark.parametrize(("name", "level"), list(DOSES))
def test_how_much_is_what_the_sources_say(library: Library, name: str, level: Level) -> None:
    """A runner is told sets, reps, rests and weights of the usual range, not more."""
    dose = library.exercise(name).doses[level]
    for field, pair in DOSES[name, level].items():
        assert getattr(dose, field) == pair, field
    assert dose.per_side == (name == "walking-lunge" or dose.rung == "single-leg-bridge")


def test_landings_follow_from_sets_and_reps(library: Library) -> None:
    """The landings a card names are those its sets and reps make, so that the count in a session agrees."""
    for exercise in library.exercises:
        for dose in exercise.doses.values():
            rung = exercise.rung(dose.rung)
            each = exercise.contacts_per_rep if rung.contacts_per_rep is None else rung.contacts_per_rep
            each *= 2 if dose.per_side else 1
            made = tuple(sets * reps * each for sets, reps in zip(dose.sets, dose.reps, strict=True))
            assert dose.contacts == (made if each else None), exercise.id


def test_nobody_is_sent_near_failure(exercise: Exercise) -> None:
    """A beginner keeps three reps, later two, at last one; never fewer than two on a hinge."""
    for level, least in ((Level.BEGINNER, 3), (Level.INTERMEDIATE, 2), (Level.ADVANCED, 1)):
        rir = exercise.doses[level].rir if level in exercise.doses else None
        assert rir is None or rir[0] >= (max(2, least) if exercise.pattern is Pattern.HINGE else least)


def test_facts_that_are_counted(library: Library) -> None:
    """Balance, landings and sides are counted from these facts; a wrong one falsifies every total."""
    box, lunge, tuck = (library.exercise(name) for name in ("box-jump", "walking-lunge", "tuck-jump"))
    assert (box.jump_tier, box.contacts_per_rep, box.load) == (JumpTier.MEDIUM, 1, LoadKind.BOX)
    assert (box.start_cm, box.step_cm, box.gap_cm) == (20, 5, 25)
    assert (tuck.jump_tier, tuck.contacts_per_rep) == (JumpTier.HIGH, 1)
    assert lunge.side is SideRule.ALTERNATING and lunge.contacts_per_rep == 0
    jump = lunge.rung("jumping-lunge")
    assert (jump.jump_tier, jump.contacts_per_rep) == (JumpTier.HIGH, 1)
    assert [box.rung(name).contacts_per_rep for name in ("step-up", "fast-squat")] == [0, 0]
    for name in ("small-squat-jump", "pogo-hops"):
        assert tuck.rung(name).jump_tier is JumpTier.LOW
    press = library.exercise("press-up")
    assert [
        press.rung(name).body_fraction for name in ("full-press-up", "knee-press-up", "table-press-up")
    ] == [
        0.69,
        0.55,
        None,
    ]
    seven = [library.exercise(name) for name in SEVEN]
    regions = {one.id: {key.value: share for key, share in one.regions.items()} for one in seven}
    assert regions == {
        "box-jump": {"legs": 1.0},
        "walking-lunge": {"legs": 0.85, "core": 0.15},
        "press-up": {"upper": 0.75, "core": 0.25},
        "goblet-squat": {"legs": 0.75, "core": 0.25},
        "tuck-jump": {"legs": 0.85, "core": 0.15},
        "glute-bridge": {"legs": 0.75, "core": 0.25},
        "deadlift": {"legs": 0.7, "core": 0.2, "upper": 0.1},
    }
    prime = {one.id: {muscle for muscle, part in one.muscles.items() if part == 1.0} for one in seven}
    legs = {Muscle.QUADS, Muscle.GLUTE_MAX}
    assert prime == {
        "box-jump": legs | {Muscle.CALVES},
        "walking-lunge": legs,
        "press-up": {Muscle.CHEST, Muscle.TRICEPS, Muscle.FRONT_DELT},
        "goblet-squat": legs,
        "tuck-jump": legs | {Muscle.CALVES},
        "glute-bridge": {Muscle.GLUTE_MAX},
        "deadlift": {Muscle.GLUTE_MAX, Muscle.HAMSTRINGS, Muscle.ERECTORS},
    }


def test_every_jump_is_asked_about_first(library: Library) -> None:
    """Before a jump the runner is asked about clothes and space; before a box, about that too."""
    checks = {one.id: {line.ids: line.text for line in one.jump_check} for one in library.exercises}
    for exercise in library.exercises:
        if any(rung.contacts_per_rep or exercise.contacts_per_rep for rung in exercise.ladder):
            assert {("S18",), ("S19",)} <= set(checks[exercise.id])
            assert all(checks[exercise.id][key] == checks["tuck-jump"][key] for key in (("S18",), ("S19",)))
            assert all(text.endswith("?") for text in checks[exercise.id].values())
    assert ("S2", "S3") in checks["box-jump"]
