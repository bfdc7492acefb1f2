from __future__ import annotations

from factcheck import Article, compare
from factcheck.lexicon import Lexicon
from factcheck.model import Comparison

A = "Four people were killed when a coach overturned near Harwich harbour on Monday. It was the worst crash in years. Thefts rose."
B = "Five people were killed when the coach overturned near Harwich harbour. There was no increase in thefts."


def under(**ignored: list[str]) -> Comparison:
    return compare([Article(A), Article(B)], lexicon=Lexicon({"ignore": ignored}))


def test_nothing_is_ignored_by_itself() -> None:
    plain, empty = compare([Article(A), Article(B)]), under()
    assert [f.id for f in plain.findings] == [f.id for f in empty.findings] != []
    assert [c.id for c in plain.checks] == [c.id for c in empty.checks] != []


def test_kinds_are_not_looked_for() -> None:
    assert "casualty" in {f.kind for f in under().findings}
    assert "casualty" not in {fact.kind for fact in under(kinds=["casualty"]).facts}


def test_reasons_and_phrases_keep_findings_back() -> None:
    assert "value-differs" in {f.reason for f in under().findings}
    assert "value-differs" not in {f.reason for f in under(reasons=["value-differs"]).findings}
    left = under(phrases=["FOUR  people"])
    assert not [f for f in left.findings if f.a.quote.startswith("Four") or f.b.quote.startswith("Four")]
    assert "trend" in {f.kind for f in left.findings}


def test_a_phrase_around_the_quote_keeps_it_back_in_that_phrase_only() -> None:
    inside = under(phrases=["four people were killed when a coach"])
    assert not [f for f in inside.findings if f.kind == "casualty"]
    assert [f for f in under(phrases=["four people were killed by a bus"]).findings if f.kind == "casualty"]


def test_checks() -> None:
    assert "superlative" in {c.kind for c in under().checks}
    assert "superlative" not in {c.kind for c in under(checks=["superlative"]).checks}
    assert "superlative" not in {c.kind for c in under(phrases=["the worst crash"]).checks}
