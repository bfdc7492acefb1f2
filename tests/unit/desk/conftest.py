"""A desk whose machine is simple enough to foresee: one fact for each line "point value" of a text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from factcheck.desk import Desk
from factcheck.lexicon import Lexicon
from factcheck.model import (
    Article,
    Check,
    Claim,
    Comparison,
    Document,
    Fact,
    Finding,
    Judgement,
    OnlyIn,
    Role,
    Scope,
    Statement,
    Value,
)


def _digest(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:12]


def _read(article: Article) -> tuple[Document, list[Fact]]:
    key, facts, statements, start = article.sha256[:12], [], [], 0
    for number, line in enumerate(article.text.split("\n")):
        statement = Statement(key, number, number, start, start + len(line), line, line, Role.BODY)
        start += len(line) + 1
        point, _, value = line.partition(" ")
        if value:
            statements.append(statement)
            span = (statement.start + len(point) + 1, statement.end)
            facts.append(
                Fact("quantity", key, statement, *span, Value(), point, frozenset({point}), f"number of {point}")
            )
    return Document(key, article, article.text, (), tuple(statements)), facts


def _judge(a: Fact, b: Fact) -> Judgement:
    if a.quote == b.quote:
        return Judgement.SAME
    if "about" in a.quote + b.quote:
        return Judgement.COMPATIBLE
    return Judgement.CONFLICT


def simple_compare(
    articles: Sequence[Article],
    *,
    lexicon: Lexicon | None = None,
    within: bool = True,
    draft: int | None = None,
    all_pairs: bool = False,
    progress: Callable[[int, int, str], None] | None = None,
) -> Comparison:
    """Every two articles on every point; a value with "about" in it fits any other."""
    read = [_read(article) for article in articles]
    facts = [fact for _, found in read for fact in found]
    titles = {document.key: document.article.text.partition("\n")[0] for document, _ in read}
    findings = [
        Finding(
            id=f"f-{_digest(titles[a.article], a.statement.text, titles[b.article], b.statement.text)}",
            claim=f"c-{_digest(a.point)}",
            kind="quantity",
            judgement=_judge(a, b),
            reason="value-differs",
            scope=Scope.ACROSS,
            score=1.0,
            explanation=f"{a.quote} or {b.quote}",
            a=a,
            b=b,
        )
        for a, b in combinations(facts, 2)
        if a.point == b.point and a.article != b.article
    ]
    points = sorted({fact.point for fact in facts})
    by_point = {point: tuple(fact for fact in facts if fact.point == point) for point in points}
    if progress:
        progress(1, 1, "done")
    return Comparison(
        documents=tuple(sorted((document for document, _ in read), key=lambda document: document.key)),
        facts=tuple(facts),
        claims=tuple(
            Claim(f"c-{_digest(point)}", "quantity", f"number of {point}", None, by_point[point]) for point in points
        ),
        overlaps=(),
        findings=tuple(sorted(findings, key=lambda finding: (-finding.judgement.severity, finding.id))),
        only_in=tuple(OnlyIn(f"o-{_digest(p)}", values[0]) for p, values in by_point.items() if len(values) == 1),
        checks=tuple(
            Check(f"k-{_digest(f.statement.text)}", f.article, "superlative", f.start, f.end, f.quote, "check")
            for f in facts
            if "most" in f.quote
        ),
        draft=None if draft is None else read[draft][0].key,
        arguments=tuple(document.key for document, _ in read),
    )


@pytest.fixture
def simple(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the simple machine in the place of the real one."""
    monkeypatch.setattr("factcheck.comparison.compare", simple_compare)


@pytest.fixture
def desk(simple: None, tmp_path: Path) -> Iterator[Desk]:
    """A desk with a store of its own."""
    with Desk(tmp_path / "store.db", who="Ann") as desk:
        yield desk


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a report to a file."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def files(write: Callable[[str, str], Path]) -> list[Path]:
    """Two reports: they differ on the dead, fit on the hurt, agree on the cars, and one alone has the dogs."""
    a = write("a.txt", "Bridge attack in London\n\ndead 4\nhurt 40\ncars 1\ndogs most of all\n")
    b = write("b.txt", "What the bridge attack was\n\ndead 5\nhurt about 50\ncars 1\n")
    return [a, b]
