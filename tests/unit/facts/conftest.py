"""Facts and rulings of one kind, read from short texts of the tests' own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.comparison import compare
from factcheck.facts import Kind, all_kinds
from factcheck.model import Article, Comparison, Fact, Finding

Story = Callable[..., Comparison]


def kinds_named(name: str) -> list[Kind]:
    """The registered kinds of that name: a code in results can have more than one way of reading."""
    return [kind for kind in all_kinds() if kind.name == name]


@pytest.fixture
def facts_of() -> Callable[[str, str], list[Fact]]:
    """The facts of a kind in one text."""

    def read(kind: str, text: str) -> list[Fact]:
        return list(compare([Article(text)], kinds=kinds_named(kind)).facts)

    return read


@pytest.fixture
def findings_of() -> Callable[..., tuple[Finding, ...]]:
    """The findings of a kind among texts, across articles unless ``within`` is set."""

    def read(kind: str, *texts: str, published: tuple[str, ...] = (), within: bool = False) -> tuple[Finding, ...]:
        articles = [
            Article(text, published=published[number] if published else None)  # type: ignore[arg-type]
            for number, text in enumerate(texts)
        ]
        return compare(articles, kinds=kinds_named(kind), within=within).findings

    return read
