"""A made-up history of any length: twenty sets a session, the same for the same last day and size.

It goes back four sessions a week from its last day. What a set looks like (half of them counted by keys,
with the moment of each rep) is as the app itself keeps it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Raw
from msgspec.structs import replace

from runstrength_tui.domain.exercise import LoadKind, Measure
from runstrength_tui.domain.live.events import ItemFacts
from runstrength_tui.domain.live.opening import open_header
from runstrength_tui.domain.plan import Plan
from runstrength_tui.domain.session import (
    CheckAnswer,
    Effort,
    EndReason,
    ExerciseRecord,
    Load,
    Session,
    SetRecord,
    Target,
    TimingSource,
)
from runstrength_tui.library import Library
from runstrength_tui.store.ids import new_id
from runstrength_tui.store.migrations import SCHEMA_VERSION
from runstrength_tui.store.os_layer import OsLayer, make_folder, write_atomically
from runstrength_tui.store.records import FILE_NAME, META_ID, TABLES, Meta

LIFETIME: Final = 5_000
MIDDLE: Final = 1_300
SETS: Final = 20
"""In each session."""

_HERE: Final = timezone(timedelta(hours=1))
_PLANS: Final = ("runners-base-a", "runners-base-b")
_DAYS: Final = (2, 2, 2, 1)
_NOTES: Final = (
    "Heels stayed down.",
    "Slower on the way down.",
    "Legs heavy from Sunday.",
    "Quiet landings.",
)
_OTHERWISE: Final = (TimingSource.ACCEPTED, TimingSource.TYPED)
_EFFORTS: Final = (Effort.EASY, Effort.GOOD, Effort.GOOD, Effort.HARD)


def write_lifetime(folder: Path, library: Library, last_day: date, sessions: int = LIFETIME) -> Path:
    """Write a store of that many sessions into a data folder, in the store's own bytes, and return it."""
    encode = msgspec.json.Encoder().encode
    tables: dict[str, dict[str, Raw]] = {name: {} for name in TABLES}
    for session in made_up(library, last_day, sessions):
        tables["sessions"][str(session.id)] = Raw(encode(session))
    tables["meta"] = {META_ID: Raw(encode(Meta(schema_version=SCHEMA_VERSION, store=f"{sessions:032x}")))}
    system = OsLayer()
    make_folder(system, folder)
    path = folder / FILE_NAME
    write_atomically(system, path, encode(tables))
    return path


def made_up(library: Library, last_day: date, sessions: int) -> Iterator[Session]:
    """Yield that many sessions of the two built-in plans, four sets of everything, oldest first."""
    dice = _Dice(f"{last_day} {sessions}")
    plans = [_of_four(library.plan(name)) for name in _PLANS]
    somewhen = datetime.combine(last_day, time(18), _HERE)
    facts = [open_header(0, somewhen, plan, library.by_id, {}).items for plan in plans]
    days = [0]
    while len(days) < sessions:
        days.append(days[-1] + _DAYS[len(days) % len(_DAYS)])
    for number, ago in enumerate(reversed(days)):
        start = somewhen - timedelta(days=ago, minutes=dice.upto(600))
        which = number % len(plans)
        yield _session(dice, number, start, plans[which], facts[which])


class _Dice:
    """Chance that comes out the same on every machine: only ``random()`` promises that."""

    def __init__(self, seed: str) -> None:
        self.share = random.Random(seed).random

    def upto(self, limit: int) -> int:
        return int(self.share() * limit)


def _of_four(plan: Plan) -> Plan:
    items = tuple(replace(item, dose=replace(item.dose, sets=4)) for item in plan.items)
    assert sum(item.dose.sets for item in items) == SETS
    return replace(plan, items=items)


def _session(dice: _Dice, number: int, start: datetime, plan: Plan, items: tuple[ItemFacts, ...]) -> Session:
    at = start + timedelta(seconds=60)
    records = []
    for facts in items:
        record, at = _record(dice, number, at, facts)
        records.append(record)
    checked = CheckAnswer(id="S1", question="No baggy clothes?", yes=True, at=start + timedelta(seconds=5))
    return Session(
        id=new_id(start, lambda _: False, lambda _: dice.upto(4096)),
        started_at=start,
        ended_at=at,
        updated=at,
        plan=plan.id,
        plan_name=plan.name,
        end=EndReason.COMPLETE,
        exercises=tuple(records),
        checks=(checked,),
        note=_NOTES[number % len(_NOTES)] if number % 7 == 0 else "",
    )


def _record(dice: _Dice, number: int, at: datetime, facts: ItemFacts) -> tuple[ExerciseRecord, datetime]:
    load = _load(facts.targets[0].load, number)
    span = facts.dose.high - facts.dose.low + 1
    done: list[SetRecord] = []
    for target in facts.targets:
        count = target.count + dice.upto(span)
        rest = facts.dose.rest_s + dice.upto(40) - 10
        live = facts.measure is Measure.REPS and dice.upto(2) == 0
        offsets = [0.0] if live else []
        while 0 < len(offsets) < count:
            offsets.append(round(offsets[-1] + 2.3 + 0.6 * dice.share(), 3))
        at += timedelta(seconds=rest + count * 3, milliseconds=dice.upto(1000))
        done.append(
            SetRecord(
                count=count,
                load=load,
                target=Target(count=target.count, load=load),
                done_at=at,
                source=TimingSource.LIVE if live else _OTHERWISE[dice.upto(2)],
                rest_s=rest if done else None,
                rep_offsets=tuple(offsets),
                effort=_EFFORTS[dice.upto(4)] if len(done) == len(facts.targets) - 1 else None,
            )
        )
    record = ExerciseRecord(
        exercise=facts.exercise,
        rung=facts.rung,
        name=facts.name,
        measure=facts.measure,
        side=facts.side,
        contacts_per_rep=facts.contacts_per_rep,
        jump_tier=facts.jump_tier,
        regions=facts.regions,
        planned_sets=len(facts.targets),
        sets=tuple(done),
        note=_NOTES[dice.upto(len(_NOTES))] if dice.upto(25) == 0 else "",
    )
    return record, at


def _load(first: Load, number: int) -> Load:
    """Return a load that has grown over the years, then holds."""
    if first.kind is LoadKind.EXTERNAL and first.kg is not None:
        return replace(first, kg=first.kg + min(20, number // 50) * 2.0)
    if first.kind is LoadKind.BOX and first.box_cm is not None:
        return replace(first, box_cm=first.box_cm + min(6, number // 200) * 5)
    return first
