"""The part of the store that keeps what a person told of themselves: facts, runs, body mass."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.profile import Profile, WeighIn
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.store.ids import first_id
from runstrength_tui.store.records import Tombstone
from runstrength_tui.store.storage import Database
from runstrength_tui.store.typed_table import TypedTable, encoded, read_record

PROFILE_ID: Final = 1
"""The one document of the table ``profile``."""


class PersonalTables(ABC):
    """The tables ``profile``, ``runs`` and ``bodyweight``; a change is one write, as with sessions."""

    _now: Callable[[], datetime]

    def __init__(self, database: Database) -> None:
        self._profile = database.raw_table("profile")
        self._runs = TypedTable(database.raw_table("runs"), Run)
        self._weigh_ins = TypedTable(database.raw_table("bodyweight"), WeighIn)
        self._tombstones = database.raw_table("tombstones")

    @abstractmethod
    def _change(self) -> AbstractContextManager[None]:
        """Make the changes of the body one write."""

    @abstractmethod
    def new_id(self, started_at: datetime) -> int:
        """Return a free id."""

    def profile(self) -> Profile:
        """Return what the person has told; nothing where there is no record of it, or it does not read."""
        raw = self._profile.raw(PROFILE_ID)
        return (read_record(raw, Profile) if raw is not None else None) or Profile()

    def profile_unreadable(self) -> bool:
        """Whether there is a record of what the person told that does not read."""
        raw = self._profile.raw(PROFILE_ID)
        return raw is not None and read_record(raw, Profile) is None

    def change_profile(self, change: Callable[[Profile], Profile]) -> Profile:
        """Change what is stored now, in one write, and return it as it is kept.

        ``change`` gets the record as other windows left it. One that does not read is kept beside the new.
        """
        with self._change():
            return self._changed_profile(change)

    def runs(self, limit: int | None = None, since: datetime | None = None) -> tuple[Run, ...]:
        """Return the newest ``limit`` runs (all when None) that began from ``since`` on; newest first."""
        return self._runs.newest(limit, None if since is None else first_id(since))

    def run(self, run_id: int) -> Run | None:
        """Return one run, or None when it is not there or does not read."""
        return self._runs.get(run_id)

    def put_run(self, run: Run, *, instead_of: int | None = None) -> Run:
        """Store a run, in place of the one with its id or of ``instead_of``, and return it as it is kept.

        A run whose start changed needs a new id and names its old one; raises Missing when that is gone.
        Putting a deleted run brings it back.
        """
        with self._change():
            kept = replace(run, updated=self._now())
            if instead_of is not None and instead_of != run.id:
                self._bury_run(instead_of)
            self._runs.put(run.id, encoded(kept))
            if self._tombstones.raw(run.id) is not None:
                self._tombstones.take(run.id)
        return kept

    def delete_run(self, run_id: int) -> Run:
        """Delete a run and return it, so that it can be put back; raises Missing when it is not there."""
        with self._change():
            return self._bury_run(run_id)

    def weigh_ins(self, limit: int | None = None) -> tuple[WeighIn, ...]:
        """Return the newest ``limit`` body masses (all when None), newest first."""
        return self._weigh_ins.newest(limit)

    def weigh(self, kg: float, unit: WeightUnit) -> Profile:
        """Note the body mass of today, in place of an earlier one of today, and return the facts with it."""
        with self._change():
            at = self._now()
            entry = WeighIn(id=self.new_id(at), at=at, updated=at, kg=kg, unit=unit)
            last = next(iter(self._weigh_ins.newest(1)), None)
            if last is not None and last.at.date() == at.date():
                entry = replace(entry, id=last.id)
            self._weigh_ins.put(entry.id, encoded(entry))
            return self._changed_profile(lambda told: replace(told, body_mass_kg=kg, body_mass_unit=unit))

    def _changed_profile(self, change: Callable[[Profile], Profile]) -> Profile:
        raw, before = self._profile.raw(PROFILE_ID), self.profile()
        after = change(before)
        if after == before:
            return before
        after = replace(after, updated=self._now())
        kept = encoded(after)
        if raw is not None:
            self._profile.take(PROFILE_ID)
            if read_record(raw, Profile) is None:
                self._profile.put(max(map(int, self._profile.raws()), default=PROFILE_ID) + 1, raw)
        self._profile.put(PROFILE_ID, kept)
        return after

    def _bury_run(self, run_id: int) -> Run:
        run, at = self._runs.take(run_id), self._now()
        if self._tombstones.raw(run_id) is None:
            self._tombstones.put(run_id, Tombstone(deleted_at=at, updated=at))
        return run

    def _known_personal(self, doc_id: int) -> bool:
        return self._runs.has(doc_id) or self._weigh_ins.has(doc_id)
