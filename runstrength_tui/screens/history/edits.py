"""Asking what a value of the history is to be; each returns what to store, or None where nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace
from textual.app import App

from runstrength_tui.domain.entries import (
    date_entry,
    time_entry,
)
from runstrength_tui.domain.history import editing
from runstrength_tui.domain.history.editing import Spot, Value
from runstrength_tui.domain.moment import at_home
from runstrength_tui.domain.rating import RateIn
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import ExerciseRecord, Session, SetRecord
from runstrength_tui.domain.units import DistanceUnit, WeightUnit
from runstrength_tui.domain.wording import many_text, time_text
from runstrength_tui.domain.wording_changes import session_of_text
from runstrength_tui.errors import NotUnderstood
from runstrength_tui.library import Library
from runstrength_tui.screens.ask import Ask
from runstrength_tui.screens.run_form import ask_run
from runstrength_tui.screens.settings.form import Blank, Form

_RATING_EXAMPLE: Final = "easy, good, hard, or 2 left in you"


class Edited(Struct, frozen=True):
    """A session as it is to be; ``start`` where it began at another moment."""

    session: Session
    told: str
    start: datetime | None = None


class Desk(Struct, frozen=True):
    """What the questions need to know."""

    app: App[Any]
    library: Library
    now: datetime
    weights: WeightUnit
    distance: DistanceUnit
    rate_in: RateIn


async def edit_value(desk: Desk, session: Session, spot: Spot) -> Edited | None:
    """Ask for the value under the cursor, and offer the same for the exercise's other sets."""
    told = f"changing {editing.value_of(spot, session)} in {session_of_text(session, desk.now.date())}"
    match spot.value:
        case Value.WHEN:
            return await _edit_when(desk, session, told)
        case Value.EFFORT:
            changed = await _edit_effort(desk, session)
        case Value.NOTE:
            note = await _ask_text(desk, "Note", session.note)
            changed = None if note is None else replace(session, note=note)
        case Value.EXERCISE:
            changed = await _edit_exercise(desk, session, spot)
        case Value.EXERCISE_NOTE:
            record = session.exercises[spot.exercise]
            note = await _ask_text(desk, f"Note on {record.name}", record.note)
            changed = (
                None
                if note is None
                else editing.with_exercise(session, spot.exercise, replace(record, note=note))
            )
        case _:
            changed = await _edit_set(desk, session, spot)
    return None if changed is None or changed == session else Edited(changed, told)


async def _edit_set(desk: Desk, session: Session, spot: Spot) -> Session | None:
    record = session.exercises[spot.exercise]
    before = record.sets[spot.number]
    name = editing.value_of(spot, session)
    value, example, read = _how_to_read(desk, record, before, spot.value)
    title = f"{record.name}, set {spot.number + 1}: {name}"
    done = await desk.app.push_screen_wait(
        Form(title, (Blank(name, value, example),), lambda texts: read(texts[0]))
    )
    if done is None:
        return None
    changed = editing.with_set(session, spot, done)
    same = editing.alike(changed, spot, done)
    if changed == session or same is None:
        return changed
    others = len(editing.sets_beside(session, spot))
    question = Ask(
        f"The same for the other {many_text(others, 'set')}?"
        if others > 1
        else "The same for the other set?",
        (),
        {"enter": "all of them" if others > 1 else "both"},
        back="only this one",
    )
    return same if await desk.app.push_screen_wait(question) == "enter" else changed


def _how_to_read(
    desk: Desk, record: ExerciseRecord, done: SetRecord, value: Value
) -> tuple[str, str, Callable[[str], SetRecord]]:
    """Return what stands there, an example, and what makes a set of what is typed."""
    if value is Value.COUNT:
        typed = editing.count_typed(done, record)
        return (
            typed,
            typed,
            lambda text: _kept(text, typed, done, lambda: editing.with_count(done, record, text)),
        )
    if value is Value.WEIGHT:
        typed = editing.weight_typed(done.load)
        return (
            typed,
            typed or f"16 {desk.weights}",
            lambda text: _kept(text, typed, done, lambda: editing.with_weight(done, text, desk.weights)),
        )
    typed = editing.rated_typed(done, desk.rate_in)
    return typed, _RATING_EXAMPLE, lambda text: editing.with_rating(done, text, desk.rate_in)


