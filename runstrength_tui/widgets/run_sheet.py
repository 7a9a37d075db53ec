"""A run of the history, as blocks of text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from runstrength_tui.domain.run import Run
from runstrength_tui.domain.units import DistanceUnit, from_metres
from runstrength_tui.domain.wording_numbers import (
    clock_text,
    date_text,
    distance_text,
    number_text,
    time_text,
)
from runstrength_tui.widgets.blocks import MUTED, Block, gap, line, named, para

_INDENT = 12


def run_blocks(run: Run, today: date, unit: DistanceUnit) -> tuple[Block, ...]:
    """Return everything a run holds; ``today`` decides whether the year is named."""
    return tuple(_run(run, today, unit))


def _run(run: Run, today: date, unit: DistanceUnit) -> Iterator[Block]:
    yield line(f"{run.kind.value.capitalize()} run" if run.kind != "race" else "Race")
    when = date_text(run.started_at.date(), today, weekday=True)
    if not run.day_only:
        when = f"{when}, {time_text(run.started_at)}"
    yield para(when, look=MUTED)
    yield gap()
    facts = {
        "Distance": distance_text(run.distance_m, unit) if run.distance_m else "",
        "Time": clock_text(run.seconds) if run.seconds else "",
        "Pace": _pace(run, unit),
        "How hard": f"{number_text(run.rpe)} of 10" if run.rpe is not None else "",
        "Heart rate": f"{run.heart_rate} a minute" if run.heart_rate else "",
        "Note": run.note,
    }
    for name, value in facts.items():
        if value:
            yield named(name, value, indent=_INDENT)
    if not any(facts.values()):
        yield para("Nothing more is known of it: e fills it in.", look=MUTED)


def _pace(run: Run, unit: DistanceUnit) -> str:
    """Return the mean pace: ``5:16 a km``."""
    if not run.distance_m or not run.seconds:
        return ""
    far = from_metres(run.distance_m, unit)
    return (
        f"{clock_text(round(run.seconds / far))} a {'mile' if unit is DistanceUnit.MILE else 'km'}"
        if far
        else ""
    )
