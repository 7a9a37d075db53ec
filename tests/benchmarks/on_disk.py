"""How long it takes until something is on disk or read from it, beside stock TinyDB."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB

from runstrength_tui.domain.live import events as e
from runstrength_tui.domain.live.fold import fold
from runstrength_tui.domain.live.opening import open_header
from runstrength_tui.domain.session import Session, TimingSource
from runstrength_tui.library import load_library
from runstrength_tui.store.live_log import LiveLog, parse_log, whole_log
from runstrength_tui.store.records import FILE_NAME
from runstrength_tui.store.store import Store
from tests.benchmarks.apps import World
from tests.benchmarks.lifetime import made_up
from tests.benchmarks.table import Result, at_least, at_most, medians, ms, timed


def finished_set(world: World) -> Iterator[Result]:
    """A set appended to the log and synced, beside stock TinyDB's insert of a session."""
    empty, full = world.empty(), world.lifetime()
    header = _header(world)
    logs = [LiveLog(folder / "live" / "1.jsonl", header) for folder in (empty, full)]
    for log in logs:
        log.rewrite()

    def save(log: LiveLog) -> float:
        event = _set_done(header, log.last_seq + 1)

        def work() -> None:
            log.append(event)
            log.sync()

        return timed(work)

    probe = os.open(full / "probe", os.O_WRONLY | os.O_CREAT, 0o600)

    def bare_fsync() -> float:
        os.write(probe, b"x" * 300)
        return timed(lambda: os.fsync(probe))

    at_none, at_full, sync = medians(
        world.rounds(60, 10), lambda: save(logs[0]), lambda: save(logs[1]), bare_fsync
    )
    os.close(probe)
    for log in logs:
        log.remove()
    stock = _Stock(world, full)
    small = _Stock(world, None)
    inserts, small_inserts = medians(world.rounds(5), stock.insert, small.insert)
    what = "finished set on disk: stock insert ÷ ours, 5 000 sessions"
    measured = f"{ms(inserts)} ÷ {ms(at_full)} (a bare fsync {ms(sync)})"
    yield at_least(what, inserts / at_full, 500, measured)
    yield at_most(
        "finished set on disk: at 5 000 sessions ÷ at none", at_full / at_none, 1.2,
        f"{ms(at_full)} ÷ {ms(at_none)}; stock at none {ms(small_inserts)}",
    )  # fmt: skip


def finished_session(world: World) -> Iterator[Result]:
    """A finished session put into the store, beside stock TinyDB's insert."""
    folder = world.lifetime()
    stock = _Stock(world, folder)
    store = Store.open(folder, lambda: datetime.now().astimezone())
    started = (datetime.now().astimezone() + timedelta(hours=number) for number in count())
    template = store.sessions(1)[0]

    def complete() -> float:
        session = _again(template, store.new_id(next(started)))
        return timed(lambda: store.complete(session))

    first = complete()  # makes the day's backup
    stocks, ours = medians(world.rounds(7), stock.insert, complete)
    what = "finished session on disk: stock insert ÷ ours, 5 000 sessions"
    measured = f"{ms(stocks)} ÷ {ms(ours)} (first of a day {ms(first)})"
    yield at_least(what, stocks / ours, 15, measured)


def newest(world: World) -> Iterator[Result]:
    """Opening the store and reading the newest 60 sessions as records, beside stock TinyDB reading all."""
    folder = world.lifetime()
    path = str(folder / FILE_NAME)

    def ours() -> float:
        return timed(lambda: Store.open(folder, lambda: datetime.now().astimezone()).sessions(60))

    def stock() -> float:
        def work() -> None:
            with TinyDB(path) as database:
                assert len(database.table("sessions").all()) == 5000

        return timed(work)

    store = Store.open(folder, lambda: datetime.now().astimezone())
    store.sessions(1)
    cold, all_stock, warm, every = medians(
        world.rounds(7),
        ours,
        stock,
        lambda: timed(lambda: store.sessions(60)),
        lambda: timed(lambda: store.sessions()),
    )
    yield Result(
        what="newest 60 of 5 000: stock reads all ÷ open and decode", ratio=f"{all_stock / cold:.0f}",
        measured=f"{ms(all_stock)} ÷ {ms(cold)} (60 decoded {ms(warm)}; all 5 000 {ms(every)})",
    )  # fmt: skip


