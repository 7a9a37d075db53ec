"""What must be set in the process before Textual is imported, since Textual reads it once, at import."""

from __future__ import annotations

import os
from collections.abc import MutableMapping


def prepare_environment(environ: MutableMapping[str, str] | None = None) -> None:
    """Set Textual's switches for a slow line, and let nobody else read the files we make.

    Call it before anything imports Textual. No Kitty keyboard protocol: it breaks the space key in
    some terminals and leaves a shell garbled after a lost line. No smooth scrolling, which also asks
    for resize reports in the input stream. No animations, unless the person asked for them.
    """
    environ = os.environ if environ is None else environ
    environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
    environ["TEXTUAL_SMOOTH_SCROLL"] = "0"
    environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    os.umask(0o077)
