"""What a desk does not want to see: phrases, kinds and reasons that are never raised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factcheck.lexicon import Lexicon
from factcheck.model import Check, Document, Fact, Finding, OnlyIn
from factcheck.text.normalise import fold


class Ignored:
    """The list ``ignore`` of a set of word lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.table("ignore")
        self._phrases = [" ".join(fold(phrase).casefold().split()) for phrase in table["phrases"]]
        self._kinds = frozenset(table["kinds"])
        self._reasons = frozenset(table["reasons"])
        self._checks = frozenset(table["checks"])

    def kind(self, name: str) -> bool:
        """Whether a kind of fact is not to be looked for."""
        return name in self._kinds

    def finding(self, finding: Finding) -> bool:
        """Whether a finding is never raised: for its reason or for the words of either side."""
        return finding.reason in self._reasons or self._fact(finding.a) or self._fact(finding.b)

    def without_checks(self, checks: Iterable[Check], documents: Mapping[str, Document]) -> tuple[Check, ...]:
        """The checks that are left."""
        return tuple(check for check in checks if not self._check(check, documents[check.article]))

    def without_items(self, items: Iterable[OnlyIn]) -> tuple[OnlyIn, ...]:
        """What one article alone has, as far as it is to be listed."""
        return tuple(item for item in items if not self._fact(item.fact))

    def _check(self, check: Check, document: Document) -> bool:
        statement = document.statement_at(check.start) if self._phrases else None
        around = statement.plain if statement else check.quote
        return check.kind in self._checks or self._words(check.quote, around)

    def _fact(self, fact: Fact) -> bool:
        return self._words(fact.quote, fact.statement.plain)

    def _words(self, quote: str, around: str) -> bool:
        """Whether a phrase stands in the quote, or the quote inside a phrase of its sentence."""
        if not self._phrases:
            return False
        words, sentence = (" ".join(fold(text).casefold().split()) for text in (quote, around))
        return any(phrase in words or (words in phrase and phrase in sentence) for phrase in self._phrases)
