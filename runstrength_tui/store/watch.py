"""Watching another terminal's session: its log read again and again, and nothing of it ever written."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

from msgspec import Struct

from runstrength_tui.errors import BadFile, Missing
from runstrength_tui.store.live_lock import Holder, read_holder
from runstrength_tui.store.live_log import LogContents, LogDamaged, parse_log
from runstrength_tui.store.os_layer import OsLayer, Stamp

_CHUNK: Final = 1 << 20


class Seen(Struct, frozen=True, kw_only=True):
    """The session as it stands in the file."""

    contents: LogContents
    holder: Holder | None
    """The process that has it, as far as can be told; None when nobody has it any more."""
    faulty: bool = False
    """The file cannot be read just now: this is how it stood before."""


class LogWatch:
    """Reads the log of one session, what is new of it only; for one thread at a time, which it may block.

    The file is kept open, so that another one in its place is never taken for it.
    """

    def __init__(self, path: Path, system: OsLayer | None = None) -> None:
        self.path = path
        self._system = system or OsLayer()
        self._descriptor: int | None = None
        self._stamp: Stamp | None = None
        self._data = bytearray()
        self._good: LogContents | None = None
        self._damaged = False
        self._holder = Holder()
        self._lock_stamp: Stamp | None = None
        self._last: Seen | None = None

    def look(self) -> Seen | None:
        """Return how the session stands, None when that is as before.

        Damage that turns up while it is watched changes nothing but ``faulty``. Raises Missing when the log
        is gone, BadFile where nothing could be read yet or a newer version is needed.
        """
        try:
            self._read()
            faulty = self._damaged
        except FileNotFoundError:
            self.close()
            raise Missing("The session is not under way any more.") from None
        except OSError as error:
            faulty = True
            if self._good is None:
                raise BadFile(f"{self.path} cannot be read ({error.strerror}); please try again.") from error
        assert self._good is not None
        seen = Seen(contents=self._good, holder=self._who(), faulty=faulty)
        before, self._last = self._last, seen
        same = before is not None and before.contents is seen.contents
        if same and before is not None and (before.holder, before.faulty) == (seen.holder, seen.faulty):
            return None
        return seen

    def close(self) -> None:
        """Read no more; fine when that was done already."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with contextlib.suppress(OSError):
                self._system.close(descriptor)

    def _read(self) -> None:
        stamp = self._system.stat(self.path)
        if stamp == self._stamp:
            return
        same_file = self._stamp is not None and stamp.inode == self._stamp.inode
        if self._descriptor is None or not same_file or stamp.size <= len(self._data):
            self.close()
            self._data.clear()
            self._stamp = None
            self._descriptor = self._system.open(self.path, os.O_RDONLY)
        stamp = self._system.fstat(self._descriptor)
        while part := self._system.read(self._descriptor, _CHUNK):
            self._data += part
        self._stamp = stamp
        try:
            contents = parse_log(bytes(self._data), self.path.name)
        except LogDamaged:
            if self._good is None:
                self._stamp = None
                raise
            self._damaged = True
            return
        self._damaged = self._good is not None and _worse(contents, self._good)
        if not self._damaged:
            self._good = contents

    def _who(self) -> Holder | None:
        try:
            stamp: Stamp | None = self._system.stat(self.path.parent / "lock")
        except OSError:
            stamp = None
        if stamp != self._lock_stamp or stamp is None or not self._holder.pid:
            self._lock_stamp = stamp
            self._holder = read_holder(self.path.parent.parent, self._system)
        return None if self._holder.ended else self._holder


def _worse(contents: LogContents, before: LogContents) -> bool:
    return contents.damaged > before.damaged or contents.lost > before.lost
