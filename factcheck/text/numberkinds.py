"""What digits are when they are no quantity: years, dates, clock times, scores, labels, phone and list numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.lexicon import Lexicon
from factcheck.text.numberwords import Reading, Token, glued

# Addresses of the net and telephone numbers, found before anything else; every quantifier is bounded or disjoint.
NOT_NUMBERS = re.compile(
    r"(?P<id>(?:https?://|www\.)\S{1,2000}|[\w.+-]{1,64}@[\w.-]{1,200})"
    r"|(?P<phone>(?<![\w.,$£€+])(?:\+[0-9]{1,3}[ -]?(?:\(0\)[ ]?)?[0-9][0-9 -]{5,16}[0-9]|0[0-9]{2,4}[ -][0-9]{3,4}[ -]?[0-9]{3,6}"
    r"|\([0-9]{3,5}\) ?[0-9]{3,4}[ -]?[0-9]{3,4}|[0-9]{3}-[0-9]{3}-[0-9]{4})(?![\w,]))"
)


@dataclass(frozen=True, eq=False)
class Marks:
    """The lists that tell labels, scores, years and times."""

    labels: frozenset[str]
    openers: frozenset[str]
    scores: frozenset[str]
    year_before: frozenset[str]
    year_firm: frozenset[str]
    year_after: frozenset[str]
    months: frozenset[str]
    clock: frozenset[str]
    ordinals: frozenset[str]
    suffixes: frozenset[str]


@cache
def marks(lexicon: Lexicon) -> Marks:
    """The lists of a lexicon, compiled once."""
    table: Any = lexicon.table("numbers")
    return Marks(
        labels=frozenset(table["labels"]["before"]),
        openers=frozenset(table["nouns"]["stops"]),
        scores=frozenset(table["labels"]["scores"]),
        year_before=frozenset(table["years"]["before"]),
        year_firm=frozenset(table["years"]["firm"]),
        year_after=frozenset(table["years"]["after"]),
        months=frozenset(table["months"]["words"]),
        clock=frozenset(table["clock"]["after"]),
        ordinals=frozenset(table["ordinals"]["words"]),
        suffixes=frozenset(table["ordinals"]["suffixes"]),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A number's tokens (``first`` up to ``after``) with what was found beside it."""

    tokens: list[Token]
    first: int
    after: int
    value: Reading
    unit: bool
    noun: bool
    hedged: bool

    def before(self, back: int = 1) -> Token | None:
        """The token ``back`` places before the number."""
        return self.tokens[self.first - back] if self.first >= back else None

    def behind(self, on: int = 0) -> Token | None:
        """The token ``on`` places after the number."""
        return self.tokens[self.after + on] if self.after + on < len(self.tokens) else None


def other_than_quantity(place: Place, marks: Marks) -> str | None:
    """The category of a number that is no quantity ("year", "date", "time", "score", "id", "list"), or None."""
    value = place.value
    token = place.tokens[value.first]
    if value.digits:
        for test in (_joined, _clock, _date, _score, _list):
            found = test(place, marks)
            if found:
                return found
        if _is_year(place, marks, token.text):
            return "year"
    if not place.unit and _is_label(place, marks):
        return "id"
    return None


def _joined(place: Place, marks: Marks) -> str | None:
    """Digits that are part of a word: S23, AK-47, 1990s, 4th, 3G, #5, 24/7."""
    tokens, first, after = place.tokens, place.first, place.after
    before, behind = place.before(), place.behind()
    if behind is not None and glued(tokens, after):
        if behind.low in marks.suffixes:
            return "ordinal"
        if behind.text == "s" or behind.text == "'s":
            return "year" if place.value.high >= 1000 else "id"
        if behind.kind == "w" and not place.unit and behind.low not in marks.clock:
            return "id"
        if behind.text in ("/", ".") and glued(tokens, after + 1) and tokens[after + 1].kind == "n":
            return "date"
        if behind.text == ":" and glued(tokens, after + 1) and tokens[after + 1].kind == "n":
            return "time"
    if before is None or not glued(tokens, first):
        return None
    if before.kind == "w" or before.text in ("#", "@", "_", "/", "\\", "&"):
        return "id"
    if before.text == ":" and first >= 2 and tokens[first - 2].kind == "n" and glued(tokens, first - 1):
        return "time"
    if before.text == "'" and not place.unit and place.value.low < 100 and behind is not None and behind.low == "s":
        return "year"
    if before.text == "-" and glued(tokens, first - 1):
        stem = place.before(2)
        if stem is not None and stem.kind == "w" and stem.low not in ("sub", "mid", "pre", "post", "a", "then", "now"):
            return "id"
        if stem is not None and stem.kind == "n":
            return "score" if place.value.high < 200 else "id"
    return None


def _clock(place: Place, marks: Marks) -> str | None:
    behind = place.behind()
    if behind is None:
        return None
    low = behind.low
    dotted = place.behind(2)
    if low in ("a", "p") and dotted is not None and dotted.low == "m" and glued(place.tokens, place.after + 1):
        return "time"
    if low in ("hrs", "hours") and re.fullmatch(r"[01][0-9]{3}|2[0-4][0-9]{2}", place.tokens[place.value.first].text):
        return "time"
    return "time" if low in marks.clock and low != "hrs" and place.value.high < 2500 else None


