"""What the screens ask for: the check, a set begun and done, a miss, pain; and the ways on they can offer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from runstrength_tui.domain.exercise import Level, LoadKind
from runstrength_tui.domain.gear import Gear
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.live.opening import questions
from runstrength_tui.domain.live.state import Hand
from runstrength_tui.domain.profile import Flag, Profile, Screening
from runstrength_tui.domain.run import RunKind
from runstrength_tui.domain.safety.engine import GO_ON, Fired, Way
from runstrength_tui.domain.safety.facts import easier, loads_area
from runstrength_tui.domain.safety.moments import (
    CheckLine,
    after_effort,
    after_missed,
    after_pain,
    after_set,
    before_session,
    before_set,
    check_lines,
    first_words,
    landings_limit,
    moot,
    not_my_day,
    plain_checks,
)
from runstrength_tui.domain.session import (
    CheckAnswer,
    Effort,
    NotMyDay,
    PainArea,
    PainKind,
    PainReport,
    Session,
    Severity,
)
from tests.domain.safety.runner import (
    NOW,
    at_work,
    context,
    done,
    exercises,
    item,
    last_time,
    live,
    load,
    pain,
    race,
    record,
    run,
    session,
    shown,
)

BOX = item("box-jump", cm=30)
TUCK = item("tuck-jump", "single-tuck-jump")
POGO = item("pogo-hops", "pogo-hops")
SQUAT = last_time(item(kg=20), 20)
BENT = item("deadlift", kg=40)
PRESS = item("press-up", "full-press-up")
PLAN = [BOX, SQUAT, PRESS]
OLD = [session(10, record(), record("press-up"), record("box-jump", "low-box-jump"))]


def lines(**what: Any) -> list[tuple[str, bool, tuple[str, ...]]]:
    return [(line.id, line.asks, line.items) for line in check_lines(context(**what), PLAN)]


def test_the_check_has_only_the_lines_that_the_plan_needs() -> None:
    """More lines than needed, and nobody reads them by the third session."""
    jumps = ("box-jump",)
    assert lines() == [("S18", True, jumps), ("S19", True, jumps), ("S2-S3", True, jumps), ("P5", True, ())]
    assert [line.id for line in check_lines(context(), [PRESS])] == ["P5"]
    warm = context(runs=(run(0.5, RunKind.EASY),))
    assert check_lines(warm, [PRESS]) == ()


def test_questions_of_the_check_keep_their_ids_and_words() -> None:
    """Answers of earlier sessions are still answers to the same questions."""
    before = {each.id: each.text for each in questions(PLAN, exercises())}
    asked = {line.id: line.text for line in check_lines(context(), PLAN) if line.id in before}
    assert asked == before
    line = check_lines(context(), PLAN)[0]
    assert line.rule == "P1" and line.source and line.no == "the jumps are left out"
    assert (line.question.id, line.question.text, line.question.items) == (line.id, line.text, line.items)


def test_a_question_that_only_a_file_has_is_asked_too() -> None:
    drop = item("drop-jump", "drop-jump", cm=30)
    asked = [line for line in check_lines(context(), [drop]) if not line.rule]
    assert [(line.text, line.items) for line in asked] == [
        ("Steady, non-slip box, 30 cm at most?", ("drop-jump",))
    ]


def test_runs_and_races_are_lines_only_when_they_matter() -> None:
    hard = [line for line in check_lines(context(runs=(run(20),)), PLAN) if line.rule == "P11"]
    assert [(line.text, line.items, line.no) for line in hard] == [
        (
            "A hard run 20 h ago: jumps and heavy legs stay in?",
            ("box-jump", "goblet-squat"),
            "they are left out; core and upper body stay",
        )
    ]
    near = check_lines(context(races=(race(3),), sessions=OLD), PLAN)[0]
    assert (near.rule, near.asks, near.override, near.items) == ("P13", False, True, ("goblet-squat",))
    assert near.text.startswith("Your race is in 3 days")


def test_jumps_the_day_after_jumps_are_out_before_anything_is_asked() -> None:
    yesterday = [session(1, record("box-jump", "low-box-jump", done(5)))]
    first = check_lines(context(sessions=yesterday, level=Level.ADVANCED), PLAN)[0]
    assert (first.rule, first.asks, first.override, first.items) == ("B1", False, True, ("box-jump",))
    assert not check_lines(context(sessions=yesterday), PLAN)[0].override


def test_pain_of_yesterday_is_asked_about_and_pain_of_today_is_known() -> None:
    """Not asked, it would be jumped on; asked twice, it would be nagging."""
    knee = pain(4, PainArea.KNEE, days=1)
    line = next(each for each in check_lines(context(pains=(knee,)), PLAN) if each.rule == "P6")
    assert (line.id, line.asks, line.items) == ("P6-knee", True, ("box-jump", "goblet-squat"))
    assert line.text == "Knee at 3 of 10 or less today? It was 4 yesterday."
    today = msgspec.structs.replace(knee, at=NOW)
    line = next(each for each in check_lines(context(pains=(today,)), PLAN) if each.rule == "P6")
    assert (line.asks, line.items) == (False, ("box-jump",))
    six = check_lines(context(pains=(pain(6, PainArea.KNEE),)), PLAN)[0]
    assert (six.rule, six.override, six.items) == ("P7", False, ("box-jump", "goblet-squat"))


def test_checks_answered_with_yes_are_counted_back_to_the_last_no() -> None:
    def answers(days: float, *said: bool) -> Session:
        asked = (CheckAnswer(id="S18", question="", yes=yes, at=NOW) for yes in said)
        return session(days, checks=tuple(asked))

    past = [answers(1, True), answers(2), answers(3, True, True), answers(4, True, False), answers(5, True)]
    assert plain_checks(context(sessions=past)) == 2
    assert plain_checks(context()) == 0


def test_nothing_is_asked_about_what_stays_out_anyway() -> None:
    """A plan begun against several rules would have each of them answered before the first set."""

    def line(rule: str, *items: str, asks: bool = True) -> CheckLine:
        return CheckLine(id=rule, rule=rule, text=rule, asks=asks, items=items)

    race, jumped = line("P13", "squat", asks=False), line("B1", "box", asks=False)
    run, ran, room = line("P12", "squat", "box"), line("P11", "squat", "box"), line("P2", "box")
    assert moot(run, [race, jumped]) and moot(room, [jumped])
    assert not moot(run, [race]) and not moot(room, [race])
    assert not moot(run, [ran, run]) and moot(room, [run])
    assert not moot(race, [jumped]) and not moot(line("P5"), [race, jumped])


def test_not_my_day_says_the_severest_first() -> None:
    said = not_my_day(
        context(), [NotMyDay.DRANK, NotMyDay.HOT, NotMyDay.SORE, NotMyDay.STRESSED], [BOX, PRESS]
    )
    assert [each.rule for each in said] == ["P16", "P15", "P14"]
    assert said[0].items == ("box-jump",) and said[0].override


def test_health_comes_first_and_ends_planning() -> None:
    found = before_session(context(flags=[Flag.SYMPTOMS, Flag.HEART]), PLAN)
    assert [each.rule for each in found][:2] == ["O2", "O1"]
    assert not found[0].override


# --- a set begun ---------------------------------------------------------------------


def heavier(kg: float, owned: tuple[float, ...] = (), **what: Any) -> Fired | None:
    facts = msgspec.structs.replace(SQUAT, loads=tuple(load(SQUAT, each) for each in owned))
    working = at_work(facts, size=kg)
    sessions = what.pop("sessions", OLD)
    return before_set(context(live=live(working, **what), sessions=sessions), working)


@pytest.mark.parametrize(
    ("kg", "owned", "suggested"),
    [
        (28, (), 22),
        (25, (16.0, 20.0, 21.5, 22.5, 25.0), 21.5),
        (28, (20.0, 24.0, 28.0), 20),  # 24 is +20 %, and not earned
    ],
)
def test_a_jump_in_load_is_asked_about_with_a_weight_that_is_owned(
    kg: float, owned: tuple[float, ...], suggested: float
) -> None:
    """A suggestion nobody can lift is none."""
    fired = heavier(kg, owned)
    assert fired is not None and fired.rule == "I8" and fired.severity is Severity.CONFIRM
    assert [(offer.way, offer.load.kg if offer.load else None) for offer in fired.offers] == [
        (Way.LIGHTER, suggested)
    ]


def test_it_reads_as_a_person_would_say_it() -> None:
    fired = heavier(28)
    assert fired is not None
    assert fired.text == "28 kg is 40 % more than last time. Sure? Better: 22 kg."
    fired = heavier(28, (20.0, 28.0))
    assert fired is not None
    assert fired.text.endswith("than last time, and the reps are not there yet. Better: 20 kg again.")


def test_the_same_question_is_not_asked_in_every_set() -> None:
    yes = shown("I8", exercise="goblet-squat", inputs={"about": 28}, answer=GO_ON)
    assert heavier(28, prompts=(yes,)) is None
    assert heavier(32, prompts=(yes,)) is not None


@given(st.floats(0, 200), st.floats(1, 200), st.lists(st.floats(1, 200), max_size=5))
@example(0.0, 19.99609375, [])  # the suggestion, rounded, was above the limit by a hair
def test_nothing_that_was_suggested_is_ever_asked_about(
    offered: float, old: float, owned: list[float]
) -> None:
    """What the session offers, and what a prompt suggests instead, never leads to the next prompt."""
    facts = last_time(item(kg=8), old)
    made = tuple(load(facts, each) for each in sorted(owned))
    facts = msgspec.structs.replace(facts, loads=made)
    target = msgspec.structs.replace(facts.targets[0], load=load(facts, offered))
    facts = msgspec.structs.replace(facts, targets=(target,) * 3)
    assert before_set(context(sessions=OLD), at_work(facts)) is None
    fired = before_set(context(sessions=OLD), at_work(facts, size=250))
    for offer in fired.offers if fired else ():
        if offer.load is not None:
            assert before_set(context(sessions=OLD), at_work(facts), offer.load) is None


@given(st.integers(5, 120), st.lists(st.integers(5, 120), max_size=4), st.integers(5, 120))
def test_a_box_that_is_suggested_is_never_asked_about(last: int, owned: list[int], chosen: int) -> None:
    boxes = tuple(load(BOX, each) for each in sorted(owned))
    target = msgspec.structs.replace(BOX.targets[0], load=load(BOX, 5))
    facts = msgspec.structs.replace(BOX, loads=boxes, targets=(target,))
    past = [session(10, record("box-jump", "low-box-jump", done(5, load(BOX, last))))]
    fired = before_set(context(sessions=past), at_work(facts, size=chosen))
    for offer in fired.offers if fired else ():
        if offer.load is not None:
            assert (offer.load.box_cm or 0) <= chosen
            assert before_set(context(sessions=past), at_work(facts), offer.load) is None


def test_a_stop_comes_before_a_question_and_a_question_before_a_remark() -> None:
    """At the limit of landings, on a higher box, after a short rest: one prompt, the stop."""
    working = at_work(BOX, *(done(5, load(BOX, 30)) for _ in range(8)), size=60)
    here = live(working, last=("box-jump", 8), last_done_at=NOW)
    fired = before_set(context(live=here, sessions=OLD), working)
    assert fired is not None and fired.rule == "I3" and fired.override
    assert fired.text == "40 landings: your limit for one session is 40. No more medium or big jumps today."
    assert [(offer.way, offer.rung) for offer in fired.offers] == [
        (Way.EASIER, "jump-and-stick"),
        (Way.SKIP, ""),
        (Way.END, ""),
    ]


def test_landings_of_the_set_in_hand_do_not_stop_it() -> None:
    """The limit stops the next set, never the one in which it is reached."""
    working = at_work(BOX, *(done(5) for _ in range(7)), hand=Hand(count=5))
    assert before_set(context(live=live(working), sessions=OLD), working) is None


def test_the_limit_of_landings_rises_with_weeks_and_level() -> None:
    first = record("box-jump", "low-box-jump", done(5))
    since = [context(sessions=[session(days, first)]) for days in (0, 13, 14, 27, 28)]
    assert [landings_limit(each) for each in since] == [40, 40, 60, 60, 80]
    assert [landings_limit(context(level=level)) for level in Level] == [40, 100, 120]


# --- a set done, a miss, how it was ------------------------------------------------------


def test_two_misses_stop_that_height_with_a_lower_one_offered() -> None:
    working = at_work(BOX, hand=Hand(count=3, missed=2))
    fired = after_missed(context(live=live(working)), working)
    assert fired is not None and (fired.rule, fired.override) == ("I5", False)
    assert [offer.text for offer in fired.offers] == ["25 cm", "Jump and stick", "finish it here"]
    lower = fired.offers[0].load
    assert before_set(context(live=live(working), sessions=OLD), working, lower) is None
    again = before_set(context(live=live(working), sessions=OLD), working)
    assert again is not None and again.rule == "I5"


def test_a_hit_on_a_tuck_jump_ends_the_set_and_leads_to_an_easier_version() -> None:
    fired = after_missed(context(), at_work(TUCK, hand=Hand(count=1, missed=1)))
    assert fired is not None and (fired.rule, fired.severity) == ("I12", Severity.BLOCK)
    assert fired.offers[0].rung == "jump-for-height"


def test_a_set_too_near_the_end_leads_to_less_next_time() -> None:
    working = at_work(SQUAT, done(8, load(SQUAT, 20), effort=Effort.HARD))
    fired = after_effort(context(), working, working.done[0].record)
    assert fired is not None
    assert fired.text == "Keep 3 in you for now. Next set: 18 kg, or fewer reps."
    assert fired.offers[0].load == load(SQUAT, 18)
    to_the_end = msgspec.structs.replace(working.done[0].record, to_failure=True)
    stopped = after_effort(context(), working, to_the_end)
    assert stopped is not None and stopped.rule == "I10"


def test_the_shape_of_a_press_up_is_told_once() -> None:
    working = at_work(PRESS, done(10))
    assert after_set(context(live=live(working)), working, done(10)) is not None
    told = live(working, prompts=(shown("I19", exercise="press-up"),))
    assert after_set(context(live=told), working, done(10)) is None


def test_easier_versions_are_those_that_can_be_done_with_what_is_owned() -> None:
    """A swap to a box that is not there would be a dead end."""
    high = item("box-jump", "high-box-jump", cm=50)
    dead_end = context(gear=Gear(things=("mat",)))
    offers = [easier(context(), high), easier(dead_end, high)]
    assert [offer.rung if offer else "" for offer in offers] == ["seated-box-jump", "jump-and-stick"]


# --- pain --------------------------------------------------------------------------------

ALL: list[ItemFacts] = [BOX, POGO, BENT, PRESS]


@pytest.mark.parametrize(
    ("report", "rule", "out"),
    [
        (pain(0), "", ()),
        (pain(3), "", ()),
        (pain(4), "P6", ("box-jump", "pogo-hops")),
        (pain(5), "P6", ("box-jump", "pogo-hops")),
        (pain(6), "P7", ("box-jump", "pogo-hops")),
        (pain(5, PainArea.BACK), "P6", ("box-jump", "pogo-hops")),
        (pain(6, PainArea.BACK), "P7", ("box-jump", "pogo-hops", "deadlift")),
        (pain(5, PainArea.SHOULDER), "P6", ()),
        (pain(6, PainArea.SHOULDER), "P7", ("press-up",)),
        (pain(1, PainArea.SHIN, kind=PainKind.BONE), "P8", ("box-jump", "pogo-hops")),
        (pain(8, PainArea.SHIN, kind=PainKind.BONE), "P8", ("box-jump", "pogo-hops")),
        (pain(2, PainArea.BACK, kind=PainKind.SHARP, exercise="deadlift"), "I2", ("deadlift",)),
        (pain(7, PainArea.BACK, kind=PainKind.SHARP), "I2", ("box-jump", "pogo-hops", "deadlift")),
    ],
)
def test_what_rests_after_a_report(report: PainReport, rule: str, out: tuple[str, ...]) -> None:
    """Too little rests, and it gets worse; too much, and nobody reports pain any more."""
    after = after_pain(context(live=live(*ALL)), report)
    assert (after.fired.rule if after.fired else "") == rule
    assert after.out == out
    assert (after.ask_on is not None) is bool(rule)


def test_at_four_the_exercise_in_hand_goes_on_easier() -> None:
    report = pain(4, PainArea.BACK, exercise="deadlift")
    after = after_pain(context(live=live(*ALL)), report)
    assert after.fired is not None and after.fired.offers[0].way is Way.EASIER
    assert after.fired.text.startswith("Lower back at 4 of 10: train around it")
    assert after.ask_on is not None and (after.ask_on - NOW.date()).days == 1


def test_the_third_time_in_three_weeks_is_said_besides() -> None:
    past = [session(days, pains=(pain(4, days=days),)) for days in (5, 12)]
    now = pain(4)
    after = after_pain(context(sessions=past, live=live(*ALL, pains=(now,))), now)
    assert after.again is not None and after.again.rule == "B18"
    assert after_pain(context(sessions=past[:1], live=live(*ALL, pains=(now,))), now).again is None


def test_every_place_that_can_hurt_has_something_that_loads_it() -> None:
    """A place that nothing loads would be trained on at 10 of 10."""
    every = [item(name, key=name) for name in exercises()]
    for area in PainArea:
        assert any(loads_area(context(), each, area) for each in every), area
        assert not all(loads_area(context(), each, area) for each in every), area


def test_a_load_kind_without_a_weight_is_never_asked_about() -> None:
    for kind in (LoadKind.BODYWEIGHT, LoadKind.BAND):
        facts = msgspec.structs.replace(PRESS, load=kind)
        assert before_set(context(sessions=OLD), at_work(facts)) is None


def test_what_the_check_has_no_line_for_is_said_as_the_session_begins_and_not_again_within_a_week() -> None:
    """Somebody under 18, or whose answers are years old, would never hear of it."""
    press = [PRESS]
    assert [line.id for line in check_lines(context(flags=(Flag.UNDER_18,)), press)] == ["P5"]
    young = context(flags=(Flag.UNDER_18,))
    assert said(first_words(young, press)) == "O4"
    knee = context(flags=(Flag.JOINT,))
    assert said(first_words(knee, press)) == "O1"
    assert said(first_words(knee, PLAN)) == "O3", "that is a line of the check by then"
    old = context(profile=answered_on(NOW.date() - timedelta(days=400)), sessions=OLD)
    words = first_words(old, press)
    assert said(words) == "B20"
    assert words is not None
    told = session(2, record("press-up"), prompts=(words.record(NOW - timedelta(days=2)),))
    again = context(profile=answered_on(NOW.date() - timedelta(days=400)), sessions=[told, *OLD])
    assert said(first_words(again, press)) != "B20"


def test_enter_alone_never_says_that_a_professional_cleared_the_jumps() -> None:
    """With a heart flag one enter would have let jumps and heavy lifts in."""
    assumed = {line.rule: line.assumed for line in check_lines(context(flags=(Flag.HEART,)), PLAN)}
    assert assumed == {"O1": False, "P1": True, "P2": True, "P3": True, "P5": True}


def answered_on(day: date) -> Profile:
    return Profile(screening=Screening(answered_on=day))


def said(fired: Fired | None) -> str:
    return fired.rule if fired else ""
