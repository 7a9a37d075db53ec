"""What the session screen says, without a screen."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
import pytest

from runstrength_tui.domain.exercise import LoadKind, Measure, SideRule
from runstrength_tui.domain.gear import Bar
from runstrength_tui.domain.live.before import last_times
from runstrength_tui.domain.live.closing import build
from runstrength_tui.domain.live.events import ItemFacts, PreviousSet
from runstrength_tui.domain.live.opening import item_facts
from runstrength_tui.domain.live.state import LiveSession, Rest
from runstrength_tui.domain.plan import Dose, PlanItem
from runstrength_tui.domain.session import Effort, Load, SkipReason
from runstrength_tui.screens.session.hints import hints
from runstrength_tui.screens.session.telling import Ways, why_offered
from runstrength_tui.screens.session.view import minutes_text, rest_clock, rest_over_text, view
from tests.compiled_copy import our_library
from tests.domain.live_help import START, Presser, facts, header

ALL_SAVED = 10**6


def test_a_set_in_hand_shows_the_count_the_target_and_last_time() -> None:
    previous = (PreviousSet(count=8, load=Load(kind=LoadKind.EXTERNAL, kg=14), effort=Effort.EASY),)
    p = Presser(header(facts("1", previous=previous))).reps(5)
    shown = view(p.session, p.now, ALL_SAVED)
    assert (shown.title, shown.title_right) == ("Goblet squat", "set 1 of 3")
    assert (shown.big, shown.of, shown.load) == ("5", "of 8", "16 kg")
    assert ("last time", "8 × 14 kg, easy") in shown.facts


def test_a_missed_rep_is_seen_beside_the_set_in_hand() -> None:
    """A small terminal has no room for more: without it x would seem to do nothing and be pressed again."""
    p = Presser().press(lambda c: c.missed())
    assert view(p.session, p.now, ALL_SAVED).rows[0].count == "0 −1"
    assert view(p.reps(5).session, p.now, ALL_SAVED).rows[0].count == "5 −1"


def test_the_tick_waits_for_the_disk() -> None:
    p = Presser().done()
    assert view(p.session, p.now, 0).rows[0].state == "saving"
    assert view(p.session, p.now, p.session.seq).rows[0].state == "done"


def test_a_rest_shows_the_clock_what_is_next_and_asks_how_it_was_after_the_last_set() -> None:
    p = Presser().done().done().done()
    shown = view(p.session, p.now + timedelta(seconds=21), ALL_SAVED)
    assert shown.resting and shown.big == "1:10"
    assert "Goblet squat 3 of 3" in shown.title_right and "✓" in shown.title_right
    assert (shown.next_line, shown.next_target) == ("Press-up, set 1 of 2", "10")
    assert shown.effort_asks


def test_the_rest_clock_steps_by_five_until_the_last_ten_seconds() -> None:
    rest = Rest(START, 90)
    seen = [rest_clock(rest, START + timedelta(seconds=s)) for s in (0, 1, 5, 6, 79, 80, 81, 89, 90, 99)]
    assert seen == [90, 90, 85, 85, 15, 10, 9, 1, 0, 0]


def test_an_overdue_rest_says_since_when_and_shows_the_set_to_do() -> None:
    p = Presser().done()
    rest = p.session.rest
    assert rest is not None
    later = rest.until + timedelta(minutes=58, seconds=12)
    shown = view(p.session, later, ALL_SAVED)
    assert not shown.resting and shown.title == "Goblet squat"
    assert rest_over_text(rest, later) == "rest over 58:10 ago"
    assert shown.next_line == "Rest over 58:10 ago"


def test_steps_are_shown_with_their_count_a_side() -> None:
    p = Presser(header(facts("1", name="Walking lunge", count=16, side=SideRule.ALTERNATING)))
    shown = view(p.session, p.now, ALL_SAVED)
    assert shown.of == "of 16 steps"
    assert ("a side", "8") in shown.facts


def test_when_all_is_done_the_screen_says_how_to_finish() -> None:
    p = Presser().done().done().done().press(lambda c: c.skip(SkipReason.TIRED))
    shown = view(p.session, p.now, ALL_SAVED)
    assert shown.title == "All done" and "Enter" in shown.next_line
    assert [row.state for row in shown.items] == ["done", "skipped"]
    assert shown.items[1].marks == "tired"


def test_the_cue_changes_from_set_to_set() -> None:
    p = Presser()
    first = view(p.session, p.now, ALL_SAVED).cue
    p.done()
    assert view(p.session, p.now, ALL_SAVED).cue != first


def test_the_sets_are_headed_by_what_is_counted_and_what_can_be_heavier() -> None:
    """Else a box would have a weight, and a key be offered that changes nothing."""
    box = view(*_shown(facts("1", kind=LoadKind.BOX)))
    assert (box.count_word, box.load_word) == ("reps", "box")
    bare = view(*_shown(facts("1", kind=LoadKind.BODYWEIGHT, kg=None)))
    assert bare.load_word == ""
    plank = view(*_shown(msgspec.structs.replace(facts("1"), measure=Measure.SECONDS)))
    assert plank.count_word == "seconds"
    assert "↑↓" not in str(hints(False, True, load=bare.load_word))
    assert "↑↓ box" in str(hints(True, True, load=box.load_word))
    assert "space" not in str(hints(False, True, metres=True))


def _shown(item: ItemFacts) -> tuple[LiveSession, datetime, int]:
    p = Presser(header(item))
    return p.session, p.now, ALL_SAVED


def test_back_at_an_exercise_that_is_done_a_rest_announces_no_set_of_it() -> None:
    p = Presser().done().done().done().press(lambda c: c.move(-1))
    shown = view(p.session, p.now, ALL_SAVED)
    assert shown.resting
    assert (shown.next_line, shown.next_target) == ("Goblet squat, all 3 sets done", "")


def test_a_session_gone_on_with_the_next_day_reads_in_hours() -> None:
    p = Presser()
    assert minutes_text(p.session, START + timedelta(seconds=59)) == "0 min"
    assert minutes_text(p.session, START + timedelta(minutes=12, seconds=50)) == "12 min"
    assert minutes_text(p.session, START + timedelta(hours=25, minutes=3)) == "25 h 03 min"


def test_a_weight_on_a_bar_says_the_plates_of_a_side_in_the_set_and_in_the_rest_before_it() -> None:
    """Somebody with a bar in front of them would do sums between sets."""
    bar = Bar(amount=20, plates=(1.25, 2.5, 10))
    p = Presser(header(msgspec.structs.replace(facts("1", kg=45), bar=bar)))
    assert ("plates", "a side 10 + 2.5") in view(p.session, p.now, ALL_SAVED).facts
    p.done()
    assert ("plates", "a side 10 + 2.5") in view(p.session, p.now, ALL_SAVED).facts
    plain = Presser()
    assert "plates" not in dict(view(plain.session, plain.now, ALL_SAVED).facts)


@pytest.mark.parametrize(
    ("measure", "side", "said"),
    [
        (Measure.SECONDS, SideRule.ONE_THEN_OTHER, "of 30 s, 15 a side"),
        (Measure.REPS, SideRule.ALTERNATING, "of 30 steps, 15 a side"),
    ],
)
def test_on_a_phone_how_many_a_side_stands_whole_beside_the_number(
    measure: Measure, side: SideRule, said: str
) -> None:
    made = msgspec.structs.replace(facts("1", count=30, side=side), measure=measure)
    shown = view(Presser(header(made)).session, START, ALL_SAVED, Ways(narrow=True))
    assert shown.of == said and len(shown.of) <= 22


def test_an_amount_says_whether_it_is_last_times_the_plans_or_ones_own() -> None:
    """Eight after four would be "as last time", and twelve kilos taken against advice a light start."""
    squat = our_library().exercise("goblet-squat")
    item = PlanItem(exercise=squat.id, rung="goblet-squat", dose=Dose(sets=1, low=8, high=10, rest_s=60))
    p = Presser(header(item_facts("1", item, squat, {})))
    assert why_offered(p.item) == "First time: start light. Evidence: coaching habit."
    p.press(lambda c: c.heavier(1))
    assert why_offered(p.item).startswith("Your choice, not the 8 kg offered. First time")
    p.reps(4).done()
    before = last_times([build(p.header, p.events)])
    assert item_facts("1", item, squat, before).reason == "as the plan says"