def library(world: World) -> Iterator[Result]:
    """The library from its compiled copy, beside building it from the files."""
    load_library((), world.cache)

    def build() -> float:
        for path in world.cache.rglob("*"):
            if path.is_file():
                path.unlink()
        return timed(lambda: load_library((), world.cache))

    built, loaded = medians(world.rounds(9, 3), build, lambda: timed(lambda: load_library((), world.cache)))
    yield Result(
        what="library: from its files ÷ from its compiled copy", ratio=f"{built / loaded:.0f}",
        measured=f"{ms(built)} ÷ {ms(loaded)}",
    )  # fmt: skip


def folding(world: World) -> Iterator[Result]:
    """Reading a log of 1 200 events and folding it, beside plainly decoding its JSON."""
    header = _header(world)
    events = _long_session(header, 1200)
    log = whole_log(header, events)
    assert len(parse_log(log, "log").events) == len(events)
    lines = [msgspec.json.encode(event) for event in events]
    plain, folded, parsed = medians(
        world.rounds(15, 3),
        lambda: timed(lambda: [msgspec.json.decode(line) for line in lines]),
        lambda: timed(lambda: fold(header, events)),
        lambda: timed(lambda: parse_log(log, "log")),
    )
    yield Result(
        what="fold of 1 200 events ÷ plainly decoding their JSON", ratio=f"{folded / plain:.2f}",
        measured=f"{ms(folded)} ÷ {ms(plain)} (reading the log {ms(parsed)})",
    )  # fmt: skip


class _Stock:
    """Stock TinyDB on a copy of a store's file."""

    def __init__(self, world: World, folder: Path | None) -> None:
        path = world.empty()
        path.mkdir()
        if folder is not None:
            (path / FILE_NAME).write_bytes((folder / FILE_NAME).read_bytes())
        self._table = TinyDB(str(path / FILE_NAME)).table("sessions")
        session = next(made_up(world.library, datetime.now().date(), 1))
        self._document: dict[str, Any] = msgspec.to_builtins(session)

    def insert(self) -> float:
        return timed(lambda: self._table.insert(self._document))


def _again(session: Session, session_id: int) -> Session:
    return msgspec.structs.replace(session, id=session_id)


def _header(world: World) -> e.Header:
    now = datetime.now().astimezone()
    return open_header(1, now, world.library.plan("runners-base-a"), world.library.by_id, {})


def _set_done(header: e.Header, seq: int) -> e.SetDone:
    item = header.items[1]
    return e.SetDone(
        seq=seq, at=header.started_at, item=item.key, number=1, count=8, load=item.targets[0].load,
        target=item.targets[0], source=TimingSource.LIVE,
    )  # fmt: skip


def _long_session(header: e.Header, wanted: int) -> list[e.Event]:
    """Return a session of that many events: ten reps and a set, over and over, round the exercises."""
    made: list[e.Event] = []
    now = header.started_at
    while len(made) < wanted:
        now += timedelta(seconds=2)
        sets, place = divmod(len(made), 11)
        item = header.items[sets % len(header.items)]
        if place < 10:
            made.append(e.RepCounted(seq=len(made) + 1, at=now, item=item.key))
            continue
        target = item.targets[0]
        made.append(
            e.SetDone(
                seq=len(made) + 1, at=now, item=item.key, number=1 + sets // len(header.items), count=10,
                load=target.load, target=target, source=TimingSource.LIVE,
            )
        )  # fmt: skip
    return made
