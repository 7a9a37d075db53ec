"""Who uses the app in these tests is not new to it, unless a test asks for ``newcomer``."""

from __future__ import annotations

import pytest

from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.screens import arrival
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.guard import Guard


@pytest.fixture
def newcomer() -> None:
    """Have what is asked once be asked."""


@pytest.fixture(autouse=True)
def known_person(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing be asked that is asked once."""
    if "newcomer" in request.fixturenames:
        return

    async def nobody_new(_: Backstage) -> bool:
        return False

    def nothing(_: Guard, items: tuple[ItemFacts, ...]) -> bool:
        return False

    monkeypatch.setattr(arrival, "new_here", nobody_new)
    monkeypatch.setattr(Guard, "asks_first", nothing)
