"""Text in blocks: nothing runs over the edge, nothing is lost, columns stand in line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrength_tui.text import clean_text
from runstrength_tui.widgets.blocks import Block, gap, item, joined, lay_out, line, named, para, table

TEXTS = st.text(max_size=80)


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(text=TEXTS, other=TEXTS, width=st.integers(12, 60))
def test_no_line_is_wider_than_there_is_room_and_no_character_is_lost(
    text: str, other: str, width: int
) -> None:
    blocks: tuple[Block, ...] = (
        line(text, other),
        item("1", text, indent=3),
        para(other),
        named(text, other, indent=6),
        joined(((text, ""), (other, "bold")), indent=3, mark="·"),
        table([(text, other)], indent=2),
    )
    for block in blocks:
        lines = lay_out([block], width)
        assert all(each.cell_length <= width for each in lines)
    shown = squeezed("".join(each.plain for each in lay_out([para(text)], width)))
    assert shown == squeezed(clean_text(text, most=4000))


def test_columns_stand_in_line_and_empty_ones_take_no_room() -> None:
    rows = [("1", "8 × 16 kg", "", "rest 1:30"), ("2", "10", "", "")]
    assert [each.plain for each in lay_out([table(rows)], 40)] == ["1  8 × 16 kg  rest 1:30", "2  10"]


def test_rows_too_wide_for_columns_become_running_text() -> None:
    rows = [("1", "8 × 16 kg", "rest 1:30")]
    assert [each.plain for each in lay_out([table(rows)], 18)] == ["1  8 × 16 kg,", "  rest 1:30"]


@pytest.mark.parametrize("width", [1, 2, 5])
def test_even_a_sliver_is_laid_out(width: int) -> None:
    assert lay_out([gap(), item("1", "word", indent=3), line("left", "right")], width)
