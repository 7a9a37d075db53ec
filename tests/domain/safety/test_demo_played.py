"""Sixteen weeks as planned, held against every rule: what is said at every turn is not read any more.

Each session of the made-up history is done again, event by event, with the prompts that it would have shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from runstrength_tui.domain import demo
from runstrength_tui.domain.live import events as e
from runstrength_tui.domain.live.closing import build
from runstrength_tui.domain.live.fold import fold
from runstrength_tui.domain.live.state import LiveSession
from runstrength_tui.domain.safety import between, check, during
from runstrength_tui.domain.safety.engine import GO_ON, SAME_INFO, Context, Fired, pick
from runstrength_tui.domain.session import Effort, PromptRecord, Session, Severity
from runstrength_tui.library import Library

Log = tuple[e.Header, Sequence[e.Event]]
Step = e.SetDone | e.EffortRated | e.RepMissed | e.LoadSet | e.RepCounted

_ASKED_BY_CHECK = {"P1", "P2", "P3", "P5"}


def logs(today: date, library: Library, monkeypatch: pytest.MonkeyPatch) -> list[Log]:
    found: list[Log] = []

    def keep(header: e.Header, events: Sequence[e.Event]) -> Session:
        found.append((header, events))
        return build(header, events)

    monkeypatch.setattr(demo, "build", keep)
    demo.made_up_history(
        today,
        library.by_id,
        {plan.id: plan for plan in library.plans},
        lambda naive: naive.replace(tzinfo=UTC),
        lambda moment, bits: int(moment.timestamp()) << 12 | bits,
    )
    return found


class Player:
    """A person who trains as planned and reads what is said."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.past: list[Session] = []
        self.shown: list[PromptRecord] = []
        self.said: list[tuple[Session, list[PromptRecord]]] = []

    def play(self, header: e.Header, events: Sequence[e.Event]) -> None:
        self.shown = []
        morning = self.context(header.started_at.replace(hour=6), None)
        assert not any(between.any_day(morning))
        start = self.context(header.started_at, fold(header, ()))
        fired = check.before_session(start, header.items)
        self.show(start, [each for each in fired if each.rule not in _ASKED_BY_CHECK])
        for place, event in enumerate(events):
            if isinstance(event, Step):
                self.step(header, events, place, event)
        session = replace(build(header, events), prompts=tuple(self.shown))
        self.past.insert(0, session)
        after = self.context(session.ended_at, None)
        self.show(after, between.after_session(after))
        self.past[0] = replace(session, prompts=tuple(self.shown))
        self.said.append((session, self.shown))

    def step(self, header: e.Header, events: Sequence[e.Event], place: int, event: Step) -> None:
        begun = isinstance(events[place - 1], e.RepCounted | e.RepMissed | e.CountSet)
        if isinstance(event, e.RepCounted) and begun:
            return
        if not begun and not isinstance(event, e.EffortRated):
            before = self.context(event.at, fold(header, events[:place]))
            assert before.live is not None
            item = before.live.item(event.item)
            assert item is not None
            load = event.load if isinstance(event, e.LoadSet) else None
            self.show(before, [during.before_set(before, item, load)])
        after = self.context(event.at, fold(header, events[: place + 1]))
        assert after.live is not None
        item = after.live.item(event.item)
        assert item is not None
        if isinstance(event, e.RepMissed):
            self.show(after, [during.after_missed(after, item)])
        elif isinstance(event, e.SetDone | e.EffortRated):
            done = item.done[-1].record
            rule = during.after_set if isinstance(event, e.SetDone) else during.after_effort
            self.show(after, [rule(after, item, done)])

    def context(self, now: datetime, live: LiveSession | None) -> Context:
        return Context(
            now=now,
            rules=self.library.rules,
            sessions=tuple(self.past),
            exercises=self.library.by_id,
            live=replace(live, prompts=tuple(self.shown)) if live else None,
        )

    def show(self, context: Context, fired: Iterable[Fired | None]) -> None:
        found = pick(context, fired)
        if found is not None:
            self.shown.append(found.record(context.now, GO_ON if found.severity is Severity.CONFIRM else ""))


def test_sixteen_weeks_as_planned_are_seldom_spoken_into(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = Player(library)
    for header, events in logs(date(2026, 11, 21), library, monkeypatch):
        player.play(header, events)
    last: dict[tuple[str, str], datetime] = {}
    many: Counter[str] = Counter()
    for session, shown in player.said:
        # A hard set was the runner's own doing, and is what a beginner is spoken to about.
        infos = [each for each in shown if each.severity is Severity.INFO and each.id != "I9"]
        assert len(infos) <= 1, (session.started_at, shown)
        for each in infos:
            about = each.id, each.exercise
            assert about not in last or each.at - last[about] >= SAME_INFO, each
            last[about] = each.at
        assert {each.id for each in shown} - {each.id for each in infos} <= {"I9"}
        many.update(each.id for each in shown)
    hard = sum(
        done.effort is Effort.HARD and not record.contacts_per_rep
        for session, _ in player.said
        for record in session.exercises
        for done in record.sets
    )
    assert 0 < many["I9"] <= hard
    assert {"O3", "P4", "P9", "I19"} <= set(many)
