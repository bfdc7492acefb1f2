"""Checks on wording alone: superlatives and claims to be first, and sources without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.comparison.checks.spotted import Look, Spotted, any_of, in_statement
from factcheck.lexicon import Lexicon

_TAIL = r"(?:\s{1,3}(?!(?:and|or|but|in|on|of|at|to|for|by|that|who|which|since|ever|is|was|are|were|has|had|have|with)\b)[a-z][\w'-]{1,20}){0,2}"
_OWNER = r"(?:the|its|his|her|their|our|[A-Za-z][\w-]{1,20}'s?)"
_NEAR = 1  # paragraphs before and after in which a named speaker stands for a group


def superlatives(look: Look) -> Iterator[Spotted]:
    """What is said to be the first, the only, the most: always a query."""
    pattern, never = superlative_pattern(look.lexicon), _never(look.lexicon)
    reason = look.lexicon.table("checks")["superlative"]["reason"]
    for statement in look.document.statements:
        idioms = [match.span() for match in never.finditer(statement.plain)]
        for match in pattern.finditer(statement.plain):
            if any(start < match.end() and match.start() < end for start, end in idioms):
                continue
            yield Spotted("superlative", *in_statement(statement, match), reason)


@lru_cache(maxsize=8)
def superlative_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """What finds superlatives and claims to be first in a folded text."""
    table = lexicon.table("checks")["superlative"]
    return re.compile(
        rf"\b(?:{any_of(table['words'])}"
        rf"|{_OWNER}\s(?:{any_of(table['adjectives'])}|most\s{{1,3}}(?!{any_of(table['most_unless'])}\b)[a-z]{{3,20}})\b{_TAIL}"
        rf"|the\sonly\s{{1,3}}(?!{any_of(table['only_unless'])}\b)[a-z][\w-]{{1,20}}"
        rf"|the\sfirst\s{{1,3}}(?:[a-z][\w-]{{1,20}}\s{{1,3}}){{1,3}}?(?:to|since|ever|in\s(?:more\sthan|nearly|almost|over|\d+))\b"
        rf"|record\s{{1,3}}{any_of(table['records'])})(?!\w)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _never(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(lexicon.table('checks')['superlative']['never'])}\b", re.IGNORECASE)


def unnamed_sources(look: Look) -> Iterator[Spotted]:
    """What rests on nobody who is named."""
    anyone, backed, reason = _sources(look.lexicon)
    for statement in look.document.statements:
        named = any(abs(paragraph - statement.paragraph) <= _NEAR for _, paragraph in look.named_speakers)
        for match in anyone.finditer(statement.plain):
            yield Spotted("unnamed-source", *in_statement(statement, match), reason)
        if not named:
            for match in backed.finditer(statement.plain):
                yield Spotted("unnamed-source", *in_statement(statement, match), reason)


@lru_cache(maxsize=8)
def _sources(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], str]:
    table = lexicon.table("checks")["unnamed-source"]
    verbs = any_of(table["verbs"])
    anyone = (
        rf"\b(?:{any_of(table['words'])}|(?:according\sto\s{any_of(table['sources'])}"
        rf"|{any_of(table['sources'])}\s{{1,3}}(?:close\s[\w\s]{{1,30}}?\s)?{verbs}))\b"
    )
    return (
        re.compile(anyone, re.IGNORECASE),
        re.compile(rf"\b(?:some\s)?{any_of(table['backed'])}\s{{1,3}}{verbs}\b", re.IGNORECASE),
        table["reason"],
    )
