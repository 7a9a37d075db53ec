"""From the session under way to the session that history keeps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from runstrength_tui.domain.live.events import Event, Finished, Header, Reopened
from runstrength_tui.domain.live.fold import fold
from runstrength_tui.domain.live.state import LiveItem, LiveSession
from runstrength_tui.domain.session import EndReason, ExerciseRecord, Session


def to_session(session: LiveSession) -> Session:
    """Return the finished session; one that was left open ended with its last set."""
    last = session.last_done_at or session.at
    ended = session.ended_at or last
    if session.ended is EndReason.LEFT_OPEN:
        ended = last
    return Session(
        id=session.header.session,
        started_at=session.header.started_at,
        ended_at=max(ended, session.header.started_at),
        updated=session.at,
        plan=session.header.plan,
        plan_name=session.header.plan_name,
        end=session.ended or EndReason.LEFT_OPEN,
        exercises=tuple(_record(item) for item in session.items),
        checks=session.checks,
        prompts=session.prompts,
        note=session.note,
        pains=session.pains,
        not_my_day=session.not_my_day,
        effort=session.effort,
    )


def build(header: Header, events: Sequence[Event]) -> Session:
    """Return the finished session that a log tells of."""
    return to_session(fold(header, events))


def nothing_done(session: LiveSession) -> bool:
    """Whether there is nothing worth keeping: no rep, no set, no note, no pain and no warning sign."""
    counted = any(item.hand.count or item.hand.missed for item in session.items)
    done = any(item.done for item in session.items)
    return not (done or counted or session.sign or session.pains or session.note)


def ended_log(events: Sequence[Event]) -> datetime | None:
    """When the log says the session was finished, None while it goes on."""
    for event in reversed(events):
        if isinstance(event, Finished):
            return event.at
        if isinstance(event, Reopened):
            return None
    return None


def _record(item: LiveItem) -> ExerciseRecord:
    return ExerciseRecord(
        exercise=item.facts.exercise,
        rung=item.facts.rung,
        name=item.facts.name,
        measure=item.facts.measure,
        side=item.facts.side,
        contacts_per_rep=item.facts.contacts_per_rep,
        jump_tier=item.facts.jump_tier,
        regions=item.facts.regions,
        planned_sets=item.planned,
        sets=tuple(done.record for done in item.done),
        skipped=item.skipped,
        swapped_for=item.swapped_for,
        note=item.note,
        group=item.group,
    )
