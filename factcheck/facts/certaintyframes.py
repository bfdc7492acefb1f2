"""Reading how sure a sentence is: labels stated or held open, open questions, sizes not known yet, legal hedges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, Literal

from factcheck.facts.causemeans import either
from factcheck.lexicon import Lexicon

Sort = Literal["label", "size", "legal"]
Sure = Literal["flat", "open"]

_MOST = 12  # frames of one sort that are read from one sentence
_LONGEST = 150  # characters of a quote, so that the 160 of the contract always hold
_NAME = r"(?-i:[A-Z][\w'-]{1,30}(?:\s[A-Z][\w'-]{1,30}){0,3})"
_NOT = re.compile(r"\b(?:not|never|no|denied|denies|nor|without)\b|n't\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """How sure a sentence is of one matter; offsets into the sentence.

    ``matter`` is the label, the word "size" or the surname of who is meant, in lower case.
    """

    start: int
    end: int
    sort: Sort
    matter: str
    sure: Sure


@dataclass(frozen=True, slots=True)
class Question:
    """What a sentence leaves open; offsets of its words. ``back`` when it is what the sentence before tells."""

    start: int
    end: int
    asked: str
    back: bool = False


class CertaintyReader:
    """Reads certainty with one set of word lists."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        hedge = rf"(?:{either(table['hedges']['before'])}|treat(?:ing|s)?(?:\s[\w'-]+){{1,5}}\sas)"
        gap = r"(?:\s+(?:an?|the|act|of|possible|suspected|potential|being|case|likely)){0,4}"
        self._labels = [
            (
                entry["name"],
                re.compile(rf"\b{either(entry['flat'])}\b", re.IGNORECASE),
                re.compile(rf"\b(?:being\s+)?{hedge}{gap}\s+{either(entry['held'])}\b", re.IGNORECASE),
            )
            for entry in table["labels"]
        ]
        asked, legal = table["open"], table["legal"]
        self._question = re.compile(rf"\b{either(asked['questions'])}\b", re.IGNORECASE)
        self._taken_back = re.compile(
            rf"^\W*(?:(?:but|however|yet|so far)\W+)?(?:this|that|these|the)(?:\s(?:claims?|reports?|theory|account))?"
            rf"\s(?:is|are|was|were|remains?|has|have)\s(?:an?\s|still\s|so far\s){{0,2}}{either(asked['taken_back'])}\b",
            re.IGNORECASE,
        )
        self._size = re.compile(
            rf"\b(?:the\s)?{either(asked['sizes'])}\sof\b[^.;:?!\"\n]{{2,80}}?\b(?:may|might|will|is|was|are|could)?\s?(?:not|never)\s(?:yet\s)?(?:be\s)?(?:fully\s)?(?:known|clear)\b(?:\sfor\s[a-z]+(?:\s[a-z]+)?)?",
            re.IGNORECASE,
        )
        self._factive = re.compile(rf"\b{either(asked['holders'])}\s{either(asked['factive'])}\b", re.IGNORECASE)
        self._accused = re.compile(
            rf"\b(?P<name>{_NAME}),?(?:\s\d\d,)?\s(?:(?:who\s)?(?:is|was|has been|had been|stands|were)\s)?{either(legal['accused'])}\b",
            re.IGNORECASE,
        )
        self._hedged_label = re.compile(
            rf"\b{either(legal['hedged'])}\s{either(legal['labels'])},?\s(?P<name>{_NAME})", re.IGNORECASE
        )
        self._flat_label = re.compile(rf"\b{either(legal['labels'])}\s(?P<name>{_NAME})", re.IGNORECASE)
        self._deed = re.compile(
            rf"\b(?P<name>{_NAME})\s{either(legal['deeds'])}\s(?!(?:himself|herself|themselves|by|in)\b)", re.IGNORECASE
        )
        self._anywhere = re.compile(rf"\b{either(table['hedges']['anywhere'])}\b", re.IGNORECASE)
        self.settled = re.compile(rf"\b{either(legal['settled'])}\b", re.IGNORECASE)

    def frames(self, plain: str) -> Iterator[Frame]:
        """What a sentence states or holds open, in the order of the lists."""
        if plain.rstrip("\"' ").endswith("?"):
            return
        for name, flat, held in self._labels:
            open_spans = [match.span() for match in islice(held.finditer(plain), _MOST)]
            for start, end in open_spans:
                yield Frame(start, end, "label", name, "open")
            for match in islice(flat.finditer(plain), _MOST):
                inside = any(start < match.end() and match.start() < end for start, end in open_spans)
                if not inside and not self._left_open(plain, match.start()):
                    yield Frame(match.start(), match.end(), "label", name, "flat")
        for match in islice(self._size.finditer(plain), _MOST):
            yield Frame(match.start(), min(match.end(), match.start() + _LONGEST), "size", "size", "open")
        for match in islice(self._factive.finditer(plain), _MOST):
            yield Frame(match.start(), match.end(), "size", "size", "flat")
        yield from self._legal(plain)

    def questions(self, plain: str) -> Iterator[Question]:
        """What a sentence leaves open."""
        taken = self._taken_back.search(plain)
        if taken:
            yield Question(taken.start(), min(len(plain), taken.start() + _LONGEST), "", back=True)
        for match in islice(self._question.finditer(plain), _MOST):
            stop = re.search(r"[;:.?!\"\n]", plain[match.end() :])
            end = min(match.end() + stop.start() if stop else len(plain), match.end() + _LONGEST)
            yield Question(match.start(), min(end, match.start() + _LONGEST), plain[match.end() : end])

    def hedged(self, plain: str) -> bool:
        """Whether a sentence leaves open, attributes or denies what it tells."""
        return bool(self._anywhere.search(plain) or _NOT.search(plain) or plain.rstrip("\"' ").endswith("?"))

    def _left_open(self, plain: str, at: int) -> bool:
        before = plain[max(0, at - 60) : at]
        return bool(
            _NOT.search(before)
            or re.search(
                r"\b(?:if|whether|any|possible|suspected|fears? of|threat of|potential|past|previous|other|another|future)\b",
                before,
                re.IGNORECASE,
            )
        )

    def _legal(self, plain: str) -> Iterator[Frame]:
        for pattern in (self._accused, self._hedged_label):
            for match in islice(pattern.finditer(plain), _MOST):
                yield Frame(match.start(), match.end(), "legal", match["name"].split()[-1].lower(), "open")
        if self.hedged(plain):
            return
        for pattern in (self._flat_label, self._deed):
            for match in islice(pattern.finditer(plain), _MOST):
                yield Frame(match.start(), match.end(), "legal", match["name"].split()[-1].lower(), "flat")


@lru_cache(maxsize=8)
def certainty_reader(lexicon: Lexicon) -> CertaintyReader:
    """The reader for these word lists."""
    return CertaintyReader(lexicon.table("certainty"))