def _date(place: Place, marks: Marks) -> str | None:
    if place.value.high > 31 or place.value.low < 1 or place.value.low % 1 or place.unit:
        return None
    before, behind = place.before(), place.behind()
    if before is not None and before.text == "." and place.before(2) is not None:
        before = place.before(2)
    # "May" is a month only with its capital.
    if before is not None and before.capital and before.low in marks.months:
        return "date"
    if behind is not None and behind.low == "of":
        behind = place.behind(1)
    return "date" if behind is not None and behind.capital and behind.low in marks.months else None


def _score(place: Place, marks: Marks) -> str | None:
    """3-2, 6-4: two small whole numbers on one hyphen that fall, or stand beside a word of winning and losing."""
    tokens, value = place.tokens, place.value
    if value.after - value.first < 3 or tokens[value.first + 1].text != "-" or place.unit or value.high > 200:
        return None
    if place.noun and not _beside(place, marks.scores, back=1):
        return None
    behind = place.behind()
    counted = place.hedged or place.noun or (behind is not None and behind.low == "of")
    falls = _figure(tokens[value.first]) >= _figure(tokens[value.after - 1])
    return "score" if falls or _beside(place, marks.scores, back=6) or not counted else None


def _figure(token: Token) -> float:
    return float(token.text.replace(",", "")) if token.kind == "n" and len(token.text) < 12 else 0.0


def _beside(place: Place, words: frozenset[str], *, back: int) -> bool:
    near = place.tokens[max(0, place.first - back) : place.first] + place.tokens[place.after : place.after + 2]
    return any(token.low in words for token in near)


def _list(place: Place, marks: Marks) -> str | None:
    """A number that opens a line and is followed by a point or bracket: "3. The …"."""
    before, behind = place.before(), place.behind()
    opens = before is None or (before.kind == "s" and before.text[0] == "\n")
    if not opens or place.value.high >= 100 or behind is None or behind.text not in (".", ")") or place.unit:
        return None
    return "list" if glued(place.tokens, place.after) and not glued(place.tokens, place.after + 1) else None


def _is_year(place: Place, marks: Marks, text: str) -> bool:
    if not re.fullmatch(r"[12][0-9]{3}", text) or place.value.scale != 1 or not 1000 <= place.value.low <= 2100:
        return False
    before, behind = place.before(), place.behind()
    low = before.low if before is not None else ""
    if before is not None and before.text == "." and place.before(2) is not None:
        low = place.tokens[place.first - 2].low
    if behind is not None and behind.low in marks.year_after:
        return True
    if low in marks.year_firm or low == "d":  # "A.D. 1000"; "during 2016 Stone spoke"
        return not place.unit or place.tokens[place.value.after].capital
    if place.unit:
        return False
    earlier = place.before(2)
    if low in ("and", "to", "or") and earlier is not None and re.fullmatch(r"[12][0-9]{3}", earlier.text):
        return not place.noun  # "between 1600 and 1900", whose first year is known
    if place.value.low < 1500 or (low == "of" and earlier is not None and earlier.low in ("average", "total")):
        return False
    if not place.hedged and behind is not None and behind.capital and behind.kind == "w" and place.value.low >= 1900:
        return True  # "the 2003 Iron Bowl"
    if place.noun:
        return (
            False
            if place.hedged
            else low in marks.year_before and low not in ("of", "to", "and", "a", "by", "the", "for", "on", "or")
        )
    return place.value.low >= 1700 or low in marks.year_before


def _is_label(place: Place, marks: Marks) -> bool:
    before, behind = place.before(), place.behind()
    if before is None:
        return False
    if before.text == "." and place.first >= 2 and place.tokens[place.first - 2].low in ("no", "nos", "vol", "fig"):
        return True
    if before.text == "-" and glued(place.tokens, place.first) and place.first >= 2:
        before = place.tokens[place.first - 2]  # "COVID -19"
        return before.low in marks.labels
    if before.kind != "w" or place.hedged or place.value.vague or place.value.fraction:
        return False
    number = place.tokens[place.value.first]
    if before.low in marks.labels and place.value.after - place.value.first == 1 and "," not in number.text:
        if before.low in ("no", "nos"):
            return before.capital
        return not place.noun or before.text != before.low
    if len(before.low) == 1 and before.capital and before.low not in "ai" and place.value.digits:
        return True  # "S&P 500", "Type R 12"
    if before.low in marks.openers and (len(before.low) == 1 or not before.text.isupper()):
        return False  # "The 6.8 earthquake": the capital is that of the sentence
    if not before.capital or place.noun or not place.value.digits or place.value.scale != 1 or "," in number.text:
        return False
    if _title_case(place):
        return False
    return behind is None or behind.kind != "n"


def _title_case(place: Place) -> bool:
    """Whether most words around have capitals, as in a headline; a capital before a number says nothing there."""
    near = place.tokens[max(0, place.first - 8) : place.first] + place.tokens[place.after : place.after + 8]
    words = [token for token in near if token.kind == "w" and len(token.low) > 3]
    return len(words) >= 3 and sum(token.capital for token in words) >= 0.8 * len(words)
