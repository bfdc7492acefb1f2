from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from benchmarks.rank import main, rank, scores

SHARED = os.environ.get("FACTCHECK_SHARED")
CANDIDATES = [
    "Weather in the islands",
    "A lorry left the A9 near Perth and its driver was killed, police said.",
    "The road was closed for six hours on Monday while the lorry was taken away.",
]


def test_the_sentence_of_the_same_happening_is_chosen() -> None:
    found = rank({"query": "The driver of a lorry died in a crash on the A9 near Perth.", "candidates": CANDIDATES})
    assert found["best"] == 1
    assert len(found["scores"]) == len(CANDIDATES)


def test_of_equal_candidates_the_earlier_is_chosen() -> None:
    row = {"query": CANDIDATES[1], "candidates": [CANDIDATES[1], CANDIDATES[1]]}
    assert rank(row)["best"] == 0
    assert rank(row, place=False)["best"] == 0


def test_place_can_be_left_out() -> None:
    query = "The lorry was taken away while the road was closed on Monday"
    with_place, without = scores(query, CANDIDATES), scores(query, CANDIDATES, place=False)
    assert without.index(max(without)) == 2
    assert with_place[2] - with_place[0] < without[2] - without[0]


def test_no_candidates() -> None:
    assert rank({"query": "A lorry", "candidates": []}) == {"best": None, "scores": []}


def test_json_lines_in_and_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"id": "r1", "query": "a lorry", "candidates": CANDIDATES}) + "\n\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["rank", str(path), "--no-place"])
    main()
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["r1"]


@pytest.mark.skipif(SHARED is None, reason="FACTCHECK_SHARED does not name the labelled rows")
def test_precision_at_one_on_labelled_reports() -> None:
    lines = (Path(str(SHARED)) / "data" / "rank_ecbplus.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines[::3]]
    right = sum(rank(row)["best"] in row["gold"] for row in rows)
    assert right / len(rows) > 0.75
