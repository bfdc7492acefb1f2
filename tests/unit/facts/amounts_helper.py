"""What the tests of the amounts share: two texts in, rulings out."""

from __future__ import annotations

from factcheck.facts.kind import Context, Kind
from factcheck.lexicon import builtin
from factcheck.model import Article, Fact, Ruling
from factcheck.text import read


def facts(kind: Kind, text: str) -> list[Fact]:
    document = read(Article(text=text), builtin())
    return list(kind.find(document, Context(builtin(), {document.key: document})))


def rulings(kind: Kind, a: str, b: str, *, dates: tuple[str | None, str | None] = (None, None)) -> list[Ruling]:
    """What the kind rules of every pair of facts of two reports that share a key."""
    one, other = (
        read(Article(text=text, published=day), builtin(), key=key)  # type: ignore[arg-type]
        for text, day, key in zip((a, b), dates, ("a", "b"), strict=True)
    )
    context = Context(builtin(), {"a": one, "b": other})
    found = [list(kind.find(document, context)) for document in (one, other)]
    pairs = [(x, y) for x in found[0] for y in found[1] if x.keys & y.keys]
    return [ruling for x, y in pairs if (ruling := kind.judge(x, y, context)) is not None]


def only(kind: Kind, a: str, b: str) -> tuple[str, str] | None:
    """The judgement and reason of the one ruling, or None."""
    found = rulings(kind, a, b)
    assert len(found) <= 1, found
    return (found[0].judgement.value, found[0].reason) if found else None
