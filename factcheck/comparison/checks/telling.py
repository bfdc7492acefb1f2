"""What makes a sentence worth a question whoever else has it: charges, and claims to be the first or the most."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.comparison.checks.wording import superlative_pattern
from factcheck.lexicon import Lexicon
from factcheck.model import Statement


def charged(statement: Statement, lexicon: Lexicon) -> re.Match[str] | None:
    """The first word of accusation, arrest or sentence in a statement, if there is one."""
    return _charges(lexicon).search(statement.plain)


def superlative(statement: Statement, lexicon: Lexicon) -> re.Match[str] | None:
    """The first superlative or claim to be first in a statement, if there is one."""
    return superlative_pattern(lexicon).search(statement.plain)


@lru_cache(maxsize=8)
def _charges(lexicon: Lexicon) -> re.Pattern[str]:
    words = lexicon.table("checks")["weight"]["charges"]
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b", re.IGNORECASE)
