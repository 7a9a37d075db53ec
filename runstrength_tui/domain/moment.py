"""A moment as records hold it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta

Moment = Annotated[datetime, Meta(tz=True)]
"""With its UTC offset. Two moments of which one has none cannot be put in order, so none is read."""
