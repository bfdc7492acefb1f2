from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.quantities import main, quantities


def test_low_and_high_are_the_number_as_stated() -> None:
    text = "More than 50 boats came, 8–10 of them late."
    assert quantities(text) == [
        {"start": 0, "end": 12, "low": 50, "high": 50, "unit": "boats", "change": ">"},
        {"start": 25, "end": 29, "low": 8, "high": 10, "unit": "", "change": "="},
    ]


@pytest.mark.parametrize("text", ["In 2016 several came at 5pm.", "a five-year deal", ""])
def test_what_is_no_stated_amount(text: str) -> None:
    assert quantities(text) == []


def test_rows_in_rows_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": "x", "text": "five boats"}\n\n{"id": "y", "text": "none"}\n', encoding="utf-8")
    main(str(path))
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in rows] == ["x", "y"]
    assert rows[0]["quantities"][0]["low"] == 5
    assert rows[1]["quantities"] == []
