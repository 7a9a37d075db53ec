"""A small app set up as the real command sets up its own; arguments: WHAT FOLDER."""

from __future__ import annotations

import sys

from runstrength_tui.terminal.environment import prepare_environment

prepare_environment()

import asyncio  # noqa: E402
import time  # noqa: E402
from datetime import UTC, datetime  # noqa: E402
from pathlib import Path  # noqa: E402

from textual import events, work  # noqa: E402
from textual.app import ComposeResult  # noqa: E402
from textual.driver import Driver  # noqa: E402
from textual.widgets import Static  # noqa: E402

from runstrength_tui.terminal.crash import CrashReporter, CrashReporting  # noqa: E402
from runstrength_tui.terminal.driver import far_driver  # noqa: E402
from runstrength_tui.terminal.hangup import HangupGuard  # noqa: E402
from runstrength_tui.terminal.signals_out import ring, set_title  # noqa: E402


class Unforeseen(Exception):
    """What the tests look for in reports and must not find on screens."""


class TryApp(CrashReporting[None]):
    """Shows how many keys it got and which was last; some keys do something."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, guard: HangupGuard, reporter: CrashReporter, what: str) -> None:
        super().__init__(report_crash=reporter)
        self._guard = guard
        self._what = what
        self._keys = 0
        self._typed = ""

    def get_driver_class(self) -> type[Driver]:
        return far_driver(super().get_driver_class())

    def compose(self) -> ComposeResult:
        yield Static("ready", id="line", markup=False)
        yield Static("", id="flood", markup=False)

    def on_mount(self) -> None:
        self._guard.attach(self, asyncio.get_running_loop())
        if self._what == "flood":
            self.set_interval(0.02, self._flood)

    def _flood(self) -> None:
        self.query_one("#flood", Static).update(f"{time.monotonic()} " * 60)

    def on_key(self, event: events.Key) -> None:
        self._keys += 1
        if event.character and event.character.isprintable():
            self._typed = (self._typed + event.character)[-30:]
        self.query_one("#line", Static).update(f"keys {self._keys} last {event.key} typed {self._typed}.")
        if self._what == "keys":
            return
        match event.key:
            case "b":
                raise Unforeseen("from a key")
            case "w":
                self.fail_in_a_worker()
            case "k":
                self._driver = None  # makes what stops the app itself fail
                raise Unforeseen("twice")
            case "s":
                time.sleep(60)
            case "r":
                ring(self)
            case "t":
                set_title(self, "Rest \x1b]0;evil\x07over " + "x" * 100)
            case "q":
                self.exit()

    def on_paste(self, event: events.Paste) -> None:
        self.query_one("#line", Static).update(f"pasted {len(event.text)}")

    @work(thread=True)
    def fail_in_a_worker(self) -> None:
        raise Unforeseen("from a worker")

    def on_unmount(self) -> None:
        if self._what == "unmount":
            raise Unforeseen("while ending")


def main() -> None:
    """Run as the command does: guard and reporter first, then the app, then what there is to tell."""
    what, folder = sys.argv[1], Path(sys.argv[2])
    guard = HangupGuard()
    guard.install()
    reporter = CrashReporter(folder / "state", lambda: datetime(2026, 11, 21, 18, 5, 9, tzinfo=UTC))
    reporter.install(guard.restore_terminal)
    app = TryApp(guard, reporter, what)
    app.run(mouse=True)
    (folder / "ended").write_text("cleanly")
    reporter.tell()
    sys.exit(app.return_code)


if __name__ == "__main__":
    main()
