"""What nobody foresaw: one sentence for the person, the whole story in a file, the terminal as it was."""

from __future__ import annotations

import io
import logging
import os
import platform
import sys
import threading
import time
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from rich.console import Console, RenderableType
from textual.app import App, ReturnType
from textual.worker import WorkerFailed

_PACKAGES = ("runstrength-tui", "textual", "rich", "tinydb", "msgspec", "click")
_THREADS_END_S = 1.0


class CrashReporter:
    """Keeps the first unforeseen error of this process as a file, and tells of it in one sentence.

    ``folder`` is made if need be (0700), the file is readable by its owner alone; it holds the traceback,
    versions and platform, no variables. ``now`` gives the time for the file's name.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now
        self._lock = threading.Lock()
        self._restore_terminal: Callable[[], None] | None = None
        self.sentence: str | None = None

    def __call__(self, error: BaseException) -> None:
        """Write the report of ``error``; later errors are mostly the echo of the first and are left out."""
        with self._lock:
            if self.sentence is not None:
                return
            try:
                told = f"What happened is in {self._write(error)}: please report it, then start again."
            except OSError as failure:
                told = (
                    f"What happened ({type(error).__name__}) could not be written to {self._folder}"
                    f" ({failure.strerror}): please report it, then start again."
                )
            self.sentence = (
                "RunStrength stopped on an error it did not expect; everything entered is kept. " + told
            )

    def tell(self) -> bool:
        """Print the sentence on standard error if there was a crash, and return whether there was one.

        Call it when the app has ended. Where it could not even end its own threads, this restores the
        terminal and ends the process with code 1, since Python would wait for them for ever.
        """
        if self.sentence is None:
            return False
        stuck = _threads_stay()
        if stuck and self._restore_terminal is not None:
            self._restore_terminal()
        print(self.sentence, file=sys.__stderr__, flush=True)
        if stuck:
            os._exit(1)
        return True

    def install(self, restore_terminal: Callable[[], None]) -> None:
        """Report, in place of a traceback on the screen, what escapes the app and what ends a thread.

        ``restore_terminal`` is for an app that could not end itself (:meth:`tell`).
        """
        self._restore_terminal = restore_terminal
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        # Otherwise asyncio prints the tracebacks of tasks that ended with the app.
        logging.getLogger("asyncio").addHandler(logging.NullHandler())

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            return
        self(error)
        self.tell()

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        name = args.thread.name if args.thread is not None else ""
        if args.exc_value is None or (name == "textual-output" and isinstance(args.exc_value, OSError)):
            return  # the terminal is gone: no error of ours
        self(args.exc_value)

    def _write(self, error: BaseException) -> Path:
        moment = self._now()
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for number in range(1, 100):
            again = f"-{number}" if number > 1 else ""
            path = self._folder / f"crash-{moment:%Y%m%d-%H%M%S}{again}.txt"
            try:
                file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                continue
            with open(file, "w", encoding="utf-8", errors="backslashreplace") as out:
                out.write(_report(error, moment))
            return path
        raise FileExistsError(17, "too many reports of this second", str(self._folder))


class CrashReporting(App[ReturnType]):
    """An app that hands an unforeseen error to ``report_crash``, then ends with code 1 and prints nothing.

    Without ``report_crash`` (tests) Textual's own way stays.
    """

    def __init__(
        self, *args: Any, report_crash: Callable[[BaseException], None] | None = None, **kwargs: Any
    ) -> None:
        self._report_crash = report_crash
        super().__init__(*args, **kwargs)

    def _handle_exception(self, error: Exception) -> None:
        if self._report_crash is not None:
            self._report_crash(error.error if isinstance(error, WorkerFailed) else error)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        if self._report_crash is None:
            super()._fatal_error()
        else:
            self.panic()

    def panic(self, *renderables: RenderableType) -> None:
        """End the app; what it would have printed goes to the report."""
        if self._report_crash is None:
            super().panic(*renderables)
            return
        if renderables:
            self._report_crash(RuntimeError(_plain(renderables)))
        self._return_code = 1
        super().panic()


def _threads_stay() -> bool:
    """Return whether a thread that Python would wait for at exit is still there after a second."""
    end = time.monotonic() + _THREADS_END_S
    for thread in threading.enumerate():
        if not thread.daemon and thread is not threading.current_thread():
            thread.join(max(0.0, end - time.monotonic()))
            if thread.is_alive():
                return True
    return False


def _plain(renderables: tuple[RenderableType, ...]) -> str:
    console = Console(file=io.StringIO(), width=100, color_system=None, record=True)
    console.print(*renderables)
    return console.export_text()


def _report(error: BaseException, moment: datetime) -> str:
    versions = ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)
    return (
        f"RunStrength stopped on an error it did not expect, {moment.isoformat(timespec='seconds')}\n"
        f"{versions}\n"
        f"Python {platform.python_version()}, {platform.platform()}\n"
        f"TERM {os.environ.get('TERM', 'not set')}\n\n" + "".join(traceback.format_exception(error))
    )


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # slow to import, and seldom needed

    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
