"""If these fail, "Stronger?" is answered wrongly: what went up is not told, or what did not is praised."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runstrength_tui.domain.exercise import LoadKind, Measure, SideRule
from runstrength_tui.domain.session import ExerciseRecord, Load, Session
from runstrength_tui.domain.trends.digest import Point, digest
from runstrength_tui.domain.trends.front import front_page
from runstrength_tui.domain.trends.reach import Reach
from runstrength_tui.domain.trends.then_now import Change, Way, changes, compared, stronger_text
from runstrength_tui.domain.units import KG_PER_LB, WeightUnit
from runstrength_tui.library import Library
from tests.domain.trends.made_up import TODAY, lift, made_up, on


def _point(
    count: int = 8,
    kg: float | None = None,
    kind: LoadKind = LoadKind.EXTERNAL,
    *,
    place: int = 3,
    side: SideRule = SideRule.BOTH,
    measure: Measure = Measure.REPS,
    jump: bool = False,
    box: int | None = None,
    band: str = "",
    unit: WeightUnit = WeightUnit.KG,
) -> Point:
    return Point(
        session=1,
        on=TODAY,
        rung=f"version-{place}",
        name=f"Version {place}",
        place=place,
        measure=measure,
        side=side,
        jump=jump,
        count=count,
        load=Load(kind=kind, kg=kg, box_cm=box, band=band, unit=unit),
    )


BODY, ADDED, HELP, BOX, BAND = (
    LoadKind.BODYWEIGHT,
    LoadKind.ADDED,
    LoadKind.ASSISTED,
    LoadKind.BOX,
    LoadKind.BAND,
)
COMPARED = {
    "a third more weight": (_point(kg=12), _point(kg=16), Way.UP, "+33 %"),
    "less weight": (_point(kg=16), _point(kg=12), Way.DOWN, "−25 %"),
    "a little more weight": (_point(kg=100), _point(kg=100.25), Way.UP, "+1 %"),
    "more weight for fewer": (_point(12, kg=12), _point(8, kg=16), Way.UP, "+33 %"),
    "weight for the first time": (_point(kg=None), _point(kg=8), Way.UP, "+8 kg"),
    "weight on the body": (_point(kind=BODY), _point(kg=4, kind=ADDED), Way.UP, "+4 kg"),
    "more on the body": (_point(kg=4, kind=ADDED), _point(kg=6, kind=ADDED), Way.UP, "+2 kg"),
    "less help": (_point(kg=20, kind=HELP), _point(kg=12, kind=HELP), Way.UP, "8 kg less help"),
    "help told below zero": (_point(kg=-20, kind=HELP), _point(kg=-12, kind=HELP), Way.UP, "8 kg less help"),
    "more help": (_point(kg=12, kind=HELP), _point(kg=20, kind=HELP), Way.DOWN, "8 kg more help"),
    "no help now": (_point(kg=12, kind=HELP), _point(kind=BODY), Way.UP, "no help now"),
    "from help to weight": (_point(kg=12, kind=HELP), _point(kg=4, kind=ADDED), Way.UP, "+16 kg"),
    "a rep more": (_point(8, kg=12), _point(9, kg=12), Way.UP, "+1 rep"),
    "fewer reps": (_point(10, kg=12), _point(8, kg=12), Way.DOWN, "−2 reps"),
    "the same": (_point(kg=12), _point(kg=12), Way.SAME, "same"),
    "longer": (
        _point(30, kind=BODY, measure=Measure.SECONDS),
        _point(45, kind=BODY, measure=Measure.SECONDS),
        Way.UP,
        "+15 s",
    ),
    "further": (
        _point(20, kg=16, measure=Measure.METRES),
        _point(40, kg=16, measure=Measure.METRES),
        Way.UP,
        "+20 m",
    ),
    "more on each side": (
        _point(6, kind=BODY, side=SideRule.ALTERNATING),
        _point(8, kind=BODY, side=SideRule.ALTERNATING),
        Way.UP,
        "+2 a side",
    ),
    "a higher box": (
        _point(5, kind=BOX, box=20, jump=True),
        _point(3, kind=BOX, box=30, jump=True),
        Way.UP,
        "+10 cm",
    ),
    "more landings are no feat": (
        _point(3, kind=BOX, box=20, jump=True),
        _point(9, kind=BOX, box=20, jump=True),
        Way.SAME,
        "same",
    ),
    "a harder version": (_point(12, place=2), _point(5, place=3), Way.UP, "harder version"),
    "an easier version": (_point(5, place=3), _point(12, place=2), Way.DOWN, "easier version"),
    "a version nobody knows": (_point(place=-1), _point(place=3), Way.UNCLEAR, "another version"),
    "seconds instead of reps": (
        _point(8),
        _point(30, measure=Measure.SECONDS),
        Way.UNCLEAR,
        "counted otherwise",
    ),
    "another band": (
        _point(kind=BAND, band="red"),
        _point(kind=BAND, band="black"),
        Way.UNCLEAR,
        "another load",
    ),
    "the same band": (_point(8, kind=BAND, band="red"), _point(10, kind=BAND, band="red"), Way.UP, "+2 reps"),
    "pounds and kilograms": (
        _point(kg=35 * KG_PER_LB, unit=WeightUnit.LB),
        _point(kg=20),
        Way.UP,
        "+26 %",
    ),
    "help in pounds": (
        _point(kg=20, kind=HELP),
        _point(kg=22 * KG_PER_LB, kind=HELP, unit=WeightUnit.LB),
        Way.UP,
        "22.09 lb less help",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", COMPARED)
def test_two_sets_are_compared_in_what_changed(name: str) -> None:
    then, now, way, change = COMPARED[name]
    assert compared(then, now) == (way, change)


def _of(library: Library, *sessions: Session, reach: Reach = Reach.ALL) -> Change:
    found = digest(sorted(sessions, key=lambda each: -each.id), (), library.by_id, TODAY)
    (only,) = changes(found, reach, TODAY, library.by_id)
    return only


def _days(*records: ExerciseRecord) -> list[Session]:
    """Return a session for each, three days apart, the last one today."""
    last = len(records) - 1
    return [on(TODAY - timedelta(days=3 * (last - at)), record) for at, record in enumerate(records)]


def test_one_good_day_does_not_make_anyone_stronger(library: Library) -> None:
    change = _of(library, *_days(lift(8, kg=20), lift(8), lift(8), lift(8), lift(8), lift(8)))
    assert (change.way, change.then, change.now) == (Way.DOWN, "8 × 20 kg", "8 × 16 kg")
    change = _of(library, *_days(lift(8), lift(9), lift(10)))
    assert (change.then, change.now, change.change) == ("8 × 16 kg", "10 × 16 kg", "+2 reps")


def test_warm_ups_are_neither_then_nor_now(library: Library) -> None:
    change = _of(library, *_days(lift(8, kg=16, warm_up=(20,)), lift(8, kg=16)))
    assert (change.way, change.then) == (Way.SAME, "8 × 16 kg")
    assert digest((on(TODAY, lift(warm_up=(8,))),), (), library.by_id, TODAY).points == {}


def test_what_was_done_once_has_nothing_to_be_compared_with(library: Library) -> None:
    change = _of(library, on(TODAY, lift(8)))
    assert (change.way, change.then, change.now, change.change) == (Way.ONCE, "", "8 × 16 kg", "once so far")
    assert stronger_text((change,), TODAY).startswith("Too early to say")


def test_only_the_stretch_of_time_counts_but_the_standstill_is_told_from_its_start(library: Library) -> None:
    long_ago = on(TODAY - timedelta(days=100), lift(8))
    before = on(TODAY - timedelta(days=200), lift(8, kg=12))
    change = _of(library, before, long_ago, *_days(lift(8), lift(8)), reach=Reach.MONTH)
    assert (change.way, change.then, change.since) == (Way.SAME, "8 × 16 kg", TODAY - timedelta(days=100))
    assert stronger_text((change,), TODAY) == "Not yet. Goblet squat has not moved since 13 Aug."


def test_both_units_are_compared_in_kilograms_and_shown_in_the_newer(library: Library) -> None:
    load = Load(kind=LoadKind.EXTERNAL, kg=35 * KG_PER_LB, unit=WeightUnit.LB)
    plain = lift(8)
    in_pounds = replace(plain, sets=tuple(replace(done, load=load) for done in plain.sets))
    change = _of(library, *_days(in_pounds, lift(8, kg=20)))
    assert (change.then, change.now, change.change) == ("8 × 15.9 kg", "8 × 20 kg", "+26 %")
    change = _of(library, *_days(lift(8, kg=12), in_pounds))
    assert (change.then, change.now) == ("8 × 26.5 lb", "8 × 35 lb")


def test_versions_are_named_where_they_tell_something(library: Library) -> None:
    def press(name: str, *counts: int) -> ExerciseRecord:
        rung = name.lower().replace(" ", "-")
        return lift(*counts, kg=None, kind=LoadKind.BODYWEIGHT, exercise="press-up", rung=rung, name=name)

    change = _of(library, *_days(press("Table press-up", 12), press("Full press-up", 5)))
    assert (change.then, change.now, change.change) == ("12, table", "5, full", "harder version")


def _said(*ways: tuple[str, Way, int]) -> str:
    return stronger_text(
        tuple(
            Change(
                exercise=name,
                name=name,
                way=way,
                then="",
                now="",
                change="",
                since=TODAY - timedelta(days=ago),
                last=TODAY,
                course=(),
            )
            for name, way, ago in ways
        ),
        TODAY,
    )


def test_the_answer_is_one_line_and_honest() -> None:
    up, same, down, odd = Way.UP, Way.SAME, Way.DOWN, Way.UNCLEAR
    assert _said(("A", up, 1), ("B", up, 1)) == "Up in all 2."
    assert _said(("A", up, 1)) == "Yes: A is up."
    assert (
        _said(("A", up, 1), ("B", same, 40), ("C", same, 60)) == "Up in 1 of 3. C has not moved since 22 Sep."
    )
    assert _said(("A", up, 1), ("B", same, 13)) == "Up in 1 of 2."
    assert _said(("A", up, 1), ("B", down, 1), ("C", odd, 1)) == "Up in 1 of 2. B is down."
    assert _said(("A", same, 30), ("B", down, 1)) == (
        "Not up in any of 2. A has not moved since 22 Oct. B is down."
    )
    assert _said(("A", down, 1), ("B", down, 1)) == "Not up in any of 2. 2 are down."
    assert _said().startswith("Too early to say")


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(list(Reach)))
def test_then_and_now_are_the_best_of_the_first_and_of_the_last_sessions(
    library: Library, seed: int, reach: Reach
) -> None:
    """A second calculation, by plain loops."""
    sessions = made_up(seed)
    start = (
        TODAY
        - timedelta(days=5)
        - timedelta(weeks={Reach.MONTH: 3, Reach.SEASON: 11, Reach.YEAR: 51, Reach.ALL: 999}[reach])
    )
    best: dict[str, list[tuple[int, float, int]]] = {}
    for session in reversed(sessions):
        if session.started_at.date() < start:
            continue
        today: dict[str, tuple[int, float, int]] = {}
        for record in session.exercises:
            known = library.by_id.get(record.exercise)
            place = -1
            for number, rung in enumerate(known.ladder if known else ()):
                if rung.id == record.rung:
                    place = number
            for done in record.sets:
                if done.kind == "warm_up" or done.count == 0:
                    continue
                load = float(done.load.box_cm or 0) or (done.load.kg or 0.0)
                if done.load.kind == "assisted":
                    load = -load
                count = done.count
                if record.side != "both":
                    count = done.count // 2 if done.left is None else min(done.left, done.right or 0)
                here = place, load, count
                if record.exercise not in today or here > today[record.exercise]:
                    today[record.exercise] = here
        for exercise, rank in today.items():
            best.setdefault(exercise, []).append(rank)
    found = changes(digest(sessions, (), library.by_id, TODAY), reach, TODAY, library.by_id)
    assert {change.exercise for change in found} == set(best)
    for change in found:
        ranks = best[change.exercise]
        ends = min(3, max(1, len(ranks) // 2))
        then, now = max(ranks[:ends]), max(ranks[-ends:])
        if len(ranks) == 1:
            assert change.way is Way.ONCE
        elif then[0] != now[0]:
            assert change.way is (Way.UP if now[0] > then[0] else Way.DOWN)
        elif then[1] != now[1]:
            assert change.way is (Way.UP if now[1] > then[1] else Way.DOWN)
        elif change.exercise in ("box-jump", "tuck-jump", "pogo-hops"):
            assert change.way is Way.SAME
        else:
            way = Way.SAME if then[2] == now[2] else Way.UP if now[2] > then[2] else Way.DOWN
            assert change.way is way
        assert 1 <= len(change.course) <= 8


def test_the_demo_has_an_answer_for_every_stretch(library: Library, history: tuple[Session, ...]) -> None:
    found = digest(reversed(history), (), library.by_id, TODAY)
    for reach in Reach:
        front = front_page(found, reach, TODAY, library.by_id)
        ways = [change.way for change in front.changes if change.way not in (Way.ONCE, Way.UNCLEAR)]
        assert front.says.startswith(f"Up in {ways.count(Way.UP)} of {len(ways)}.")
        assert sum(int(word) for word in front.balance.split() if word.isdigit()) == 100
    empty = front_page(digest((), (), {}, date(2026, 1, 1)), Reach.MONTH, TODAY, {})
    assert empty.says == "Nothing was done in the last 4 weeks."
