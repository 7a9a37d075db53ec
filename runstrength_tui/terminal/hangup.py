"""A dropped line: the app ends cleanly if its loop still turns, and by force soon after if it does not.

Textual handles neither SIGHUP nor SIGTERM. With a reader that has stalled, its event loop stands still in
a write, so neither Python's signal handlers nor asyncio's ever run; a process like that would keep the
session's lock for hours. So the signals are blocked in every thread and one thread waits for them.
"""

from __future__ import annotations

import os
import select
import signal
import termios
import threading
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable

    from textual.app import App

_SIGNALS: Final = frozenset({signal.SIGHUP, signal.SIGTERM})
GRACE_S: Final = 2.0
_TRIES: Final = 50
_TRY_AGAIN_S: Final = 0.01
RESTORE: Final = (
    b"\x18\x1b[0m\x1b[?2026l\x1b[<u"  # what was cut short, style, synchronized output, Kitty keys
    b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l"  # mouse
    b"\x1b[?2004l\x1b[?1004l\x1b[?2048l\x1b[?7h"  # paste, focus, resize reports, line wrap
    b"\x1b[23;2t\x1b[?1049l\x1b[?25h"  # title, the screen from before, cursor
)
"""Undoes every mode that Textual may have set, whatever state the app is in."""


class HangupGuard:
    """Ends the process within three seconds of SIGHUP, SIGTERM or a closed terminal.

    The exit code is 128 + the signal. Only for the app's own command: children started under it would
    inherit the blocked signals. Nothing may depend on the clean way being taken.
    """

    def __init__(self, terminal: int = 0, *, request: signal.Signals | None = None) -> None:
        """``request``: a signal that ends nothing and is handed on to the app."""
        self._terminal = terminal
        self._request = request
        self._attributes: list[Any] | None = None
        self._own = -1
        self._lock = threading.Lock()
        self._ending_by: int | None = None
        self._app: App[Any] | None = None
        self._loop: AbstractEventLoop | None = None
        self._on_request: Callable[[], object] | None = None

    def install(self) -> None:
        """Block the signals and start to wait for them; in the main thread, before any other starts."""
        signal.pthread_sigmask(signal.SIG_BLOCK, self._waited_for)
        if self._request is not None:  # some systems drop one that nothing is set up for, even blocked
            signal.signal(self._request, lambda *_: None)
        try:
            self._attributes = termios.tcgetattr(self._terminal)
            # A description of our own: O_NONBLOCK on the shared one would outlive us in the shell.
            self._own = os.open(os.ttyname(self._terminal), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        except (termios.error, OSError):
            self._attributes = None
        threading.Thread(target=self._wait_for_signal, name="signals", daemon=True).start()
        threading.Thread(target=self._wait_for_close, name="line-closed", daemon=True).start()

    def attach(
        self, app: App[Any], loop: AbstractEventLoop, on_request: Callable[[], object] | None = None
    ) -> None:
        """Say which app to end, once its loop runs (on mount); one already due to end does so now.

        ``on_request`` is called in the loop each time the request comes.
        """
        with self._lock:
            self._app, self._loop, self._on_request = app, loop, on_request
            ending_by = self._ending_by
        if ending_by is not None:
            app.exit(return_code=128 + ending_by)

    @property
    def _waited_for(self) -> frozenset[signal.Signals]:
        return _SIGNALS if self._request is None else _SIGNALS | {self._request}

    def _wait_for_signal(self) -> None:
        while (number := signal.sigwait(self._waited_for)) == self._request:
            with self._lock:
                loop, on_request = self._loop, self._on_request
            if loop is not None and on_request is not None:
                with suppress(RuntimeError):  # the loop has closed: the app is ending by itself
                    loop.call_soon_threadsafe(on_request)
        self._end(number)

    def _wait_for_close(self) -> None:
        """Wait until the terminal is gone, which under ``nohup`` no signal tells."""
        poll = select.poll()
        poll.register(self._terminal, 0)  # only what is always reported: hung up, failed, not open
        for _fd, happened in poll.poll():
            if happened & (select.POLLHUP | select.POLLERR):
                self._end(signal.SIGHUP)

    def _end(self, by: int) -> None:
        with self._lock:
            if self._ending_by is not None:
                return
            self._ending_by = by
            app, loop = self._app, self._loop
        if app is not None and loop is not None:
            with suppress(RuntimeError):  # the loop has closed: the app is ending by itself
                loop.call_soon_threadsafe(partial(app.exit, return_code=128 + by))
        time.sleep(GRACE_S)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):  # what a stalled app still writes
            os.dup2(nowhere, stream)
        self.restore_terminal()
        os._exit(128 + by)

    def restore_terminal(self) -> None:
        """Give back the terminal of an app that cannot do so itself, without ever waiting for it.

        What is still on its way to the terminal is dropped.
        """
        if self._attributes is None or self._app is None:
            return
        # In the background, tcsetattr would stop the process instead of failing.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
        with suppress(termios.error, OSError):  # hung up: nobody is there to see it
            termios.tcsetattr(self._terminal, termios.TCSANOW, self._attributes)
            for _ in range(_TRIES):
                # A stalled write holds the line; with room made for it and woken up by the stop and
                # start, it ends.
                termios.tcflush(self._terminal, termios.TCOFLUSH)
                termios.tcflow(self._terminal, termios.TCOOFF)
                termios.tcflow(self._terminal, termios.TCOON)
                with suppress(BlockingIOError):
                    if os.write(self._own, RESTORE) == len(RESTORE):
                        break
                time.sleep(_TRY_AGAIN_S)
