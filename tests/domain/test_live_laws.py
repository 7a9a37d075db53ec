"""Laws of the session under way, for any sequence of keys and any clock."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from runstrength_tui.domain.live.closing import build
from runstrength_tui.domain.live.conductor import Conductor
from runstrength_tui.domain.live.events import Event
from runstrength_tui.domain.live.fold import fold
from runstrength_tui.domain.live.holding import Outcome
from runstrength_tui.domain.session import (
    Effort,
    Load,
    NotMyDay,
    PainArea,
    PainReport,
    SetKind,
    SkipReason,
)
from tests.domain.live_help import START, Presser, facts

Act = tuple[str, object]

ACTS: list[Act] = [
    ("rep", None),
    ("missed", None),
    *(("digit", digit) for digit in (0, 1, 8)),
    ("rub_out", None),
    ("more", 1),
    ("more", -1),
    ("heavier", 1),
    ("heavier", -1),
    ("done", None),
    ("done", None),
    ("effort", Effort.EASY),
    ("effort", Effort.HARD),
    ("move", 1),
    ("move", -1),
    ("put_off", None),
    ("skip", SkipReason.PAIN),
    ("add_set", None),
    ("add", None),
    ("rest", 15),
    ("note", "so"),
    ("swap", None),
    ("change", 0),
    ("change", -1),
    ("warm_ups", None),
    ("drop", None),
    ("warmed", None),
    ("failed", None),
    ("turns", None),
    ("joined", None),
    ("turned", None),
    ("pain", None),
    ("prompt", None),
    ("fewer_sets", None),
    ("not_my_day", (NotMyDay.SORE,)),
    ("rated", 6),
    ("undo", None),
    ("undo", None),
    ("redo", None),
]
steps = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(-7200, 7200)), max_size=40)


def play(presser: Presser, acts: list[tuple[Act, int]]) -> None:
    """Press these, the clock jumping about as it likes."""
    for (name, value), seconds in acts:
        presser.press(lambda c, n=name, v=value: _do(c, n, v, presser), after=seconds)  # type: ignore[misc]


def _do(conductor: Conductor, name: str, value: object, presser: Presser) -> Outcome:
    if name == "add":
        return conductor.add(facts(f"x{len(presser.events)}", name="Glute bridge"))
    if name == "swap":
        key = conductor.session.current_key
        return conductor.swap(key, facts(f"x{len(presser.events)}", name="Split squat"))
    if name == "change":
        return _change(conductor, -1 if value else 0)
    if name in ("drop", "warmed", "failed"):
        return _marked(conductor, name)
    if name == "turns":
        return conductor.group(conductor.session.current_key)
    if name == "joined":
        return conductor.join(conductor.session.current_key)
    if name == "turned":
        return conductor.order(tuple(item.key for item in conductor.session.items[::-1]))
    if name == "pain":
        report = PainReport(area=PainArea.KNEE, score=6, at=START)
        return conductor.pain(report, (conductor.session.current_key,))
    if name == "prompt":
        return conductor.shown(
            "I8", "More than last time.", {"percent": 25}, item=conductor.session.current_key
        )
    act = getattr(conductor, name)
    outcome: Outcome = act() if value is None else act(value)
    return outcome


def _marked(conductor: Conductor, name: str) -> Outcome:
    """Say what the first set of the exercise in hand was for, or add a drop set behind its last."""
    item = conductor.session.current
    if item is None or not item.done:
        return Outcome()
    if name == "drop":
        return conductor.drop_set(item.key, item.done[-1].number)
    if name == "failed":
        return conductor.mark(item.key, item.done[0].number, to_failure=True)
    return conductor.mark(item.key, item.done[0].number, SetKind.WARM_UP)


def _change(conductor: Conductor, which: int) -> Outcome:
    """Change the first or the last set of the exercise in hand."""
    item = conductor.session.current
    if item is None or not item.done:
        return Outcome()
    done = item.done[which]
    sides = (done.record.count % 7, done.record.count // 2) if which else None
    return conductor.change_set(
        item.key, done.number, count=done.record.count + 1, load=Load(kg=20), sides=sides
    )


@given(steps)
@settings(max_examples=150, deadline=None)
def test_undo_then_redo_is_the_identity(acts: list[tuple[Act, int]]) -> None:
    p = Presser()
    play(p, acts)
    before = p.session
    if before.undo is None:
        return
    p.undo().redo()
    after = p.session
    assert msgspec.structs.replace(after, seq=0, at=START) == msgspec.structs.replace(before, seq=0, at=START)


@given(steps)
@settings(max_examples=150, deadline=None)
def test_the_log_read_back_gives_the_session_on_screen(acts: list[tuple[Act, int]]) -> None:
    p = Presser()
    play(p, acts)
    decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)
    read = [decoder.decode(msgspec.json.encode(event)) for event in p.events]
    assert fold(p.header, read) == p.session


@given(steps)
@settings(max_examples=150, deadline=None)
def test_no_order_of_keys_loses_a_done_set(acts: list[tuple[Act, int]]) -> None:
    p = Presser()
    play(p, [step for step in acts if step[0][0] not in ("undo", "redo")])
    made = sum(type(event).__name__ == "SetDone" for event in p.events)
    assert sum(len(item.done) for item in p.session.items) == made
    stored = build(p.header, p.events)
    assert sum(len(exercise.sets) for exercise in stored.exercises) == made
    assert stored.sets == p.session.sets_done


@given(steps, st.integers(0, 10**7))
@settings(max_examples=100, deadline=None)
def test_no_keys_meaning_depends_on_whether_a_rest_is_over(acts: list[tuple[Act, int]], later: int) -> None:
    p = Presser()
    play(p, acts)
    session = p.session
    if session.last_done_at is None:
        return
    for name, value in ACTS:
        soon = Conductor(session, session.last_done_at + timedelta(seconds=3))
        late = Conductor(session, session.last_done_at + timedelta(seconds=3 + later))
        kinds = [[_but_time(event) for event in _do(c, name, value, p).events] for c in (soon, late)]
        assert kinds[0] == kinds[1]


def _but_time(event: Event) -> Event:
    return msgspec.structs.replace(event, at=START)


@given(steps)
@settings(max_examples=100, deadline=None)
def test_there_is_always_an_exercise_in_hand_and_its_next_set_is_not_done(
    acts: list[tuple[Act, int]],
) -> None:
    p = Presser()
    play(p, acts)
    item = p.session.current
    assert item is not None
    assert item.find(item.number) is None


@given(steps)
@settings(max_examples=100, deadline=None)
def test_undo_brings_back_whole_what_a_swap_changed(acts: list[tuple[Act, int]]) -> None:
    p = Presser()
    play(p, acts)
    before = p.session
    made = len(p.events)
    p.press(lambda c: _do(c, "swap", None, p))
    for _ in p.events[made:]:  # a set that was begun is kept first: then there are two
        p.undo()
    after = p.session
    assert (after.items, after.current_key, after.rest) == (before.items, before.current_key, before.rest)


@given(steps)
@settings(max_examples=100, deadline=None)
def test_a_swap_asks_for_as_many_sets_as_were_left_and_keeps_the_done_ones(
    acts: list[tuple[Act, int]],
) -> None:
    p = Presser()
    play(p, acts)
    before = p.session
    old = before.current
    assert old is not None
    p.press(lambda c: _do(c, "swap", None, p))
    new = p.session.current
    assert new is not None
    if not old.open:
        assert p.session.items == before.items
        return
    assert len(new.targets) == old.planned - len(old.worked)
    kept = p.session.item(old.key)
    assert set(old.done) <= set(kept.done if kept else ())
    assert kept is None or (kept.complete and len(kept.targets) == len(kept.done))
