"""The noun phrase that follows a number: what is counted, without a parser.

A number is followed by modifiers and a plural; the first plural word is the head. Where none follows within a few
words, nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from factcheck.lexicon import Lexicon
from factcheck.text.numberwords import Token, glued

_LONGEST_PHRASE = 7  # words after the number


class Noun(NamedTuple):
    """A counted noun: its head in lower case and the span of its modifiers and head."""

    head: str
    start: int
    end: int
    head_start: int


@dataclass(frozen=True, eq=False)
class _Lists:
    stops: frozenset[str]
    irregular: frozenset[str]
    collective: frozenset[str]
    singular: frozenset[str]
    more: frozenset[str]
    groups: Mapping[str, str]


@cache
def _lists(lexicon: Lexicon) -> _Lists:
    table: Any = lexicon.table("numbers")
    nouns = table["nouns"]
    return _Lists(
        frozenset(nouns["stops"]),
        frozenset(nouns["irregular"]),
        frozenset(nouns["collective"]),
        frozenset(nouns["singular"]),
        frozenset(table["neutral"]["more"]),
        nouns["groups"],
    )


def is_plural(word: str, lexicon: Lexicon) -> bool:
    """Whether a word in lower case looks like a plural noun."""
    lists = _lists(lexicon)
    if word in lists.irregular:
        return True
    if len(word) < 3 or not word.endswith("s") or word in lists.singular:
        return False
    return not word.endswith(("ss", "'s", "ous"))


def noun_after(tokens: list[Token], i: int, lexicon: Lexicon, *, singular: bool = False) -> Noun | None:
    """The counted noun phrase that begins at token ``i``; with ``singular`` (after "one") the head need not be plural.

    "23 of the pirates", "one of his staff" reach over the "of" and its determiner. "A 200-strong crowd" counts people.
    """
    lists = _lists(lexicon)
    group = _group(tokens, i, lists)
    if group is not None:
        return group
    reached = _over_of(tokens, i)
    singular = singular and reached == i
    i = reached
    run: list[int] = []
    j = i
    while j < len(tokens) and len(run) < _LONGEST_PHRASE:
        token = tokens[j]
        if token.kind == "w":
            if token.low in lists.stops:
                break
            run.append(j)
            if is_plural(token.low, lexicon) and not singular:
                if token.low in lists.collective and _plural_next(tokens, j + 1, lexicon):
                    run.append(j + 1)  # "six police officers"
                break
            if token.low.endswith("'s") and singular:
                break
        elif not _joins(tokens, j, lists):
            break
        j += 1
    if not run:
        return None
    head = run[-1]
    if not singular and not is_plural(tokens[head].low, lexicon):
        return None
    if singular:
        head = next((k for k in run[1:] if tokens[k].low.endswith("ed")), run[-1] + 1) - 1
        while head > run[0] and tokens[head].kind != "w":
            head -= 1
    return Noun(tokens[head].low, tokens[run[0]].start, tokens[head].end, tokens[head].start)


def _plural_next(tokens: list[Token], j: int, lexicon: Lexicon) -> bool:
    if j >= len(tokens) or tokens[j].kind != "w" or tokens[j].low in _lists(lexicon).stops:
        return False
    return tokens[j].low.endswith("s") and is_plural(tokens[j].low, lexicon)


def _group(tokens: list[Token], i: int, lists: _Lists) -> Noun | None:
    """What a number says of the size of a group: "a 200-strong crowd", "the 12 member jury"."""
    j = i + 1 if i < len(tokens) and tokens[i].text == "-" and glued(tokens, i) else i
    if j + 1 >= len(tokens) or tokens[j].low not in lists.groups or tokens[j + 1].kind != "w":
        return None
    if tokens[j + 1].low in lists.stops:
        return None
    return Noun(lists.groups[tokens[j].low], tokens[j].start, tokens[j + 1].end, tokens[j].start)


def plural_ahead(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a plural noun stands among the next few words, past an "and": "combined digital and physical sales"."""
    stops = _lists(lexicon).stops
    for place, token in enumerate(tokens[i : i + _LONGEST_PHRASE]):
        if token.kind != "w" or (token.low in stops and (place == 0 or token.low != "and")):
            return False
        if is_plural(token.low, lexicon):
            return True
    return False


def _joins(tokens: list[Token], j: int, lists: _Lists) -> bool:
    """Whether a sign or figure stands inside a noun phrase: "AK-47 rifles", "young, poor men"."""
    token = tokens[j]
    if token.kind == "n":
        return glued(tokens, j) and tokens[j - 1].text == "-" and j >= 2 and tokens[j - 2].kind == "w"
    if token.text == "-":
        return glued(tokens, j) and glued(tokens, j + 1)
    following = tokens[j + 1] if j + 1 < len(tokens) else None
    return (
        token.text in ("'", "&")
        and following is not None
        and following.kind == "w"
        and following.low not in lists.stops
    )


def _over_of(tokens: list[Token], i: int) -> int:
    if i + 1 < len(tokens) and tokens[i].low == "of":
        determiners = ("the", "those", "these", "his", "her", "its", "their", "our", "my", "them", "a", "an")
        return i + 2 if tokens[i + 1].low in determiners else i + 1
    return i


def adds_to_others(tokens: list[Token], first: int, after: int, lexicon: Lexicon) -> bool:
    """Whether a number counts others besides some named before: "another five", "20 more", "two other rifles"."""
    more = _lists(lexicon).more
    # "more than 50" counts no others.
    before = [tokens[k].low for k in range(max(0, first - 2), first)]
    return (bool(more.intersection(before)) and "than" not in before) or (
        after < len(tokens) and tokens[after].low in more
    )
