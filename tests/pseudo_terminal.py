"""A program on a real pseudo-terminal, driven the way a person does, with the screen that its bytes draw."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Final, Self

import pyte

KEYS: Final = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
}
_SYNC_QUESTION: Final = b"\x1b[?2026$p"
_SYNC_ANSWER: Final = b"\x1b[?2026;2$y"


def key_bytes(name: str) -> bytes:
    """Return what a terminal sends for a key: ``enter``, ``ctrl+q``, ``shift+tab``, or one character."""
    if name in KEYS:
        return KEYS[name].encode()
    if name.startswith("ctrl+") and len(name) == 6:
        return bytes([ord(name[5].upper()) & 0x1F])
    if len(name) == 1:
        return name.encode()
    raise ValueError(f"no key {name!r}")


def _as_at_a_login() -> None:
    """Take the terminal, and hear ctrl+c even where whoever runs the tests does not."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class PseudoTerminal:
    """Runs a command with a controlling terminal of its own; a context manager that ends it.

    Nothing is read unless a method says so, so a stalled reader is simply one that is not asked.
    ``screen`` is the emulated screen, ``output`` every byte the program has written, ``written`` their
    number, ``first_byte_at`` the ``time.perf_counter()`` at which the last wait for output was answered.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        cwd: str | None = None,
    ) -> None:
        columns, rows = size
        around = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        self.screen: Any = pyte.Screen(columns, rows)
        self._stream: Any = pyte.ByteStream(self.screen)
        self.output = bytearray()
        self.first_byte_at = 0.0
        self._asked_from = 0
        self.master, slave = pty.openpty()
        self._name = os.ttyname(slave)
        self._set_size(size)
        os.set_blocking(self.master, False)
        try:
            self.process = subprocess.Popen(
                command,
                stdin=slave,
                stdout=slave,
                stderr=slave,
                cwd=cwd,
                env={**around, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})},
                start_new_session=True,
                preexec_fn=_as_at_a_login,
            )
        finally:
            os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    @property
    def pid(self) -> int:
        """The process id of the command."""
        return self.process.pid

    @property
    def written(self) -> int:
        """How many bytes the program has written and we have read."""
        return len(self.output)

    @property
    def text(self) -> str:
        """The screen as text, a line a row, without spaces at the ends."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    # --- reading

    def pump(self, seconds: float, *, until_quiet: float | None = None) -> bytes:
        """Read for ``seconds``, or until nothing came for ``until_quiet`` seconds, or the line closes."""
        got = bytearray()
        end = time.perf_counter() + seconds
        while self.master >= 0 and (left := end - time.perf_counter()) > 0:
            ready, _, _ = select.select([self.master], [], [], min(left, until_quiet or left))
            if not ready:
                if until_quiet is not None:
                    break
                continue
            data = self._read()
            if not data:
                break
            got += data
        return bytes(got)

    def first_output(self, seconds: float = 5.0) -> bytes:
        """Return as soon as anything has come; ``first_byte_at`` says when."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        self.first_byte_at = time.perf_counter()
        return self._read() if ready else b""

    def wait_for(self, text: str, seconds: float = 20.0) -> None:
        """Read until ``text`` is on the screen; fail with the screen when it does not come."""
        self._wait(text, True, seconds)

    def wait_gone(self, text: str, seconds: float = 20.0) -> None:
        """Read until ``text`` is no longer on the screen; fail with the screen when it stays."""
        self._wait(text, False, seconds)

    def wait_output(self, data: bytes, seconds: float = 20.0) -> None:
        """Read until the program has written ``data``, on the screen or not."""
        end = time.perf_counter() + seconds
        while data not in self.output and time.perf_counter() < end:
            if not self.pump(0.05) and self.process.poll() is not None:
                break
        assert data in self.output, f"{data!r} was not written; the screen:\n{self.text}"

    def _wait(self, text: str, present: bool, seconds: float) -> None:
        word = repr(text) if present else f"a screen without {text!r}"
        self.wait_until(lambda: (text in self.text) == present, word, seconds)

    def wait_until(self, reached: Callable[[], bool], what: str, seconds: float = 20.0) -> None:
        """Read until ``reached()``; fail, naming ``what`` was waited for, when it does not come."""
        end = time.perf_counter() + seconds
        while not reached() and time.perf_counter() < end:
            if not self.pump(0.05, until_quiet=0.05) and self.process.poll() is not None:
                self.pump(0.2)
                break
        assert reached(), f"{what} never came; the screen:\n{self.text}"

    def _read(self) -> bytes:
        try:
            data = os.read(self.master, 65536)
        except BlockingIOError:
            return b""
        except OSError:  # the other end is closed
            return b""
        self.output += data
        self._answer()
        self._stream.feed(data)
        return data

    def _answer(self) -> None:
        """Answer "do you know synchronized output?" with yes, as most terminals do."""
        found = self.output.find(_SYNC_QUESTION, self._asked_from)
        if found >= 0:
            self._asked_from = found + len(_SYNC_QUESTION)
            self.send(_SYNC_ANSWER)
        else:
            self._asked_from = max(self._asked_from, len(self.output) - len(_SYNC_QUESTION))

    # --- writing

    def send(self, data: bytes, *, reading: bool = True, seconds: float = 60.0) -> None:
        """Send bytes as typed; with ``reading``, what the program writes meanwhile is read."""
        end = time.perf_counter() + seconds
        while data:
            assert time.perf_counter() < end, f"{len(data)} bytes were not taken"
            _, room, _ = select.select([], [self.master], [], 0.05)
            if room:
                data = data[os.write(self.master, data[:4096]) :]
            if reading and data:
                self.pump(0.001)

    def press(self, *names: str, pause: float = 0.03) -> None:
        """Press keys, one packet a key, reading for ``pause`` seconds after each."""
        for name in names:
            self.send(key_bytes(name))
            self.pump(pause)

    def type(self, text: str) -> None:
        """Type text, a character at a time."""
        self.press(*("space" if character == " " else character for character in text), pause=0.01)

    def paste(self, text: str) -> None:
        """Send text as one bracketed paste."""
        self.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Change the terminal's size, as turning a phone does."""
        self.screen.resize(rows, columns)
        self._set_size((columns, rows))

    def stop_output(self) -> None:
        """Take nothing of what the program writes any more, as a line does that has died unnoticed."""
        slave = os.open(self._name, os.O_RDWR | os.O_NOCTTY)
        try:
            termios.tcflow(slave, termios.TCOOFF)
        finally:
            os.close(slave)

    def _set_size(self, size: tuple[int, int]) -> None:
        columns, rows = size
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    # --- ending

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the command."""
        os.kill(self.pid, number)

    def close_line(self) -> None:
        """Close the terminal, as a dropped connection does."""
        os.close(self.master)
        self.master = -1

    def wait_exit(self, seconds: float = 5.0, *, reading: bool = True) -> int | None:
        """Return the exit code (negative: killed by a signal), ``None`` if still running."""
        end = time.perf_counter() + seconds
        while self.process.poll() is None and time.perf_counter() < end:
            if reading and self.master >= 0:
                self.pump(0.02)
            else:
                time.sleep(0.01)
        if reading:
            self.pump(1.0, until_quiet=0.05)
        return self.process.poll()

    def cpu_seconds(self) -> float:
        """Return the processor time the command has used so far (Linux)."""
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mib(self) -> float:
        """Return the command's resident memory in MiB (Linux)."""
        with open(f"/proc/{self.pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def end(self) -> None:
        """Kill the command if it still runs, and close the terminal."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self.master >= 0:
            self.close_line()
