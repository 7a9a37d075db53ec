"""Where things lie: the data folder, the settings, the state and the cache."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

_PACKAGE: Final = Path(__file__).resolve().parent
_NAME: Final = "runstrength"

DATA_VARIABLE: Final = "RUNSTRENGTH_DATA"


def _styles_dir() -> Path:
    """The stylesheets: inside the wheel, or beside the package in a checkout."""
    packaged = _PACKAGE / "styles"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "styles"


STYLES: Final = _styles_dir()


class Places(Struct, frozen=True):
    """The folders one run uses; none need exist yet."""

    data: Path
    """The store and the session under way."""
    config: Path
    """``settings.toml`` and the person's own exercises and plans."""
    state: Path
    """Crash files and, with ``--debug``, the log."""
    cache: Path
    """What can be made again: the compiled library."""


def places(environ: Mapping[str, str], data: Path | None = None) -> Places:
    """Return the folders for this run: ``data``, else ``$RUNSTRENGTH_DATA``, else the platform's own."""
    usual = _on_linux(environ) or _elsewhere()
    chosen = data or (Path(environ[DATA_VARIABLE]) if environ.get(DATA_VARIABLE) else None)
    return Places(
        data=(chosen or usual.data).expanduser().absolute(),
        config=usual.config,
        state=usual.state,
        cache=usual.cache,
    )


def _on_linux(environ: Mapping[str, str]) -> Places | None:
    """Return what platformdirs would on a plain Linux, without the tenth of a start that its import takes."""
    home = environ.get("HOME", "")
    if sys.platform != "linux" or "ANDROID_DATA" in environ or not home.startswith("/"):
        return None

    def folder(variable: str, usual: str) -> Path:
        named = environ.get(variable, "")
        return Path(named if named.startswith("/") else home.rstrip("/") + "/" + usual, _NAME)

    return Places(
        data=folder("XDG_DATA_HOME", ".local/share"),
        config=folder("XDG_CONFIG_HOME", ".config"),
        state=folder("XDG_STATE_HOME", ".local/state"),
        cache=folder("XDG_CACHE_HOME", ".cache"),
    )


def _elsewhere() -> Places:
    import platformdirs

    return Places(
        data=platformdirs.user_data_path(_NAME),
        config=platformdirs.user_config_path(_NAME),
        state=platformdirs.user_state_path(_NAME),
        cache=platformdirs.user_cache_path(_NAME),
    )
