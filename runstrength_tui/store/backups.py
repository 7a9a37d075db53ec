"""Copies of the file: before each day's first change, before every change of its layout, and on request."""

from __future__ import annotations

import contextlib
import re
from datetime import datetime
from pathlib import Path
from typing import Final

from runstrength_tui.errors import StoreUnreadable
from runstrength_tui.store.migrations import NotOurs, understand
from runstrength_tui.store.os_layer import (
    OsLayer,
    Unsynced,
    clean,
    exists,
    leftovers,
    make_folder,
    names,
    read_whole,
    write_atomically,
)
from runstrength_tui.store.records import FILE_NAME, BackupFile, Taken
from runstrength_tui.store.transaction import locked, refusal

DAYS_KEPT: Final = 10
MIGRATIONS_KEPT: Final = 3

_NAME: Final = re.compile(
    r"runstrength-(?P<taken>\d{8}(?:-\d{6}(?=-))?)(?P<why>-before-version-\d+|-kept(?:-\d+)?)?\.json"
)
_SET_ASIDE: Final = r".+\.(damaged|replaced)-\d{8}-\d{6}(-\d+)?\.json"


class Backups:
    """The folder ``backups`` beside the store; it is made with the first backup."""

    def __init__(self, folder: Path, system: OsLayer) -> None:
        self.folder = folder / "backups"
        self.file = system.realpath(folder / FILE_NAME)
        self._system = system

    def any(self) -> bool:
        """Whether there are backups, good ones or not: then a store was here once."""
        try:
            return any(_NAME.fullmatch(name) for name in names(self._system, self.folder))
        except OSError:
            return True

    def keep_day(self, day: datetime) -> None:
        """Copy the file as it is, unless ``day`` (local) has its copy; the oldest beyond ten go.

        Raises OSError with nothing changed.
        """
        if not self.has_day(day):
            self._keep(self._day(day))
            self._rotate([name for name in self._names() if _why(name) is Taken.DAY], DAYS_KEPT)

    def has_day(self, day: datetime) -> bool:
        """Whether ``day`` (local) has its copy; raises OSError."""
        return exists(self._system, self._day(day))

    def keep_before_migration(self, at: datetime, version: int) -> None:
        """Copy the file as it is, before it becomes ``version``; the last three of these stay.

        Raises OSError with nothing changed.
        """
        self._keep(self.folder / f"runstrength-{at:%Y%m%d-%H%M%S}-before-version-{version}.json")
        self._rotate([name for name in self._names() if _why(name) is Taken.LAYOUT], MIGRATIONS_KEPT)

    def keep_now(self, at: datetime) -> Path:
        """Copy the file as it is, and return the copy, which stays until the person removes it.

        Raises OSError with nothing changed.
        """
        target = self._free(self.folder / f"runstrength-{at:%Y%m%d-%H%M%S}-kept.json")
        self._keep(target)
        return target

    def newest_good(self) -> Path | None:
        """Return the newest backup that reads, or None."""
        return next((path for path in self._newest_first() if self._good(path)), None)

    def all(self) -> tuple[BackupFile, ...]:
        """Return every backup, newest first, each one read to see whether it is good."""
        return tuple(
            BackupFile(
                path=path,
                taken=_taken(path.name),
                why=_why(path.name),
                size=self._size(path),
                good=self._good(path),
            )
            for path in self._newest_first()
        )

    def set_aside(self) -> tuple[Path, ...]:
        """Return the files that were kept when something else was put in their place."""
        folder = self.file.parent
        with contextlib.suppress(OSError):
            found = [name for name in names(self._system, folder) if re.fullmatch(_SET_ASIDE, name)]
            return tuple(folder / name for name in found)
        return ()

    def left_over(self) -> bool:
        """Whether killed writers left something half-written, beside the store or among the backups."""
        with contextlib.suppress(OSError):
            beside = leftovers(self._system, self.file.parent, self.file.name)
            return bool(beside or leftovers(self._system, self.folder, "runstrength-"))
        return False

    def clean(self) -> None:
        """Remove the leftovers; only to be called under the lock, when no writer is at work."""
        clean(self._system, self.file.parent, self.file.name)
        clean(self._system, self.folder, "runstrength-")

    def put_in_place(self, data: bytes, at: datetime, *, only_damaged: bool = False) -> Path | None:
        """Make ``data`` the store; what was there is kept under another name, which is returned.

        ``only_damaged`` leaves a file alone that reads. Raises StoreBusy, StoreReadOnly and NotStored, with
        the old file still in place.
        """
        system = self._system
        try:
            make_folder(system, self.file.parent)
            with locked(system, self.file):
                self.clean()
                good = self._good(self.file)
                if good and only_damaged:
                    return None
                aside = self._keep_aside(at, "replaced" if good else "damaged")
                try:
                    write_atomically(system, self.file, data)
                except Unsynced:
                    raise
                except BaseException:
                    if aside is not None:
                        self._put_back(aside)
                    raise
                return aside
        except OSError as error:
            raise refusal(error, self.file) from error

    def _keep_aside(self, at: datetime, word: str) -> Path | None:
        if not exists(self._system, self.file):
            return None
        aside = self._free(self.file.with_name(f"{self.file.stem}.{word}-{at:%Y%m%d-%H%M%S}.json"))
        try:
            self._system.link(self.file, aside)
        except OSError:  # a file system without second names
            self._system.replace(self.file, aside)
        return aside

    def _free(self, path: Path) -> Path:
        """Return a path where nothing is: this one, else with a number behind its name."""
        free, number = path, 1
        while exists(self._system, free):
            number += 1
            free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        return free

    def _put_back(self, aside: Path) -> None:
        with contextlib.suppress(OSError):
            if exists(self._system, self.file):
                self._system.unlink(aside)
            else:
                self._system.replace(aside, self.file)

    def _day(self, day: datetime) -> Path:
        return self.folder / f"runstrength-{day:%Y%m%d}.json"

    def _keep(self, target: Path) -> None:
        make_folder(self._system, self.folder)
        data, _ = read_whole(self._system, self.file)
        write_atomically(self._system, target, data)

    def _rotate(self, found: list[str], most: int) -> None:
        for name in sorted(found, key=_taken)[:-most]:
            with contextlib.suppress(OSError):
                self._system.unlink(self.folder / name)

    def _names(self) -> list[str]:
        with contextlib.suppress(OSError):
            return [name for name in names(self._system, self.folder) if _NAME.fullmatch(name)]
        return []

    def _newest_first(self) -> list[Path]:
        return [self.folder / name for name in sorted(self._names(), key=_taken, reverse=True)]

    def _good(self, path: Path) -> bool:
        try:
            understand(read_whole(self._system, path)[0])
        except (OSError, NotOurs):
            return False
        return True

    def _size(self, path: Path) -> int:
        try:
            return self._system.stat(path).size
        except OSError:
            return 0


