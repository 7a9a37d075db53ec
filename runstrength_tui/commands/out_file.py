"""Writing what a command makes: to standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from runstrength_tui.errors import NotStored

_MODE: Final = 0o600
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_NO_FOLDER_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP})


def write_out(chunks: Iterable[bytes]) -> None:
    """Write to standard output; raises NotStored where it takes no more. A reader that left is click's."""
    sys.stdout.flush()
    out = sys.stdout.buffer
    try:
        for chunk in chunks:
            out.write(chunk)
        out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotStored(
            f"Standard output takes no more ({error.strerror}): what was written is not whole."
        ) from error


def write_file(path: Path, chunks: Iterable[bytes], *, force: bool = False) -> int:
    """Write a file for the owner alone, and return its size; an existing one only gives way to ``force``.

    It gets its name when all of it is on the disk, so whatever happens before leaves no half of it. Raises
    NotStored.
    """
    target = Path(os.path.realpath(path)) if force else path
    _refuse(target, path, force)
    temporary = target.with_name(f".{target.name[:200]}.{secrets.token_hex(6)}.tmp")
    try:
        descriptor = os.open(temporary, _NEW, _MODE)
        try:
            with open(descriptor, "wb") as file:
                for chunk in chunks:
                    file.write(chunk)
                size = file.tell()
                file.flush()
                os.fsync(file.fileno())
            _name(temporary, target, force)
        finally:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        _sync(target.parent)
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        raise NotStored(_why(error, path)) from error
    return size


def _refuse(target: Path, path: Path, force: bool) -> None:
    if target.is_dir():
        raise NotStored(f"{path} is a folder: name a file in it. Nothing was written.")
    if (target.exists() or target.is_symlink()) and not force:
        raise _exists(path)
    if target.exists() and not target.is_file():
        raise NotStored(
            f"{path} is no usual file; nothing was written. Without a file it goes to standard output."
        )


def _name(temporary: Path, target: Path, force: bool) -> None:
    """Give the finished file its name; without ``force`` only where nobody else took it meanwhile."""
    if not force:
        try:
            return os.link(temporary, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without second names
            if target.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
    os.replace(temporary, target)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def _exists(path: Path) -> NotStored:
    return NotStored(f"{path} is there already, and was left as it is; --force writes over it.")


def _why(error: OSError, path: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full, so {path} was not written, and nothing else changed; please make room."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"There is no folder {path.parent}, so nothing was written."
    return f"{path} cannot be written ({error.strerror}), so nothing was written."
