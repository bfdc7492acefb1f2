"""The gazetteer behind ``factcheck.text.places``: names, what holds what, and in which country and part it lies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from factcheck.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+(?:[.'][^\W\d_]+)*")
LONGEST_NAME = 7
"""Words that a name has at most."""
SHORT = 3
"""Letters of a name up to which it is read only in capitals ("US", never "us")."""


class Entry(NamedTuple):
    """One place of the gazetteer."""

    key: str
    within: tuple[str, ...]
    lies: str
    countries: tuple[str, ...]
    parts: tuple[str, ...]
    whole: bool  # a country or something larger
    district: bool  # part of a town


class Token(NamedTuple):
    """One word with its place, without a possessive ending; ``bare`` is its form for look-ups."""

    start: int
    end: int
    bare: str
    text: str
    possessive: bool


Tokens = tuple[str, ...]


def nowhere(key: str) -> Entry:
    """A place of that name that may be any of several."""
    return Entry(key.split(",")[0].split(" (")[0], (), "", (), (), whole=False, district=False)


class Gazetteer:
    """The places of one set of word lists, ready for look-ups."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._raw: dict[str, Mapping[str, Any]] = {}
        self._level: dict[str, str] = {}
        for level in ("wide", "waters", "countries", "parts"):
            for name, about in table.get(level, {}).items():
                self._raw[name.lower()] = about
                self._level[name.lower()] = level
        self._parents: dict[str, list[str]] = {key: _keys(about.get("in")) for key, about in self._raw.items()}
        for key, about in self._raw.items():
            for held in _keys(about.get("holds")):
                self._parents.setdefault(held, []).append(key)
        self._names: dict[Tokens, list[str]] = {}
        self._people: dict[Tokens, str] = {}
        self.capital: dict[str, str] = {}
        self._dotted: set[Tokens] = set()
        for key, about in self._raw.items():
            name = re.sub(r" \(.*\)$", "", key) if key.endswith("(pakistan)") else key
            self._named(name, key)
            for other in _listed(about.get("also")):
                self._named(other, key)
            for people in _listed(about.get("people")):
                self._people.setdefault(words_of(people), key)
        for key, about in self._raw.items():
            for leaf in [*_listed(about.get("capital")), *_listed(about.get("has"))]:
                held = self._leaf(leaf, key)
                if leaf == about.get("capital"):
                    self.capital[key] = held
        self._entries: dict[str, Entry] = {}  # made when asked for
        self.starts: dict[str, int] = {}  # first word of a name → words of the longest name that begins with it
        for name in (*self._names, *self._people):
            self.starts[name[0]] = min(LONGEST_NAME, max(self.starts.get(name[0], 0), len(name)))
        self.doubtful = frozenset(words_of(name) for name in _listed(table.get("doubtful")))
        self.before = frozenset(table.get("before", ()))
        self.directions = {form: way for way, forms in table.get("directions", {}).items() for form in forms}
        self.lower = frozenset(
            words_of(key) for section in ("parts",) for key in table.get(section, {}) if key.islower()
        )

    def _named(self, name: str, key: str) -> None:
        words = words_of(name)
        if not words:
            return
        keys = self._names.setdefault(words, [])
        if key not in keys:
            keys.append(key)
        if name.endswith(".") and "." not in name[:-1] and len(words) == 1:
            self._dotted.add(words)

    def _leaf(self, name: str, parent: str) -> str:
        """Enter a town; a capital or town that has an entry of its own in the same country is that entry."""
        words = words_of(name)
        for key in self._names.get(words, ()):
            if key in self._raw and (parent in self._above(key) or parent == key):
                return key
        key = name.lower()
        if key in self._raw:  # the name of another place as well
            key = f"{key}, {parent}"
        parents = self._parents.setdefault(key, [])
        if parent not in parents:
            parents.append(parent)
        self._level.setdefault(key, "leaf")
        self._named(name, key)
        return key

    def _above(self, key: str) -> list[str]:
        """What holds a place, nearest first."""
        out: list[str] = []
        queue = list(self._parents.get(key, ()))
        while queue:
            parent = queue.pop(0)
            if parent not in out and parent != key:
                out.append(parent)
                queue.extend(self._parents.get(parent, ()))
        return out

    def _entry(self, key: str) -> Entry:
        above = self._above(key)
        about = self._raw.get(key, {})
        level = self._level[key]
        line = [key, *above]
        countries = tuple(k for k in line if self._level.get(k) == "countries")
        parts = tuple(
            k for k in line if self._level.get(k) == "parts" and not self._raw[k].get("loose") and k not in countries
        )
        lies = about.get("at", "")
        if not lies:
            lies = next((self._raw[k]["at"] for k in above if k in self._raw and "at" in self._raw[k]), "")
        whole = level in ("wide", "waters", "countries")
        district = any(self._raw[k].get("town") for k in above if k in self._raw)
        if level == "leaf" and len(countries) > 1 and not self._one_line(countries):
            return nowhere(key)  # one name, two countries
        return Entry(key, tuple(above), lies, countries, parts, whole, district)

    def _one_line(self, countries: tuple[str, ...]) -> bool:
        """Whether the countries are one in another, or held together by a part that straddles them."""
        return any(set(countries) <= {c, *self._above(c)} for c in countries) or any(
            set(countries) <= set(self._parents.get(part, ())) for part in self._raw
        )

    def look_up(self, words: Tokens, text: str, dotted: bool) -> tuple[list[Entry], bool] | None:  # noqa: FBT001
        """The places of that name and whether it is the adjective of one; None for no place."""
        if len(words) == 1 and len(words[0]) <= SHORT and not text.isupper() and words not in self._dotted:
            short = words[0] in ("us", "uk", "la", "dc", "eu") or words not in self._names
            if short:
                return None
        if words in self._names and (words not in self._dotted or dotted):
            return [self.entry(key) for key in self._names[words]], False
        if words in self._people:
            return [self.entry(self._people[words])], True
        return None

    def entry(self, key: str) -> Entry:
        """The place of that key. Raises ``KeyError`` for none."""
        if key not in self._entries:
            self._entries[key] = self._entry(key)
        return self._entries[key]


def _listed(names: str | None) -> list[str]:
    return [name.strip() for name in names.split(", ") if name.strip()] if names else []


def _keys(names: str | None) -> list[str]:
    return [name.lower() for name in _listed(names)]


def _bare(word: str) -> str:
    low = word.lower().replace(".", "")
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return low


def split(plain: str) -> list[Token]:
    """The words of a folded text, in order; hyphens part words."""
    out = []
    for match in _WORD.finditer(plain):
        text = match.group()
        possessive = text[-2:].lower() == "'s"
        end = match.end() - 2 if possessive else match.end()
        text = plain[match.start() : end]
        out.append(Token(match.start(), end, _bare(text), text, possessive))
    return out


def words_of(name: str) -> Tokens:
    """The words of a name in the form for look-ups."""
    if name.isascii() and name.isalpha():
        return (name.lower(),)
    return tuple(_bare(match.group()) for match in _WORD.finditer(name))


@lru_cache(maxsize=8)
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The gazetteer of these word lists."""
    return Gazetteer(lexicon.table("places"))
