"""Numbers drawn large: three rows of fine lines, five of blocks, or twice that to be read across a room."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

_FINE: Final[dict[str, tuple[str, str, str]]] = {
    "0": ("┏━┓", "┃ ┃", "┗━┛"),
    "1": (" ╺┓", "  ┃", "  ╹"),
    "2": ("╺━┓", "┏━┛", "┗━╸"),
    "3": ("╺━┓", " ━┫", "╺━┛"),
    "4": ("╻ ╻", "┗━┫", "  ╹"),
    "5": ("┏━╸", "┗━┓", "╺━┛"),
    "6": ("┏━╸", "┣━┓", "┗━┛"),
    "7": ("╺━┓", "  ┃", "  ╹"),
    "8": ("┏━┓", "┣━┫", "┗━┛"),
    "9": ("┏━┓", "┗━┫", "╺━┛"),
    ":": (" ", ":", " "),
    "–": ("   ", "╺━╸", "   "),
}
_BLOCK_ROWS: Final[dict[str, tuple[int, int, int, int, int]]] = {
    "0": (0b111, 0b101, 0b101, 0b101, 0b111),
    "1": (0b010, 0b110, 0b010, 0b010, 0b111),
    "2": (0b111, 0b001, 0b111, 0b100, 0b111),
    "3": (0b111, 0b001, 0b111, 0b001, 0b111),
    "4": (0b101, 0b101, 0b111, 0b001, 0b001),
    "5": (0b111, 0b100, 0b111, 0b001, 0b111),
    "6": (0b111, 0b100, 0b111, 0b101, 0b111),
    "7": (0b111, 0b001, 0b001, 0b001, 0b001),
    "8": (0b111, 0b101, 0b111, 0b101, 0b111),
    "9": (0b111, 0b101, 0b111, 0b001, 0b111),
    "–": (0b000, 0b000, 0b111, 0b000, 0b000),
}


def fine_rows(text: str) -> tuple[str, ...]:
    """Return ``text`` (digits, ``:``, ``–``) as three rows, a column apart."""
    glyphs = [_FINE[char] for char in text]
    return tuple(" ".join(glyph[row] for glyph in glyphs) for row in range(3))


def block_rows(text: str, scale: int = 1) -> tuple[str, ...]:
    """Return ``text`` as five rows of blocks, each dot two columns wide; or ``scale`` times that size."""
    rows = []
    for row in range(5):
        parts = []
        for char in text:
            if char == ":":
                parts.append("██" if row in (1, 3) else "  ")
            else:
                bits = _BLOCK_ROWS[char][row]
                parts.append("".join("██" if bits >> dot & 1 else "  " for dot in (2, 1, 0)))
        row_text = "  ".join(parts)
        rows.extend(["".join(char * scale for char in row_text)] * scale)
    return tuple(rows)


class BigText(Widget):
    """A number or a clock drawn large; only the glyphs that change are sent again."""

    DEFAULT_CSS = """
    BigText { width: auto; height: auto; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"big-text--glyphs"}

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = text
        self._scale = 0
        self._rows = _at_least_two(fine_rows(text), 0)

    @property
    def value(self) -> str:
        """The characters shown."""
        return self._text

    def show(self, text: str, *, blocks: bool, scale: int = 1) -> bool:
        """Show ``text``, in blocks of a size or in fine lines; return whether that is anything new."""
        scale = scale if blocks else 0
        if (text, scale) == (self._text, self._scale):
            return False
        rows = block_rows(text, scale) if scale else fine_rows(text)
        before, rows = self._rows, _at_least_two(rows, scale)
        same_shape = len(before) == len(rows) and len(before[0]) == len(rows[0])
        self._text, self._scale, self._rows = text, scale, rows
        if not same_shape:
            self.refresh(layout=True)
            return True
        changed = [y for y, (old, new) in enumerate(zip(before, rows, strict=True)) if old != new]
        spans = [_changed_span(before[y], rows[y]) for y in changed]
        self.refresh(
            *(Region(start, y, end - start, 1) for y, (start, end) in zip(changed, spans, strict=True))
        )
        return True

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return len(self._rows[0])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows)

    def render_line(self, y: int) -> Strip:
        style: Style = self.rich_style
        row = self._rows[y] if y < len(self._rows) else ""
        return Strip([Segment(row, style)], len(row)).adjust_cell_length(self.size.width, style)


def _at_least_two(rows: tuple[str, ...], scale: int) -> tuple[str, ...]:
    """Leave room for two figures, so that a tenth rep moves nothing; a lone one stands at the right."""
    width = 14 * scale if scale else 7
    return tuple(row.rjust(width) for row in rows)


def _changed_span(before: str, after: str) -> tuple[int, int]:
    """The columns, end exclusive, in which two rows of one length differ."""
    differs = [x for x, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    return differs[0], differs[-1] + 1
