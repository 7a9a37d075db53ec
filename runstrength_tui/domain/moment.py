"""A moment as records hold it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from msgspec import Meta

Moment = Annotated[datetime, Meta(tz=True)]
"""With its UTC offset. Two moments of which one has none cannot be put in order, so none is read."""

Localise = Callable[[datetime], datetime]
"""Gives a wall clock's time the UTC offset that holds then where the person lives."""


def at_home(moment: datetime, like: datetime, localise: Localise) -> datetime:
    """Return a moment with the same time on the wall clock and the offset that held at home on that day.

    ``like`` is a moment with the offset that ``moment`` has now. Where that is not the one at home, the
    person was elsewhere, so nothing is known of a change of clocks and the offset stays.
    """
    if localise(like.replace(tzinfo=None)).utcoffset() != like.utcoffset():
        return moment
    return localise(moment.replace(tzinfo=None))
