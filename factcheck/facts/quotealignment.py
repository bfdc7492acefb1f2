"""Two quotations laid alongside each other, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, MatchingBlock

from factcheck.text.words import stop_words

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ELISION = re.compile(r"\.\s?\.\s?\.|…|\[")
_SPELT_ALIKE = 82  # ratio above which two words in one place are one word spelt two ways


class QuotedWord(NamedTuple):
    """One word of a quotation: offsets into the text read, its form for comparing, and what stands before it.

    ``elided`` when dots or a bracket stand between it and the word before, ``pause`` when any punctuation does.
    """

    start: int
    end: int
    text: str
    form: str
    elided: bool
    pause: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A place where two quotations differ: the words of each, either may be empty."""

    a: tuple[QuotedWord, ...]
    b: tuple[QuotedWord, ...]
    marked: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two quotations share and where they differ between the first and last shared word.

    ``span_a`` and ``span_b`` are the ranges of words from the first to the last shared one.
    """

    shared: int
    span_a: tuple[int, int]
    span_b: tuple[int, int]
    changes: tuple[Change, ...]


def quoted_words(plain: str, start: int, end: int) -> list[QuotedWord]:
    """The words of a folded text between two offsets; what stands in square brackets is left out."""
    return list(_quoted_words(plain, start, end))


@lru_cache(maxsize=1 << 12)
def _quoted_words(plain: str, start: int, end: int) -> tuple[QuotedWord, ...]:
    out: list[QuotedWord] = []
    at, depth = start, 0
    for match in _WORD.finditer(plain, start, end):
        gap = plain[at : match.start()]
        depth = max(0, depth + gap.count("[") - gap.count("]"))
        at = match.end()
        form = match.group().lower()
        if form == "00" and out:  # "6:00 p.m." and "6 p.m." are one
            continue
        if depth:
            continue
        before = plain[out[-1].end : match.start()] if out else gap
        mark = before.strip(" \n\r\t")
        out.append(
            QuotedWord(
                match.start(), match.end(), match.group(), form, bool(_ELISION.search(before)), bool(mark.strip("-'\""))
            )
        )
    return tuple(out)


def align(a: Sequence[QuotedWord], b: Sequence[QuotedWord]) -> Alignment | None:
    """The two laid alongside; None when they share no word in order."""
    first, second = [w.form for w in a], [w.form for w in b]
    blocks = [m for m in LCSseq.editops(first, second).as_matching_blocks() if m.size]
    blocks = _dense(blocks)
    if not blocks:
        return None
    changes: list[Change] = []
    shared = 0
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        shared += block.size
        if following is None:
            continue
        left = tuple(a[block.a + block.size : following.a])
        right = tuple(b[block.b + block.size : following.b])
        if len(left) == len(right) and all(_alike(x.form, y.form) for x, y in zip(left, right, strict=True)):
            shared += len(left)
            continue
        next_words = a[following.a], b[following.b]
        marked = any(w.elided for w in (*left, *right, *next_words))
        changes.append(Change(left, right, marked))
    last = blocks[-1]
    return Alignment(shared, (blocks[0].a, last.a + last.size), (blocks[0].b, last.b + last.size), tuple(changes))


def _dense(blocks: list[MatchingBlock]) -> list[MatchingBlock]:
    """The blocks without stray function words far from the rest at either end."""
    while len(blocks) > 1 and blocks[0].size <= 2 and _apart(blocks[0], blocks[1]) > 3 * blocks[0].size:
        blocks = blocks[1:]
    while len(blocks) > 1 and blocks[-1].size <= 2 and _apart(blocks[-2], blocks[-1]) > 3 * blocks[-1].size:
        blocks = blocks[:-1]
    return blocks


def _apart(left: MatchingBlock, right: MatchingBlock) -> int:
    return int(max(right.a - left.a - left.size, right.b - left.b - left.size))


def _alike(x: str, y: str) -> bool:
    return x == y or (x[0].isalpha() and len(x) > 3 and len(y) > 3 and fuzz.ratio(x, y) >= _SPELT_ALIKE)


def inside(few: Sequence[QuotedWord], full: Sequence[QuotedWord]) -> int | None:
    """Where the few words stand unbroken in the full quotation, as a word number."""
    size = len(few)
    forms = [w.form for w in few]
    for at in range(len(full) - size + 1):
        if all(_alike(x, full[at + k].form) for k, x in enumerate(forms)):
            return at
    return None


def telling(words: Sequence[QuotedWord]) -> list[str]:
    """The forms that carry meaning; negations and hedges are kept by the caller's own lists."""
    stop = stop_words()
    return [w.form for w in words if w.form not in stop]
