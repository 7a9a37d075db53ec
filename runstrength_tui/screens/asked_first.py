"""What is asked once, when an exercise first needs it: health before a jump or heavy work, then body mass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from textual.app import App

from runstrength_tui.domain.entries import body_mass_entry
from runstrength_tui.domain.live.events import ItemFacts
from runstrength_tui.domain.profile import all_answered
from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.errors import NotNow
from runstrength_tui.screens.settings.form import Blank, Form
from runstrength_tui.screens.settings.screening import ScreeningScreen

if TYPE_CHECKING:
    from runstrength_tui.screens.session_calls import SessionCalls

ABOUT_MASS = (
    "A first weight above a tenth of it is asked about, and a big step where your own weight moves too. Kept "
    "by day; enter without one leaves it out, and it is not asked again."
)
_NOT_NOW = "Not begun: these questions come first, once a year."


async def ask_first(app: App[Any], backstage: SessionCalls, items: Sequence[ItemFacts]) -> None:
    """Ask the first of it; the answer is on disk when this returns. Raises NotNow where the person went back.

    What it leads to may be other exercises, which do not need the next question.
    """
    guard, personal = backstage.guard, backstage.personal
    if guard.health_due(items):
        said = await app.push_screen_wait(
            ScreeningScreen(personal.profile.screening, backstage.library.rules)
        )
        if said is None:
            raise NotNow(_NOT_NOW)
        now = backstage.clock()
        await personal.change(lambda told: all_answered(told, said, now))
    elif guard.mass_due(items):
        await _ask_mass(app, backstage)
    await guard.learn()


async def _ask_mass(app: App[Any], backstage: SessionCalls) -> None:
    personal = backstage.personal
    unit = personal.settings.units

    def read(texts: Sequence[str]) -> tuple[float, WeightUnit] | None:
        return body_mass_entry(texts[0], unit) if texts[0].strip() else None

    blank = Blank("Body mass", "", "70 kg" if unit is WeightUnit.KG else "155 lb")
    form: Form[tuple[float, WeightUnit] | None] = Form("Body mass", (blank,), read, ABOUT_MASS)
    found = await app.push_screen_wait(form)
    await personal.change(lambda told: replace(told, mass_asked=True))
    if found is not None:
        await personal.weigh(*found)
