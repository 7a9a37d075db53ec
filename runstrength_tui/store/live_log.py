"""The log of the session under way: a file that events are appended to and that survives what befalls it.

Each record is a frame ``<crc32, 8 hex digits> <length> <JSON>\\n``, found by its checksum wherever it stands,
so a damaged byte costs the record it stands in and no other. The header is written twice.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import threading
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final
from zlib import crc32

import msgspec
from msgspec import Struct

from runstrength_tui.domain.live.events import LOG_FORMAT, Event, Header
from runstrength_tui.errors import BadFile
from runstrength_tui.store.os_layer import OsLayer, make_folder, sync_names, write_atomically

_FRAME: Final = re.compile(rb'([0-9a-f]{8}) ([0-9]{1,9}) (?=\{"(?:event|format)":)')
"""A record begins like this and no text within one does, since its quotes are escaped."""
_CHUNK: Final = 1 << 20
_EVENT_START: Final = b'{"event":'


class LogDamaged(BadFile):
    """A log without a readable header; its bytes are as they were."""


class LogNewer(BadFile):
    """A log that holds what only a newer version understands; its bytes are as they were."""


class LogContents(Struct, frozen=True, kw_only=True):
    """What could be read of a log."""

    header: Header
    events: tuple[Event, ...] = ()
    """In order, each ``seq`` above the one before."""
    torn_bytes: int = 0
    """Length of an unfinished record at the end: what was being written when power or process went."""
    damaged: int = 0
    """Places in the file that are no record although they should be."""
    lost: int = 0
    """Events known to be missing, because their numbers are."""


class _Format(Struct):
    format: int


_encode: Final = msgspec.json.Encoder().encode


class _Decoders:
    """Made when a log is read: it takes as long as reading hundreds of events, and a start seldom has any."""

    def __init__(self) -> None:
        self.format = msgspec.json.Decoder(_Format).decode
        self.header = msgspec.json.Decoder(Header).decode
        self.event = msgspec.json.Decoder[Event](Event).decode


_decoders: Final = cache(_Decoders)


def frame(record: Header | Event) -> bytes:
    """Return one record as it stands in the file."""
    payload = _encode(record)
    return b"%08x %d %s\n" % (crc32(payload), len(payload), payload)


def whole_log(header: Header, events: Iterable[Event]) -> bytes:
    """Return a log's bytes; the header comes twice, so that no single changed byte loses the session."""
    first = frame(header)
    return b"".join((first, b"\n", first, *map(frame, events)))


def split_frames(data: bytes) -> tuple[list[bytes], int, int]:
    """Return the JSON of every whole frame, the number of damaged places, and the torn bytes at the end."""
    payloads: list[bytes] = []
    damaged = at = 0
    end = len(data)
    while at < end:
        match = _FRAME.match(data, at)
        payload = _payload(data, match)
        if match is not None and payload is not None:
            payloads.append(payload)
            at = match.end() + len(payload)
            if data.startswith(b"\n", at):
                at += 1
            continue
        later = _FRAME.finditer(data, at)
        upto = next((found.start() for found in later if _payload(data, found) is not None), end)
        gap = data[at:upto]
        if gap.strip(b"\n"):
            if upto == end and not gap.endswith(b"\n"):
                return payloads, damaged, len(gap)
            damaged += 1
        at = upto
    return payloads, damaged, 0


def _payload(data: bytes, match: re.Match[bytes] | None) -> bytes | None:
    if match is None:
        return None
    payload = data[match.end() : match.end() + int(match[2])]
    return payload if crc32(payload) == int(match[1], 16) and len(payload) == int(match[2]) else None


def parse_log(data: bytes, name: str) -> LogContents:
    """Return what the bytes of a log hold; ``name`` is for the sentence.

    Events that repeat or go back are dropped: the first of a number is the one that was acknowledged.
    Raises LogDamaged without a whole header, LogNewer on what this version does not know.
    """
    payloads, damaged, torn = split_frames(data)
    decode = _decoders()
    header: Header | None = None
    events: list[Event] = []
    last = 0
    try:
        for payload in payloads:
            if payload.startswith(_EVENT_START):
                event = decode.event(payload)
                if event.seq > last:
                    events.append(event)
                    last = event.seq
            elif header is None:
                if decode.format(payload).format > LOG_FORMAT:
                    raise _newer(name)
                header = decode.header(payload)
    except msgspec.DecodeError as error:
        raise _newer(name) from error
    if header is None:
        raise LogDamaged(f"{name} cannot be read: its beginning is damaged; its bytes are kept as they are.")
    return LogContents(
        header=header, events=tuple(events), torn_bytes=torn, damaged=damaged, lost=last - len(events)
    )


