"""Spellings: one name written two ways in two reports, where no role or title says what the name names.

Persons with a full name are the business of ``people``, bodies and places of theirs. Here a lone capitalised word of
one report meets one of another that is a letter or two away, when neither report knows the other's spelling and the
sentences around them have something in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from factcheck.facts.kind import Context, value_of
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Fact, Judgement, Ruling, Value
from factcheck.text.names import Category, find_names

_SHORTEST = 6  # letters; shorter names a letter apart are too often two names
_FARTHEST = 2  # letters that may differ
_ALIKE = 78  # ratio of the two spellings
_KEY = 3  # first letters, under which spellings meet
# Endings that make a people or an adjective of a place name: not a spelling but another word.
_DERIVED = re.compile(r"(?:n|an|ian|s|es|i|ese|ish|ic)$")


@dataclass(frozen=True, slots=True)
class SpellingValue(Value):
    """A name as it is spelt; ``lone`` when it stands by itself, not as a part of a person's full name."""

    name: str
    lone: bool = True


class Spellings:
    """The kind "identity", for names of nothing in particular."""

    name = "identity"

    def find(self, document: Document, context: Context) -> Iterator[Fact]:
        """The first mention of each lone name of an article."""
        seen: set[str] = set()
        lower = _lower_words(document.plain)
        for word, start, end, lone in _words_of_names(document.plain, context.lexicon):
            statement = document.statement_at(start)
            if word in seen or word.lower() in lower or statement is None or end > statement.end:
                continue
            seen.add(word)
            yield Fact(
                kind=self.name,
                article=document.key,
                statement=statement,
                start=start,
                end=end,
                value=SpellingValue(word, lone),
                point=f"spelt {document.key} {word.casefold()}",  # no claim by itself: only findings join spellings
                keys=frozenset({f"spelt {word[:_KEY].casefold()}"}),
                label=f"spelling of {word}",
            )

    def judge(self, a: Fact, b: Fact, context: Context) -> Ruling | None:
        """A tension when the two look like one name; None when they are one spelling or two words."""
        one, other = value_of(a, SpellingValue), value_of(b, SpellingValue)
        first, second = one.name, other.name
        if a.article == b.article or first == second or not _one_name(first, second) or not (one.lone or other.lone):
            return None
        if second in context.document(a).plain or first in context.document(b).plain:
            return None
        common = context.weights.common(a.statement, b.statement)
        if len(common.terms) < 2:
            return None
        text = f"“{first}” and “{second}” look like one name spelt two ways. Ask which is right."
        return Ruling(Judgement.TENSION, "name-variant", text, 0.7)


@lru_cache(maxsize=64)
def _lower_words(plain: str) -> frozenset[str]:
    return frozenset(re.findall(r"\b[a-z]{4,}\b", plain))


def _words_of_names(plain: str, lexicon: Lexicon) -> Iterator[tuple[str, int, int, bool]]:
    """The words of names of persons and of no known sort, without a possessive, and whether each stands alone."""
    for name in find_names(plain, lexicon):
        if name.category not in (Category.UNKNOWN, Category.PERSON):
            continue
        lone = " " not in name.text
        if not lone and name.category is Category.UNKNOWN:
            continue
        for match in re.finditer(r"[^\W\d_]+", name.text.removesuffix("'s")):
            word = match.group()
            if len(word) >= _SHORTEST and not word.isupper():
                yield word, name.start + match.start(), name.start + match.end(), lone


def _one_name(first: str, second: str) -> bool:
    """Whether two words differ as two spellings do, not as a place and its people."""
    short, long = sorted((first.casefold(), second.casefold()), key=len)
    if Levenshtein.distance(short, long) > _FARTHEST or fuzz.ratio(short, long) < _ALIKE or long.startswith(short):
        return False
    shared = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    tails = short[shared:], long[shared:]
    return not (len(tails[0]) != len(tails[1]) and len(tails[0]) <= 1 and _DERIVED.fullmatch(tails[1]))
