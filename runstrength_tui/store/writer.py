"""The one thread that waits for the disk, so that no key ever does."""

from __future__ import annotations

import errno
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar

from runstrength_tui.errors import RunStrengthError

if TYPE_CHECKING:
    from runstrength_tui.store.live_log import LiveLog

T = TypeVar("T")

RETRY_S: Final = 2.0

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_READ_ONLY: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def kept_in_memory(error: OSError | RunStrengthError) -> str:
    """Return the sentence for a save that failed and is tried again."""
    if isinstance(error, RunStrengthError):
        return str(error)
    if error.errno in _FULL:
        what, until = "The disk is full", "there is room"
    elif error.errno in _READ_ONLY:
        what, until = "The data folder cannot be written", "it can"
    else:
        what, until = f"Saving failed ({error.strerror or error})", "it works again"
    return f"{what}: what you enter is kept in memory and on screen, and saved as soon as {until}."


def call_out(callback: Callable[..., None], *values: object) -> None:
    """Call what is not ours; its errors go to the thread's error hook and stop no saving."""
    with _Deliver():
        callback(*values)


class _Job(Generic[T]):
    """Work and the future that hears of its end."""

    def __init__(self, work: Callable[[], T], patient: bool) -> None:
        self.work = work
        self.patient = patient
        """Tried again until it works."""
        self.future: Future[T] = Future()
        self.sentence = ""

    def begin(self) -> bool:
        """Whether nobody gave the work up before it began."""
        return self.future.running() or self.future.set_running_or_notify_cancel()


class _Deliver:
    """Hands an error of the body to whoever waits for the future, or else to the thread's error hook."""

    def __init__(self, future: Future[Any] | None = None) -> None:
        self._future = future

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> Literal[True]:
        if error is None or kind is None:
            return True
        if self._future is not None:
            self._future.set_exception(error)
        else:
            hook = threading.excepthook
            hook(threading.ExceptHookArgs((kind, error, traceback, threading.current_thread())))
        return True


class Writer:
    """Syncs logs and runs the store's work in order, in one daemon thread that starts with the first request.

    Nothing relies on it ending well: what has been acknowledged is on the disk. Every callback, and the
    callbacks of the futures, run in its thread. ``on_trouble`` gets a sentence when saving begins to
    fail, and None when everything is saved; meanwhile it is tried again every 2 seconds and with each event.
    """

    def __init__(
        self, on_trouble: Callable[[str | None], None] | None = None, *, retry_s: float = RETRY_S
    ) -> None:
        self.on_trouble = on_trouble
        self._retry_s = retry_s
        self._wake = threading.Condition()
        self._syncs: dict[LiveLog, Callable[[int], None]] = {}
        self._jobs: deque[_Job[Any]] = deque()
        self._closing = False
        self._last_try = False
        self._thread: threading.Thread | None = None
        # The rest belongs to the thread.
        self._failing: dict[LiveLog, tuple[Callable[[int], None], str]] = {}
        self._stuck: list[_Job[Any]] = []
        self._retry_at = 0.0
        self._told: str | None = None

    @property
    def closed(self) -> bool:
        """Whether no more work is taken."""
        return self._closing

    def request_sync(self, log: LiveLog, on_synced: Callable[[int], None]) -> None:
        """Have a log saved soon; ``on_synced`` gets the number of the last event that lasts.

        Requests that wait are one sync. Returns at once.
        """
        with self._wake:
            self._syncs[log] = on_synced
            self._start()

    def submit(self, work: Callable[[], T]) -> Future[T]:
        """Run work after all that was submitted before it. Raises RuntimeError after ``close``."""
        return self._submit(_Job(work, patient=False))

    def submit_until_done(self, work: Callable[[], T]) -> Future[T]:
        """As ``submit``, but OSError and RunStrengthError are trouble, told and tried again until it works.

        When the writer closes before, the future gets the error.
        """
        return self._submit(_Job(work, patient=True))

    def close(self, timeout: float) -> bool:
        """Do what is left, trying once more what failed; whether all is done within ``timeout`` seconds."""
        with self._wake:
            self._closing = True
            self._wake.notify()
            thread = self._thread
        if thread is None:
            return True
        thread.join(timeout)
        return not thread.is_alive() and self._told is None

    def _submit(self, job: _Job[T]) -> Future[T]:
        with self._wake:
            if self._closing:
                raise RuntimeError("the writer is closed")
            self._jobs.append(job)
            self._start()
        return job.future

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
            self._thread.start()
        self._wake.notify()

    def _run(self) -> None:
        while self._wait():
            with self._wake:
                syncs, self._syncs = self._syncs, {}
                job = self._jobs.popleft() if not syncs and self._jobs else None
            self._save_all(syncs)
            if job is not None:
                self._do(job)
            if time.monotonic() >= self._retry_at:
                self._retry()
            self._tell()
        self._last_try = True
        self._retry()
        self._tell()

    def _save_all(self, syncs: dict[LiveLog, Callable[[int], None]]) -> None:
        for log, on_synced in list(syncs.items()):
            with _Deliver():
                self._save(log, on_synced)

    def _wait(self) -> bool:
        """Wait for something to do; False when there is nothing and never will be."""
        with self._wake:
            while not self._syncs and not self._jobs:
                if self._closing:
                    return False
                left = self._retry_at - time.monotonic() if self._failing or self._stuck else None
                if left is not None and left <= 0:
                    return True
                self._wake.wait(left)
            return True

    def _retry(self) -> None:
        self._save_all({log: on_synced for log, (on_synced, _) in self._failing.items()})
        stuck, self._stuck = self._stuck, []
        for job in stuck:
            self._do(job)

    def _save(self, log: LiveLog, on_synced: Callable[[int], None]) -> None:
        self._failing.pop(log, None)
        if log.closed:
            return
        try:
            seq = log.save()
        except OSError as error:
            self._failing[log] = (on_synced, kept_in_memory(error))
            self._retry_at = time.monotonic() + self._retry_s
            return
        call_out(on_synced, seq)

    def _do(self, job: _Job[Any]) -> None:
        if not job.begin():
            return
        with _Deliver(job.future):
            try:
                result = job.work()
            except (OSError, RunStrengthError) as error:
                if not job.patient:
                    raise
                job.sentence = kept_in_memory(error)
                self._stuck.append(job)
                self._retry_at = time.monotonic() + self._retry_s
                if self._last_try:
                    raise
                return
            job.future.set_result(result)

    def _tell(self) -> None:
        sentences = [sentence for _, sentence in self._failing.values()]
        sentences += [job.sentence for job in self._stuck]
        sentence = sentences[0] if sentences else None
        if sentence != self._told:
            self._told = sentence
            if self.on_trouble is not None:
                call_out(self.on_trouble, sentence)
