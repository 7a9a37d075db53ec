"""Opening the app: what must happen before Textual is imported, and what after it has ended."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import shutil
from typing import TYPE_CHECKING, Final

import click

from runstrength_tui import __version__
from runstrength_tui.commands.call import EXIT_FAILED, EXIT_USAGE, now_local
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.store.live_lock import HAND_OVER
from runstrength_tui.terminal.checks import refuse_reason_here
from runstrength_tui.terminal.environment import prepare_environment
from runstrength_tui.terminal.hangup import HangupGuard

if TYPE_CHECKING:
    from runstrength_tui.paths import Places

_LOG_NAME: Final = "runstrength.log"
_LOG_BYTES: Final = 2_000_000
_STARTED_S: Final = 1.0
"""After so long the first screen stands, almost anywhere."""


def open_app(places: Places, *, debug: bool = False, data_note: str = "") -> int:
    """Run the app until the person leaves it, and return the exit code; 2 where there is no fit terminal.

    ``data_note`` is shown in the app when the data are not the person's own. A dropped line ends the
    process with 128 + the signal.
    """
    prepare_environment()
    if (reason := refuse_reason_here()) is not None:
        click.echo(reason, err=True)
        return EXIT_USAGE
    if debug:
        _start_log(places)
    guard = HangupGuard(request=HAND_OVER)
    guard.install()

    gc.disable()  # a start makes much and drops little: looking for garbage would take a sixth of it
    from runstrength_tui.app import RunStrengthApp
    from runstrength_tui.terminal.crash import CrashReporter

    crash = CrashReporter(places.state, now_local)
    crash.install(guard.restore_terminal)
    app = RunStrengthApp(places, clock=now_local, data_note=data_note, report_crash=crash)

    async def until_left() -> None:
        loop = asyncio.get_running_loop()
        loop.call_later(_STARTED_S, _collect_again)
        guard.attach(app, loop, app.backstage.second.asked)
        await app.run_async(mouse=False)

    asyncio.run(until_left())
    gc.freeze()  # so that ending looks for no garbage either: it would take as long as drawing a screen
    if crash.tell():
        return EXIT_FAILED
    code = app.return_code or 0
    logging.getLogger(__name__).info("left with code %d", code)
    return code


def _collect_again() -> None:
    """Look for garbage from now on, but not among what the start has made, which stays."""
    gc.freeze()
    gc.enable()


def _start_log(places: Places) -> None:
    """Send what the app's parts log to a file in the state folder, which only its owner can read."""
    from logging.handlers import RotatingFileHandler  # seldom asked for

    try:
        places.state.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            places.state / _LOG_NAME, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8"
        )
    except OSError as error:
        raise RunStrengthError(
            f"The log cannot be written to {places.state} ({error.strerror}); nothing was started: "
            "leave --debug out, or make that folder writable."
        ) from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    root.info(
        "runstrength %s starts with data in %s, TERM=%s, %s columns and rows",
        __version__,
        places.data,
        os.environ.get("TERM", "not set"),
        tuple(shutil.get_terminal_size()),
    )
