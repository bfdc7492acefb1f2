"""What two articles have to say to each other: the same beside others, and no less than everything compared shows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from factcheck.comparison import compare, comparing
from factcheck.model import Article, Comparison, Fact, Finding, Scope


def story(folder: Path) -> list[Article]:
    names = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["articles"]
    return [Article.read(folder / name) for name in names]


def told(findings: Sequence[Finding], articles: set[str]) -> set[tuple[object, ...]]:
    return {
        (f.id, f.judgement, f.reason, f.score, f.explanation, f.a.start, f.a.end, f.b.start, f.b.end)
        for f in findings
        if {f.a.article, f.b.article} <= articles
    }


@pytest.mark.parametrize("name", ["12ecb", "30ecb"])
def test_other_articles_change_no_finding_between_two(shared: Path, name: str) -> None:
    articles = story(shared / "stories" / name)
    whole = compare(articles)
    for a, b in combinations(articles[:5], 2):
        alone = compare([a, b])
        keys = set(alone.arguments)
        assert told(alone.findings, keys) == told(whole.findings, keys)


def _everything(
    facts: Sequence[Fact], *, within: bool, draft: str | None, representatives: bool = False
) -> Iterator[tuple[Fact, Fact]]:
    """Every pair of facts of a kind, whatever their keys."""
    assert draft is None
    assert not representatives
    return (pair for pair in combinations(facts, 2) if within or pair[0].article != pair[1].article)


def test_the_index_finds_what_comparing_everything_finds(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = every = 0
    for folder in sorted(path.parent for path in (shared / "stories").glob("*/gold.json")):
        articles = story(folder)
        indexed = {f.id for f in compare(articles, within=False).findings}
        with monkeypatch.context() as patched:
            patched.setattr(comparing, "candidate_pairs", _everything)
            brute = {f.id for f in compare(articles, within=False).findings if _comparable(f)}
        found += len(brute & indexed)
        every += len(brute)
    assert every > 500
    assert found / every >= 0.995


def _comparable(finding: Finding) -> bool:
    """Whether the facts are of one measure: their keys say so, save those of statements, which only say where to look."""
    return finding.kind == "statement" or not finding.a.keys.isdisjoint(finding.b.keys)


def _values(result: Comparison) -> set[tuple[object, ...]]:
    """The pairs of values and speakers raised across articles, whoever says them."""
    return {
        (
            f.kind,
            f.judgement,
            f.reason,
            frozenset((s.point, s.signature, s.speaker and s.speaker.name) for s in (f.a, f.b)),
        )
        for f in result.findings
        if f.judgement.raised and f.scope is Scope.ACROSS
    }


def test_representatives_show_what_all_pairs_show(shared: Path) -> None:
    articles = [article for name in ("12ecb", "18ecb", "30ecb") for article in story(shared / "stories" / name)]
    assert len(articles) > comparing.REPRESENTATIVES_BEYOND
    few, every = _values(compare(articles)), _values(compare(articles, all_pairs=True))
    assert every
    assert len(few & every) / len(every) >= 0.95
