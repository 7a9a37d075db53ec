"""A session under way as tests need it, and a file system in memory on which logs grow."""

from __future__ import annotations

import errno
import os
from datetime import timedelta
from pathlib import Path

from runstrength_tui.domain.exercise import LoadKind, Region
from runstrength_tui.domain.live.events import (
    LOG_FORMAT,
    CheckAnswered,
    EffortRated,
    Event,
    Finished,
    Header,
    ItemFacts,
    LoadSet,
    NoteWritten,
    Reopened,
    RepCounted,
    SetDone,
    Undone,
)
from runstrength_tui.domain.plan import Dose
from runstrength_tui.domain.session import Effort, Load, Target, TimingSource
from runstrength_tui.store.live_log import LogContents, parse_log
from tests.store.memory_os import Inode, MemoryOs
from tests.store.sample import MORNING

SESSION = 77_000_000_000
LOAD = Load(kind=LoadKind.EXTERNAL, kg=16.0)
TARGET = Target(count=5, load=LOAD)


def a_header(session: int = SESSION) -> Header:
    """Return a header with two exercises."""
    items = tuple(
        ItemFacts(
            key=key,
            exercise=exercise,
            rung="basic",
            name=name,
            load=LoadKind.EXTERNAL,
            regions={Region.LEGS: 1.0},
            dose=Dose(sets=6, low=5, high=8),
            targets=(TARGET,) * 6,
        )
        for key, exercise, name in (("1", "goblet-squat", "Goblet squat"), ("2", "deadlift", "Deadlift"))
    )
    return Header(format=LOG_FORMAT, session=session, started_at=MORNING, plan="base-a", items=items)


def some_events(count: int, first: int = 1) -> list[Event]:
    """Return ``count`` events as a session brings them: reps, sets, efforts, weights, notes, undoing."""
    events: list[Event] = []
    done = 0
    for seq in range(first, first + count):
        at = MORNING + timedelta(seconds=3 * seq, microseconds=1000 * seq)
        match seq % 10:
            case 1 if seq == 1:
                events.append(CheckAnswered(seq=seq, at=at, question="S18", yes=True))
            case 6:
                done += 1
                source = TimingSource.LIVE
                done_set = SetDone(
                    seq=seq, at=at, item="1", number=done, count=5, load=LOAD, target=TARGET, source=source
                )
                events.append(done_set)
            case 7:
                events.append(EffortRated(seq=seq, at=at, item="1", number=max(done, 1), effort=Effort.GOOD))
            case 8:
                events.append(LoadSet(seq=seq, at=at, item="1", load=LOAD))
            case 9:
                text = f'Knie „ruhig“ {seq}\n\\ deadbeef 2 {{}}\n" 0a1b2c3d 5 {{"a":'
                events.append(NoteWritten(seq=seq, at=at, text=text, item="1"))
            case 0:
                events.append(Undone(seq=seq, at=at, target=seq - 1, item="1"))
            case _:
                events.append(RepCounted(seq=seq, at=at, item="1"))
    return events


def finished(seq: int) -> Finished:
    """Return the end of a session."""
    return Finished(seq=seq, at=MORNING + timedelta(minutes=25))


def reopened(seq: int) -> Reopened:
    """Return the going on after the end."""
    return Reopened(seq=seq, at=MORNING + timedelta(minutes=26))


class GrowingOs(MemoryOs):
    """Memory that appends whole writes, tells names apart from files, and can be full."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.full = False

    def open(self, path: Path, flags: int) -> int:
        if self.full and flags & os.O_CREAT and path not in self.files:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().open(path, flags)

    def write(self, descriptor: int, data: bytes) -> int:
        inode, _ = self.open_files[descriptor]
        taken = data[: len(data) // 3] if self.full else data
        if not taken:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        inode.data += taken
        return len(taken)

    def links(self, descriptor: int) -> int:
        return int(self.open_files[descriptor][0] in self.files.values())

    def lasting_log(self, path: Path) -> LogContents | None:
        """Return what a power cut now would certainly leave of a log; None when there would be none."""
        inode = self.lasting.get(path)
        return None if inode is None else parse_log(inode.synced, path.name)

    def logs_after_power_cuts(self, path: Path) -> list[LogContents | None]:
        """Return what power cuts now could leave of a log: either name, unsynced bytes gone, cut or zero."""
        inodes: list[Inode | None] = [self.lasting.get(path)]
        for source, target, changed in self.pending:
            if target == path:
                inodes.append(changed)
            elif source == path:
                inodes.append(None)
        left: list[LogContents | None] = []
        for inode in inodes:
            if inode is None:
                left.append(None)
                continue
            sure, rest = inode.synced, inode.data[len(inode.synced) :]
            for tail in (b"", rest[: len(rest) // 2], bytes(len(rest)), rest[:-1], rest):
                left.append(parse_log(sure + tail, path.name))
        return left
