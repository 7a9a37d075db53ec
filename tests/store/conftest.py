"""The two homes every behaviour of the store is tested in: real files, and a file system in memory."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import pytest

from runstrength_tui.store.os_layer import OsLayer
from runstrength_tui.store.store import Store
from tests.store.memory_os import MemoryOs
from tests.store.sample import Clock


class Place(NamedTuple):
    """A data folder, the system it is on, and a clock."""

    folder: Path
    system: OsLayer
    clock: Clock

    @property
    def file(self) -> Path:
        """The store's file."""
        return self.folder / "runstrength.json"

    def open(self, *, fresh: bool = False) -> Store:
        """Open the store as a new process would."""
        return Store.open(self.folder, self.clock, self.system, fresh=fresh)

    def names(self, folder: str = "") -> list[str]:
        """Return the names in the folder, sorted."""
        return sorted(self.system.names(self.folder / folder))

    def content(self) -> bytes:
        """Return the file's content."""
        if isinstance(self.system, MemoryOs):
            return self.system.files[self.file].data
        return self.file.read_bytes()

    def put(self, data: bytes, name: str = "runstrength.json") -> None:
        """Write a file as another program would."""
        path = self.folder / name
        if isinstance(self.system, MemoryOs):
            self.system.make_folder(path.parent)
            self.system.put(path, data)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def lose(self) -> None:
        """Remove the file as another program would."""
        self.system.unlink(self.file)


@pytest.fixture
def disk(tmp_path: Path) -> Place:
    """A place on the real disk; its folder is not there yet."""
    return Place(tmp_path / "data", OsLayer(), Clock())


@pytest.fixture(params=["disk", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A place on the real disk, and one in memory."""
    if request.param == "memory":
        folder = Path(os.sep, "home", "runner", "data")
        return Place(folder, MemoryOs(folder), Clock())
    return Place(tmp_path / "data", OsLayer(), Clock())