def _kept(text: str, typed: str, done: SetRecord, read: Callable[[], SetRecord]) -> SetRecord:
    """Return a set as it was where its value was left as it stood."""
    return done if text == typed else read()


async def _edit_effort(desk: Desk, session: Session) -> Session | None:
    value = "" if session.effort is None else str(session.effort)
    form = Form(
        "How hard was it, 0 to 10?",
        (Blank("How hard", value, "6"),),
        lambda texts: (editing.effort_entry(texts[0]),),
    )
    found = await desk.app.push_screen_wait(form)
    return None if found is None else replace(session, effort=found[0])


async def _ask_text(desk: Desk, title: str, before: str) -> str | None:
    return await desk.app.push_screen_wait(Form(title, (Blank(title, before),), lambda texts: texts[0]))


async def _edit_exercise(desk: Desk, session: Session, spot: Spot) -> Session | None:
    place, count = spot.exercise, len(session.exercises)
    record = session.exercises[place]

    def read(texts: Sequence[str]) -> Session:
        name, where, note = texts
        changed = replace(record, note=note)
        if name != record.name:
            changed = _as_named(desk.library, changed, name)
        to = editing.place_entry(where, count)
        return editing.reordered(editing.with_exercise(session, place, changed), place, to)

    blanks = (
        Blank("Exercise", record.name, "its name, or a version's"),
        Blank(f"Place of {count}", str(place + 1), "1"),
        Blank("Note", record.note),
    )
    return await desk.app.push_screen_wait(Form(record.name, blanks, read))


def _as_named(library: Library, record: ExerciseRecord, name: str) -> ExerciseRecord:
    found = library.named(name)
    if len(found) != 1:
        if found:
            may = ", ".join(each.name for each in found[:4])
            raise NotUnderstood(f"“{name}” may be {may}: write more of the name.")
        near = ", ".join(library.nearest(name))
        raise NotUnderstood(f"There is no exercise “{name}”" + (f"; the nearest: {near}." if near else "."))
    exercise = found[0].exercise
    return editing.as_exercise(record, exercise, found[0].rung or exercise.first_rung())


async def _edit_when(desk: Desk, session: Session, told: str) -> Edited | None:
    start, today = session.started_at, desk.now.date()
    day, clock = start.date().isoformat(), time_text(start)

    def read(texts: Sequence[str]) -> Session:
        on = start.date() if texts[0] == day else date_entry(texts[0], today)
        at = start.timetz() if texts[1] == clock else time_entry(texts[1]).replace(tzinfo=start.tzinfo)
        began = at_home(datetime.combine(on, at), start, datetime.astimezone)
        if began > desk.now:
            raise NotUnderstood("That is still ahead, and the session is done: nothing was changed.")
        minutes = texts[2].strip().removesuffix("min").strip()
        if not minutes.isdecimal() or not 0 <= int(minutes) <= 24 * 60:
            raise NotUnderstood(f"“{texts[2]}” is no number of minutes: nothing was changed.")
        return editing.moved(session, began, int(minutes))

    blanks = (
        Blank("Date", day, "yesterday, or 20 Nov"),
        Blank("Began at", clock, "18:30"),
        Blank("Minutes", str(session.minutes), "30"),
    )
    changed = await desk.app.push_screen_wait(Form("Date and time", blanks, read))
    if changed is None or changed == session:
        return None
    moved = changed.started_at != session.started_at
    return Edited(changed, told, changed.started_at if moved else None)


async def edit_run(desk: Desk, run: Run) -> tuple[Run, bool] | None:
    """Ask for everything of a run; return it with whether it began at another moment."""
    changed = await ask_run(desk.app, desk.now, desk.distance, run)
    if not isinstance(changed, Run) or changed == run:
        return None
    return changed, changed.started_at != run.started_at
