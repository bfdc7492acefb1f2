"""Causes of which only one can be: how somebody died, what weapon hit, why a deed was done, what is suspected.

Read from one sentence as a class of a list of alternatives (``causes.toml``). Whether two sentences speak of one matter is
asked when they are judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from factcheck.lexicon import Lexicon

_GUESS_REACH = 4  # words between the words of a guess and the cause that is guessed
_HIT = r"(?:hit|hits|struck|strikes|landed|lands|exploded|explodes|slammed|smashed|tore|fell|killed|kills|killing|destroyed|destroys|pounded)"
_OTHER_TIME = re.compile(
    r"^(?:Those|That|In (?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d)|Last year|Previous)\b"
)
_NOT = re.compile(r"\b(?:not|never|no|denied|denies|unlikely|ruled out|rather than)\b|n't\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Means:
    """One of several causes as a sentence names it; offsets into the sentence."""

    start: int
    end: int
    matter: str
    choice: str


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Classes of causes for one matter. ``fits`` holds the pairs of classes that can be one thing in two words."""

    name: str
    verdict: str
    needs: str
    fits: frozenset[frozenset[str]]

    def exclude(self, a: str, b: str) -> bool:
        """Whether the two classes shut each other out."""
        return a != b and frozenset((a, b)) not in self.fits


class MeansReader:
    """Reads the alternatives of one set of word lists."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.alternatives: dict[str, Alternatives] = {}
        self._patterns: list[tuple[str, re.Pattern[str], dict[str, str]]] = []
        for entry in table["alternatives"]:
            fits = frozenset(frozenset(pair) for pair in entry.get("fits", []))
            self.alternatives[entry["name"]] = Alternatives(entry["name"], entry["verdict"], entry["needs"], fits)
            forms = {form: name for name, forms in entry["classes"].items() for form in forms}
            self._patterns.append((entry["name"], _pattern(entry["needs"], sorted(forms), table), forms))

    def means(self, plain: str) -> Iterator[Means]:
        """The causes that a sentence names, in the order of the lists; none that it denies or that are of another time."""
        for name, pattern, forms in self._patterns:
            for match in pattern.finditer(plain):
                form = " ".join(match["form"].lower().split())
                if _NOT.search(plain[max(0, match.start() - 30) : match.start()]):
                    continue
                if self.alternatives[name].needs == "guess" and _OTHER_TIME.match(plain.lstrip("\" '")):
                    continue
                yield Means(match.start(), match.end("form"), name, forms[form])


def _pattern(needs: str, forms: Sequence[str], table: Mapping[str, Any]) -> re.Pattern[str]:
    form = f"(?P<form>{either(forms)})"
    if needs == "guess":
        gap = rf"(?:\s+[\w'-]+){{0,{_GUESS_REACH}}}?"
        return re.compile(
            rf"(?<!there )\b{either(table['guesses']['cues'])}{gap}\s+{form}\b(?!\s+(?:alert|warning|threat))",
            re.IGNORECASE,
        )
    if needs == "target":
        # What hits is named before the verb, or is itself a strike: "three shells struck", "the mortar strike in".
        lead = r"(?:(?:an?|the|one|two|three|four|five|several|many|\d+)\s+)?(?:[A-Z][a-z]+\s+)?"
        hitting = rf"\s+(?:[\w'-]+\s+){{0,2}}?{_HIT}\b"
        return re.compile(rf"\b{lead}{form}(?:{hitting}|(?<=strike)\s+(?:in|on)\b)")
    return re.compile(rf"\b{form}\b", re.IGNORECASE)


def either(phrases: Sequence[str]) -> str:
    """One of several phrases, longest first; a blank is any white space."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered) + ")"


@lru_cache(maxsize=8)
def means_reader(lexicon: Lexicon) -> MeansReader:
    """The reader for these word lists."""
    return MeansReader(lexicon.table("causes"))
