"""Which act a date dates, read from the words around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from factcheck.judging.pairing import prepare
from factcheck.judging.time import vague
from factcheck.text.dates import DateMention, Precision
from factcheck.text.words import lemma, words

REACH = 8  # words to either side of a date that say what it dates
_SENTENCE = 30  # words of the sentence that a date at its opening goes with
_BESIDE = 4  # words that carry meaning between a date and the event it is the date of
_SAME_MATTER = 3  # terms that two sentences share besides the act when they are on one matter
_SLIP = 3  # days by which reports of one act are apart when one of them slipped
_MONTH = 31  # days, for a distance that needs no calendar


def one_matter(a: str, b: str, act: frozenset[str]) -> bool:
    """Whether two sentences that date an act with these terms speak of one matter and name somebody in common."""
    one, other = (prepare("the " + plain) for plain in (a, b))
    common = (one.term_set & other.term_set) - act - one.numbers
    return len(common) >= _SAME_MATTER and not one.names.isdisjoint(other.names)


def close_days(a: DateMention, b: DateMention) -> bool:
    """Whether two mentions name exact days of the year that lie within a few days of each other."""
    if a.month is None or a.day is None or b.month is None or b.day is None:
        return False
    if vague(a) or vague(b) or (a.year is not None and b.year is not None and a.year != b.year):
        return False
    return abs(a.month * _MONTH + a.day - b.month * _MONTH - b.day) <= _SLIP


def part_and_clock(a: DateMention, b: DateMention) -> bool:
    """Whether one names a part of a day ("Friday night") and the other an hour by the clock with no day of its own."""
    return any(
        part.precision is Precision.PART and part.has_day and hour.precision is Precision.MINUTE and not hour.has_day
        for part, hour in ((a, b), (b, a))
    )


def without(plain: str, mentions: Sequence[DateMention]) -> str:
    """The text with every date blanked, offsets kept."""
    for m in mentions:
        plain = plain[: m.start] + " " * (m.end - m.start) + plain[m.end :]
    return plain


def reported(plain: str, m: DateMention, acts: Mapping[str, Sequence[str]]) -> bool:
    """Whether the date says when something was said: "officials said on Saturday", "the police on Tuesday denied"."""
    close = words(re.split(r"[,;:.]", plain[max(0, m.start - 50) : m.start])[-1])[-_BESIDE:]
    for place, word in enumerate(close):
        between = [w.text.lower() for w in close[place + 1 :]]
        if word.lemma in acts["reporting"] and "that" not in between:
            return word.lemma != "say" or all(w in ("on", "at", "in") for w in between)
    after = re.match(r"[^\S\n]{1,3}([\w-]{1,20})", plain[m.end : m.end + 24])
    return after is not None and lemma(after[1]) in acts["reporting"]


def terms(text: str, reach: int) -> frozenset[str]:
    """The terms among the last (or first) so many words that are neither names nor figures."""
    some = words(text)[reach:] if reach < 0 else words(text)[:reach]
    read = prepare("the " + " ".join(w.text for w in some))
    return frozenset(_root(t) for t in read.terms if t not in read.names and not t[0].isdigit())


def _root(term: str) -> str:
    """A noun in -ing brought to its verb, so that "the sinking" meets "sank"."""
    return lemma(term[:-3]) if term.endswith("ing") and len(term) > 6 else term


def events_beside(
    blank: str, m: DateMention, clause: tuple[int, int], acts: Mapping[str, Sequence[str]]
) -> frozenset[str]:
    """What happened to people right beside a date, not led in by "after" and the like.

    A date that opens a sentence goes with the whole of it.
    """
    happened = frozenset(t for word in acts["event"] for t in prepare(word).terms)
    opens = len(words(blank[: m.start])) <= 1
    left = words(blank[clause[0] : m.start])[::-1]
    right = words(blank[m.end :])[:_SENTENCE] if opens else words(blank[m.end : clause[1]])
    found: set[str] = set()
    for side, reach in ((left, _BESIDE), (right, _SENTENCE if opens else _BESIDE)):
        seen = 0
        for word in side:
            if word.text.lower() in acts["links"] or seen == reach:
                break
            if word.lemma in acts["apart"]:
                return frozenset()
            found |= happened.intersection(prepare(word.text.lower()).terms)
            seen += not (word.is_stop or word.is_number or word.text[0].isupper())
    return frozenset(found)
