"""Numbers drawn large: three rows of fine lines, five of blocks, or twice that to be read across a room."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

_FINE: Final[dict[str, tuple[str, str, str]]] = {
    " ": ("   ", "   ", "   "),
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
    " ": (0, 0, 0, 0, 0),
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
_LEAST: Final = 2
_MOST: Final = 5
"""So many characters stand by themselves; what is more of them is drawn with the first."""


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
    """A number or a clock drawn large; only the figures that change are sent again.

    Each figure is a widget, as Textual sends a changed row from its widget's left edge on.
    """

    DEFAULT_CSS = """
    BigText { width: auto; height: auto; layout: horizontal; }
    BigText > _Figure { width: auto; height: auto; }
    """

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = text
        self._scale = 0
        self._figures = tuple(_Figure() for _ in range(_MOST))
        self._draw()

    def compose(self) -> ComposeResult:
        yield from self._figures

    @property
    def value(self) -> str:
        """The characters shown."""
        return self._text

    def show(self, text: str, *, blocks: bool, scale: int = 1) -> bool:
        """Show ``text``, in blocks of a size or in fine lines; return whether that is anything new."""
        scale = scale if blocks else 0
        if (text, scale) == (self._text, self._scale):
            return False
        self._text, self._scale = text, scale
        self._draw()
        return True

    def _draw(self) -> None:
        """Give each figure its character, from the right, so that a tenth rep moves nothing.

        There is room for two at least; a lone one stands at the right.
        """
        chars = [*self._text.rjust(_LEAST)]
        first, rest = chars[: -_MOST + 1], chars[-_MOST + 1 :]
        parts = ["".join(first), *rest] if len(chars) >= _MOST else [""] * (_MOST - len(chars)) + chars
        for place, (figure, part) in enumerate(zip(self._figures, parts, strict=True), 1):
            figure.show(part, self._scale, last=place == _MOST)


class _Figure(Widget):
    """One character, with the gap behind it."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[str, ...] = ()
        self._style = Style()
        self.display = False

    def show(self, text: str, scale: int, *, last: bool) -> None:
        """Draw ``text`` in blocks of a size, or in fine lines where it is 0; "" takes no room."""
        gap = "" if last else "  " * scale or " "
        drawn = block_rows(text, scale) if scale else fine_rows(text)
        before, rows = self._rows, tuple(row + gap for row in drawn) if text else ()
        if rows == before:
            return
        self._rows = rows
        self.display = bool(rows)
        if not (before and rows) or (len(before), len(before[0])) != (len(rows), len(rows[0])):
            self.refresh(layout=True)
            return
        changed = [y for y, (old, new) in enumerate(zip(before, rows, strict=True)) if old != new]
        spans = [_changed_span(before[y], rows[y]) for y in changed]
        self.refresh(
            *(Region(start, y, end - start, 1) for y, (start, end) in zip(changed, spans, strict=True))
        )

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return len(self._rows[0]) if self._rows else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows)

    def render_lines(self, crop: Region) -> list[Strip]:
        self._style = self.rich_style  # once for all rows: it is put together of all that is around
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        style = self._style
        row = self._rows[y] if y < len(self._rows) else ""
        return Strip([Segment(row, style)], len(row)).adjust_cell_length(self.size.width, style)


def _changed_span(before: str, after: str) -> tuple[int, int]:
    """The columns, end exclusive, in which two rows of one length differ."""
    differs = [x for x, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    return differs[0], differs[-1] + 1
