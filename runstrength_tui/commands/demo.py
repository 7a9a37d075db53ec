"""``demo``: the app on made-up history in a folder that is gone when the app is left."""

from __future__ import annotations

from collections.abc import Mapping
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
    """Put today's made-up history into the store of an empty folder, and return it, oldest first."""
    from runstrength_tui.domain.demo import made_up_history
    from runstrength_tui.library.library import load_library
    from runstrength_tui.store.ids import new_id
    from runstrength_tui.store.store import Store

    library = load_library((), cache)
    sessions = made_up_history(
        now_local().date(),
        library.by_id,
        _plans(library),
        lambda naive: naive.astimezone(),
        lambda moment, bits: new_id(moment, lambda _: False, lambda _: bits),
    )
    store = Store.open(data, now_local)
    for session in sessions:
        store.complete(session)
    return sessions


def _plans(library: Library) -> Mapping[str, Plan]:
    return {plan.id: plan for plan in library.plans}
