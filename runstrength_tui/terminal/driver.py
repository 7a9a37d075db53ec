"""Textual's driver for Unix terminals, made fit for a long and bad line."""

from __future__ import annotations

import os
import select
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from runstrength_tui.terminal.bytes_in import BytesIn
from runstrength_tui.terminal.frames import Frames
from runstrength_tui.terminal.squeeze import Squeezer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import App
    from textual.driver import Driver
    from textual.message import Message

_TICK_S = 0.1
_LOST_PASTE_END_S = 2.0
_HANGUP_CODE = 129  # 128 + SIGHUP, as a shell would say


def far_driver(base: type[Driver]) -> type[Driver]:
    """Return our driver in place of Textual's Unix one, and any other (headless, browser) unchanged.

    For ``App.get_driver_class``; as the app's ``driver_class`` it would also replace the browser's.
    """
    return FarDriver if base is LinuxDriver else base


def driver_of(app: App[Any]) -> FarDriver | None:
    """Return the app's driver if it is ours; ``None`` when headless, in a browser, or not running."""
    driver = app._driver
    return driver if isinstance(driver, FarDriver) else None


class _KeyParser(XTermParser):
    """Textual's parser without the mouse, whose reports can also end it (a division by zero)."""

    def parse_mouse_code(self, code: str) -> None:
        return None


def _typed(parser: XTermParser, piece: str) -> Iterable[Message]:
    if piece == "\x1b":
        return [events.Key("escape", piece)]  # at once: the parser would wait for what follows
    return parser.feed(piece)


class FarDriver(LinuxDriver):
    """Survives bytes that are no keys and a closed line, sends fewer bytes, and never asks for the mouse."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = False,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=False, size=size)
        self._squeezer = Squeezer()
        self._title: str | None = None
        self._frames = Frames()

    def write(self, data: str) -> None:
        """Send ``data`` without the colour codes that repeat those in force, a frame in one piece."""
        self._send(self._frames.take(data))

    def _send(self, data: str) -> None:
        if data and (squeezed := self._squeezer.squeeze(data)):
            super().write(squeezed)

    def set_title(self, text: str) -> None:
        """Set the terminal's title, if it is another than before; ``text`` holds no control characters."""
        if text == self._title:
            return
        keep_theirs = "\x1b[22;2t" if self._title is None else ""
        self._title = text
        self.write(f"{keep_theirs}\x1b]2;{text}\x07")

    def stop_application_mode(self) -> None:
        """Give the terminal back, its title too (an empty one where it keeps none)."""
        self._send(self._frames.rest())
        if self._title is not None:
            self._title = None
            self.write("\x1b]2;\x07\x1b[23;2t")
        super().stop_application_mode()

    def process_message(self, message: Message) -> None:
        """Pass on keys and pastes; a size comes from the kernel alone, never from the input."""
        if not isinstance(message, events.Resize | events.MouseEvent):
            super().process_message(message)

    def run_input_thread(self) -> None:
        """Read keys until the driver stops, or until the line is closed, which ends the app."""
        bytes_in = BytesIn()
        parser = _KeyParser(self._debug)
        last_read = time.monotonic()
        while not self.exit_event.is_set():
            ready, _, _ = select.select([self.fileno], [], [], _TICK_S)
            if ready:
                data = self._read()
                if not data:
                    self._line_closed()
                    return
                last_read = time.monotonic()
                for piece in bytes_in.pieces(data):
                    self._take(_typed(parser, piece))
            else:
                if key := bytes_in.pause():
                    self._take(_typed(parser, key))
                if time.monotonic() - last_read > _LOST_PASTE_END_S and (end := bytes_in.end_of_paste()):
                    self._take(parser.feed(end))
            broken = bytes_in.half_a_report
            late = list(parser.tick())
            if not broken:
                self._take(late)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:  # EIO: hung up
            return b""

    def _take(self, messages: Any) -> None:
        for message in messages:
            self.process_message(message)

    def _line_closed(self) -> None:
        """Ask the app to exit, and wait for it without reading a closed line again and again."""
        try:
            self._loop.call_soon_threadsafe(partial(self._app.exit, return_code=_HANGUP_CODE))
        except RuntimeError:  # the loop has closed already
            return
        self.exit_event.wait()
