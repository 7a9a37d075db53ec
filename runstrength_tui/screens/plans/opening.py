"""The way to the plans, and from there into a session."""

from __future__ import annotations

from typing import Any

from textual.app import App

from runstrength_tui.errors import RunStrengthError, SessionHeld
from runstrength_tui.screens.arrival import go_to_session, look_again
from runstrength_tui.screens.backstage import Backstage


async def open_plans(app: App[Any], backstage: Backstage) -> str:
    """Show all plans and start the one that is chosen, in a worker; return what to say, "" for nothing."""
    from runstrength_tui.screens.plans.screen import PlansScreen  # a start need not bring it

    if isinstance(app.screen, PlansScreen):
        return ""
    plan = await app.push_screen_wait(PlansScreen(backstage))
    if plan is None:
        return ""
    if backstage.second.session is not None:
        go_to_session(app, backstage)
        return ""
    try:
        await backstage.start(plan)
    except SessionHeld as error:
        if backstage.session is not None:
            return str(error)
        await look_again(app, backstage)
        return ""
    except RunStrengthError as error:
        return str(error)
    app.switch_mode("session")
    return ""
