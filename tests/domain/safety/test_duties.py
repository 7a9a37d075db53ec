"""What the coach keeps to: else the app would warn against a suggestion of its own."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from runstrength_tui.domain.profile import Profile, Race
from runstrength_tui.domain.safety.duties import broken, reasons
from runstrength_tui.domain.safety.rules import Role
from runstrength_tui.library import Library
from tests.domain.safety.help import BRIDGE, JUMP, NOW, PRESS, ROW, SQUAT, ago, ahead, context, done, ids, kg
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
    found = ids(broken(context(library, *weekly, *extra, profile=goal), heavy))
    stuck = [ago(day, done(library, SQUAT, a_set(8, kg(16), rir=day))) for day in (1, 2, 3)]
    found += ids(broken(context(library, *stuck), [ahead(library, SQUAT)]))
    pushes = [ago(day, done(library, PRESS, a_set(8))) for day in (11, 13)]
    found += ids(broken(context(library, *pushes), [ahead(library, PRESS)]))
    duties = {name for name, rule in library.rules.rules.items() if rule.role is Role.DUTY}
    assert duties <= set(found)


def test_after_a_fortnight_off_the_suggestion_is_less_and_says_so(library: Library) -> None:
    past = ago(14, done(library, SQUAT, *(a_set(8, kg(16)) for _ in range(3))))
    here = context(library, past)
    wanted = [ahead(library, SQUAT, sets=3, load=kg(16))]
    fewer, lighter = ahead(library, SQUAT, sets=2, load=kg(16)), ahead(library, SQUAT, sets=2, load=kg(14))
    same = replace(fewer, loads=(kg(16), kg(20)))
    assert ids(broken(here, wanted)) == ids(broken(here, [fewer])) == ["B13"]
    assert broken(here, [lighter]) == broken(here, [same]) == ()
    assert reasons(here, wanted, [lighter]) == ("14 days off: one set fewer, 10 % lighter.",)
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
        "The same muscles worked hard yesterday: others today.",
    )


def test_nothing_known_binds_nothing(library: Library) -> None:
    items = [ahead(library, JUMP, "1"), ahead(library, SQUAT, "2")]
    assert broken(context(library), items) == broken(context(library), ()) == ()
    assert reasons(context(library), items, ()) == ()
