"""The library as it ships, read once."""

from __future__ import annotations

import pytest

from runstrength_tui.library import Library, load_library


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return load_library([], tmp_path_factory.mktemp("cache"))
