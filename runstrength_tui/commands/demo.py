"""``demo``: the app on made-up history in a folder that is gone when the app is left."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import click
from msgspec.structs import replace

from runstrength_tui.commands.call import Call, now_local

if TYPE_CHECKING:
    from runstrength_tui.domain.plan import Plan
    from runstrength_tui.domain.session import Session
    from runstrength_tui.library.library import Library

_NOTE: Final = "Demo: made-up history, gone when you leave"


@click.command(name="demo")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Open the app on 16 weeks of made-up history.

    It lies in a folder of its own that is removed when you leave; your own history is neither read nor
    changed. On the same day it is always the same history.
    """
    from runstrength_tui.commands.open_app import open_app

    call: Call = ctx.obj
    with TemporaryDirectory(prefix="runstrength-demo-", ignore_cleanup_errors=True) as folder:
        places = replace(call.places, data=Path(folder) / "data", config=Path(folder) / "config")
        write_history(places.data, places.cache)
        ctx.exit(open_app(places, debug=call.debug, data_note=_NOTE))


def write_history(data: Path, cache: Path) -> tuple[Session, ...]:
    """Put today's made-up sessions, runs and race into an empty folder's store; return the sessions."""
    from runstrength_tui.domain.demo import made_up_history
    from runstrength_tui.domain.demo_runs import made_up_race, made_up_runs
    from runstrength_tui.domain.profile import answers_hold
    from runstrength_tui.library.library import load_library
    from runstrength_tui.store.ids import new_id
    from runstrength_tui.store.store import Store

    library = load_library((), cache)
    today = now_local().date()

    def localise(naive: datetime) -> datetime:
        return naive.astimezone()

    def id_of(moment: datetime, bits: int) -> int:
        return new_id(moment, lambda _: False, lambda _: bits)

    sessions = made_up_history(today, library.by_id, _plans(library), localise, id_of)
    Store.open(data, now_local).add(
        sessions=sessions,
        runs=made_up_runs(today, sessions, localise, id_of),
        profile=lambda told: replace(
            answers_hold(told, sessions[0].started_at), races=(made_up_race(today),), mass_asked=True
        ),
        told="The made-up history.",
    )
    return sessions


def _plans(library: Library) -> Mapping[str, Plan]:
    return {plan.id: plan for plan in library.plans}
