"""Checks on trends that are called large, small or measurable without a figure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from factcheck.comparison.checks.spotted import Look, Spotted, any_of
from factcheck.events import MAIN
from factcheck.facts.trends import TrendValue
from factcheck.lexicon import Lexicon
from factcheck.model import Fact
from factcheck.text.clauses import clause_at
from factcheck.text.numbers import Category, find_numbers


def unquantified(look: Look) -> Iterator[Spotted]:
    """For each measure the first rise or fall whose size is claimed, when nowhere a figure is given for it."""
    by_point: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in look.facts:
        value = fact.value
        if fact.kind == "trend" and isinstance(value, TrendValue) and value.stance in ("up", "down"):
            by_point[fact.point].append(fact)
    rates = _paragraphs_with_rates(look) if by_point else set()
    reason = look.lexicon.table("checks")["unquantified"]["reason"]
    for facts in by_point.values():
        if any(fact.statement.paragraph in rates or _counted(fact, look) for fact in facts):
            continue
        sized = [fact for fact in facts if fact.event == MAIN and _sized(fact, look.lexicon)]
        if sized:
            yield Spotted("unquantified", sized[0].start, sized[0].end, reason)


def _sized(fact: Fact, lexicon: Lexicon) -> bool:
    """Whether the words of a trend claim a size."""
    value = fact.value
    lead = fact.statement.plain[max(0, fact.start - fact.statement.start - 20) : fact.end - fact.statement.start]
    degree = isinstance(value, TrendValue) and value.degree != ""
    return degree or _vague(lexicon).search(lead) is not None


def _counted(fact: Fact, look: Look) -> bool:
    """Whether the clause of a trend has a figure other than a toll."""
    statement = fact.statement
    start, end = clause_at(statement.plain, fact.start - statement.start)
    tolls = [(f.start - statement.start, f.end - statement.start) for f in look.facts if f.kind == "casualty"]
    return any(
        number.category.amount
        and not number.vague
        and start <= number.start < end
        and not any(first <= number.start < last for first, last in tolls)
        for number in find_numbers(statement.plain, look.lexicon)
    )


def _paragraphs_with_rates(look: Look) -> set[int]:
    """Where a percentage or a movement from one figure to another stands."""
    return {
        statement.paragraph
        for statement in look.document.statements
        for number in find_numbers(statement.plain, look.lexicon)
        if number.category is Category.PERCENT or number.path or number.change in ("up", "down")
    }


@lru_cache(maxsize=8)
def _vague(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(lexicon.table('checks')['unquantified']['vague'])}\b", re.IGNORECASE)
