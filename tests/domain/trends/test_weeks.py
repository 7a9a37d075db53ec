"""If these fail, a week on Trends adds up to something that was never done.

Every figure is calculated a second time here, by plain loops that share no code with the product.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runstrength_tui.domain.exercise import Region
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.safety.engine import Context
from runstrength_tui.domain.safety.landings import LandingLimits
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.trends.balance import (
    balance_text,
    muscle_sums,
    muscles_page,
    nudges,
    region_percents,
    sides,
    sides_page,
    unknown_percent,
    unknown_text,
)
from runstrength_tui.domain.trends.by_week import (
    in_a_row,
    landings_line,
    landings_page,
    load_page,
    weeks_of,
    weeks_page,
)
from runstrength_tui.domain.trends.digest import Digest, digest
from runstrength_tui.domain.trends.front import front_page
from runstrength_tui.domain.trends.reach import Reach, after, first_day, mondays
from runstrength_tui.library import Library
from tests.domain.trends.made_up import TODAY, lift, made_up, made_up_runs, on

SEEDS = st.integers(0, 10_000)
MONDAY = date(2026, 11, 16)


def _monday(day: date) -> date:
    while day.isoweekday() != 1:
        day -= timedelta(days=1)
    return day


def _check_weeks(
    found: Digest, sessions: tuple[Session, ...], runs: tuple[Run, ...], library: Library
) -> None:
    for week in found.weeks:
        hard = landings = big = counted = unknown = trained = unrated = 0
        most = most_big = 0
        load = run_load = 0.0
        regions = {"legs": 0.0, "core": 0.0, "upper": 0.0}
        muscles: dict[str, float] = {}
        for session in sessions:
            if _monday(session.started_at.date()) != week.monday:
                continue
            here = here_big = work = 0
            for record in session.exercises:
                for done in record.sets:
                    if done.kind != "warm_up":
                        work += 1
                    if record.contacts_per_rep:
                        jumped = record.contacts_per_rep * (done.count + done.missed)
                        landings += jumped
                        if record.jump_tier in (2, 3):
                            here += jumped
                        if record.jump_tier == 3:
                            here_big += jumped
                        continue
                    if done.kind == "warm_up" or done.count == 0:
                        continue
                    if done.rir is not None and done.rir > 4:
                        continue  # the word easy stands for four left, which still is hard
                    hard += 1
                    for region, share in record.regions.items():
                        regions[region.value] += share
                    known = [each for each in library.exercises if each.id == record.exercise]
                    if not known or not known[0].muscles:
                        unknown += 1
                    for each in known:
                        for muscle, share in each.muscles.items():
                            muscles[muscle.value] = muscles.get(muscle.value, 0.0) + share
            counted, big = counted + here, big + here_big
            most, most_big = max(most, here), max(most_big, here_big)
            if work:
                trained += 1
                minutes = round((session.ended_at - session.started_at).total_seconds() / 60)
                if session.effort is None:
                    unrated += 1
                else:
                    load += session.effort * minutes
        ran = ran_unrated = 0
        for run in runs:
            if run.planned or run.started_at.date() > TODAY or _monday(run.started_at.date()) != week.monday:
                continue
            ran += 1
            if run.rpe is None or run.seconds is None:
                ran_unrated += 1
            else:
                run_load += run.rpe * run.seconds / 60
        assert (week.work.hard_sets, week.work.landings, week.work.big_landings) == (hard, landings, big)
        assert (week.counted, week.most_counted, week.most_big) == (counted, most, most_big)
        assert (week.sessions, week.unrated, week.unknown) == (trained, unrated, unknown)
        assert (week.runs, week.runs_unrated) == (ran, ran_unrated)
        assert week.strength_load == pytest.approx(load)
        assert week.run_load == pytest.approx(run_load)
        assert {region.value: sets for region, sets in week.regions.items()} == pytest.approx(regions)
        assert {muscle.value: sets for muscle, sets in week.muscles.items()} == pytest.approx(muscles)
    every = {_monday(session.started_at.date()) for session in sessions if session.exercises}
    assert every <= {week.monday for week in found.weeks}


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_every_figure_of_a_week_is_the_sum_of_its_sets(library: Library, seed: int) -> None:
    sessions, runs = made_up(seed), made_up_runs(seed)
    _check_weeks(digest(sessions, runs, library.by_id, TODAY), sessions, runs, library)


def test_the_weeks_of_the_demo_add_up(library: Library, history: tuple[Session, ...]) -> None:
    newest_first = tuple(reversed(history))
    _check_weeks(digest(newest_first, (), library.by_id, TODAY), newest_first, (), library)


@settings(max_examples=20, deadline=None)
@given(SEEDS, st.sampled_from(list(Reach)))
def test_balance_over_a_stretch_is_its_sets_shared_out(library: Library, seed: int, reach: Reach) -> None:
    sessions = made_up(seed)
    weeks = weeks_of(digest(sessions, (), library.by_id, TODAY), reach, TODAY)
    back = {Reach.MONTH: 3, Reach.SEASON: 11, Reach.YEAR: 51, Reach.ALL: 9999}[reach]
    regions = {"legs": 0.0, "core": 0.0, "upper": 0.0}
    muscles: dict[str, float] = {}
    hard = unknown = 0
    for session in sessions:
        if (MONDAY - _monday(session.started_at.date())).days > 7 * back:
            continue
        for record in session.exercises:
            sets = 0
            for done in record.sets:
                if done.kind != "warm_up" and done.count and not record.contacts_per_rep:
                    sets += done.rir is None or done.rir <= 4
            hard += sets
            if record.exercise == "own-curl":
                unknown += sets
            for region, share in record.regions.items():
                regions[region.value] += sets * share
            if record.exercise in library.by_id:
                for muscle, share in library.by_id[record.exercise].muscles.items():
                    muscles[muscle.value] = muscles.get(muscle.value, 0.0) + sets * share
    percents = region_percents(weeks)
    if sum(regions.values()) == 0:
        assert percents == {} and balance_text(weeks) == ""
    else:
        assert sum(percents.values()) == 100
        for region, percent in percents.items():
            assert abs(percent - 100 * regions[region.value] / sum(regions.values())) < 1
    sums = {muscle.value: sets for muscle, sets in muscle_sums(weeks).items()}
    assert sums == pytest.approx({muscle: sets for muscle, sets in muscles.items() if sets})
    assert list(sums.values()) == sorted(sums.values(), reverse=True)
    assert unknown_percent(weeks) == pytest.approx(100 * unknown / hard if hard else 0)
    assert bool(unknown_text(weeks)) == (hard > 0 and unknown > hard / 10)


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_left_and_right_are_what_either_side_did(library: Library, seed: int) -> None:
    sessions = made_up(seed)
    sums: dict[str, list[int]] = {}
    for session in sessions:
        for record in session.exercises:
            for done in record.sets:
                if done.left is not None and done.right is not None and done.kind != "warm_up":
                    both = sums.setdefault(record.exercise, [0, 0])
                    both[0] += done.left
                    both[1] += done.right
    found = sides(digest(sessions, (), library.by_id, TODAY), Reach.ALL, TODAY, library.by_id)
    assert {side.exercise: [side.left, side.right] for side in found} == sums
    for side in found:
        more, less = max(side.left, side.right), min(side.left, side.right)
        assert abs(side.percent) == pytest.approx(100 * (more - less) / more if more else 0)
        assert (side.percent > 0) == (side.left > side.right)


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_weeks_in_a_row_are_counted_one_by_one(library: Library, seed: int) -> None:
    sessions = made_up(seed)
    trained = set()
    for session in sessions:
        if any(done.kind != "warm_up" for record in session.exercises for done in record.sets):
            trained.add(_monday(session.started_at.date()))
    most = 0
    for monday in trained:
        run = 0
        while monday in trained:
            run, monday = run + 1, monday + timedelta(days=7)
        most = max(most, run)
    week = MONDAY if MONDAY in trained else MONDAY - timedelta(days=7)
    now = 0
    while week in trained:
        now, week = now + 1, week - timedelta(days=7)
    row = in_a_row(digest(sessions, (), library.by_id, TODAY), TODAY)
    assert (row.now, row.most) == (now, most)


def test_a_stretch_is_whole_weeks_with_the_one_under_way() -> None:
    assert first_day(Reach.MONTH, TODAY) == date(2026, 10, 26)
    assert mondays(Reach.MONTH, TODAY, date(2020, 1, 1)) == tuple(
        date(2026, 10, 26) + timedelta(days=7 * number) for number in range(4)
    )
    assert len(mondays(Reach.SEASON, TODAY, date(2020, 1, 1))) == 12
    assert len(mondays(Reach.YEAR, TODAY, date(2020, 1, 1))) == 52
    assert mondays(Reach.ALL, TODAY, date(2026, 11, 12)) == (date(2026, 11, 9), MONDAY)
    assert [after(reach) for reach in Reach] == [Reach.SEASON, Reach.YEAR, Reach.ALL, Reach.MONTH]


def _jumping(landings: int, *, tier: int, day: date = TODAY) -> Session:
    jumps = lift(landings, kg=None, exercise="tuck-jump", rung="x", contacts_per_rep=1, jump_tier=tier)
    return on(day, jumps)


def test_landings_are_held_against_the_limits_of_one_session(library: Library) -> None:
    limits = LandingLimits(landings=80, big=12)
    sessions = (_jumping(24, tier=3), _jumping(90, tier=2, day=TODAY - timedelta(days=7)))
    found = digest(sessions, (), library.by_id, TODAY)
    page = landings_page(weeks_of(found, Reach.MONTH, TODAY), limits)
    assert page.says == "Landings by week: 24 this week."
    assert page.lines[0].startswith("Most in one session: 90, over your limit of 80")
    assert page.lines[1] == "Of big jumps: 24, over your limit of 12."
    assert page.lines[2] == "Over a limit in 2 weeks."
    assert landings_line(found, TODAY, limits) == "24 this week, your limit is 80 a session"
    none = digest((_jumping(24, tier=2, day=TODAY - timedelta(days=9)),), (), library.by_id, TODAY)
    assert landings_line(none, TODAY, limits) == "none this week, your limit is 80 a session"
    assert landings_page((), None).says == "No jumps in this time."


def test_weeks_that_are_idle_are_there_and_empty(library: Library) -> None:
    sessions = (on(TODAY, lift(8)), on(TODAY - timedelta(days=21), lift(8)))
    found = digest(sessions, (), library.by_id, TODAY)
    weeks = weeks_of(found, Reach.ALL, TODAY)
    assert [week.sessions for week in weeks] == [1, 0, 0, 1]
    page = weeks_page(found, weeks, TODAY)
    assert page.says == "Sessions by week: 0.5 on average. 1 week in a row now, 1 at most."
    assert page.lines == ("2 sessions in 2 weeks of 4.",)


def test_load_is_only_of_what_was_rated_and_says_what_it_leaves_out(library: Library) -> None:
    sessions = (on(TODAY, lift(8), effort=6, minutes=30), on(TODAY - timedelta(days=1), lift(8)))
    runs = tuple(run for run in made_up_runs(3) if not run.planned)
    page = load_page(weeks_of(digest(sessions, runs, library.by_id, TODAY), Reach.ALL, TODAY))
    assert page.plot is not None
    assert sum(page.plot.series[0].values) == 180
    assert "1 session and" in page.lines[1]
    assert load_page(()).says.startswith("No load yet")


def test_the_sentence_about_sides_names_the_weaker_one(library: Library) -> None:
    assert "once a set says both" in sides_page(()).says
    session = made_up(5)
    found = sides(digest(session, (), library.by_id, TODAY), Reach.ALL, TODAY, library.by_id)
    page = sides_page(found)
    worst = max(found, key=lambda side: abs(side.percent))
    weaker = "right" if worst.left > worst.right else "left"
    assert page.says.startswith(f"{worst.name}: the {weaker} does {round(abs(worst.percent))} % less.") or (
        abs(worst.percent) <= 10
    )


def test_muscles_without_a_set_are_named(library: Library) -> None:
    found = digest((on(TODAY, lift(8, 8)),), (), library.by_id, TODAY)
    page = muscles_page(weeks_of(found, Reach.MONTH, TODAY))
    assert page.bars[0][1] == 2
    assert "calves" not in page.says and "None for: " in page.lines[0]


def test_regions_are_those_of_the_day_it_was_done(library: Library) -> None:
    odd = lift(8, regions={Region.UPPER: 1.0})
    weeks = weeks_of(digest((on(TODAY, odd),), (), library.by_id, TODAY), Reach.MONTH, TODAY)
    assert balance_text(weeks) == "legs 0 %, core 0 %, upper 100 %"


def test_legs_only_and_unknown_muscles_are_said_on_the_first_page(library: Library) -> None:
    legs = {Region.LEGS: 1.0}
    sessions = [on(TODAY - timedelta(days=2 * ago), lift(8, 8, regions=legs)) for ago in range(4)]
    context = Context(
        now=sessions[0].ended_at, rules=library.rules, sessions=tuple(sessions), exercises=library.by_id
    )
    said = nudges(context)
    assert [text.partition(",")[0].partition(":")[0] for text in said] == [
        "Legs only",
        "Upper body and core are falling behind",
    ]
    assert nudges(None) == ()
    unknown = on(TODAY - timedelta(days=9), lift(8, exercise="own-curl", rung="own", regions={}))
    found = digest((*sessions, unknown), (), library.by_id, TODAY)
    front = front_page(found, Reach.MONTH, TODAY, library.by_id, nudged=said)
    assert front.notes == (
        "11 % of the hard sets are not in it: their muscles are not known.",
        *said,
    )
