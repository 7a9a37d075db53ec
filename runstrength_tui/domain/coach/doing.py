"""A suggestion on its way into a session: begun, done as it stands, or written down as a plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from runstrength_tui.domain.coach.suggestion import Suggestion
from runstrength_tui.domain.live.closing import build
from runstrength_tui.domain.live.events import Finished, SetDone
from runstrength_tui.domain.live.header import LOG_FORMAT, Header, ItemFacts
from runstrength_tui.domain.plan import Plan, PlanItem
from runstrength_tui.domain.session import ExerciseRecord, Session, Target, TimingSource


def header_of(suggestion: Suggestion, session_id: int, now: datetime) -> Header:
    """Return what a session starts from that is to be exactly the suggestion, its reasons with it."""
    return Header(
        format=LOG_FORMAT,
        session=session_id,
        started_at=now,
        plan=suggestion.plan,
        plan_name=suggestion.name,
        items=suggestion.items,
        not_my_day=suggestion.marks,
    )


def as_done(suggestion: Suggestion, now: datetime) -> Session:
    """Return the suggestion as a session that ended now, every set as it was asked for; its id is still 0.

    How long each rest was is not known, so nothing is said of it.
    """
    started = now - timedelta(minutes=suggestion.minutes)
    sets = list(_in_order(suggestion.items))
    events = [
        SetDone(
            seq=seq,
            at=(started + (now - started) * seq / len(sets)).replace(microsecond=0),
            item=item.key,
            number=number,
            count=target.count,
            load=target.load,
            target=target,
            source=TimingSource.ACCEPTED,
        )
        for seq, (item, number, target) in enumerate(sets, start=1)
    ]
    end = Finished(seq=len(sets) + 1, at=now)
    session = build(header_of(suggestion, 0, started), [*events, end])
    return replace(session, exercises=tuple(map(_without_rests, session.exercises)))


def as_plan(suggestion: Suggestion) -> Plan:
    """Return the suggestion as a plan of its exercises, as a line corrects it."""
    return Plan(
        id=suggestion.plan,
        name=suggestion.name,
        summary="",
        minutes=suggestion.minutes,
        items=tuple(
            PlanItem(exercise=item.exercise, rung=item.rung, dose=item.dose, group=item.group)
            for item in suggestion.items
        ),
    )


def _in_order(items: Sequence[ItemFacts]) -> list[tuple[ItemFacts, int, Target]]:
    """Return every set in the order it is done: neighbours of one group in turns, a set each."""
    found: list[tuple[ItemFacts, int, Target]] = []
    at = 0
    while at < len(items):
        end = at + 1
        while end < len(items) and items[at].group and items[end].group == items[at].group:
            end += 1
        rounds = [list(enumerate(item.targets, start=1)) for item in items[at:end]]
        for number in range(max(map(len, rounds))):
            found += [
                (item, *turn[number])
                for item, turn in zip(items[at:end], rounds, strict=True)
                if number < len(turn)
            ]
        at = end
    return found


def _without_rests(record: ExerciseRecord) -> ExerciseRecord:
    return replace(record, sets=tuple(replace(done, rest_s=None) for done in record.sets))
