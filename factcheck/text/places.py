"""Places named in a text, where each lies, and how two of them stand to each other.

Names come from a gazetteer (``lexicon/places.toml``), with the directions written before them ("northern Iraq") and
what a comma sets behind them ("Birmingham, Ala."). Works in headlines set in title case. Linear in the text's length.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from factcheck.lexicon import Lexicon
from factcheck.text.gazetteer import SHORT, Entry, Gazetteer, Token, gazetteer, nowhere, split

_JOINTS = (" ", "-", ". ", "-\n", "\n")
_TITLED = 0.8  # share of the longer words of a line with a capital that makes it a headline in title case


class Use(StrEnum):
    """How a place is named."""

    NAME = "name"
    ADJECTIVE = "adjective"
    EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True)
class Place:
    """One mention of a place; ``start`` and ``end`` span it with the direction before it.

    ``key`` is equal for all names of one place, ``within`` the keys of what holds it, nearest first. ``direction``
    says which part of it the words mean ("nw"), ``lies`` in which part of its country the gazetteer puts it.
    ``countries`` holds the countries it lies in, itself included, ``parts`` the parts of a country; ``whole`` for a country or more, ``district`` for a part of a town. ``led`` when a
    preposition of place stands before it, ``beside`` when the words only say how far or which way from it.
    """

    start: int
    end: int
    text: str
    key: str
    within: tuple[str, ...] = ()
    direction: str = ""
    use: Use = Use.NAME
    lies: str = ""
    countries: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    whole: bool = False
    district: bool = False
    led: bool = False
    beside: bool = False


def find_places(plain: str, lexicon: Lexicon) -> list[Place]:
    """The places named in a folded text, in order and without overlap."""
    return list(_cached(plain, lexicon)) if len(plain) <= _CACHED else list(_find(plain, gazetteer(lexicon)))


_CACHED = 4_000  # characters; sentences are asked about often, whole articles once


@lru_cache(maxsize=1 << 13)
def _cached(plain: str, lexicon: Lexicon) -> tuple[Place, ...]:
    return tuple(_find(plain, gazetteer(lexicon)))


def _find(plain: str, places: Gazetteer) -> Iterator[Place]:
    tokens = split(plain)
    titled = _titled_lines(plain, tokens)
    at = 0
    found: list[tuple[int, int, list[Entry], bool]] = []  # first and last token, readings, adjective
    while at < len(tokens):
        match = _match(plain, tokens, at, places)
        if match is None:
            at += 1
            continue
        found.append((at, match[0], match[1], match[2]))
        at = match[0]
    taken = {first: last for first, last, _, _ in found}
    ends = {last for _, last, _, _ in found}
    held: dict[int, list[Entry]] = {}  # what a comma sets behind a name, and the other way round
    inner: dict[int, list[Entry]] = {}
    for (first, last, names, _), (start, _, outer, adjective) in pairwise(found):
        # A comma between two countries only lists them.
        listed = all(entry.whole for entry in names) and any(entry.whole for entry in outer)
        if (
            start == last
            and not adjective
            and not listed
            and plain[tokens[last - 1].end : tokens[start].start].strip(".") == ", "
        ):
            held[first], inner[start] = outer, names
    joined: set[int] = set()  # last tokens of places that a preposition leads in
    for first, last, readings, adjective in found:
        entry = _choose(readings, held.get(first), inner.get(first))
        led = first > 0 and _leads(plain, tokens, first, places)
        led = led or (first in joined and plain[tokens[first - 1].end : tokens[first].start] == ", ")
        led = led or (first - 1 in joined and tokens[first - 1].bare == "and")
        if led:
            joined.add(last)
        if tuple(t.bare for t in tokens[first:last]) in places.doubtful and not led and first not in held:
            before = plain[tokens[first - 1].end : tokens[first].start] if first else ""
            if before.strip(".") != ", " or not tokens[first - 1].text[0].isupper():
                continue
        if first not in held:
            outside = _unlisted(plain, tokens, first, taken, ends, places)
            if outside is not None:
                yield _unknown(plain, tokens, outside, first, entry, places)
        yield _place(plain, tokens, first, last, entry, adjective, led, titled, taken, ends, places)


def _match(plain: str, tokens: list[Token], at: int, places: Gazetteer) -> tuple[int, list[Entry], bool] | None:
    first = tokens[at]
    longest = places.starts.get(first.bare)
    if longest is None:
        return None
    last = at + 1
    while last < len(tokens) and last - at < longest and plain[tokens[last - 1].end : tokens[last].start] in _JOINTS:
        if tokens[last - 1].possessive:
            break
        last += 1
    for stop in range(last, at, -1):
        words = tuple(t.bare for t in tokens[at:stop])
        if not first.text[0].isupper() and words not in places.lower:
            continue
        end = tokens[stop - 1].end
        look = places.look_up(words, first.text, plain[end : end + 1] == ".")
        if look is not None:
            return stop, look[0], look[1]
    return None


def _choose(readings: list[Entry], outer: list[Entry] | None, inner: list[Entry] | None) -> Entry:
    """The reading that what follows the comma holds, the only one, or a place that is nowhere in particular."""
    if inner and len(readings) > 1:
        above = {key for entry in inner for key in entry.within}
        readings = [entry for entry in readings if entry.key in above] or readings
    if outer:
        keys = {entry.key for entry in outer}
        for entry in readings:
            if keys & set(entry.within):
                return entry
        holder = outer[0]
        return nowhere(readings[0].key)._replace(
            within=(holder.key, *holder.within), lies=holder.lies, countries=holder.countries, parts=holder.parts
        )
    if len(readings) == 1:
        return readings[0]
    return nowhere(readings[0].key)


def _leads(plain: str, tokens: list[Token], first: int, places: Gazetteer) -> bool:
    """Whether a preposition of place stands before the words, over a direction and an article."""
    at = first - 1
    for _ in range(3):
        if at < 0:
            return False
        if (
            tokens[at].bare not in ("the", "central", "greater", "downtown")
            and tokens[at].bare not in places.directions
        ):
            break
        at -= 1
    return at >= 0 and tokens[at].bare in places.before and "." not in plain[tokens[at].end : tokens[first].start]


def _unlisted(
    plain: str, tokens: list[Token], first: int, taken: dict[int, int], ends: set[int], places: Gazetteer
) -> int | None:
    """The first token of a capitalised name that the gazetteer lacks, set before a place with a comma."""
    if not first or first in ends or plain[tokens[first - 1].end : tokens[first].start] != ", ":
        return None
    at = first - 1
    while (
        at >= 0
        and first - at <= 3
        and tokens[at].text[0].isupper()
        and at not in taken
        and (at == first - 1 or plain[tokens[at].end : tokens[at + 1].start] == " ")
    ):
        at -= 1
    at += 1
    if at == first or at == 0 or tokens[at - 1].bare not in places.before:
        return None
    return at if plain[tokens[at - 1].end : tokens[at].start] == " " else None


def _unknown(plain: str, tokens: list[Token], at: int, first: int, holder: Entry, places: Gazetteer) -> Place:
    start, end = tokens[at].start, tokens[first - 1].end
    within = (holder.key, *holder.within)
    return Place(
        start, end, plain[start:end], " ".join(t.bare for t in tokens[at:first]), within, "", Use.NAME, holder.lies,
        holder.countries, holder.parts, whole=False, led=True, beside=_beside(tokens, at, places),
    )  # fmt: skip


def _beside(tokens: list[Token], at: int, places: Gazetteer) -> bool:
    """Whether "of" and a direction or distance stand before ("30 miles south of"), or "near", "outside"."""
    if not at:
        return False
    before = tokens[at - 1].bare
    if before in ("near", "outside", "off"):
        return True
    return (
        before in ("of", "from") and at > 1 and tokens[at - 2].bare in {*places.directions, "miles", "km", "outskirts"}
    )


def _place(
    plain: str,
    tokens: list[Token],
    first: int,
    last: int,
    entry: Entry,
    adjective: bool,  # noqa: FBT001 - as read
    led: bool,  # noqa: FBT001 - as read
    titled: list[bool],
    taken: dict[int, int],
    ends: set[int],
    places: Gazetteer,
) -> Place:
    start, end = tokens[first].start, tokens[last - 1].end
    if plain[end : end + 1] == "." and "." in plain[start:end]:
        end += 1  # the last point of "U.S."
    direction, at = _direction(plain, tokens, first, places)
    start = tokens[at].start
    after = (
        tokens[last].bare
        if last < len(tokens) and plain[tokens[last - 1].end : tokens[last].start] in (" ", "'s ")
        else ""
    )
    use = Use.ADJECTIVE if adjective else Use.NAME
    if after == "capital" and (adjective or tokens[last - 1].possessive) and entry.key in places.capital:
        entry = places.entry(places.capital[entry.key])
        end, use = tokens[last].end, Use.NAME
    elif tokens[last - 1].possessive and after in places.directions:
        direction, end = places.directions[after], tokens[last].end
    elif use is Use.NAME and not titled[first] and _embedded(plain, tokens, at, last, taken, ends, places):
        use = Use.EMBEDDED
    return Place(
        start, end, plain[start:end], entry.key, entry.within, direction, use, entry.lies, entry.countries, entry.parts,
        entry.whole, entry.district, led, _beside(tokens, at, places),
    )  # fmt: skip


def _direction(plain: str, tokens: list[Token], first: int, places: Gazetteer) -> tuple[str, int]:
    """The direction before a name and the token it begins with."""
    if first and plain[tokens[first - 1].end : tokens[first].start] in (" ", "-"):
        one = tokens[first - 1]
        if first > 1 and plain[tokens[first - 2].end : one.start] in ("-", " "):
            way = places.directions.get(f"{tokens[first - 2].bare}-{one.bare}")
            if way:
                return way, first - 2
        way = places.directions.get(one.bare)
        if way and (len(one.text) > 2 or one.text.isupper()):
            return way, first - 1
    return "", first


def _embedded(
    plain: str, tokens: list[Token], first: int, last: int, taken: dict[int, int], ends: set[int], places: Gazetteer
) -> bool:
    """Whether the name is part of a longer capitalised one ("Boston Globe"), in running text."""
    if last < len(tokens) and last not in taken and not tokens[last - 1].possessive:
        after = tokens[last]
        if after.text[0].isupper() and plain[tokens[last - 1].end : after.start] == " " and not after.text.isupper():
            return True
    if first and first not in ends:
        before = tokens[first - 1]
        if before.text[0].isupper() and not before.possessive and before.bare not in places.before:
            return plain[before.end : tokens[first].start] == " " and before.bare not in ("the", "a", "an")
    return False


def _titled_lines(plain: str, tokens: list[Token]) -> list[bool]:
    """For each word, whether capitals tell nothing in its line."""
    breaks = [i for i, char in enumerate(plain) if char == "\n"]
    long: dict[int, list[int]] = {}
    lines = [bisect_right(breaks, token.start) for token in tokens]
    for line, token in zip(lines, tokens, strict=True):
        if len(token.text) > SHORT:
            count = long.setdefault(line, [0, 0])
            count[0] += 1
            count[1] += token.text[0].isupper()
    return [long.get(line, [0, 0])[1] >= _TITLED * max(1, long.get(line, [0, 0])[0]) for line in lines]
