"""Tokens and number words: how digits, words and vague plurals are read into values.

Used by ``factcheck.text.numbers``; a reading looks at a bounded number of tokens, so everything is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from factcheck.lexicon import Lexicon

# Long runs of one sign become one token, so that rubbish stays cheap.
_TOKEN = re.compile(
    r"(?P<n>[0-9]{1,3}(?:,[0-9]{2,3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|(?<![\w.])\.[0-9]+)"
    r"|(?P<w>[^\W\d_]+(?:'[^\W\d_]+)*)|(?P<s>[\x22']+|(?P<same>[^\w\s])(?P=same)*|_+|\d+|\n+)"
)
_LONGEST_FIGURE = 18  # digits; what is longer is a reference, not an amount
_SHORT = 3  # letters of the words that go on after a date: "on 1/2 and", "by 1/2 we"
_UNDER = ("2", "3", "4", "5", "8")
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}


class Token(NamedTuple):
    """One word, figure or sign with its place; ``kind`` is "n", "w" or "s"."""

    start: int
    end: int
    text: str
    low: str
    kind: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokenise(plain: str) -> list[Token]:
    """The tokens of a folded text in order; blanks belong to none, line ends are signs."""
    return [Token(m.start(), m.end(), m.group(), m.group().lower(), m.lastgroup or "s") for m in _TOKEN.finditer(plain)]


class Reading(NamedTuple):
    """A value read from tokens ``first`` to ``after`` (not included).

    ``digits`` when written in figures, ``vague`` when no figure or number word was given ("dozens"), ``fraction``
    for a share ("two thirds"), ``scale`` the multiplier that was applied, ``metre`` when an "m" against the digits
    was read as a million but may be metres.
    """

    first: int
    after: int
    low: float
    high: float
    digits: bool = False
    vague: bool = False
    fraction: bool = False
    scale: float = 1
    metre: bool = False


@dataclass(frozen=True, eq=False)
class Words:
    """The number lists as look-up tables."""

    cardinals: dict[str, float]
    tens: dict[str, float]
    scales: dict[str, float]
    suffixes: dict[str, float]
    plurals: dict[str, tuple[float, float]]
    vague: dict[tuple[str, ...], tuple[float, float]]
    fractions: dict[str, float]
    ordinals: frozenset[str]
    starters: frozenset[str]


@cache
def number_words(lexicon: Lexicon) -> Words:
    """The number lists of a lexicon, compiled once."""
    table: Any = lexicon.table("numbers")
    vague = {tuple(phrase.split()): (float(low), float(high)) for phrase, (low, high) in table["vague"].items()}
    return Words(
        cardinals=table["cardinals"],
        tens=table["tens"],
        scales=table["scales"],
        suffixes=table["scale_suffixes"],
        plurals={word: (float(low), float(high)) for word, (low, high) in table["plurals"].items()},
        vague=vague,
        fractions=table["fractions"],
        ordinals=frozenset(table["ordinals"]["words"]),
        starters=frozenset(table["cardinals"])
        | frozenset(table["tens"])
        | frozenset(table["plurals"])
        | {"a", "an", "half", "several", "hundred", "thousand", "million", "dozen"},
    )


def glued(tokens: list[Token], i: int) -> bool:
    """Whether token ``i`` stands directly against the one before."""
    return 0 < i < len(tokens) and tokens[i - 1].end == tokens[i].start


def _low(tokens: list[Token], i: int) -> str:
    return tokens[i].low if 0 <= i < len(tokens) else ""


def read_value(tokens: list[Token], i: int, words: Words, *, money: bool = False) -> Reading | None:
    """The value that begins at token ``i``, or None.

    ``money`` says that a currency sign stands before, which lets "m" and "b" mean millions and billions.
    """
    token = tokens[i]
    if token.kind == "n":
        return _figures(tokens, i, words, money=money)
    if token.kind != "w" or token.low not in words.starters:
        return None
    reading = _vague(tokens, i, words) or _shares(tokens, i, words) or _spelled(tokens, i, words)
    return _out_of(tokens, reading, words) if reading else None


def _out_of(tokens: list[Token], part: Reading, words: Words) -> Reading:
    """The share that "one in five" or "nine out of 10" states, or the part alone when nothing of the sort follows."""
    j = part.after
    k = j + 2 if _low(tokens, j) == "out" and _low(tokens, j + 1) == "of" else j + 1
    if part.vague or part.fraction or k >= len(tokens) or (k == j + 1 and _low(tokens, j) != "in"):
        return part
    low = tokens[k].low
    whole = words.cardinals.get(low) or words.tens.get(low) or (100.0 if low in ("100", "hundred") else 0.0)
    if tokens[k].text in ("10", "20"):
        whole = float(tokens[k].text)
    if not 0 < part.high < whole or (
        k + 1 < len(tokens) and (tokens[k + 1].kind == "n" or _low(tokens, k + 1) in words.scales)
    ):
        return part
    share = part.high / whole
    return part._replace(after=k + 1, low=share, high=share, fraction=True)


def _figures(tokens: list[Token], i: int, words: Words, *, money: bool) -> Reading | None:
    digits = tokens[i].text.replace(",", "")
    if len(digits) > _LONGEST_FIGURE:
        return None
    value = float(digits)
    j = i + 1
    # "300 000": thousands parted by a blank.
    while (
        j < len(tokens)
        and tokens[j].text == "000"
        and tokens[j].start - tokens[j - 1].end == 1
        and len(tokens[i].text) <= 3
        and value < 1e9
    ):
        value, j = value * 1000, j + 1
    halves = _ratio(tokens, i)
    if halves:
        value, j = halves, i + 3
    elif glued(tokens, j) and tokens[j].text in _VULGAR:
        value, j = value + _VULGAR[tokens[j].text], j + 1
    scale, k, metre = _scale(tokens, j, words, money=money)
    value = round(value * scale, 9)
    return Reading(i, k, value, value, digits=True, scale=scale, metre=metre)


def _ratio(tokens: list[Token], i: int) -> float:
    """The value of "1/2" before a word; 0 for anything else, such as a date."""
    if i + 3 >= len(tokens) or tokens[i + 1].text != "/" or not (glued(tokens, i + 1) and glued(tokens, i + 2)):
        return 0
    over, under = tokens[i].text, tokens[i + 2].text
    if under not in _UNDER or over not in "1234567" or int(over) >= int(under) or glued(tokens, i):
        return 0
    following = tokens[i + 3]
    noun = following.kind == "w" and (len(following.low) > _SHORT or following.low in ("of", "a", "an"))
    return int(over) / int(under) if noun and not glued(tokens, i + 3) else 0


def _scale(tokens: list[Token], j: int, words: Words, *, money: bool) -> tuple[float, int, bool]:
    """The multiplier that follows figures, the token after it, and whether it may be metres after all."""
    scale = 1.0
    metre = False
    low = _low(tokens, j)
    if glued(tokens, j) and low in words.suffixes and tokens[j].text not in ("T", "MIL"):
        scale, metre, j = words.suffixes[low], tokens[j].text == "m" and not money, j + 1
    elif low in ("bn", "mn", "mln", "bln", "tn", "trn") or (low in ("m", "b") and money):
        scale, j = words.suffixes[low], j + 1
    elif low == "b" and tokens[j].text == "B" and not glued(tokens, j + 1):
        scale, j = words.suffixes["b"], j + 1
    elif low == "-" and glued(tokens, j) and glued(tokens, j + 1):
        behind = _low(tokens, j + 1)
        written = words.scales.get(behind) or (words.suffixes.get(behind) if money else None)  # "$250-M"
        scale, j = (written, j + 2) if written else (scale, j)
    while scale == 1.0 or scale in (100.0, 1000.0):  # "2 hundred thousand", "3 thousand million"
        if _low(tokens, j) not in words.scales:
            break
        scale, j = scale * words.scales[_low(tokens, j)], j + 1
    return scale, j, metre


def _vague(tokens: list[Token], i: int, words: Words) -> Reading | None:
    """Dozens, tens of thousands, several, a couple of."""
    low = tokens[i].low
    if low in words.plurals:
        bounds, j = words.plurals[low], i + 1
        while _low(tokens, j) == "of" and _low(tokens, j + 1) in words.plurals and j - i < 5:
            unit = words.plurals[_low(tokens, j + 1)][0]
            bounds, j = (bounds[0] * unit, bounds[1] * unit), j + 2
        return Reading(i, j, *bounds, vague=True)
    for size in (3, 2, 1):
        phrase = tuple(t.low for t in tokens[i : i + size])
        if phrase in words.vague:
            bounds, j = words.vague[phrase], i + size
            while _low(tokens, j) in words.scales:  # "several hundred", "a couple of dozen"
                unit = words.scales[_low(tokens, j)]
                bounds, j = (bounds[0] * unit, bounds[1] * unit), j + 1
            return Reading(i, j, *bounds, vague=True)
    return None


def _shares(tokens: list[Token], i: int, words: Words) -> Reading | None:
    """Half a million, a quarter of a million, two thirds, a fifth of."""
    j = i
    count = 1.0
    if tokens[i].low in ("a", "an") or (tokens[i].low in words.cardinals and _low(tokens, i + 1) != "half"):
        count = words.cardinals.get(tokens[i].low, 1.0)
        j = i + 1
        if _low(tokens, j) == "-" and glued(tokens, j):
            j += 1
    share = words.fractions.get(_low(tokens, j))
    if share is None or not 0 < count * share < 1.5:
        return None
    after = j + 1
    k = after + 1 if _low(tokens, after) == "of" else after
    if _low(tokens, k) in ("a", "an") and _low(tokens, k + 1) in words.scales:
        scale = words.scales[_low(tokens, k + 1)]
        value = round(count * share * scale)
        return Reading(i, k + 2, value, value, scale=scale)
    if _low(tokens, after) == "-" and _low(tokens, after + 1) in words.scales:  # half-million
        value = round(count * share * words.scales[_low(tokens, after + 1)])
        return Reading(i, after + 2, value, value)
    if tokens[i].low == "half":
        before = _low(tokens, i - 1) if i else ""
        whole = _low(tokens, after) in ("of", "the", "their", "its", "his", "her", "all", "our", "those", "these")
        if not whole or before in words.ordinals or before in ("a", "an", "latter", "other", "and", "-", "or"):
            return None
    elif j == i or _low(tokens, after) != "of":
        return None  # "a third man" is no amount
    return Reading(i, after, round(count * share, 4), round(count * share, 4), fraction=True)


def _spelled(tokens: list[Token], i: int, words: Words) -> Reading | None:
    """Four, twenty-three, two hundred and six, a million, two and a half million."""
    total = current = 0.0
    last = ""  # what kind of word came last: "", "unit", "ten", "hundred", "scale"
    scale = 1.0
    j = i
    if tokens[i].low in ("a", "an"):
        if _low(tokens, i + 1) not in words.scales:
            return None
        current, last, j = 1.0, "unit", i + 1
    elif tokens[i].low in words.scales:
        current, last = 1.0, "unit"  # "million-dollar", "hundred people": one of them
    while j < len(tokens) and j - i < 16:
        low = tokens[j].low
        if low in words.scales and last and words.scales[low] != scale:
            factor = words.scales[low]
            scale = factor
            if factor == 100:
                current, last = current * 100, "hundred"
            else:
                total, current, last = total + (current or 1) * factor, 0.0, "scale"
        elif low in words.tens and last in ("", "hundred", "scale"):
            current, last = current + words.tens[low], "ten"
        elif low in words.cardinals and (
            last in ("", "hundred", "scale") or (last == "ten" and 0 < words.cardinals[low] < 10)
        ):
            current, last = current + words.cardinals[low], "unit"
        elif not _bridges(tokens, j, last, words):
            break
        j += 1
    if not last or (j == i + 1 and tokens[i].low == "zero"):
        return None
    value = total + current
    half = _half(tokens, j, words)
    if half:
        extra, j = half
        # "two and a half million" multiplies, "a million and a half" adds half of the scale.
        value += extra * (scale if last == "scale" else 1)
        if _low(tokens, j) in words.scales and last != "scale":
            scale = words.scales[_low(tokens, j)]
            value, j = value * scale, j + 1
    return Reading(i, j, value, value, scale=scale)


def _bridges(tokens: list[Token], j: int, last: str, words: Words) -> bool:
    """Whether an "and" or a hyphen stands inside a number: "two hundred and six", "twenty-three"."""
    following = _low(tokens, j + 1)
    if tokens[j].low == "and":
        return last in ("hundred", "scale") and (following in words.cardinals or following in words.tens)
    inside = tokens[j].text == "-" and glued(tokens, j) and glued(tokens, j + 1)
    return inside and _continues(tokens, j + 1, last, words)


def _continues(tokens: list[Token], j: int, last: str, words: Words) -> bool:
    low = _low(tokens, j)
    return (last == "ten" and 0 < words.cardinals.get(low, 0) < 10) or (low in words.scales and bool(last))


def _half(tokens: list[Token], j: int, words: Words) -> tuple[float, int] | None:
    """The half or quarter after "two and a", and the token after it."""
    step = 1
    k = j
    if _low(tokens, k) == "-":
        k, step = k + 1, 2
    if _low(tokens, k) == "and" and _low(tokens, k + step) in ("a", "one"):
        share = words.fractions.get(_low(tokens, k + 2 * step))
        if share:
            return share, k + 2 * step + 1
    return None
