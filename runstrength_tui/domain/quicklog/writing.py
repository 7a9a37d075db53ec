"""Records back to one line each, in the one way to write them that can mean nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from runstrength_tui.domain.named import Names
from runstrength_tui.domain.profile import Race
from runstrength_tui.domain.quicklog.cursor import quoted
from runstrength_tui.domain.quicklog.naming import name_text
from runstrength_tui.domain.quicklog.runs_told import QUICKEST_S
from runstrength_tui.domain.quicklog.said import clean_note
from runstrength_tui.domain.quicklog.writing_sets import entry_text, plain_text
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import (
    EndReason,
    Session,
)
from runstrength_tui.domain.wording import clock_text


def session_line(session: Session, names: Names) -> str:
    """Return a session as one line that ``read_line`` reads back: all of it that a line can say."""
    entries = [head for head in (_head(session, names),) if head]
    entries += [
        entry_text(record, name_text(record.exercise, record.rung, record.name, names), names)
        for record in session.exercises
    ]
    entries += [
        f"pain {report.area} {report.score}" + (f" {report.kind}" if report.kind else "")
        for report in session.pains
    ]
    return f"{_from_to(session.started_at, session.ended_at)} {', '.join(entries)}"


def run_line(run: Run) -> str:
    """Return a run as one line that ``read_line`` reads back."""
    parts = [_from_to(run.started_at), "run", run.kind.value]
    if run.distance_m is not None:
        parts.append(_distance(run.distance_m))
    if run.seconds is not None:
        text = clock_text(run.seconds)
        quick = run.seconds < 3600 and run.seconds < (run.distance_m or 0) / 1000 * QUICKEST_S
        parts.append(f"0:{text:0>5}" if quick else text)
    if run.rpe is not None:
        parts.append(f"@{plain_text(run.rpe)}")
    if run.heart_rate is not None:
        parts.append(f"hr {run.heart_rate}")
    if run.planned:
        parts.append("planned")
    if run.day_only:
        parts.append("hour unknown")
    if note := clean_note(run.note):
        parts.append(f"note {quoted(note)}")
    return " ".join(parts)


def race_line(race: Race) -> str:
    """Return a race as one line that ``read_line`` reads back."""
    parts = ["race", race.on.isoformat()]
    if race.distance_m is not None:
        parts.append(_distance(race.distance_m))
    if race.goal:
        parts.append("goal")
    if name := clean_note(race.name):
        parts.append(quoted(name))
    return " ".join(parts)


def _head(session: Session, names: Names) -> str:
    """Return what is said of the whole session; empty where there is nothing, and exercises to follow."""
    parts = []
    if session.plan_name:
        parts.append(quoted(clean_note(session.plan_name)))
    if session.plan and _plan_called(session.plan_name, names) != session.plan:
        parts.append(f"plan {quoted(session.plan)}")
    if session.effort is not None:
        parts.append(f"{session.effort}/10")
    if session.end is EndReason.EARLY:
        parts.append("ended early")
    if note := clean_note(session.note):
        parts.append(f"note {quoted(note)}")
    return " ".join(["session", *parts]) if parts or not session.exercises else ""


def _plan_called(name: str, names: Names) -> str:
    return next((plan.id for plan in names.plans if plan.name == name), "")


def _from_to(started: datetime, ended: datetime | None = None) -> str:
    """Return when something was, with its distance from Greenwich time: nothing else says it for good."""
    text = f"{started:%Y-%m-%d %H:%M}"
    if ended is not None:
        ended = max(started, ended.astimezone(timezone(started.utcoffset() or timedelta())))
        day = "" if ended.date() == started.date() else f"{ended:%Y-%m-%d} "
        text += f"-{day}{ended:%H:%M}"
    offset = f"{started:%z}"
    return f"{text} {offset[:3]}:{offset[3:5]}" + (f":{offset[5:7]}" if len(offset) > 5 else "")


def _distance(metres: float) -> str:
    km = plain_text(metres / 1000)
    return f"{km}km" if float(km) * 1000 == metres else f"{plain_text(metres)}m"
