"""Sessions and contexts in a line each, for tests of the rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from typing import Any

from msgspec.structs import replace

from runstrength_tui.domain.exercise import LoadKind
from runstrength_tui.domain.live.events import LOG_FORMAT, Header
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.live.opening import item_facts
from runstrength_tui.domain.live.state import LiveSession
from runstrength_tui.domain.plan import Dose, PlanItem
from runstrength_tui.domain.profile import Profile
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.safety.engine import Context, Fired
from runstrength_tui.domain.session import ExerciseRecord, Load, Session, SetRecord
from runstrength_tui.library import Library
from tests.domain.test_ladder import a_set, did

BERLIN = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 23, 18, tzinfo=BERLIN)  # a Monday
JUMP, SQUAT, PRESS, ROW, BRIDGE = (
    ("box-jump", "low-box-jump"),
    ("goblet-squat", "goblet-squat"),
    ("press-up", "full-press-up"),
    ("row", "high-inverted-row"),
    ("glute-bridge", "glute-bridge"),
)


def kg(weight: float, kind: LoadKind = LoadKind.EXTERNAL) -> Load:
    return Load(kind=kind, kg=weight)


def done(library: Library, version: tuple[str, str], *sets: SetRecord, **more: Any) -> ExerciseRecord:
    """An exercise as a session keeps it, with the facts that the library has."""
    exercise = library.by_id[version[0]]
    record = did(exercise, version[1], *sets, **more)
    return replace(record, regions=exercise.regions, jump_tier=exercise.lands(exercise.rung(version[1])))


def at(when: datetime, *records: ExerciseRecord, **more: Any) -> Session:
    fields: dict[str, Any] = {
        "id": int(when.timestamp()),
        "started_at": when,
        "ended_at": when + timedelta(minutes=30),
        "updated": when,
        "exercises": records,
    }
    return Session(**(fields | more))


def ago(days: float, *records: ExerciseRecord, **more: Any) -> Session:
    return at(NOW - timedelta(days=days), *records, **more)


def ahead(
    library: Library, version: tuple[str, str], key: str = "1", load: Load | None = None, **dose: Any
) -> ItemFacts:
    """An exercise of a session about to begin."""
    fields = {"sets": 3, "low": 8, "high": 10, "rir": 3} | dose
    item = PlanItem(exercise=version[0], rung=version[1], dose=Dose(**fields))
    facts = item_facts(key, item, library.by_id[version[0]], {})
    if load is not None:
        targets = tuple(replace(target, load=load) for target in facts.targets)
        facts = replace(facts, targets=targets)
    return facts


def context(
    library: Library,
    *sessions: Session,
    now: datetime = NOW,
    profile: Profile | None = None,
    runs: Iterable[Run] = (),
    live: LiveSession | None = None,
) -> Context:
    return Context(
        now=now,
        rules=library.rules,
        profile=profile or Profile(),
        sessions=tuple(sorted(sessions, key=lambda session: session.started_at, reverse=True)),
        runs=tuple(runs),
        exercises=library.by_id,
        live=live,
    )


def live(now: datetime = NOW, **more: Any) -> LiveSession:
    """A session just begun."""
    return LiveSession(header=Header(format=LOG_FORMAT, session=1, started_at=now), items=(), at=now, **more)


def ids(fired: Iterable[Fired | None]) -> list[str]:
    return [each.rule for each in fired if each is not None]


__all__ = ["BERLIN", "a_set"]
