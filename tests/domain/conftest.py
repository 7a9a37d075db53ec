"""What several tests of the domain look at: the library, and sixteen weeks of made-up history."""

from __future__ import annotations

from datetime import UTC, date

import pytest

from runstrength_tui.domain.demo import made_up_history
from runstrength_tui.domain.session import Session
from runstrength_tui.library import Library
from tests.compiled_copy import our_library


@pytest.fixture(scope="session")
def library() -> Library:
    return our_library()


@pytest.fixture(scope="session")
def history(library: Library) -> tuple[Session, ...]:
    """Oldest first, up to the day before 21 November 2026."""
    return made_up_history(
        date(2026, 11, 21),
        library.by_id,
        {plan.id: plan for plan in library.plans},
        lambda naive: naive.replace(tzinfo=UTC),
        lambda moment, bits: int(moment.timestamp()) << 12 | bits,
    )
