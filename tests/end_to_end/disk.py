"""The app on a disk that misbehaves while a file exists; the first two arguments say how, and that file.

``hold`` makes every fsync wait until the file is gone; ``slow`` adds 0.2 s to each; ``full`` lets nothing be
written under ``live``, or anywhere in the data folder with ``full-all``; ``read-only`` refuses all writing.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from runstrength_tui.commands import main

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def _replace(name: str, make: Callable[[Any], Any]) -> None:
    setattr(os, name, make(getattr(os, name)))


def wait_for_the_gate(gate: Path) -> None:
    """Make every fsync wait while ``gate`` exists; ``gate``.waiting is there once one has waited."""

    def hold(real: Callable[[int], None]) -> Callable[[int], None]:
        def fsync(descriptor: int) -> None:
            while gate.exists():
                gate.with_suffix(".waiting").touch()
                time.sleep(0.005)
            real(descriptor)

        return fsync

    _replace("fsync", hold)


def slow_down(_: Path) -> None:
    """Add 0.2 s to every fsync."""

    def slow(real: Callable[[int], None]) -> Callable[[int], None]:
        def fsync(descriptor: int) -> None:
            time.sleep(0.2)
            real(descriptor)

        return fsync

    _replace("fsync", slow)


def fill_up(gate: Path, data: Path) -> None:
    """Let writing and syncing files under ``data`` fail for want of room while ``gate`` exists."""
    ours: set[int] = set()

    def refuse(descriptor: int) -> None:
        if descriptor in ours and gate.exists():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def opened(real: Callable[..., int]) -> Callable[..., int]:
        def open_(path: Any, flags: int, *rest: Any, **options: Any) -> int:
            # What replaces as many bytes in place needs no room.
            below = data in Path(path).absolute().parents and Path(path).name != "lock"
            if below and flags & os.O_CREAT and gate.exists() and not os.path.exists(path):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
            descriptor = real(path, flags, *rest, **options)
            (ours.add if below else ours.discard)(descriptor)
            return descriptor

        return open_

    def checked(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(descriptor: int, *rest: Any) -> Any:
            refuse(descriptor)
            return real(descriptor, *rest)

        return call

    _replace("open", opened)
    _replace("write", checked)
    _replace("fsync", checked)


def forbid_writing(data: Path) -> None:
    """Let the data folder be one that can only be read, as on a read-only file system."""

    def below(path: Any) -> bool:
        whole = Path(path).absolute()
        return data == whole or data in whole.parents

    def refused(path: Any) -> OSError:
        return OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    def opened(real: Callable[..., int]) -> Callable[..., int]:
        def open_(path: Any, flags: int, *rest: Any, **options: Any) -> int:
            if below(path) and flags & _WRITES:
                raise refused(path)
            return real(path, flags, *rest, **options)

        return open_

    def changed(real: Callable[..., None]) -> Callable[..., None]:
        def change(path: Any, *rest: Any, **options: Any) -> None:
            if below(path):
                raise refused(path)
            real(path, *rest, **options)

        return change

    def accessed(real: Callable[..., bool]) -> Callable[..., bool]:
        def access(path: Any, mode: int, **options: Any) -> bool:
            return not (mode & os.W_OK and below(path)) and real(path, mode, **options)

        return access

    _replace("open", opened)
    _replace("access", accessed)
    for name in ("mkdir", "unlink", "replace", "rename", "link"):
        _replace(name, changed)


if __name__ == "__main__":
    how, file = sys.argv.pop(1), Path(sys.argv.pop(1))
    folder = Path(sys.argv[sys.argv.index("--data") + 1])
    match how:
        case "hold":
            wait_for_the_gate(file)
        case "slow":
            slow_down(file)
        case "full":
            fill_up(file, folder / "live")
        case "full-all":
            fill_up(file, folder)
        case "read-only":
            forbid_writing(folder)
    main()
