"""What every sort of check is given and what it gives back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from factcheck.comparison.support import Support
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Fact, Finding, Speaker, Statement


@dataclass(frozen=True, slots=True)
class Spotted:
    """Words to look at: their span in the article, and what to do about them."""

    kind: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, eq=False)
class Look:
    """One article as the checks see it, with the facts and findings that stand in it.

    ``event`` is the day on which the story's main event happened, where the articles say so. ``support`` finds what
    other articles say; None unless the article is a draft that is run against its sources.
    """

    document: Document
    lexicon: Lexicon
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    event: date | None
    support: Support | None = None

    @cached_property
    def named_speakers(self) -> tuple[tuple[Speaker, int], ...]:
        """Who speaks in the article under a name, with the paragraph, in text order."""
        out = []
        for said in self.document.attributions:
            place = said.content or said.cue
            if said.speaker is None or place is None or not said.speaker.name[:1].isupper():
                continue
            statement = self.document.statement_at(place[0])
            out.append((said.speaker, statement.paragraph if statement else -1))
        return tuple(out)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words or phrases, the longest first, blanks of any length between their words."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in ordered) + ")"


def in_statement(statement: Statement, match: re.Match[str]) -> tuple[int, int]:
    """The span in the article of what was matched in a statement's plain text."""
    return statement.start + match.start(), statement.start + match.end()
