"""Which prompt is said, and how often: too many are not read, the wrong one hides the one that matters."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from string import Formatter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.live.state import Hand
from runstrength_tui.domain.safety.engine import (
    ABOUT,
    GO_ON,
    OVERRIDE,
    SAME_INFO,
    Context,
    Fired,
    days_apart,
    fire,
    pick,
    told,
    weight,
)
from runstrength_tui.domain.safety.rules import IDS, Again, Value
from runstrength_tui.domain.session import PromptRecord, Severity
from tests.domain.live_help import RULES
from tests.domain.safety.runner import NOW, at_work, context, item, live, session, shown

SQUAT = item()
WORDS: dict[str, Value] = {}
for _rule in RULES.rules.values():
    for _text in (_rule.text, _rule.question, *_rule.texts.values()):
        WORDS |= {name: 1 for _, name, _, _ in Formatter().parse(_text) if name}
severities = st.sampled_from(list(Severity))


def made(rule: str, severity: Severity, about: int | None = None) -> Fired:
    inputs = {} if about is None else {ABOUT: about}
    return fire(context(), rule, inputs, say=WORDS, item=SQUAT, severity=severity)


fired = st.builds(made, st.sampled_from(IDS), severities, st.sampled_from([None, 16, 20]))
moments = st.timedeltas(timedelta(0), timedelta(days=20)).map(lambda ago: NOW - ago)


@st.composite
def prompts(draw: st.DrawFn) -> PromptRecord:
    one = draw(fired)
    return one.record(draw(moments), draw(st.sampled_from(["", GO_ON, OVERRIDE])))


@given(
    st.lists(fired | st.none(), max_size=6), st.lists(prompts(), max_size=6), st.lists(prompts(), max_size=3)
)
def test_the_one_said_is_the_severest_that_needs_saying(
    found: list[Fired | None], earlier: list[PromptRecord], here: list[PromptRecord]
) -> None:
    """A remark never covers a stop, and nothing that was not asked is said."""
    one = context(sessions=[session(1, prompts=tuple(earlier))], live=live(SQUAT, prompts=tuple(here)))
    chosen = pick(one, found)
    open_ones = [each for each in found if each is not None and not told(one, each)]
    if chosen is None:
        assert not open_ones
    else:
        assert chosen in open_ones
        assert all(weight(each.severity) <= weight(chosen.severity) for each in open_ones)


@given(
    st.lists(fired, min_size=1, max_size=5),
    st.lists(st.timedeltas(timedelta(0), timedelta(days=5)), max_size=9),
)
def test_the_same_info_is_never_said_twice_within_a_week(found: list[Fired], gaps: list[timedelta]) -> None:
    """Whatever happens in between; what is about this very set is the one exception."""
    now, said = NOW, list[PromptRecord]()
    for gap in gaps:
        now += gap
        history = [msgspec.structs.replace(session(0, prompts=tuple(said)), started_at=now)]
        one = pick(msgspec.structs.replace(context(sessions=history), now=now), found)
        if one is not None:
            said.append(one.record(now))
    for number, each in enumerate(said):
        rule = RULES[each.id]
        if each.severity is not Severity.INFO or rule.again is Again.SET:
            continue
        for later in said[number + 1 :]:
            same = later.id == each.id and later.severity is each.severity
            if same and (not rule.per_exercise or later.exercise == each.exercise):
                assert later.at - each.at >= SAME_INFO


@pytest.mark.parametrize(("days", "again"), [(0, False), (6.99, False), (7, True)])
def test_info_may_come_back_after_seven_days(days: float, again: bool) -> None:
    past = [session(days, prompts=(shown("P4", days=days),))]
    assert (pick(context(sessions=past), [fire(context(), "P4")]) is not None) is again


def test_another_exercise_that_is_new_is_another_remark() -> None:
    past = [session(1, prompts=(shown("P9", days=1, exercise="press-up"),))]
    here = context(sessions=past)
    assert pick(here, [fire(here, "P9", say=WORDS, item=SQUAT)])
    assert pick(here, [fire(here, "P9", say=WORDS, item=item("press-up"))]) is None


def test_a_question_answered_is_not_asked_again_in_this_session_but_in_the_next() -> None:
    """Who said yes to 24 kg is asked about 28, and about 24 another day; who said nothing is asked again."""

    def asked(about: float, answer: str, *, at: float = 0) -> bool:
        before = shown("I8", exercise="goblet-squat", inputs={ABOUT: 24.0}, answer=answer)
        one = context(live=live(SQUAT, prompts=(before,)) if not at else live(SQUAT))
        return pick(one, [fire(one, "I8", {ABOUT: about}, say=WORDS, item=SQUAT)]) is not None

    assert not asked(24.0, GO_ON)
    assert asked(28.0, GO_ON)
    assert asked(24.0, "")
    assert asked(24.0, GO_ON, at=1)


def test_a_stop_stays_until_it_is_gone_past() -> None:
    def stopped(answer: str) -> bool:
        one = context(live=live(SQUAT, prompts=(shown("I3", exercise="goblet-squat", answer=answer),)))
        return pick(one, [fire(one, "I3", {"landings": 40, "limit": 40}, item=SQUAT)]) is not None

    assert stopped("") and stopped(GO_ON) and stopped("lighter")
    assert not stopped(OVERRIDE)


def test_slow_reps_are_told_once_in_every_set() -> None:
    told_now = at_work(SQUAT, hand=Hand(count=6, prompts=(shown("I14"),)))
    for working, said in ((told_now, False), (at_work(SQUAT), True)):
        one = context(live=live(working, prompts=(shown("I14"),)))
        assert (pick(one, [fire(one, "I14", item=SQUAT)]) is not None) is said


def test_what_fired_is_kept_with_what_it_fired_on() -> None:
    one = fire(context(), "I17", {"left": 10, "right": 8}, item=SQUAT)
    kept = one.record(NOW, "seen")
    assert (kept.id, kept.exercise, kept.answer) == ("I17", "goblet-squat", "seen")
    assert kept.text == "Left 10, right 8: match the sides next set."
    assert kept.inputs == {"left": 10, "right": 8} and kept.severity is Severity.INFO


def weekly(weeks: int, *, since: int = 0) -> Context:
    return context(sessions=[session(since + 7 * week) for week in range(weeks)])


@pytest.mark.parametrize(
    ("here", "level"),
    [
        (context(), Level.BEGINNER),
        (weekly(13), Level.BEGINNER),  # 84 days
        (weekly(14), Level.INTERMEDIATE),
        (weekly(14, since=56), Level.BEGINNER),  # too few within three months
        (context(level=Level.ADVANCED), Level.ADVANCED),
        (context(level=Level.ADVANCED, sessions=[session(56)]), Level.ADVANCED),
        (context(level=Level.ADVANCED, sessions=[session(57)]), Level.BEGINNER),
    ],
)
def test_the_level_is_what_was_said_or_done_until_a_long_break(here: Context, level: Level) -> None:
    """A beginner taken for more is let run into what the limits are for."""
    assert here.level is level


CET, CEST = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("earlier", "later", "days"),
    [
        (datetime(2026, 11, 23, 23, 59, tzinfo=CET), datetime(2026, 11, 25, 0, 1, tzinfo=CET), 2),
        (datetime(2026, 11, 23, 0, 1, tzinfo=CET), datetime(2026, 11, 24, 23, 59, tzinfo=CET), 1),
        (datetime(2026, 11, 23, 7, tzinfo=CET), datetime(2026, 11, 23, 19, tzinfo=CET), 0),
        (datetime(2026, 10, 24, 23, 30, tzinfo=CEST), datetime(2026, 10, 26, 22, 30, tzinfo=CET), 2),
        (datetime(2027, 3, 27, 23, 30, tzinfo=CET), datetime(2027, 3, 28, 23, 30, tzinfo=CEST), 1),
    ],
)
def test_days_are_those_of_the_person(earlier: datetime, later: datetime, days: int) -> None:
    """Two sessions a day are none apart; the night on which the clocks change is a night like others."""
    assert days_apart(earlier, later) == days
