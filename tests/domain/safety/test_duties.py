"""What the coach keeps to: else the app would warn against a suggestion of its own."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.live.opening import open_header
from runstrength_tui.domain.profile import Flag, Profile, Race, Screening
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.safety.duties import broken, reasons
from runstrength_tui.domain.safety.rules import Role
from runstrength_tui.domain.session import PainArea, PainReport
from runstrength_tui.library import Library
from tests.domain.safety.help import BRIDGE, JUMP, NOW, PRESS, ROW, SQUAT, ago, ahead, context, done, ids, kg
from tests.domain.safety.test_rules import NOT_ON_SCREEN
from tests.domain.test_ladder import a_set, reps


def test_every_duty_of_the_rules_can_be_broken(library: Library) -> None:
    """One that nothing looks at would bind nobody."""
    legs = ("walking-lunge", "walking-lunge")
    weekly = [
        ago(3 + 7 * week, done(library, legs, *reps(*[8] * 6)), done(library, JUMP, a_set(10)))
        for week in range(7)
    ]
    extra = [ago(day, done(library, legs, a_set(8))) for day in (4, 5)]
    goal = Profile(races=(Race(on=NOW.date() + timedelta(days=7), goal=True),))
    heavy = [ahead(library, SQUAT, "1", sets=20), ahead(library, JUMP, "2", sets=3, low=20, high=20)]
    all_of_it = [*broken(context(library, *weekly, *extra, profile=goal), heavy)]
    stuck = [ago(day, done(library, SQUAT, a_set(8, kg(16), rir=day))) for day in (1, 2, 3)]
    all_of_it += broken(context(library, *stuck), [ahead(library, SQUAT)])
    pushes = [ago(day, done(library, PRESS, a_set(8))) for day in (11, 13)]
    all_of_it += broken(context(library, *pushes), [ahead(library, PRESS)])
    for each in all_of_it:
        assert not NOT_ON_SCREEN.search(each.text + each.reason)
        assert "{" not in each.text + each.reason and len(each.reason) <= 120
    duties = {name for name, rule in library.rules.rules.items() if rule.role is Role.DUTY}
    assert duties <= set(ids(all_of_it))


def test_after_a_fortnight_off_the_suggestion_is_less_and_says_so(library: Library) -> None:
    past = ago(14, done(library, SQUAT, *(a_set(8, kg(16)) for _ in range(3))))
    here = context(library, past)
    wanted = [ahead(library, SQUAT, sets=3, load=kg(16))]
    fewer, lighter = ahead(library, SQUAT, sets=2, load=kg(16)), ahead(library, SQUAT, sets=2, load=kg(14))
    same = replace(fewer, loads=(kg(16), kg(20)))
    assert ids(broken(here, wanted)) == ids(broken(here, [fewer])) == ["B13"]
    assert broken(here, [lighter]) == broken(here, [same]) == ()
    assert reasons(here, wanted, [lighter]) == ("14 days off: one set fewer, a step lighter.",)
    assert reasons(here, wanted, [same]) == ("14 days off: one set fewer, same weight.",)
    assert reasons(here, wanted, wanted) == ()


def test_what_was_left_out_is_in_and_the_reason_names_it(library: Library) -> None:
    past = [ago(day, done(library, PRESS, *reps(8, 8))) for day in (2, 5)]
    past.append(ago(12, done(library, ROW, *reps(8))))
    here = context(library, *past, now=NOW + timedelta(days=2))
    wanted, suggested = [ahead(library, PRESS)], [ahead(library, PRESS, "1"), ahead(library, ROW, "2")]
    assert reasons(here, wanted, suggested) == ("No pulling for 14 days, so some today.",)


def test_jumps_and_heavy_work_too_soon_are_the_coachs_duty_too(library: Library) -> None:
    """Never a prompt against its own suggestion."""
    good = a_set(8, kg(16), rir=2)
    past = ago(1, done(library, JUMP, a_set(5)), done(library, SQUAT, good))
    here = context(library, past)
    wanted = [
        ahead(library, JUMP, "1"),
        ahead(library, SQUAT, "2", load=kg(16)),
        ahead(library, BRIDGE, "3", rir=4),
    ]
    assert ids(broken(here, wanted)) == ["B1", "B3"]
    assert [each.items for each in broken(here, wanted)] == [("1",), ("2",)]
    assert broken(here, wanted[2:]) == ()
    assert reasons(here, wanted, wanted[2:]) == (
        "Medium or big jumps yesterday: only small ones today, or none.",
        "Some muscles worked hard yesterday: nothing heavy for them today.",
    )


def test_nothing_known_binds_nothing(library: Library) -> None:
    items = [ahead(library, JUMP, "1"), ahead(library, SQUAT, "2")]
    assert broken(context(library), items) == broken(context(library), ()) == ()
    assert reasons(context(library), items, ()) == ()


def _long_run(days: float, *, planned: bool) -> Run:
    then = NOW + timedelta(days=days)
    return Run(id=1, started_at=then, updated=NOW, kind=RunKind.LONG, planned=planned, distance_m=18_000)


def test_a_run_that_counts_keeps_the_legs_light_and_is_named(library: Library) -> None:
    wanted = [ahead(library, JUMP, "1"), ahead(library, SQUAT, "2", load=kg(16)), ahead(library, PRESS, "3")]
    tomorrow = context(library, runs=[_long_run(0.8, planned=True)])
    assert [(each.rule, each.items) for each in broken(tomorrow, wanted)] == [("P12", ("1", "2"))]
    assert reasons(tomorrow, wanted, wanted[2:]) == (
        "A long run tomorrow: no jumps, nothing heavy for the legs.",
    )
    this_morning = context(library, runs=[_long_run(-0.5, planned=False)])
    assert reasons(this_morning, wanted, wanted[2:]) == (
        "A long run 12 h ago: no jumps, nothing heavy for the legs.",
    )
    marathon = Profile(races=(Race(on=NOW.date() + timedelta(days=9), distance_m=42_195, goal=True),))
    assert reasons(context(library, profile=marathon), wanted, [ahead(library, PRESS, "3", sets=1)]) == (
        "Your race is in 9 days: nothing heavy for the legs, nothing new.",
        "9 days to your race: keep the weight, halve the sets.",
    )


def test_what_hurts_is_left_alone_until_it_is_reported_as_better(library: Library) -> None:
    hurt = PainReport(area=PainArea.ACHILLES, score=4, at=NOW - timedelta(days=4))
    here = context(library, profile=Profile(pains=(hurt,)))
    wanted = [ahead(library, ("calf-raise", "two-leg-calf-raise"), "1"), ahead(library, PRESS, "2")]
    assert [(each.rule, each.items) for each in broken(here, wanted)] == [("P6", ("1",))]
    assert reasons(here, wanted, wanted[1:]) == ("Achilles was 4 of 10 on Thursday: nothing that hurts it.",)


def test_after_a_flare_up_the_same_exercise_is_easier_and_half_as_much(library: Library) -> None:
    version = ("calf-raise", "single-leg-calf-raise")
    pains = (PainReport(area=PainArea.ACHILLES, score=0, at=NOW - timedelta(days=2)),)
    past = ago(2, done(library, version, *reps(12, 12, 12, 12)), pains=pains)
    morning = PainReport(area=PainArea.ACHILLES, score=3, at=NOW - timedelta(days=1))
    here = context(library, past, profile=Profile(pains=(morning,)))
    again = [ahead(library, version, rir=4)]
    less = [ahead(library, version, sets=2, rir=4)]
    back = [ahead(library, ("calf-raise", "two-up-one-down"), sets=2, rir=4)]
    new = [ahead(library, ("bent-knee-calf-raise", "bent-knee-calf-raise"), sets=1, rir=4)]
    for items in (again, less, new):
        assert ids(broken(here, items)) == ["B6"]
    assert broken(here, back) == ()
    assert reasons(here, again, back) == ("Achilles flared up yesterday: one version easier, half the sets.",)


def test_a_suggestion_is_rehearsed_to_its_last_set(library: Library) -> None:
    """Landings over the limit, jumps after leg work, a third set of the first lunges: never suggested."""
    used = [ago(day, done(library, ("plank", "plank"), a_set(30))) for day in (3, 8)]
    here = context(library, *used)
    many = [ahead(library, JUMP, sets=9, low=5, high=5)]
    assert ids(broken(here, many)) == ["I3"]
    assert reasons(here, many, [ahead(library, JUMP, sets=8, low=5, high=5)]) == (
        "Your limit for one session is 40 landings.",
    )
    late = [ahead(library, SQUAT, "1"), ahead(library, JUMP, "2")]
    assert ids(broken(here, late)) == ["I16"]
    assert broken(here, late[::-1]) == ()
    lunges = ("walking-lunge", "walking-lunge")
    assert ids(broken(here, [ahead(library, lunges, sets=3)])) == ["I21"]
    assert broken(here, [ahead(library, lunges, sets=2)]) == ()


def test_a_health_flag_holds_jumps_and_heavy_lifts_back_and_a_doctors_word_lifts_it(library: Library) -> None:
    items = [ahead(library, JUMP, "1"), ahead(library, SQUAT, "2", load=kg(16)), ahead(library, PRESS, "3")]
    flagged = Screening(answered_on=NOW.date(), flags=(Flag.JOINT,))
    here = context(library, profile=Profile(screening=flagged))
    assert [(each.rule, each.items) for each in broken(here, items)] == [("O1", ("1", "2"))]
    assert broken(here, items[2:]) == broken(here, ()) == ()
    lifted = replace(flagged, lifted=(Flag.JOINT,))
    assert broken(context(library, profile=Profile(screening=lifted)), items) == ()
    faint = Profile(screening=replace(flagged, flags=(Flag.SYMPTOMS,)))
    assert ids(broken(context(library, profile=faint), items[2:])) == ["O2"]


def test_the_built_in_plans_break_nothing_at_their_level(library: Library) -> None:
    """What ships must not be argued with; lunges are as few as a newcomer's only in plans for newcomers."""
    for plan in library.plans:
        header = open_header(1, NOW, plan, library.by_id, {})
        here = context(library, profile=Profile(level=plan.level))
        found = {each.rule for each in broken(here, header.items)}
        assert found <= (set() if plan.level is Level.BEGINNER else {"I21"}), plan.id
