"""Bytes → text and the name of the encoding, so that reopening the file under that name gives the same text."""

from __future__ import annotations

import re
from pathlib import Path

from factcheck.intake.errors import UnreadableArticle

# The names that keep a byte-order mark as a character of the text. Longer marks first: UTF-32's begins with UTF-16's.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xef\xbb\xbf", "utf-8"),
)
_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
)
_CONTROL = re.compile("[\x00-\x06\x0e-\x19\x1c-\x1f]")
_CONTROLS_BORNE = 200  # at most one control character in so many: stray ones occur in old copy
_SAVE_AS_UTF8 = "save it as UTF-8 text and try again"


def decode(path: Path, data: bytes) -> tuple[str, str]:
    """The text and its encoding: UTF-8, UTF-16 or UTF-32 by mark or pattern, else Windows-1252.

    ``open(path, encoding=<name>, newline="").read()`` gives the same text, its byte-order mark included. Raises
    ``UnreadableArticle`` for bytes that are not text or fit none of these.
    """
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise UnreadableArticle(path, "byte 0", f"not text but {what}", "save the article's words as a text file")
    name = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _wide(data)
    text, name = _strict(path, data, name) if name else _narrow(path, data)
    control = _CONTROL.search(text)
    if control and (
        control.group() == "\x00" or "\x00" in text or len(_CONTROL.findall(text)) * _CONTROLS_BORNE > len(text)
    ):
        at = len(text[: control.start()].encode(name))
        raise UnreadableArticle(path, f"byte {at}", "not text (control characters)", "give a text, HTML or Word file")
    return text, name


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark, by where the NUL bytes of Latin letters stand."""
    sample = data[:4096]
    if len(data) % 2 or len(sample) < 4:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd * 10 > half * 6 and even * 20 < half:
        return "utf-16-le"
    if even * 10 > half * 6 and odd * 20 < half:
        return "utf-16-be"
    return None


def _strict(path: Path, data: bytes, name: str) -> tuple[str, str]:
    try:
        return data.decode(name), name
    except UnicodeDecodeError as error:
        problem = f"unknown encoding: it looks like {name.upper()}, but the bytes here are not"
        raise UnreadableArticle(path, f"byte {error.start}", problem, _SAVE_AS_UTF8) from None


def _narrow(path: Path, data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        utf8_error = error
    lenient = data.decode("utf-8", "surrogateescape")
    foreign = sum(1 for c in lenient if c > "\x7f")
    bad = sum(1 for c in lenient if "\udc80" <= c <= "\udcff")
    if foreign - bad > bad:  # UTF-8 with a fault: any other reading would garble what is sound
        byte = data[utf8_error.start]
        problem = f"unknown encoding: UTF-8 but for byte 0x{byte:02X} here"
        raise UnreadableArticle(path, f"byte {utf8_error.start}", problem, _SAVE_AS_UTF8)
    try:
        return data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError as error:
        byte = data[error.start]
        if b"\x00" in data:
            raise UnreadableArticle(
                path, f"byte {data.index(0)}", "not text (NUL bytes)", "give a text, HTML or Word file"
            ) from None
        problem = f"unknown encoding: byte 0x{byte:02X} is neither UTF-8 nor Windows-1252"
        raise UnreadableArticle(path, f"byte {error.start}", problem, _SAVE_AS_UTF8) from None
