"""Bounds, hedges and movements beside a number: "at least", "or so", "rose by"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from factcheck.lexicon import Lexicon
from factcheck.text.numberwords import Token, glued

# What a code of the list of hedges says in ``Number.change``.
CHANGES = {"": "=", "~": "~", "~<": "~", ">": ">", ">=": ">", "<": "<", "<=": "<"}


class Bound(NamedTuple):
    """A bound or hedge: its code (a key of ``CHANGES``), its first token and the token after number and hedge."""

    code: str
    first: int
    after: int


@dataclass(frozen=True, eq=False)
class Hedges:
    """The lists of bounds and hedges as look-up tables from phrases cut into words."""

    before: dict[tuple[str, ...], str]
    after: dict[tuple[str, ...], str]
    longest: int
    skipped: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]
    phrasal: frozenset[str]


@cache
def hedges(lexicon: Lexicon) -> Hedges:
    """The lists of a lexicon, compiled once."""
    table: Any = lexicon.table("numbers")
    before = {tuple(phrase.split()): code for code, phrases in table["before"].items() for phrase in phrases}
    return Hedges(
        before=before,
        after={tuple(phrase.split()): code for code, phrases in table["after"].items() for phrase in phrases},
        longest=max(map(len, before)),
        skipped=frozenset(table["neutral"]["words"]),
        up=frozenset(table["movement"]["up"]),
        down=frozenset(table["movement"]["down"]),
        phrasal=frozenset(table["movement"]["phrasal"]),
    )


def bound(tokens: list[Token], first: int, value_after: int, after: int, taken: int, lists: Hedges) -> Bound:
    """The bound or hedge beside a number of tokens ``first`` up to ``after``; tokens before ``taken`` are used up."""
    code, start = "", first
    k = first
    while k - 1 >= taken and first - k < 3 and tokens[k - 1].low in lists.skipped:
        k -= 1
    for end in dict.fromkeys((first, k)):
        found = _phrase_before(tokens, end, taken, lists)
        if found:
            code, start = found
            outer = _phrase_before(tokens, start, taken, lists)
            if outer and (outer[0] != "~" or code == "~"):
                code, start = outer  # "at least some 40", "up to about 50"
            break
    if value_after < len(tokens) and tokens[value_after].text == "+" and glued(tokens, value_after):
        return Bound(">=", start, max(after, value_after + 1))
    for j in dict.fromkeys((value_after, after)):
        k = j + 1 if j < len(tokens) and tokens[j].text == "-" and glued(tokens, j) else j
        if k > j and k < len(tokens) and tokens[k].low == "plus":
            return Bound(">=", start, max(after, k + 1))
        for size in (2, 1):
            phrase = tuple(t.low for t in tokens[k : k + size])
            if phrase in lists.after and (k > j or size == 2):
                return Bound(lists.after[phrase], start, max(after, k + size))
    return Bound(code, start, after)


def _phrase_before(tokens: list[Token], end: int, taken: int, lists: Hedges) -> tuple[str, int] | None:
    for size in range(min(lists.longest, end - taken), 0, -1):
        phrase = tuple(t.low for t in tokens[end - size : end])
        if phrase in lists.before:
            return lists.before[phrase], end - size
    return None


def movement(tokens: list[Token], first: int, lists: Hedges) -> str:
    """Tell the direction, "up" or "down", of a rise or fall that the number measures: "fell 5%", "cut costs by 5%"."""
    k = first - 1
    by = k >= 0 and tokens[k].low == "by"
    while k >= 0 and first - k <= 3 and tokens[k].low in ("by", "a", "an", "another", "further"):
        k -= 1
    # "grow sales by 35%": what moves may stand between the verb and "by".
    for j in range(k, max(-1, k - (4 if by else 1)), -1):
        low = tokens[j].low
        if low in ("up", "down") and j and tokens[j - 1].low in lists.phrasal:
            return ""  # "gave up 50"
        if low in lists.up:
            return "up"
        if low in lists.down:
            return "down"
        if tokens[j].kind != "w":
            break
    return ""


def restates(between: str) -> bool:
    """Whether the text between two numbers says that the second puts the first in another unit: ", or", "("."""
    return between.strip() in ("(", ", or", "or", "/")
