"""All figures on one picture: ``python -m tests.figures.contact_sheet OUT.png [--bare] [ID...]``.

Each row is one movement in eight moments of its loop, or with ``--stills`` in its start, middle and end.
``--bare`` leaves out the names, for someone who is to tell what is done. Needs Pillow.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.figure.drawing import COLUMNS, ROWS, frame
from runstrength_tui.domain.figure.film import Film
from runstrength_tui.library import load_library

DOT = 4
MOMENTS = 8
_GROUND, _INK, _WORDS = (20, 24, 27), (223, 228, 232), (230, 190, 90)
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


def films(exercises: tuple[Exercise, ...]) -> Iterator[tuple[str, Film]]:
    """Yield every movement with what it is: the right way first, then its faults."""
    for exercise in exercises:
        figure = exercise.figure
        if figure is None:
            continue
        yield exercise.id, Film(figure, exercise.tempo)
        for fault in figure.faults:
            if fault.right is not None:
                yield f"{exercise.id}: not {fault.name}", Film(fault.right, exercise.tempo)
            yield f"{exercise.id}: {fault.name}", Film(fault.wrong, exercise.tempo)


def picture(rows: tuple[str, ...]) -> Image.Image:
    """Return rows of braille as a picture, a square a dot."""
    image = Image.new("RGB", (COLUMNS * 2 * DOT + 2 * DOT, ROWS * 4 * DOT + 2 * DOT), _GROUND)
    pen = ImageDraw.Draw(image)
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            bits = ord(cell) - 0x2800 if cell != " " else 0
            for down, pair in enumerate(_BITS):
                for across, bit in enumerate(pair):
                    if bits & bit:
                        left, top = (x * 2 + across + 1) * DOT, (y * 4 + down + 1) * DOT
                        pen.ellipse((left, top, left + DOT - 1, top + DOT - 1), fill=_INK)
    return image


def row(name: str, film: Film, *, bare: bool, stills: bool) -> Image.Image:
    """Return one movement, moment beside moment."""
    moments = film.stills() if stills else [("", film.seconds * n / MOMENTS) for n in range(MOMENTS)]
    pictures = [(said, picture(frame(film, seconds))) for said, seconds in moments]
    width, height = pictures[0][1].size
    strip = Image.new("RGB", (width * (3 if stills else MOMENTS), height + 14))
    pen = ImageDraw.Draw(strip)
    for place, (said, image) in enumerate(pictures):
        strip.paste(image, (place * width, 14))
        if not bare:
            pen.text((place * width + 4, 1), said if place or stills else name, fill=_WORDS)
    if not bare and stills:
        pen.text((4, height - 2), name, fill=_INK)
    return strip


def sheet(rows: list[Image.Image], across: int) -> Image.Image:
    """Return rows put together in so many columns."""
    width, height = max(each.width for each in rows), max(each.height for each in rows)
    down = -(-len(rows) // across)
    whole = Image.new("RGB", (width * across, height * down), (60, 64, 70))
    for place, each in enumerate(rows):
        whole.paste(each, (place // down * width, place % down * height))
    return whole


def main(arguments: list[str]) -> None:
    """Draw the sheet that the command line asks for."""
    flags = {word for word in arguments if word.startswith("--")}
    out, *ids = [word for word in arguments if word not in flags]
    with tempfile.TemporaryDirectory() as cache:
        exercises = load_library([], Path(cache)).exercises
    wanted = tuple(exercise for exercise in exercises if not ids or exercise.id in ids)
    stills = "--stills" in flags
    rows = [row(name, film, bare="--bare" in flags, stills=stills) for name, film in films(wanted)]
    sheet(rows, 3 if stills and len(rows) > 6 else 1).save(out)


if __name__ == "__main__":
    main(sys.argv[1:])
