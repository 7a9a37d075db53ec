"""Where things lie: the data folder, the settings, the state and the cache."""

from __future__ import annotations

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
    import platformdirs

    chosen = data or (Path(environ[DATA_VARIABLE]) if environ.get(DATA_VARIABLE) else None)
    return Places(
        data=(chosen or platformdirs.user_data_path(_NAME)).expanduser().absolute(),
        config=platformdirs.user_config_path(_NAME),
        state=platformdirs.user_state_path(_NAME),
        cache=platformdirs.user_cache_path(_NAME),
    )