def _newer(name: str) -> LogNewer:
    return LogNewer(
        f"{name} was written by a newer RunStrength; it has not been touched: update, then start again."
    )


def read_log(path: Path, system: OsLayer | None = None) -> LogContents:
    """Read a log, one's own or another's. Raises FileNotFoundError, OSError, LogDamaged, LogNewer."""
    system = system or OsLayer()
    descriptor = system.open(path, os.O_RDONLY)
    try:
        parts = []
        while part := system.read(descriptor, _CHUNK):
            parts.append(part)
    finally:
        with contextlib.suppress(OSError):
            system.close(descriptor)
    return parse_log(b"".join(parts), path.name)


class LiveLog:
    """A log being written: events go to memory and file at once, and last when ``sync`` has returned.

    ``append`` belongs to one thread (the screen's), ``sync``, ``rewrite`` and the two ends to one other
    (the writer's). The lock between them is never held across a wait for the device.
    A new LiveLog has no file yet and counts as broken: the first ``rewrite`` makes the file, whole.
    """

    def __init__(
        self, path: Path, header: Header, events: Iterable[Event] = (), system: OsLayer | None = None
    ) -> None:
        self.path = path
        self.header = header
        self._system = system or OsLayer()
        self._events = list(events)
        self._descriptor: int | None = None
        self._broken = True
        self._closed = False
        self._lock = threading.Lock()

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event, saved or not."""
        with self._lock:
            return tuple(self._events)

    @property
    def last_seq(self) -> int:
        """Number of the newest event, 0 when there is none."""
        with self._lock:
            return self._events[-1].seq if self._events else 0

    @property
    def broken(self) -> bool:
        """The file does not hold everything that memory does, and only ``rewrite`` can make it."""
        with self._lock:
            return self._broken

    @property
    def closed(self) -> bool:
        """Nothing more is written by this object."""
        with self._lock:
            return self._closed

    def append(self, event: Event) -> bool:
        """Keep an event and write it with one call; False when it is in memory only. Never raises OSError."""
        data = frame(event)
        with self._lock:
            self._events.append(event)
            self._write(data)
            return not self._broken

    def _write(self, data: bytes) -> None:
        if self._broken or self._descriptor is None:
            return
        try:
            self._broken = self._system.write(self._descriptor, data) != len(data)
        except OSError:
            self._broken = True

    def sync(self) -> int:
        """Wait until the device has the events written so far and return the last one's number.

        Raises OSError; the log is then broken and this descriptor is never synced again, because the
        system may have forgotten what it could not write (Rebello et al., ATC 2020).
        """
        with self._lock:
            descriptor, broken = self._descriptor, self._broken
            covered = self._events[-1].seq if self._events else 0
        if broken or descriptor is None:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        try:
            self._system.fsync(descriptor)
            if self._system.links(descriptor) == 0:
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        except OSError:
            with self._lock:
                self._broken = True
            raise
        return covered

    def rewrite(self) -> int:
        """Make the file anew from memory and return the number of the last event that lasts.

        Events that arrive meanwhile are written to the new file at the end, for the next ``sync``.
        Raises OSError; the log is then still broken and the old file, if there was one, still there.
        """
        with self._lock:
            self._broken = True
            events = tuple(self._events)
        make_folder(self._system, self.path.parent)
        write_atomically(self._system, self.path, whole_log(self.header, events))
        descriptor = self._system.open(self.path, os.O_WRONLY | os.O_APPEND)
        with self._lock:
            old, self._descriptor = self._descriptor, descriptor
            self._broken = False
            late = b"".join(map(frame, self._events[len(events) :]))
            if late:
                self._write(late)
        self._close(old)
        return events[-1].seq if events else 0

    def save(self) -> int:
        """``sync``, or ``rewrite`` where that is what it takes. Raises OSError."""
        return self.rewrite() if self.broken else self.sync()

    def close(self) -> None:
        """Write no more; the file stays."""
        with self._lock:
            self._broken = self._closed = True
            descriptor, self._descriptor = self._descriptor, None
        self._close(descriptor)

    def remove(self) -> None:
        """Write no more, and remove the file for good. Raises OSError; it can be called again."""
        self.close()
        with contextlib.suppress(FileNotFoundError):
            self._system.unlink(self.path)
        sync_names(self._system, self.path.parent)

    def _close(self, descriptor: int | None) -> None:
        if descriptor is not None:
            with contextlib.suppress(OSError):
                self._system.close(descriptor)
