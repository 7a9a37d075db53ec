"""The library as it ships, read once from its files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from runstrength_tui.library import Library, load_library
from runstrength_tui.library.compiled import DATA


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return load_library([], tmp_path_factory.mktemp("cache"))


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., Path]:
    """Put a file into the person's own folder: one of ours, changed, unless ``text`` is given whole."""

    def put(
        name: str,
        *changes: tuple[str, str],
        like: str = "exercises/press-up.toml",
        text: str | bytes | None = None,
    ) -> Path:
        path = tmp_path / "own" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            text = (DATA / like).read_text()
            for old, new in changes:
                assert old in text, old
                text = text.replace(old, new, 1)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return put
