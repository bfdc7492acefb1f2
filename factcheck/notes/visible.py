"""Text from outside, made safe to print: what would steer a terminal or reorder a line is shown instead."""

from __future__ import annotations

import re

# Control characters, bidirectional overrides and isolates, zero-width characters, lone surrogates, and the joiners
# where they stand beside Latin letters (in Persian, Indic scripts and emoji they are spelling, not mischief).
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
    "|(?<=[!-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[!-\u024f])"
)
_SPACE = re.compile(r"[\s\x85]+")
_CONTROL_PICTURES = 0x2400
_DELETE = 0x7F


def visible(text: str) -> str:
    """The text with every character that one cannot see, or that steers a terminal, shown as a sign."""
    return _UNSEEN.sub(_sign, text)


def one_line(text: str) -> str:
    """``visible`` text on one line, each run of white space as one space."""
    return visible(_SPACE.sub(" ", text).strip())


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < ord(" "):
        return chr(_CONTROL_PICTURES + code)
    if code == _DELETE:
        return "␡"
    return f"⟨U+{code:04X}⟩"
