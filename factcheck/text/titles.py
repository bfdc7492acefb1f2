"""What stands beside a person's name: titles before it, roles after it, and the words both are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from factcheck.lexicon import Lexicon

_LONGEST_ROLE = 140
AGE = re.compile(r",? ?(?:aged )?\d{1,2}(?= ?[,.);]| who| from| was| of|$)")
_ROLE_STOPS = re.compile(r"[,.;:()\"\n?!]| - | who | which | that | said | says | told | was | is | has | had ")
# One word: letters and digits, joined by single apostrophes, hyphens, dots or ampersands; a closing dot is looked at apart.
WORD = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*")


class Word(NamedTuple):
    """One word of a folded text, without a possessive ending."""

    start: int
    end: int
    text: str
    low: str
    capital: bool
    opens: bool  # first of a sentence, line or quotation


@dataclass(frozen=True, slots=True)
class Titles:
    """The title lists as sets, ready for look-ups."""

    courtesy: frozenset[str]
    heads: frozenset[str]
    modifiers: frozenset[str]
    roles: frozenset[str]
    groups: frozenset[str]
    organisations: frozenset[str]
    places: frozenset[str]
    initials: frozenset[str]
    calendar: frozenset[str]
    openers: frozenset[str]
    name_particles: frozenset[str]
    body_particles: frozenset[str]
    demonyms: frozenset[str]
    known_places: frozenset[str]
    given: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    continuing: frozenset[str]
    dotted: frozenset[str]
    offices: frozenset[str]  # derived: any word that can head an office or a role
    beside: frozenset[str]  # derived: lower-case words that can stand before a role


@lru_cache(maxsize=8)
def titles(lexicon: Lexicon) -> Titles:
    """The lists of ``titles.toml`` under the desk's additions."""
    table = lexicon.table("titles")
    listed = {name: frozenset(words) for name, words in table.items() if name in Titles.__slots__}
    return Titles(
        **listed,
        offices=listed["roles"] | listed["heads"],
        beside=listed["modifiers"] | listed["roles"] | listed["organisations"] | listed["demonyms"],
    )


def split_words(plain: str, lists: Titles) -> list[Word]:
    """The words of a folded text, in order."""
    out: list[Word] = []
    end = 0
    for match in WORD.finditer(plain):
        text = match.group()
        start, stop = match.span()
        between = plain[end:start]
        possessive = text[-2:].lower() == "'s"
        bare = text[:-2] if possessive else text
        opens = not out or "\n" in between or any(c in between for c in '!?:"') or ". " in between + " "
        if opens and out and between == ". " and abbreviated(out[-1].text, lists):
            opens = False
        out.append(Word(start, start + len(bare), bare, bare.lower(), bare[:1].isupper(), opens))
        end = stop - 2 if possessive else stop
    return out


def abbreviated(text: str, lists: Titles) -> bool:
    """Whether a dot after the word is more likely an abbreviation's than a sentence's."""
    return len(text) == 1 or "." in text or (text[0].isupper() and text.lower() in lists.dotted)


def joined(plain: str, left: Word, right: Word, lists: Titles) -> bool:
    """Whether nothing but a space, an abbreviation's dot or a hyphen stands between two words."""
    gap = plain[left.end : right.start]
    if gap == "' ":  # the Players' Council
        return left.low.endswith("s") and right.low in lists.organisations
    return gap == " " or (gap in (". ", ".") and abbreviated(left.text, lists)) or (gap == "-" and right.capital)


def role_before(plain: str, words: list[Word], first: int, lists: Titles) -> tuple[str, int, str]:
    """The role in lower case right before the run: its words, where they begin and the body named in them."""
    i = first - 1
    if i < 0 or words[i].low not in lists.roles or not joined(plain, words[i], words[first], lists):
        return "", 0, ""
    if words[i].capital and not words[i].opens:
        return "", 0, ""
    head = i
    while i > 0 and head - i < 5 and plain[words[i - 1].end : words[i].start] == " ":
        before = words[i - 1]
        opener = before.low in lists.calendar or (before.low in lists.openers and before.low not in lists.modifiers)
        if opener or not before.text[0].isalpha() or not (before.capital or before.low in lists.beside):
            break
        i -= 1
    capitals = [w for w in words[i:head] if w.capital and w.low not in lists.modifiers | lists.demonyms | lists.heads]
    body = plain[capitals[0].start : capitals[-1].end] if capitals else ""
    return plain[words[i].start : words[head].end], words[i].start, body


def body_in_title(plain: str, title: list[Word], lists: Titles) -> str:
    """The body in a title: the European Council of "European Council President"."""
    last = 0
    for i, word in enumerate(title):
        if word.low in lists.organisations and word.low not in lists.heads | lists.modifiers:
            last = i + 1
    return plain[title[0].start : title[last - 1].end] if last else ""


def role_after(plain: str, end: int, lists: Titles) -> tuple[str, str, int]:
    """The appositive role after a name (", founder of X,"), the body in it and where it ends."""
    at = end
    age = AGE.match(plain, at)
    if age and age.end() > at and plain[at : at + 1] == ",":
        at = age.end()
    if plain[at : at + 2] != ", ":
        return "", "", end
    at += 2
    stop = _ROLE_STOPS.search(plain, at, at + _LONGEST_ROLE)
    last = stop.start() if stop else min(len(plain), at + _LONGEST_ROLE)
    if not stop and last < len(plain):
        return "", "", end
    part = split_words(plain[at:last], lists)
    head = None
    for i, word in enumerate(part[:9]):
        if word.low in lists.offices:
            head = i
        elif word.low in _ROLE_PREPOSITIONS:
            break
    if head is None:
        return "", "", end
    role = plain[at:last].rstrip()
    after = _body(role, part[head + 1 :])
    before = _body(role, [w for w in part[:head] if w.low not in lists.demonyms and w.low not in lists.modifiers])
    return role, after or before, at + len(role)


_ROLE_PREPOSITIONS = frozenset(["of", "at", "for", "with", "from", "in", "on", "to"])
_BODY_GAPS = (" ", " of ", " for ", " and ", " & ", " the ", " of the ", " for the ", " on ")


def _body(role: str, words: list[Word]) -> str:
    """The last run of capitals in the words of a role: the body, not an adjective before its kind."""
    capitals = [w for w in words if w.capital]
    if not capitals:
        return ""
    first = capitals[-1]
    for word in reversed(capitals[:-1]):
        if role[word.end : first.start] not in _BODY_GAPS:
            break
        first = word
    return role[first.start : capitals[-1].end]
