"""The desk in ASCII, for terminals and fonts that have no other signs: one sign for one, so that nothing moves."""

from __future__ import annotations

import locale
import os

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

SETTING = "FACTCHECK_ASCII"
_PAIRS = {
    "✗≠≈=": "X!~=",
    "⟦⟧⟨⟩“”‘’": "[]<>\"\"''",
    "▸↔→←↓↑…·✎✓–—⌫≥≤↻": ">-><v^..*+--<><@",
    "─━│┃┌┐└┘├┤┬┴┼╭╮╰╯╺╸╶╴": "--||++++|||||++++----",
    "▁▂▃▄▅▆▇█▀▔▕▏▎▍▌▋▊▉▐▖▗▘▝": "_" * 2 + "#" * 6 + '"' * 2 + "|" * 9 + "." * 4,
}
_TABLE = {ord(sign): plain for signs, plains in _PAIRS.items() for sign, plain in zip(signs, plains, strict=True)}
_TABLE[0xA0] = " "


def plain(text: str) -> str:
    """The text with every sign of the desk in ASCII; letters stay what they are."""
    return text.translate(_TABLE)


class PlainSigns(LineFilter):
    """Puts ASCII for the signs of the desk, its frames and scroll bars, just before a line is shown."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same pieces in plain signs."""
        del background
        return [
            piece if piece.text.isascii() else Segment(plain(piece.text), piece.style, piece.control)
            for piece in segments
        ]


def wanted() -> bool:
    """Whether plain signs are asked for by ``FACTCHECK_ASCII``, or the terminal's character set has no others."""
    setting = os.environ.get(SETTING)
    if setting is not None:
        return setting not in ("", "0")
    return "utf" not in locale.getpreferredencoding(do_setlocale=False).lower()
