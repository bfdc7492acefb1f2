"""What one article asserts that no other does."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparison.identity import FactNames
from factcheck.model import Document, Fact, Finding, OnlyIn, Scope

_ORDER = ("casualty", "money", "quantity", "measure", "identity", "age", "trend", "date", "place", "quote", "statement")


def find_only_in(
    documents: Sequence[Document],
    facts: Sequence[Fact],
    findings: Sequence[Finding],
    names: FactNames,
    draft: str | None,
) -> tuple[OnlyIn, ...]:
    """The facts of a story of two or more articles whose point no other article speaks of, what a desk cares for first.

    With a ``draft`` only the draft's own facts are listed: what its sources do not support.
    """
    if len(documents) < 2:
        return ()
    place = {document.key: number for number, document in enumerate(documents)}
    holders: dict[tuple[str, str, str], set[str]] = {}
    for fact in facts:
        holders.setdefault((fact.kind, fact.event, fact.point), set()).add(fact.article)
    joined = {id(fact) for f in findings if f.scope is Scope.ACROSS for fact in (f.a, f.b)}
    out: list[OnlyIn] = []
    seen: set[tuple[str, str, str, str]] = set()
    for fact in facts:
        key = (fact.kind, fact.event, fact.point, fact.article)
        alone = len(holders[key[:3]]) == 1 and id(fact) not in joined
        if not alone or key in seen or not fact.role.asserts or (draft is not None and fact.article != draft):
            continue
        seen.add(key)
        out.append(OnlyIn("o-" + names.of(fact), fact))
    rank = {kind: number for number, kind in enumerate(_ORDER)}
    return tuple(
        sorted(out, key=lambda o: (rank.get(o.fact.kind, len(rank)), place[o.fact.article], o.fact.start, o.id))
    )
