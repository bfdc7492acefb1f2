from __future__ import annotations

import itertools
import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import Judgement

SEEDS = Path(__file__).parents[2] / "seeds"
GOLD: dict[str, Any] = json.loads((SEEDS / "gold.json").read_text(encoding="utf-8"))
REPORTS = sorted(SEEDS.glob("*.txt"))
QUOTED = re.compile(r"“[^”]{0,400}”")


def stored(name: str) -> str:
    return (SEEDS / name).read_bytes().decode("utf-8")


def sides() -> list[dict[str, Any]]:
    pairs: list[dict[str, Any]] = [pair[side] for pair in GOLD["pairs"] + GOLD["distractors"] for side in "ab"]
    return [*pairs, *GOLD["only_in"]]


def test_the_card_names_every_report() -> None:
    assert sorted(GOLD["articles"]) == [path.name for path in REPORTS]
    assert len(REPORTS) >= 3


def test_every_offset_points_at_its_quote() -> None:
    for side in sides():
        text = stored(side["article"])
        assert text[side["start"] : side["end"]] == side["quote"]
        assert 0 < len(side["quote"]) <= 160
        assert side["start"] > text.index("\n---\n"), "a mark in the front matter is no statement"


def test_every_judgement_and_both_scopes_appear() -> None:
    pairs = GOLD["pairs"]
    assert {pair["judgement"] for pair in pairs} == {judgement.value for judgement in Judgement}
    within = Counter(pair["a"]["article"] == pair["b"]["article"] for pair in pairs)
    assert within[True] >= 5
    assert within[False] >= 15
    assert len({pair["id"] for pair in pairs}) == len(pairs)


@pytest.mark.parametrize("kind", ["casualty", "trend"])
def test_toll_and_trend_have_a_value_in_every_report(kind: str) -> None:
    named = {pair[side]["article"] for pair in GOLD["pairs"] if pair["kind"] == kind for side in "ab"}
    assert named == set(GOLD["articles"])


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_front_matter_and_length(path: Path) -> None:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in front.splitlines())
    assert set(fields) == {"title", "publisher", "published", "url"}
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", fields["published"])
    assert ".example.org/" in fields["url"]
    assert body.startswith(fields["title"] + "\n\n")
    assert 220 <= len(body.split()) <= 450


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + length]) for i in range(len(found) - length + 1)}


@pytest.mark.skipif("FACTCHECK_SHARED" not in os.environ, reason="FACTCHECK_SHARED does not name the real coverage")
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_no_sentence_is_taken_from_real_coverage(path: Path) -> None:
    shared = Path(os.environ["FACTCHECK_SHARED"])
    real = [p.read_text(encoding="utf-8", errors="replace") for p in sorted(shared.glob("s*/**/*.txt"))]
    assert real
    ours = path.read_text(encoding="utf-8")
    unquoted = QUOTED.sub(" quotedwords ", ours)
    for text in real:
        assert not runs(ours, 12) & runs(text, 12)
        assert not runs(unquoted, 8) & runs(text, 8)


def test_no_two_reports_share_a_sentence() -> None:
    for one, other in itertools.combinations(REPORTS, 2):
        unquoted = [QUOTED.sub(" quotedwords ", path.read_text(encoding="utf-8")) for path in (one, other)]
        assert not runs(unquoted[0], 9) & runs(unquoted[1], 9)
