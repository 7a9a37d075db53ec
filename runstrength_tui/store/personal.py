"""The part of the store that keeps what a person told of themselves: facts, runs, body mass."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from runstrength_tui.domain.profile import Profile, WeighIn
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.domain.wording_changes import run_of_text
from runstrength_tui.errors import Missing
from runstrength_tui.store.ids import first_id
from runstrength_tui.store.noting import Noting
from runstrength_tui.store.records import PROFILE_ID, Tombstone
from runstrength_tui.store.report import read_trashed_run
from runstrength_tui.store.storage import Database
from runstrength_tui.store.trash import Trashing
from runstrength_tui.store.typed_table import TypedTable, encoded, read_record


class PersonalTables(Trashing):
    """The tables ``profile``, ``runs`` and ``bodyweight``; a change is one write, as with sessions."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._profile = database.raw_table("profile")
        self._runs = TypedTable(database.raw_table("runs"), Run)
        self._weigh_ins = TypedTable(database.raw_table("bodyweight"), WeighIn)

    def profile(self) -> Profile:
        """Return what the person has told; nothing where there is no record of it, or it does not read."""
        raw = self._profile.raw(PROFILE_ID)
        return (read_record(raw, Profile) if raw is not None else None) or Profile()

    def profile_unreadable(self) -> bool:
        """Whether there is a record of what the person told that does not read."""
        raw = self._profile.raw(PROFILE_ID)
        return raw is not None and read_record(raw, Profile) is None

    def change_profile(self, change: Callable[[Profile], Profile], *, told: str = "") -> Profile:
        """Change what is stored now, in one write, and return it as it is kept.

        ``change`` gets the record as other windows left it. One that does not read is kept beside the new.
        With ``told`` it is an entry of the journal; without, nobody takes it back (most facts have their
        place where they are changed again, and pain that was reported stays reported).
        """
        if told:
            with self._journaled(told) as noting:
                return self._changed_profile(change, noting)
        with self._change():
            return self._changed_profile(change)

    def runs(self, limit: int | None = None, since: datetime | None = None) -> tuple[Run, ...]:
        """Return the newest ``limit`` runs (all when None) that began from ``since`` on; newest first."""
        return self._runs.newest(limit, None if since is None else first_id(since))

    def run(self, run_id: int) -> Run | None:
        """Return one run, or None when it is not there or does not read."""
        return self._runs.get(run_id)

    def put_run(self, run: Run, *, instead_of: int | None = None, told: str = "") -> Run:
        """Store a run, in place of the one with its id or of ``instead_of``, and return it as it is kept.

        A run whose start changed needs a new id and names its old one; raises Missing when that is gone.
        Putting a deleted run brings it back.
        """
        with self._change():
            at = self._now()
            kept = replace(run, updated=at)
            raw = self._trash.raw(run.id)
            trashed = None if raw is None else read_trashed_run(raw, run.id)
            if trashed is not None and replace(trashed.run, updated=at) == kept and instead_of is None:
                self._bring_back("runs", run.id, kept, told or f"bringing back {run_of_text(run, at.date())}")
                return kept
            self._put_run(kept, instead_of, told)
        return kept

    def _put_run(self, run: Run, instead_of: int | None, told: str) -> None:
        at, moved = run.updated, instead_of is not None and instead_of != run.id
        old = self._runs.has(run.id) or moved
        noting = Noting(
            self._database, told or f"{'changing' if old else 'adding'} {run_of_text(run, at.date())}"
        )
        if instead_of is not None and moved:
            if self._runs.get(instead_of) is None:
                raise Missing("The run is not there any more, so nothing was changed.")
            noting.take("runs", instead_of)
            noting.put("tombstones", {instead_of: encoded(Tombstone(deleted_at=at, updated=at))})
        noting.put("runs", {run.id: encoded(run)})
        for table in ("trash", "tombstones"):
            if self._database.raw_table(table).raw(run.id) is not None:
                noting.take(table, run.id)
        self._journal.keep(noting, at)

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

    def _changed_profile(self, change: Callable[[Profile], Profile], noting: Noting | None = None) -> Profile:
        raw, before = self._profile.raw(PROFILE_ID), self.profile()
        after = change(before)
        if after == before:
            return before
        if noting is not None:
            noting.tell(before, after)
        after = replace(after, updated=self._now())
        kept = encoded(after)
        if raw is not None:
            self._profile.take(PROFILE_ID)
            if read_record(raw, Profile) is None:
                self._profile.put(max(map(int, self._profile.raws()), default=PROFILE_ID) + 1, raw)
        self._profile.put(PROFILE_ID, kept)
        return after

    def _known_personal(self, doc_id: int) -> bool:
        return self._runs.has(doc_id) or self._weigh_ins.has(doc_id)
