"""Failing the system's calls one by one."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from typing import Any

from runstrength_tui.store.os_layer import OsLayer

CALLS = (
    "stat",
    "fstat",
    "open",
    "read",
    "write",
    "fsync",
    "close",
    "replace",
    "link",
    "unlink",
    "flock",
    "make_folder",
    "sync_folder",
    "names",
)


def watch(system: OsLayer, at_call: Callable[[str, Callable[[], Any]], Any]) -> None:
    """Have ``at_call(name, proceed)`` stand in for every call of this one system."""

    def wrap(name: str) -> None:
        real = getattr(system, name)
        setattr(system, name, lambda *args: at_call(name, lambda: real(*args)))

    for name in CALLS:
        wrap(name)


class Faults:
    """Fails the ``at``-th call (from 1), or every call from there on; before its effect or after it."""

    def __init__(self, system: OsLayer, code: int = errno.EIO) -> None:
        self.at = 0
        self.seen = 0
        self.forever = False
        self.after = False
        self.fired = ""
        self._code = code
        watch(system, self._call)

    def arm(self, at: int, *, forever: bool = False, after: bool = False) -> None:
        """Begin counting."""
        self.at, self.seen, self.fired = at, 0, ""
        self.forever, self.after = forever, after

    def disarm(self) -> None:
        """Let everything work again."""
        self.at = 0

    def _call(self, name: str, proceed: Callable[[], Any]) -> Any:
        if not self.at:
            return proceed()
        self.seen += 1
        if self.seen != self.at and not (self.forever and self.seen > self.at):
            return proceed()
        self.fired = self.fired or name
        # A descriptor or a lock that was never handed over could not be given back; a file is always closed.
        if name == "close" or (self.after and name not in ("open", "flock")):
            proceed()
        raise OSError(self._code, os.strerror(self._code))
