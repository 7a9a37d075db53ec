"""A small session to press keys in, without files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

from runstrength_tui.domain.exercise import JumpTier, LoadKind, SideRule
from runstrength_tui.domain.live.conductor import Conductor
from runstrength_tui.domain.live.events import (
    LOG_FORMAT,
    CheckQuestion,
    Event,
    Header,
    ItemFacts,
    PreviousSet,
)
from runstrength_tui.domain.live.fold import fold
from runstrength_tui.domain.live.holding import Outcome
from runstrength_tui.domain.live.state import LiveItem, LiveSession
from runstrength_tui.domain.plan import Dose
from runstrength_tui.domain.session import Effort, Load, Target
from runstrength_tui.library import library
from runstrength_tui.library.files import read_rules

RULES = read_rules(library.RULES)
START = datetime(2026, 11, 21, 18, 30, tzinfo=timezone(timedelta(hours=1)))
BEGINNING_OF_TIME = datetime(2020, 1, 1, tzinfo=UTC)


def facts(
    key: str,
    *,
    name: str = "Goblet squat",
    sets: int = 3,
    count: int = 8,
    kind: LoadKind = LoadKind.EXTERNAL,
    kg: float | None = 16,
    side: SideRule = SideRule.BOTH,
    rest_s: int = 90,
    contacts: int = 0,
    previous: tuple[PreviousSet, ...] = (),
) -> ItemFacts:
    """One exercise of the session."""
    box = kind is LoadKind.BOX
    load = Load(kind=kind, kg=None if box else kg, box_cm=30 if box else None)
    return ItemFacts(
        key=key,
        exercise=name.lower().replace(" ", "-"),
        rung=f"rung-{key}",
        name=name,
        side=side,
        load=kind,
        contacts_per_rep=contacts,
        jump_tier=JumpTier.MEDIUM if contacts else None,
        advice=("Sit between the heels.", "Chest proud."),
        dose=Dose(sets=sets, low=count, high=count + 2, rest_s=rest_s),
        targets=tuple(Target(count=count, load=load) for _ in range(sets)),
        previous=previous,
    )


def header(*items: ItemFacts, questions: tuple[CheckQuestion, ...] = ()) -> Header:
    """A session of these exercises, or of a squat and a press-up."""
    return Header(
        format=LOG_FORMAT,
        session=42,
        started_at=START,
        plan="base",
        plan_name="Runner's base A",
        items=items
        or (
            facts("1"),
            facts("2", name="Press-up", count=10, kind=LoadKind.BODYWEIGHT, kg=None, sets=2),
        ),
        questions=questions,
    )


class Presser:
    """Presses keys into a session, ten seconds apart unless told otherwise."""

    def __init__(self, opened: Header | None = None) -> None:
        self.header = opened or header()
        self.events: list[Event] = []
        self.now = START
        self.said = ""

    @property
    def session(self) -> LiveSession:
        return fold(self.header, self.events)

    @property
    def item(self) -> LiveItem:
        item = self.session.current
        assert item is not None
        return item

    def press(self, decide: Callable[[Conductor], Outcome], *, after: float = 10) -> Presser:
        self.now += timedelta(seconds=after)
        outcome = decide(Conductor(self.session, self.now, RULES))
        self.events.extend(outcome.events)
        self.said = outcome.say
        return self

    def reps(self, count: int, *, every: float = 2) -> Presser:
        for _ in range(count):
            self.press(lambda c: c.rep(), after=every)
        return self

    def done(self, *, after: float = 10) -> Presser:
        return self.press(lambda c: c.done(), after=after)

    def typed(self, number: int) -> Presser:
        for digit in str(number):
            self.press(lambda c, digit=int(digit): c.digit(digit), after=1)  # type: ignore[misc]
        return self

    def felt(self, effort: Effort) -> Presser:
        return self.press(lambda c: c.effort(effort))

    def undo(self) -> Presser:
        return self.press(lambda c: c.undo())

    def redo(self) -> Presser:
        return self.press(lambda c: c.redo())
