"""Which pages Trends has, and what each of them says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.trends.balance import (
    balance_text,
    muscles_page,
    sides,
    sides_page,
    unknown_text,
)
from runstrength_tui.domain.trends.by_week import (
    landings_page,
    load_page,
    sets_page,
    weeks_of,
    weeks_page,
)
from runstrength_tui.domain.trends.page import Page
from runstrength_tui.domain.trends.reach import Reach
from runstrength_tui.domain.trends.records import Holder, exercise_name, record_text
from runstrength_tui.screens.trends.reading import Figures
from runstrength_tui.widgets.list_pane import ListRow
from runstrength_tui.widgets.sections import Section


class Part(StrEnum):
    """The pages, in the order of the row on top; the value is the name."""

    STRONGER = "Stronger?"
    EXERCISE = "Exercise"
    LANDINGS = "Landings"
    SETS = "Sets"
    MUSCLES = "Muscles"
    SIDES = "Sides"
    WEEKS = "Weeks"
    LOAD = "Load"
    RECORDS = "Records"


def page_of(part: Part, figures: Figures, reach: Reach, today: date) -> Page:
    """Return one of the pages that the figures alone make."""
    weeks = weeks_of(figures.found, reach, today)
    match part:
        case Part.LANDINGS:
            return landings_page(weeks, figures.limits)
        case Part.SETS:
            said = (balance_text(weeks), *figures.nudged, unknown_text(weeks))
            return sets_page(weeks, [each for each in said if each])
        case Part.MUSCLES:
            return muscles_page(weeks)
        case Part.SIDES:
            return sides_page(sides(figures.found, reach, today, figures.exercises))
        case Part.WEEKS:
            return weeks_page(figures.found, weeks, today)
    return load_page(weeks)


def record_sections(
    holders: Sequence[Holder], exercises: Mapping[str, Exercise], today: date
) -> list[Section]:
    """Return the records as a list, a section for each version, in the order of the records."""
    sections: dict[str, list[ListRow]] = {}
    for holder in holders:
        feat, done, when = record_text(holder, today)
        name = exercise_name(holder, exercises)
        title = name if name == holder.name else f"{name}: {holder.name}"
        sections.setdefault(title, []).append(ListRow(f"{feat}: {done}", when))
    return [Section(title, tuple(rows)) for title, rows in sections.items()]