def newest_good_backup(folder: Path, system: OsLayer | None = None) -> Path | None:
    """Return the newest backup in a data folder that reads, or None."""
    return Backups(folder, system or OsLayer()).newest_good()


def all_backups(folder: Path, system: OsLayer | None = None) -> tuple[BackupFile, ...]:
    """Return every backup of a data folder, newest first, each one read to see whether it is good."""
    return Backups(folder, system or OsLayer()).all()


def restore_backup(folder: Path, backup: Path, at: datetime, system: OsLayer | None = None) -> Path | None:
    """Put ``backup`` in the store's place; return under which name the file that was there is kept.

    Raises StoreUnreadable when the backup itself does not read, and StoreBusy, StoreReadOnly or NotStored;
    then nothing changed.
    """
    system = system or OsLayer()
    backups = Backups(folder, system)
    try:
        data, _ = read_whole(system, backup)
        understand(data)
    except (OSError, NotOurs) as error:
        why = str(error) if isinstance(error, NotOurs) else f"cannot be read ({error.strerror})"
        raise StoreUnreadable(
            f"The backup {backup} {why}, so nothing was changed.",
            file=backup,
            why=why,
            backup=backups.newest_good(),
        ) from error
    return backups.put_in_place(data, at)


def _taken(name: str) -> str:
    """A day's copy is from before that day's first change, so it comes before that day's other ones."""
    found = _NAME.fullmatch(name)
    return found["taken"] if found else ""


def _why(name: str) -> Taken:
    found = _NAME.fullmatch(name)
    why = (found["why"] if found else "") or ""
    return Taken.LAYOUT if "before" in why else Taken.KEPT if why else Taken.DAY
