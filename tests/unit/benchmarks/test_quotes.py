from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.quotes import main, merged, quotes
from factcheck.model import Attribution

TEXT = 'The road is shut.\n\n"We all left early," said Anna Pell. "It was late."\n'


def test_parts_of_one_attribution_come_out_as_one() -> None:
    (found,) = quotes(TEXT)
    source, cue, content = (found[part] for part in ("source", "cue", "content"))
    assert source is not None
    assert cue is not None
    assert content is not None
    assert TEXT[slice(*source)] == "Anna Pell"
    assert TEXT[slice(*cue)] == "said"
    assert TEXT[slice(*content)] == '"We all left early," said Anna Pell. "It was late."'


def test_what_has_no_cue_stays_single() -> None:
    apart = [Attribution(None, None, (0, 3), direct=True), Attribution(None, None, (5, 9), direct=True)]
    assert [q["content"] for q in merged(apart)] == [[0, 3], [5, 9]]


def test_a_line_for_each_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"id": "r1", "text": TEXT}) + "\n\n" + json.dumps({"id": "r2", "text": ""}) + "\n")
    assert main([str(path)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines] == ["r1", "r2"]
    assert lines[1]["quotes"] == []


def test_usage_without_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
