"""Rows read straight off the pages of a SQLite file, for one that SQLite itself cannot read any more.

Only what salvaging needs: the cells of table leaves with their overflow pages (https://www.sqlite.org/fileformat2.html).
Nothing here trusts a number it reads: a cell that does not add up is passed over.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import TypeAlias

Value: TypeAlias = int | float | str | bytes | None

_LEAF = 0x0D
_HEADER = 100  # bytes before the first page's own header
_SIZES = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
_FLOAT, _ZERO, _ONE, _BLOB = 7, 8, 9, 12
_WAL, _FRAME = 32, 24
_DEFAULT = 4096


def rows(file: bytes, wal: bytes = b"") -> Iterator[tuple[int, list[Value]]]:
    """Every row that can be made out, with its number; the same row may come more than once, in several versions."""
    size = _page_size(file)
    pages = [file[at : at + size] for at in range(0, len(file), size)]
    for number, page in enumerate(pages):
        yield from _leaf(page, pages, size, _HEADER if number == 0 else 0)
    # What was written last may stand beside the file still.
    frames = range(_WAL, len(wal) - size - _FRAME + 1, size + _FRAME)
    later = {int.from_bytes(wal[at : at + 4], "big"): wal[at + _FRAME : at + _FRAME + size] for at in frames}
    whole = [later.get(number, page) for number, page in enumerate(pages, start=1)]
    whole += [later.get(number, b"") for number in range(len(pages) + 1, max(later, default=0) + 1)][:1_000_000]
    for at in frames:
        yield from _leaf(wal[at + _FRAME : at + _FRAME + size], whole, size, 0)


def _page_size(file: bytes) -> int:
    said = int.from_bytes(file[16:18], "big")
    size = 65536 if said == 1 else said
    return size if size >= 512 and size & (size - 1) == 0 else _DEFAULT


def _leaf(page: bytes, pages: list[bytes], size: int, start: int) -> Iterator[tuple[int, list[Value]]]:
    if len(page) < size or page[start] != _LEAF:
        return
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    for number in range(min(count, size // 4)):
        at = int.from_bytes(page[start + 8 + 2 * number : start + 10 + 2 * number], "big")
        try:
            yield _cell(page, pages, size, at)
        except (IndexError, ValueError, struct.error):
            continue


def _cell(page: bytes, pages: list[bytes], size: int, at: int) -> tuple[int, list[Value]]:
    length, at = _varint(page, at)
    number, at = _varint(page, at)
    usable = size  # stores of ours keep no bytes back at the end of a page
    inside = length
    if length > usable - 35:
        least = (usable - 12) * 32 // 255 - 23
        inside = least + (length - least) % (usable - 4)
        inside = least if inside > usable - 35 else inside
    payload = page[at : at + inside]
    following = int.from_bytes(page[at + inside : at + inside + 4], "big") if inside < length else 0
    seen: set[int] = set()
    while following and following not in seen and len(payload) < length:
        seen.add(following)
        over = pages[following - 1]
        payload += over[4 : 4 + min(usable - 4, length - len(payload))]
        following = int.from_bytes(over[:4], "big")
    if len(payload) != length:
        msg = "a cell without its end"
        raise ValueError(msg)
    return number, _record(payload)


def _record(payload: bytes) -> list[Value]:
    end, at = _varint(payload, 0)
    sorts: list[int] = []
    while at < end:
        sort, at = _varint(payload, at)
        sorts.append(sort)
    values: list[Value] = []
    for sort in sorts:
        size = _SIZES.get(sort, (sort - _BLOB) // 2)
        part = payload[at : at + size]
        if len(part) != size or size < 0:
            msg = "a value without its end"
            raise ValueError(msg)
        at += size
        values.append(_value(sort, part))
    return values


def _value(sort: int, part: bytes) -> Value:
    if sort == 0:
        return None
    if sort in (_ZERO, _ONE):
        return sort - _ZERO
    if sort == _FLOAT:
        return float(struct.unpack(">d", part)[0])
    if sort < _FLOAT:
        return int.from_bytes(part, "big", signed=True)
    return part if sort % 2 == 0 else part.decode()


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for step in range(9):
        byte = data[at + step]
        if step == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    raise ValueError
