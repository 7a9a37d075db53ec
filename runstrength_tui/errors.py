"""The errors a person may meet: each is one sentence that says what happened, what was kept, what to do."""

from __future__ import annotations

from pathlib import Path


class RunStrengthError(Exception):
    """Anything foreseen that can go wrong; ``str(error)`` is the sentence a person reads."""


class BadFile(RunStrengthError):
    """A file of ours or of the person's cannot be understood; names the file, and the line or field."""


class StoreUnreadable(RunStrengthError):
    """``runstrength.json`` is damaged, gone, or of a newer version; it has not been touched.

    ``why`` says what is wrong with ``file``, as in "is empty"; ``backup`` is the newest good one.
    """

    def __init__(self, sentence: str, *, file: Path, why: str, backup: Path | None) -> None:
        super().__init__(sentence)
        self.file = file
        self.why = why
        self.backup = backup


class StoreBusy(RunStrengthError):
    """Another process kept the store's lock longer than we wait; nothing was written."""


class StoreReadOnly(RunStrengthError):
    """The data folder cannot be written; nothing was written."""


class NotStored(RunStrengthError):
    """A write failed (full disk, failing card); the file is as it was before."""


class NotUnderstood(RunStrengthError):
    """What a person typed makes no sense where it was typed; nothing was changed."""


class Missing(RunStrengthError):
    """What was asked for is not there (any more), for example changed here and deleted elsewhere."""


class NotNow(RunStrengthError):
    """The person went back from what had to be asked first; nothing was begun or changed."""


class SessionHeld(RunStrengthError):
    """The session under way belongs to another process."""
