from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.fit_pairing import average_precision, fit, read_pairs
from factcheck import lexicon
from factcheck.judging.pairing import Pairing, prepare, similarity
from factcheck.text.words import lemma
from tests.growth import grows_in_proportion

SHARED = os.environ.get("FACTCHECK_SHARED")


@given(st.text(), st.text())
def test_any_two_texts_have_a_score_and_their_order_does_not_matter(a: str, b: str) -> None:
    one, other = similarity(a, b), similarity(b, a)
    assert one == other
    assert 0 <= one.score <= 1


@pytest.mark.parametrize(
    ("a", "near", "far"),
    [
        (
            "A lorry driver was killed when his truck left the A9 near Perth.",
            "The driver of a lorry died after it came off the A9 close to Perth.",
            "The A9 near Perth is to be made a dual carriageway by 2025.",
        ),
        (
            "The council approved the plan for 200 homes by nine votes to two.",
            "Councillors backed the plan for 200 homes, nine votes to two.",
            "The council will vote on its budget for schools next week.",
        ),
    ],
)
def test_a_retelling_scores_above_a_neighbouring_subject(a: str, near: str, far: str) -> None:
    assert similarity(a, near).score > 0.5 > similarity(a, far).score


def test_nothing_in_common_is_nought() -> None:
    assert similarity("The ferry sank off Java.", "Shares rose by a tenth.") == Pairing(0.0, "")
    assert similarity("", "") == Pairing(0.0, "")
    assert similarity("He did not.", "He did not.") == Pairing(0.0, "")


def test_the_same_words_are_sure() -> None:
    assert similarity("The ferry sank off Java.", "The ferry sank off Java.").score > 0.95


def test_it_says_which_words_carry_it_rarest_first() -> None:
    carried = similarity("Police said the lorry swerved in Perth", "A lorry swerved at Perth, police said").carried_by
    assert carried == "lorry, perth, swerve, police"
    assert similarity("Five died in Java", "Java: five killed").carried_by == "java, five, die/kill"


def test_words_that_stand_for_one_another_count_as_shared() -> None:
    assert similarity("Three fishermen died", "Three fishermen perished").score > 0.5
    assert prepare("three").term_set == prepare("3").term_set


def test_a_words_rarity_in_the_story_changes_the_score() -> None:
    a, b = "Police found the lorry at noon", "The lorry left the harbour on Monday"
    assert similarity(a, b, {"lorry": 0.0}).score < similarity(a, b, {}).score


def test_no_word_stands_in_two_rows_and_every_word_can_be_met() -> None:
    rows = lexicon.builtin().table("synonyms")["rows"]
    counts = Counter(word for row in rows for word in row)
    assert [word for word, count in counts.items() if count > 1] == []
    assert [word for word in counts if lemma(word) != word] == []
    assert all(len(row) > 1 for row in rows)


def test_time_grows_with_the_number_of_pairs() -> None:
    def run(count: int) -> None:
        for i in range(count):
            similarity(
                f"The ferry number {i} sank off the coast of Java on Monday with {count} people on board",
                f"On Monday {i} people drowned when ferry {count} went down near Java",
            )

    grows_in_proportion(run, 50)


@pytest.mark.parametrize("unit", ["a", "a ", "1,", "“", "A b. "])
def test_time_grows_with_the_length(unit: str) -> None:
    grows_in_proportion(lambda count: similarity(unit * count, unit * count + "c"), 50_000 // len(unit))


def test_average_precision_shares_ties() -> None:
    assert average_precision([(3, True), (2, False), (1, True)]) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision([(1, True), (1, False)]) == pytest.approx(0.5)


def test_the_fit_finds_the_measure_that_tells(tmp_path: Path) -> None:
    pair = {
        "match": ("A ferry sank off Java", "Off Java a ferry sank"),
        "no_match": ("A ferry sank off Java", "Java coffee is dear now"),
    }
    rows = [{"a": a, "b": b, "label": label} for label, (a, b) in pair.items() for _ in range(20)]
    rows.append({"a": "A ferry", "b": "a ship", "label": "borderline"})
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    names, pairs = read_pairs(path, {})
    assert len(pairs) == 40
    weights = dict(zip(names, fit(pairs).weights, strict=True))
    assert weights["shared-terms"] > 0 > weights["left-over"]


@pytest.mark.skipif(SHARED is None, reason="FACTCHECK_SHARED does not name the labelled pairs")
@pytest.mark.parametrize(("name", "least"), [("match_msrp", 0.90), ("match_sts_news", 0.945)])
def test_average_precision_on_labelled_news_pairs(name: str, least: float) -> None:
    lines = (Path(str(SHARED)) / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["label"] != "borderline"]
    scored = [(similarity(row["a"], row["b"]).score, row["label"] == "match") for row in rows]
    assert average_precision(scored) > least
