"""The first page of a day: the week, what is ahead, and the suggestion done, planned, told."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from msgspec.structs import replace

from runstrength_tui.domain.coach.doing import as_done, as_plan, header_of
from runstrength_tui.domain.coach.suggestion import Asked, Kind
from runstrength_tui.domain.coach.telling import aims, grounds
from runstrength_tui.domain.coach.today import Today, today
from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.profile import DaySaid, Flag, Habits, Profile, Race, Screening, StrengthOn
from runstrength_tui.domain.quicklog import read_line
from runstrength_tui.domain.quicklog.outcome import Given
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.safety.engine import Context
from runstrength_tui.domain.safety.facts import has_weight, jumps
from runstrength_tui.domain.session import NotMyDay, Session
from runstrength_tui.library import Library

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=timezone(timedelta(hours=1)))
DAY = timedelta(days=1)


def asked(
    library: Library,
    *,
    sessions: tuple[Session, ...] = (),
    runs: tuple[Run, ...] = (),
    profile: Profile | None = None,
    now: datetime = NOW,
) -> Asked:
    context = Context(
        now=now,
        rules=library.rules,
        profile=profile or Profile(),
        sessions=sessions,
        runs=runs,
        exercises=library.by_id,
    )
    return Asked(context=context, plans=library.plans)


def run(away: int, kind: RunKind, km: float | None = None, *, planned: bool = False) -> Run:
    at = NOW + away * DAY - timedelta(hours=9)
    metres = km * 1000 if km else None
    return Run(id=900 + away, started_at=at, updated=at, kind=kind, distance_m=metres, planned=planned)


def by_day(page: Today) -> dict[int, tuple[str, ...]]:
    """What the week says, by days from today; done things carry a +."""
    return {
        (day.on - NOW.date()).days: (*(f"+{word}" for word in day.done), *day.planned) for day in page.week
    }


def test_the_week_has_what_was_done_what_is_planned_and_strength_where_the_coach_would_have_it(
    library: Library,
) -> None:
    first = today(asked(library))
    trained = replace(as_done(first.suggestion, NOW - 2 * DAY), id=1)
    done = (run(-1, RunKind.EASY, 6.2), run(-3, RunKind.LONG, 20), run(-1, RunKind.HARD, planned=True))
    ahead = (run(1, RunKind.LONG, 18, planned=True), run(2, RunKind.RACE, 10, planned=True))
    race = Race(on=(NOW + 2 * DAY).date(), name="Park ten")
    page = today(asked(library, sessions=(trained,), runs=(*done, *ahead), profile=Profile(races=(race,))))
    week = by_day(page)
    assert list(week) == [-2, -1, 0, 1, 2, 3, 4]
    assert week[-2] == ("+strength",)
    assert week[-1] == ("+run 6",), "what was planned and not done is not there"
    assert week[0] == ("strength",) if page.suggestion.items else ()
    assert week[1][0] == "long 18"
    assert week[2] == ("race",), "a race that is noted twice is one"
    assert page.ahead == ("Park ten in 2 days.",)
    rested = by_day(replace(page, week=first.week))
    assert rested[0] == ("strength",) and "strength" not in rested[1], "no two days in a row on the legs"


def test_who_is_new_sees_the_days_of_their_schedule(library: Library) -> None:
    """The reason would name a day that the week beside it has for rest."""
    profile = Profile(habits=Habits(schedule="FREQ=WEEKLY;BYDAY=MO,WE"))
    page = today(asked(library, profile=profile))
    assert not page.suggestion.items
    assert by_day(page) | {-2: (), -1: ()} == {
        -2: (),
        -1: (),
        0: (),
        1: ("rest",),
        2: ("strength",),
        3: ("rest",),
        4: ("strength",),
    }
    sick = Profile(screening=Screening(answered_on=NOW.date(), flags=(Flag.SYMPTOMS,)))
    assert "strength" not in {
        word for words in by_day(today(asked(library, profile=sick))).values() for word in words
    }


def test_a_usual_long_run_stands_in_brackets_and_strength_waits_for_the_hard_run_of_its_day(
    library: Library,
) -> None:
    usual = tuple(run(-7 * week + 1, RunKind.LONG, 18) for week in range(1, 6))
    assert by_day(today(asked(library, runs=usual)))[1][0] == "(long)"
    hard = (*usual, run(2, RunKind.HARD, 10, planned=True))
    week = by_day(today(asked(library, runs=hard)))
    assert "(long)" not in week[1]
    after = Profile(habits=Habits(strength_on=StrengthOn.HARD_DAYS))
    assert by_day(today(asked(library, runs=hard, profile=after)))[2] == ("hard 10", "strength")


def test_a_goal_race_is_ticked_only_once_its_run_was_told_of_and_midnight_moves_no_strength_to_the_day_after(
    library: Library,
) -> None:
    raced = Profile(races=(Race(on=(NOW - DAY).date(), distance_m=10_000),))
    assert by_day(today(asked(library, profile=raced)))[-1] == ("race",)
    told = run(-1, RunKind.RACE, 10)
    assert by_day(today(asked(library, profile=raced, runs=(told,))))[-1] == ("+race",)
    late = today(asked(library, now=NOW.replace(hour=0, minute=1)))
    assert late.suggestion.items and by_day(late)[1] == ("rest",)


def test_what_is_ahead_names_the_goal_race_and_the_last_heavy_day_before_it(library: Library) -> None:
    """Else the legs would be tired on the one day that counts, with nothing said while there was time."""

    def told(days: int, metres: float = 21_097.5, *, goal: bool = True) -> tuple[str, ...]:
        race = Race(on=(NOW + days * DAY).date(), distance_m=metres, goal=goal)
        return today(asked(library, profile=Profile(races=(race,)))).ahead

    assert told(36) == ("Half marathon in 36 days.", "Last heavy legs day: 21 Dec.")
    assert told(36, 42_195) == ("Marathon in 36 days.", "Last heavy legs day: 16 Dec.")
    assert told(1, 5_000) == ("Your race tomorrow.",)
    assert told(36, goal=False) == ()
    assert told(6, goal=False) == ("Half marathon in 6 days.",)


def test_a_suggestion_done_is_every_set_as_asked_in_its_time_and_a_line_says_the_same(
    library: Library,
) -> None:
    """Else what was done without the app would be stored as something else than was shown."""
    page = today(asked(library))
    shown = page.suggestion
    done = as_done(shown, NOW)
    assert (done.ended_at, done.minutes, done.plan, done.plan_name) == (
        NOW,
        shown.minutes,
        shown.plan,
        shown.name,
    )
    targets = [target for item in shown.items for target in item.targets]
    sets = [each for record in done.exercises for each in record.sets]
    assert [(each.count, each.load) for each in sets] == [(target.count, target.load) for target in targets]
    assert all(done.started_at < each.done_at <= NOW and each.rest_s is None for each in sets)

    due = page.due()
    assert due is not None
    given = Given(now=NOW, planned=as_plan(due), aimed=due.items)
    (written,) = read_line("planned", library, given).sessions
    assert [replace(each, sets=()) for each in written.exercises] == [
        replace(each, sets=()) for each in done.exercises
    ]
    assert [(each.count, each.load) for record in written.exercises for each in record.sets] == [
        (target.count, target.load) for target in targets
    ]
    name = shown.items[-1].name
    (less,) = read_line(f"planned, {name} 5", library, given).sessions
    assert [each.count for each in less.exercises[-1].sets] == [5], "what follows corrects it"


def test_on_a_day_for_rest_planned_is_the_session_all_the_same_and_every_reason_says_how_well_it_is_shown(
    library: Library,
) -> None:
    first = today(asked(library))
    page = today(asked(library, sessions=(replace(as_done(first.suggestion, NOW), id=1),)))
    assert page.suggestion.kind is Kind.REST and not page.suggestion.items
    assert by_day(page)[0] == ("+strength",)
    due = page.due()
    assert due is not None and due.items
    assert all(ground.text and ground.shown[0].isupper() for ground in grounds(page.suggestion))
    told = {aim.name: aim for aim in aims(first.suggestion)}
    assert (told["Goblet squat"].count, told["Goblet squat"].load) == ("3 × 8", "8 kg")
    assert told["Walking lunge"].count == "2 × 6 a side"
    assert all(aim.shown.startswith("Evidence: ") for aim in told.values()), "of each number, too"


def test_what_was_said_of_the_day_is_in_all_that_can_be_begun_and_stored_and_can_be_taken_back(
    library: Library,
) -> None:
    """Else a low day would be a usual one as soon as a session is put away, or something else is shown."""
    day, low = NOW.date(), (NotMyDay.SLEPT_BADLY, NotMyDay.STRESSED)
    usual = today(asked(library, profile=Profile(level=Level.INTERMEDIATE)))
    told = replace(usual.asked.context.profile, day=DaySaid(on=day, marks=low))
    page = today(asked(library, profile=told))
    of_kind = {each.kind: each for each in (page.suggestion, *page.others())}
    for each in (usual.suggestion, *usual.others()):
        if each.items:
            less = sum(len(item.targets) for item in of_kind[each.kind].items)
            assert less < sum(len(item.targets) for item in each.items), each.name
    for each in of_kind.values():
        assert each.marks == low
        assert header_of(each, 1, NOW).not_my_day == low
        assert as_done(each, NOW).not_my_day == low
    drank = today(asked(library, profile=replace(told, day=DaySaid(on=day, marks=(NotMyDay.DRANK,)))))
    for each in (drank.suggestion, *drank.others()):
        assert not any(jumps(item) or has_weight(item) for item in each.items), each.name
    ill = today(asked(library, profile=Profile(day=DaySaid(on=day, marks=(NotMyDay.ILL,)))))
    assert not ill.suggestion.items and ill.suggestion.only and not ill.others() and ill.due() is None
    trained = replace(as_done(page.suggestion, NOW), id=1)
    assert today(asked(library, sessions=(trained,))).suggestion.marks == low, "said in a session"
    well = today(asked(library, sessions=(trained,), profile=Profile(day=DaySaid(on=day))))
    assert well.suggestion.marks == ()
