from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import rapidfuzz_only, scoreboard
from benchmarks.scoreboard import Board, Line, f1, found, interval, table

HOME = Path(__file__).parents[3]


def test_the_table_names_a_card_once() -> None:
    made = table(
        [
            Line("seeds", "tier 1", "22", "0", "22"),
            Line("seeds", "tier 2", "18", "0", ""),
            Line("rank", "P@1", "1", "–", ""),
        ]
    )
    lines = made.splitlines()
    assert len({len(line) for line in lines}) == 1
    assert [line.split("|")[1].strip() for line in lines[2:]] == ["seeds", "", "rank"]


def test_the_interval_holds_the_score_and_is_repeatable() -> None:
    outcomes = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 5 + [(False, False)] * 100
    low, high = interval(outcomes, 200)
    assert f1(outcomes) == pytest.approx(0.8)
    assert low < f1(outcomes) < high
    assert interval(outcomes, 200) == (low, high)
    assert f1([(True, False)]) == 0
    assert f1([(False, False)]) == 0


def test_what_is_not_printed_is_an_error() -> None:
    assert found(r"AP ([\d.]+)", "AP 0.918  best") == "0.918"
    with pytest.raises(ValueError, match="printed no"):
        found(r"AP ([\d.]+)", "nothing")


def test_every_card_of_a_tiny_set(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The score tool is stood in for by one that prints its shape."""
    (tmp_path / "tools").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "tools" / "score.py").write_text("print('P@1 1.000  (n 1, chance 0.500)')\n")
    row = {"id": "r", "query": "A lorry fell", "candidates": ["Rain", "A lorry fell down"], "context": [], "gold": [1]}
    (tmp_path / "data" / "rank_ecbplus.jsonl").write_text(json.dumps(row) + "\n")
    monkeypatch.setattr(sys, "argv", ["scoreboard", str(tmp_path), "--only", "rank"])
    scoreboard.main()
    assert "| rank_ecbplus | P@1     | 1.000 | 1.000           | ≥ 0.72 |" in capfd.readouterr().out


def test_a_folder_without_the_tool_is_refused(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "benchmarks.scoreboard", tmp_path], capture_output=True, text=True, check=False, cwd=HOME
    )
    assert result.returncode == 1
    assert "no tools/score.py" in result.stderr


def test_the_real_score_tool_is_understood(shared: Path, tmp_path: Path) -> None:
    (line,) = scoreboard.rank(Board(shared, tmp_path))
    assert float(line.here) > float(line.baseline)


# ---- the baseline


def test_the_baseline_takes_different_figures_for_a_conflict() -> None:
    four, five = "Four people were killed in the fire.", "Five people were killed in the fire."
    assert rapidfuzz_only.judge({"a": four, "b": five})["judgement"] == "conflict"
    assert rapidfuzz_only.judge({"a": four, "b": four})["judgement"] == "same"
    assert rapidfuzz_only.judge({"a": four, "b": "Shares fell by 3 per cent."})["judgement"] is None


def test_the_baseline_finds_where_the_figures_stand(tmp_path: Path) -> None:
    texts = ["Fire\nFour people were killed in the fire.", "Blaze\nIn the fire 5 people were killed."]
    paths = [tmp_path / f"{number}.txt" for number in range(2)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    made = rapidfuzz_only.findings([str(path) for path in paths])
    (conflict,) = [f for f in made["findings"] if f["judgement"] == "conflict"]
    for side, text in (("a", texts[0]), ("b", texts[1])):
        assert text[conflict[side]["start"] : conflict[side]["end"]] == conflict[side]["quote"]
    assert (conflict["a"]["quote"], conflict["b"]["quote"]) == ("Four", "5")
