"""The part of the store that takes in what was written down: by a line, by an import, by an edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Final, TypeVar

from msgspec import Raw
from msgspec.structs import replace

from runstrength_tui.domain.own_exercise import OwnExercise
from runstrength_tui.domain.profile import Profile, Race, with_races
from runstrength_tui.domain.run import BY_HAND, Run
from runstrength_tui.domain.session import Session
from runstrength_tui.errors import Missing, NotUnderstood
from runstrength_tui.store.ids import new_id
from runstrength_tui.store.noting import Noting
from runstrength_tui.store.origins import DELETED, LIVE, known_origins, moments
from runstrength_tui.store.personal import PersonalTables
from runstrength_tui.store.records import Change, Origins, Tombstone
from runstrength_tui.store.report import read_session
from runstrength_tui.store.typed_table import encoded

R = TypeVar("R", Session, Run)
OnWay = Callable[[float], None]

_TOLD_EVERY: Final = 50
_WRITING_FROM: Final = 0.8
"""Of the time that storing takes: making records; the rest is the one write, of which no part can be told."""


class Adding(PersonalTables):
    """Adding sessions and runs, and changing sessions; each one write and one entry of the journal."""

    def add(
        self,
        *,
        sessions: Sequence[Session] = (),
        runs: Sequence[Run] = (),
        profile: Callable[[Profile], Profile] | None = None,
        told: str,
    ) -> Change:
        """Store sessions and runs, and change what the person told, in one write.

        A record with the id 0 gets one, by when it began, and the moment of its storing; any other keeps
        both. Raises ValueError for an id that is taken.
        """
        with self._journaled(told) as noting:
            self._add(noting, sessions, runs)
            if profile is not None:
                self._changed_profile(profile, noting)
        return noting.change

    def import_records(
        self,
        *,
        sessions: Sequence[Session] = (),
        runs: Sequence[Run] = (),
        own: Sequence[OwnExercise] = (),
        races: Sequence[Race] = (),
        told: str,
        on_way: OnWay | None = None,
    ) -> Change:
        """As ``add``, but what is known is left out, deleted or not: by its origin, its start, its id.

        A run that is there in other words only gets what it lacks. Exercises of the person's own that are
        new, or known better now, are put among theirs. The change names what was stored; its id is 0 where
        all of it was known. ``on_way`` is called with the share that is done.
        """

        def with_theirs(before: Profile) -> Profile:
            exercises = {each.id: each for each in (*before.own_exercises, *own)}
            after = replace(before, own_exercises=tuple(exercises.values())) if own else before
            return with_races(after, races) if races else after

        from runstrength_tui.domain.same_run import twins

        with self._journaled(told) as noting:
            known = self.origins()
            new_sessions = self._unknown(sessions, known)
            unknown = self._unknown(runs, known)
            there = twins(unknown, self.runs()) if unknown else {}
            new_runs = [run for place, run in enumerate(unknown) if place not in there]
            self._add(noting, new_sessions, new_runs, on_way)
            for place, run in there.items():
                self._complete(noting, run, unknown[place])
            if new_sessions or new_runs or races:
                self._changed_profile(with_theirs, noting)
        return noting.change

    def _complete(self, noting: Noting, run: Run, by: Run) -> None:
        """Give a run what it lacks; one whose hour becomes known gets an id by it."""
        from runstrength_tui.domain.same_run import completed

        at, after = self._now(), completed(run, by)
        if after == run:
            return
        if after.started_at != run.started_at:
            noting.take("runs", run.id)
            noting.put("tombstones", {run.id: encoded(Tombstone(deleted_at=at, updated=at))})
            after = replace(after, id=self._free_id(after.started_at, set()))
        noting.put("runs", {after.id: encoded(replace(after, updated=at))})

    def change_session(self, session: Session, told: str, *, instead_of: int | None = None) -> Change:
        """Store an edited session, in place of the one with its id or of ``instead_of``.

        A session whose start changed needs a new id and names its old one. ``session.updated`` is that of
        the session as it was read: raises Missing when that one is gone, or was changed meanwhile. It is
        stored with the change's moment.
        """
        old_id = session.id if instead_of is None else instead_of
        with self._journaled(told) as noting:
            at, before = self._now(), self._sessions.raw(old_id)
            kept = None if before is None else read_session(before, old_id)
            if kept is None:
                raise Missing("The session is not there any more, so nothing was changed.")
            if kept.updated != session.updated:
                raise Missing(
                    "The session was changed in another window meanwhile, so it stays as it is there."
                )
            if old_id != session.id:
                if self._known(session.id):
                    raise ValueError(f"the id {session.id} is taken")
                noting.take("sessions", old_id)
                noting.put("tombstones", {old_id: encoded(Tombstone(deleted_at=at, updated=at))})
            noting.put("sessions", {session.id: encoded(replace(session, updated=at))})
        return noting.change

    def _add(
        self, noting: Noting, sessions: Sequence[Session], runs: Sequence[Run], on_way: OnWay | None = None
    ) -> None:
        taken: set[int] = set()
        noting.put("sessions", self._with_ids(sessions, taken, on_way))
        noting.put("runs", self._with_ids(runs, taken))

    def _with_ids(self, records: Sequence[R], taken: set[int], on_way: OnWay | None = None) -> dict[int, Raw]:
        found, at = {}, self._now()
        for number, record in enumerate(records):
            if on_way is not None and not number % _TOLD_EVERY:
                on_way(_WRITING_FROM * number / len(records))
            kept = record
            if record.id == 0:
                kept = replace(record, id=self._free_id(record.started_at, taken), updated=at)
            elif self._known(record.id) or record.id in taken:
                raise ValueError(f"the id {record.id} is taken")
            taken.add(kept.id)
            found[kept.id] = encoded(kept)
        return found

    def _free_id(self, started_at: datetime, taken: set[int]) -> int:
        try:
            return new_id(started_at, lambda wanted: wanted in taken or self._known(wanted))
        except (ValueError, OverflowError):
            raise NotUnderstood(
                f"{started_at:%Y-%m-%d} is further away than this history reaches, so nothing was stored."
            ) from None

    def origins(self) -> Origins:
        """Return all origins that a record is known by, those of deleted ones apart."""
        tables = {name: self._database.raw_table(name).raws() for name in (*LIVE, *DELETED)}
        there = known_origins({name: tables[name] for name in LIVE})
        return Origins(
            there=there,
            deleted=known_origins({name: tables[name] for name in DELETED}) - there,
            moments=frozenset(each for name in LIVE for each in moments(name, tables[name].values())),
        )

    def _unknown(self, records: Iterable[R], known: Origins) -> list[R]:
        return [
            record
            for record in records
            if (record.origin in BY_HAND or not known.knows(record))
            and (record.id == 0 or not self._known(record.id))
        ]

    def _known(self, doc_id: int) -> bool:
        there = self._sessions.raw(doc_id) is not None or self._known_personal(doc_id)
        return there or self._deleted(doc_id)
