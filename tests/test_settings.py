"""Preferences: kept whole, never lost to a fault, never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.errors import BadFile, NotStored
from runstrength_tui.settings import FILE_NAME, Settings, change_setting, read_settings


def test_no_file_is_the_defaults_and_nothing_is_made(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config") == Settings()
    assert not (tmp_path / "config").exists()


def test_a_change_keeps_what_it_does_not_know(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('theme = "track"\nunits = "lb"\nlater = 3\n\n[later_on]\nbell = true\n')
    change_setting(tmp_path, "theme", "morning")
    assert read_settings(tmp_path) == Settings(theme="morning", units=WeightUnit.LB)
    text = (tmp_path / FILE_NAME).read_text()
    assert "later = 3" in text and "bell = true" in text
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("content", [b"theme = [", b"theme = 3", b'units = "stone"', b"\xff\xfe\x00"])
def test_a_faulty_file_is_told_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(BadFile, match=FILE_NAME):
        read_settings(tmp_path)
    if b"=" not in content or b"[" in content:
        with pytest.raises(BadFile, match=FILE_NAME):
            change_setting(tmp_path, "theme", "morning")
        assert (tmp_path / FILE_NAME).read_bytes() == content


def test_a_link_to_a_file_elsewhere_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("")
    config = tmp_path / "config"
    config.mkdir()
    (config / FILE_NAME).symlink_to(real)
    change_setting(config, "theme", "morning")
    assert (config / FILE_NAME).is_symlink()
    assert "morning" in real.read_text()


def test_a_failed_write_is_told_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_setting(tmp_path, "theme", "morning")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(NotStored, match="No space left"):
        change_setting(tmp_path, "theme", "track")
    monkeypatch.undo()
    assert read_settings(tmp_path).theme == "morning"
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
