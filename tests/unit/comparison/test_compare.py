from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest

from factcheck import Article, compare
from factcheck.comparison.selection import Judged, select
from factcheck.model import Comparison, Ruling, Scope

A = "Four people were killed when a coach overturned near Harwich harbour on Monday. Thefts rose in Harwich."
B = "Five people were killed when the coach overturned near Harwich harbour. There was no increase in thefts."
C = "Five people were killed when the coach overturned near Harwich harbour. Thefts fell in Harwich."


def articles(*texts: str) -> list[Article]:
    return [Article(text, title=f"report {number}") for number, text in enumerate(texts)]


def verdicts(result: Comparison) -> list[tuple[str, str, str]]:
    return [(finding.id, finding.judgement.value, finding.reason) for finding in result.findings]


def test_the_order_of_the_arguments_changes_only_the_numbering() -> None:
    expected = compare(articles(A, B, C))
    for order in permutations((A, B, C)):
        result = compare([Article(text) for text in order])
        assert verdicts(result) == verdicts(expected)
        assert [claim.id for claim in result.claims] == [claim.id for claim in expected.claims]
        assert list(result.arguments) == [Article(text).sha256[:12] for text in order]


def test_another_article_changes_no_existing_id() -> None:
    before = compare(articles(A, B))
    after = compare(articles(A, B, C))
    assert {f.id for f in before.findings} <= {f.id for f in after.findings}
    assert {c.id for c in before.claims} <= {c.id for c in after.claims}


def test_the_draft_is_side_a_of_every_finding() -> None:
    result = compare(articles(A, B, C), draft=1)
    assert result.findings
    assert {finding.a.article for finding in result.findings if finding.scope is Scope.ACROSS} == {result.arguments[1]}
    assert result.draft == result.arguments[1]


def test_without_within_no_finding_joins_two_places_of_one_article() -> None:
    assert all(finding.scope is Scope.ACROSS for finding in compare(articles(A, B), within=False).findings)


def test_quotes_stand_at_their_offsets() -> None:
    result = compare(articles(A, B, C))
    for finding in result.findings:
        for fact in (finding.a, finding.b):
            text = result.document(fact.article).article.text
            assert text[fact.start : fact.end] == fact.quote
            assert 0 < len(fact.quote) <= 160


def test_two_reports_with_one_text_are_both_kept() -> None:
    result = compare(articles(A, A))
    assert len(set(result.arguments)) == 2
    assert not [finding for finding in result.findings if finding.judgement.raised]


def test_a_single_article_is_looked_at_in_itself() -> None:
    result = compare(articles(A))
    assert len(result.documents) == 1
    assert result.only_in == ()


def test_no_article_gives_an_empty_comparison() -> None:
    assert compare([]).findings == ()


def test_findings_come_most_serious_first() -> None:
    severities = [finding.judgement.severity for finding in compare(articles(A, B, C)).findings]
    assert severities == sorted(severities, reverse=True)


def test_progress_ends_at_its_total() -> None:
    told: list[tuple[int, int, str]] = []
    compare(articles(A, B), progress=lambda done, total, what: told.append((done, total, what)))
    assert told[-1][0] == told[-1][1]
    assert all(done <= total for done, total, _ in told)


def test_what_is_said_again_is_shown_once() -> None:
    result = compare(
        articles(A, B + " Five people were killed when the coach overturned near Harwich harbour, it is said.")
    )
    tolls = [f for f in result.findings if f.kind == "casualty" and f.scope is Scope.ACROSS]
    assert len(tolls) == 1


def test_representatives_are_fewer_than_all_pairs() -> None:
    result = compare(articles(A, B, C), within=False)
    judged = [Judged(o.a, o.b, _ruling(result, number)) for number, o in enumerate(result.overlaps)]
    assert len(select(judged, representatives=True)) < len(select(judged))


def _ruling(result: Comparison, number: int) -> Ruling:
    overlap = result.overlaps[number]
    finding = next(f for f in result.findings if f.a.start == overlap.a.start and f.b.start == overlap.b.start)
    return Ruling(finding.judgement, finding.reason, finding.explanation, finding.score)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4711", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"},
    ],
)
def test_the_same_output_under_any_hash_seed_locale_and_time_zone(seeds: Path, environment: dict[str, str]) -> None:
    files = sorted(map(str, seeds.glob("*.txt")))
    assert _checked(files, {"PYTHONHASHSEED": "0"}) == _checked(files, environment)


def _checked(files: list[str], environment: dict[str, str]) -> object:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "check", *files, "--format", "json"],
        capture_output=True,
        check=True,
        env={**os.environ, **environment},
    )
    return json.loads(done.stdout)
