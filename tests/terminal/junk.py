"""Bytes that a bad line or another program's leftovers deliver: not keys."""

from __future__ import annotations

import random
from collections.abc import Callable


def junk(size: int, seed: int = 20261121, *, plain: bool = True) -> bytes:
    """Return about ``size`` such bytes, the same for a seed; without ctrl+c and ctrl+q, which quit.

    High bytes, truncated UTF-8, old and new mouse reports, resize reports, broken and endless sequences,
    pastes that never end, and some plain random bytes, which
    may be keys; with ``plain`` False those are left out, and none of the bytes is a key.
    """
    seeded = random.Random(seed)

    def high() -> bytes:
        return bytes(seeded.randrange(0x80, 0x100) for _ in range(seeded.randrange(1, 60)))

    def numbers(count: int) -> tuple[int, ...]:
        return tuple(seeded.randrange(400) for _ in range(count))

    kinds: list[Callable[[], bytes]] = [
        high,
        high,
        lambda: b"\x1b[M" + bytes(seeded.randrange(0x20, 0x100) for _ in range(3)),
        lambda: b"\x1b[<%d;%d;%dM" % numbers(3),
        lambda: b"\x1b[48;%d;%d;0;0t" % numbers(2),
        lambda: "━━╸".encode()[: seeded.randrange(9)],
        lambda: b"\x1b[" + b"9;" * seeded.randrange(40),
        lambda: b"\x1b]0;title" + seeded.choice([b"", b"\x07", b"\x1b\\"]),
        lambda: b"\x1bP" + high() + b"\x1b[?",
        lambda: b"\x1b[200~" + high(),
    ]
    if plain:
        kinds.append(lambda: seeded.randbytes(2))
    parts: list[bytes] = []
    length = 0
    while length < size:
        parts.append(seeded.choice(kinds)())
        length += len(parts[-1])
    return b"".join(parts).translate(None, b"\x03\x11")
