from __future__ import annotations

from typing import Any

from benchmarks.speed import measure, statement_pairs, story, table
from factcheck.lexicon import builtin
from factcheck.text import read


def test_a_story_is_the_same_every_time_and_no_two_reports_are_alike() -> None:
    texts = [article.text for article in story(70)]
    assert texts == [article.text for article in story(70)]
    assert len(set(texts)) == 70


def test_pairs_are_counted_as_brute_force_would_meet_them() -> None:
    row = measure(2, sample=10)
    documents = [read(article, builtin()) for article in story(2)]
    pairs = list(statement_pairs([s for document in documents for s in document.statements]))
    assert row["statements"] == sum(len(document.statements) for document in documents)
    assert row["pairs"] == len(pairs)
    assert all(a.article != b.article for a, b in pairs)
    assert row["sampled"]
    assert row["seconds"] > 0
    assert row["brute"] > 0


def test_the_generated_story_holds_something_to_find() -> None:
    row = measure(3)
    assert row["findings"] > 0
    assert not row["sampled"]


def test_the_table_has_a_line_for_each_size() -> None:
    row: dict[str, Any] = {"articles": 200, "statements": 4200, "pairs": 8_800_000, "facts": 1, "findings": 2}
    row |= {"seconds": 1.5, "memory": None, "brute": 30.0, "sampled": True, "ratio": 20.0}
    lines = table([row]).splitlines()
    assert lines[2] == "| 200 | 4,200 | 8,800,000 | 1 | 2 | 1.50 | – | ~30.00 | 20.0 |"
    assert len({line.count("|") for line in lines}) == 1
