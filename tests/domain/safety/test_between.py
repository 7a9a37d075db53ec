"""Rules between sessions: a warning that stays away may hurt someone, one too many is not read any more."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.exercise import Level, LoadKind
from runstrength_tui.domain.gear import Gear, Weights
from runstrength_tui.domain.profile import Profile
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.safety import between
from runstrength_tui.domain.safety.engine import Way
from runstrength_tui.domain.session import (
    Effort,
    EndReason,
    ExerciseRecord,
    NotMyDay,
    Session,
    SetKind,
    SetRecord,
    Severity,
    SkipReason,
)
from runstrength_tui.library import Library
from tests.domain.safety.help import (
    BRIDGE,
    JUMP,
    NOW,
    PRESS,
    SQUAT,
    ago,
    ahead,
    at,
    context,
    done,
    kg,
    live,
)
from tests.domain.test_ladder import a_set, reps

USED = Profile(level=Level.INTERMEDIATE)
SUMMER = timezone(timedelta(hours=2))
WINTER = timezone(timedelta(hours=1))
TOKYO = timezone(timedelta(hours=9))


def moment(text: str, zone: timezone = WINTER) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("then", "now", "fires"),
    [
        # Monday evening to Wednesday is enough at any minute, to Tuesday never.
        (moment("2026-11-23T21:59"), moment("2026-11-25T06:00"), False),
        (moment("2026-11-23T18:00"), moment("2026-11-25T17:59"), False),
        (moment("2026-11-23T06:00"), moment("2026-11-24T22:00"), True),
        (moment("2026-11-23T23:30"), moment("2026-11-24T00:10"), True),
        (moment("2026-11-23T07:00"), moment("2026-11-23T19:00"), True),
        # Over the nights on which the clocks change.
        (moment("2026-10-24T18:00", SUMMER), moment("2026-10-26T17:30"), False),
        (moment("2026-10-24T18:00", SUMMER), moment("2026-10-25T23:30"), True),
        (moment("2026-03-28T18:00"), moment("2026-03-30T18:00", SUMMER), False),
        (moment("2026-03-28T18:00"), moment("2026-03-29T23:59", SUMMER), True),
        # A flight: each day by the clock of where it was.
        (moment("2026-11-23T09:00", TOKYO), moment("2026-11-23T08:00", timezone(timedelta(hours=-8))), True),
        (moment("2026-11-23T23:00"), moment("2026-11-25T08:00", TOKYO), False),
        # The clock was ahead: that session has not been yet.
        (moment("2026-11-25T18:00"), moment("2026-11-24T18:00"), False),
    ],
)
def test_jumps_need_two_days_as_a_person_counts_them(
    library: Library, then: datetime, now: datetime, fires: bool
) -> None:
    past = at(then, done(library, JUMP, a_set(5)))
    fired = between.b1_jumps_again(context(library, past, now=now), [ahead(library, JUMP)])
    assert (fired is not None) is fires


def test_jumps_too_soon_are_stopped_with_small_ones_offered(library: Library) -> None:
    here = context(library, ago(1, done(library, JUMP, a_set(5))))
    fired = between.b1_jumps_again(here, [ahead(library, SQUAT, "1"), ahead(library, JUMP, "2")])
    assert fired is not None
    assert fired.text == (
        "Your last medium or big jumps were yesterday: they need 2 days. Small hops, or none today."
    )
    assert (fired.severity, fired.override, fired.items) == (Severity.BLOCK, False, ("2",))
    assert [(offer.way, offer.rung) for offer in fired.offers] == [
        (Way.EASIER, "jump-and-stick"),
        (Way.SKIP, ""),
    ]
    used = between.b1_jumps_again(replace(here, profile=USED), [ahead(library, JUMP)])
    assert used is not None and used.override


@pytest.mark.parametrize(
    ("before", "planned"),
    [
        (None, JUMP),
        (("tuck-jump", "small-squat-jump"), JUMP),
        (("box-jump", "step-up"), JUMP),
        (JUMP, ("tuck-jump", "small-squat-jump")),
        (JUMP, ("box-jump", "step-up")),
        (JUMP, SQUAT),
    ],
)
def test_small_jumps_and_other_work_need_no_days_between(
    library: Library, before: tuple[str, str] | None, planned: tuple[str, str]
) -> None:
    past = [ago(1, done(library, before, a_set(5)))] if before else []
    assert between.b1_jumps_again(context(library, *past), [ahead(library, planned)]) is None


def test_jumps_left_out_yesterday_were_none(library: Library) -> None:
    skipped = ago(1, done(library, JUMP, skipped=SkipReason.PAIN))
    assert between.b1_jumps_again(context(library, skipped), [ahead(library, JUMP)]) is None


@pytest.mark.parametrize(
    ("days", "said", "fires"),
    [
        (2, (NotMyDay.SORE,), True),
        (1, (NotMyDay.SORE,), False),
        (3, (NotMyDay.SORE,), False),
        (2, (NotMyDay.WORN_OUT,), False),
        (2, (), False),
    ],
)
def test_sore_on_the_second_day_means_small_jumps(
    library: Library, days: int, said: tuple[NotMyDay, ...], fires: bool
) -> None:
    past = ago(days, done(library, JUMP, a_set(5)))
    here = context(library, past, live=live(not_my_day=said))
    assert (between.b2_still_sore(here, [ahead(library, JUMP)]) is not None) is fires
    assert between.b2_still_sore(context(library, past), [ahead(library, JUMP)]) is None


GOOD = a_set(8, kg(16), effort=Effort.GOOD)


@pytest.mark.parametrize(
    ("days", "level", "record", "planned", "rir", "fires"),
    [
        (1, None, GOOD, SQUAT, 3, True),
        (0, None, GOOD, SQUAT, 3, True),
        (2, None, GOOD, SQUAT, 3, False),
        (0, Level.INTERMEDIATE, GOOD, SQUAT, 3, True),
        (1, Level.INTERMEDIATE, GOOD, SQUAT, 3, False),
        (1, None, GOOD, SQUAT, 4, False),
        (1, None, GOOD, SQUAT, None, False),
        (1, None, GOOD, PRESS, 2, False),
        (1, None, a_set(8, kg(16)), SQUAT, 3, False),
        (1, None, a_set(8, kg(16), effort=Effort.EASY), SQUAT, 3, False),
        (1, None, a_set(8, kg(16), rir=3), SQUAT, 3, True),
        (1, None, a_set(8, kg(16), rir=3.5), SQUAT, 3, False),
        (1, None, replace(GOOD, kind=SetKind.WARM_UP), SQUAT, 3, False),
    ],
)
def test_heavy_work_for_the_same_muscles_waits_a_day_and_a_beginners_two(
    library: Library,
    days: int,
    level: Level | None,
    record: SetRecord,
    planned: tuple[str, str],
    rir: int | None,
    fires: bool,
) -> None:
    here = context(library, ago(days, done(library, SQUAT, record)), profile=Profile(level=level))
    fired = between.b3_same_muscles(here, [ahead(library, planned, load=kg(16), rir=rir)])
    assert (fired is not None) is fires
    if fired is not None:
        when = "yesterday" if days else "today"
        assert fired.text == f"The same muscles worked hard {when}: too soon."


LEGS, UPPER, CORE = SQUAT, PRESS, ("plank", "plank")


@pytest.mark.parametrize(
    ("sessions", "fires"),
    [
        ([[LEGS], [LEGS], [LEGS]], True),
        ([[LEGS, JUMP], [JUMP], [BRIDGE]], True),
        ([[LEGS], [LEGS]], False),
        ([[LEGS, UPPER], [LEGS], [LEGS]], False),
        ([[LEGS], [LEGS], [LEGS, CORE]], False),
        ([[LEGS], [LEGS], [LEGS], [UPPER]], True),
        ([[LEGS], [], [LEGS], [LEGS]], True),
        ([], False),
    ],
)
def test_legs_only_three_times_is_said(
    library: Library, sessions: list[list[tuple[str, str]]], fires: bool
) -> None:
    """Newest first; sessions without a set are passed over."""
    past = [
        ago(2 * place + 1, *(done(library, version, *reps(8, 8)) for version in versions))
        for place, versions in enumerate(sessions)
    ]
    assert (between.b7_legs_only(context(library, *past)) is not None) is fires
    assert between.b7_legs_only(context(library, *past), [ahead(library, PRESS)]) is None


def test_a_press_up_that_was_no_work_does_not_count_and_an_unknown_exercise_says_nothing(
    library: Library,
) -> None:
    legs = [ago(day, done(library, LEGS, *reps(8))) for day in (3, 5)]
    light = ago(1, done(library, LEGS, *reps(8)), done(library, UPPER, a_set(5, rir=8)))
    assert between.b7_legs_only(context(library, light, *legs)) is not None
    unknown = ago(1, replace(done(library, LEGS, *reps(8)), regions={}))
    assert between.b7_legs_only(context(library, unknown, *legs)) is None


def _time(library: Library, what: str) -> ExerciseRecord:
    skips = {"t": SkipReason.TIRED, "m": SkipReason.TIME, "p": SkipReason.PAIN, "k": SkipReason.NO_KIT}
    skips["c"] = SkipReason.CHECK
    if what == "d":
        return done(library, PRESS, *reps(8))
    if what == "w":
        return done(library, PRESS, swapped_for="Plank", planned=0)
    return done(library, PRESS, skipped=skips.get(what))


@pytest.mark.parametrize(
    ("times", "fires"),
    [
        ("ttt", False),
        ("tttd", True),
        ("dttm", True),
        ("tm-d", True),
        ("wwwd", True),
        ("ttdd", False),
        ("tttdt", True),
        ("ttddttt", False),
        ("tttp", False),
        ("ptmt", False),
        ("tttk", False),
        ("ttkd", False),
        ("tttc", True),
        ("cccc", False),
        ("ttxd", False),
    ],
)
def test_what_is_passed_over_at_will_three_of_four_times_is_named(
    library: Library, times: str, fires: bool
) -> None:
    """Newest first. For pain or for want of kit it is right, and a session that was cut off says nothing."""
    past = [
        ago(
            2 * place + 1,
            _time(library, what),
            end=EndReason.WARNING_SIGN if what == "x" else EndReason.COMPLETE,
        )
        for place, what in enumerate(times)
    ]
    fired = between.b9_passed_over(context(library, *past))
    assert bool(fired) is fires
    if fired:
        assert fired[0].text.startswith("Press-up was passed over ")
        assert fired[0].exercise == "press-up"


def test_an_easier_version_of_it_is_not_passing_it_over(library: Library) -> None:
    both = (_time(library, "w"), done(library, ("press-up", "table-press-up"), *reps(8)))
    past = [ago(2 * place + 1, *both) for place in range(4)]
    assert between.b9_passed_over(context(library, *past)) == ()


def _last(count: int, goal: int = 8, weight: float = 16, **more: Any) -> SetRecord:
    made = a_set(count, kg(weight), **more)
    return replace(made, target=replace(made.target, count=goal))


@pytest.mark.parametrize(
    ("before", "now", "fires"),
    [
        (_last(10), _last(10), True),
        (_last(10, effort=Effort.GOOD), _last(11, effort=Effort.EASY), True),
        (_last(9), _last(10), False),
        (_last(10), _last(9), False),
        (_last(12, goal=10), _last(11, goal=10), False),
        (_last(10, weight=12), _last(10), False),
        (_last(10), _last(10, effort=Effort.HARD), False),
        (None, _last(10), False),
        (_last(10), None, False),
    ],
)
def test_two_over_in_the_last_set_twice_earns_more_weight(
    library: Library, before: SetRecord | None, now: SetRecord | None, fires: bool
) -> None:
    """Whether or not anybody said how it was."""
    past = [
        ago(days, done(library, SQUAT, a_set(12, kg(16)), last))
        for days, last in ((3, before), (1, now))
        if last is not None
    ]
    other = ago(0.5, done(library, PRESS, *reps(8))) if now is None else None
    fired = between.b14_earned(context(library, *past, *([other] if other else [])))
    assert [each.text for each in fired] == (["Goblet squat: earned. 18 kg next time."] if fires else [])


@pytest.mark.parametrize(
    ("weights", "text"),
    [((12, 16, 20), "20 kg"), ((12, 16), ""), ((), "18 kg")],
)
def test_what_is_earned_is_a_weight_that_is_owned(
    library: Library, weights: tuple[float, ...], text: str
) -> None:
    gear = Gear(weights=(Weights(thing="kettlebell", amounts=weights),) if weights else ())
    past = [ago(day, done(library, SQUAT, _last(10))) for day in (1, 3)]
    fired = between.b14_earned(context(library, *past, profile=Profile(gear=gear)))
    assert [each.text for each in fired] == ([f"Goblet squat: earned. {text} next time."] if text else [])


def test_less_help_is_earned_and_bodyweight_jumps_and_holds_are_not(library: Library) -> None:
    helped = replace(_last(8, goal=5), load=kg(-10, LoadKind.ASSISTED))
    pull = done(library, ("pull-up", "machine-assisted-pull-up"), helped)
    press = done(library, PRESS, replace(a_set(12), target=replace(a_set(8).target)))
    past = [ago(day, pull, press, done(library, JUMP, _last(9, goal=3))) for day in (1, 3)]
    fired = between.b14_earned(context(library, *past))
    assert [each.exercise for each in fired] == ["pull-up"]
    assert "−" in fired[0].text


def _run(days: float, metres: float | None, **more: Any) -> Run:
    return Run(
        id=int(days * 100), started_at=NOW - timedelta(days=days), updated=NOW, distance_m=metres, **more
    )


@pytest.mark.parametrize(
    ("newest", "others", "percent"),
    [
        (11_100, [(3, 10_000)], 11),
        (11_000, [(3, 10_000)], None),
        (11_010, [(3, 10_000)], 11),
        (5_500, [(3, 5_000)], None),
        (13_000, [(3, 8_000), (10, 10_000)], 30),
        (13_000, [(31, 10_000)], 30),
        (13_000, [(32, 10_000)], None),
        (13_000, [(31, 12_500), (32, 5_000)], None),
        (13_000, [], None),
        (13_000, [(3, None)], None),
        (None, [(3, 5_000), (5, 4_000)], 25),
    ],
)
def test_a_run_over_a_tenth_longer_than_any_in_a_month_is_said(
    library: Library, newest: float | None, others: list[tuple[int, float | None]], percent: int | None
) -> None:
    """The newest is of yesterday; thirty days are counted back from it."""
    runs = [_run(1, newest), *(_run(days, metres) for days, metres in others)]
    fired = between.b16_longest_run(context(library, runs=runs))
    assert (fired and fired.text) == (
        percent and f"Your longest run in a month by {percent} %. Such a step up went with more injuries."
    )


def test_runs_ahead_and_runs_long_ago_are_no_news(library: Library) -> None:
    plan = [_run(1, 20_000, planned=True), _run(-1, 20_000), _run(3, 10_000), _run(4, 9_800)]
    assert between.b16_longest_run(context(library, runs=plan)) is None
    old = [_run(8, 20_000), _run(12, 10_000)]
    assert between.b16_longest_run(context(library, runs=old)) is None
    assert between.b16_longest_run(context(library, runs=old, now=NOW - timedelta(days=1))) is not None


def test_nothing_known_says_nothing(library: Library) -> None:
    here = context(library)
    everything = [*between.before_session(here, [ahead(library, JUMP), ahead(library, SQUAT)])]
    everything += [*between.after_session(here), *between.any_day(here)]
    empty = Session(id=1, started_at=NOW, ended_at=NOW, updated=NOW)
    everything += [*between.after_session(context(library, empty)), *between.any_day(context(library, empty))]
    assert set(everything) == {None}
