"""Read the amounts in labelled sentences: JSON lines in, JSON lines out (see the section on benchmarks in DESIGN)."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from factcheck.text.normalise import fold
from factcheck.text.numbers import Category, Number, find_numbers

_SPELLS = ("minute", "hour", "day", "week", "month", "year")


def quantities(text: str) -> list[dict[str, Any]]:
    """The amounts stated in a text; ``low`` and ``high`` are the number as written, ``change`` carries the bound."""
    plain = fold(text)
    return [_as_json(number) for number in find_numbers(plain) if _stated(number, plain)]


def _stated(number: Number, plain: str) -> bool:
    """Whether a number is an amount with a figure: not "several", and not the length in "a five-year deal"."""
    if not number.category.amount or number.low is None:
        return False
    if number.vague and not plain[number.value_start : number.value_end].split()[0].lower().endswith("s"):
        return False
    span = plain[number.value_end : number.end]
    return not (number.category is Category.MEASURE and number.unit in _SPELLS and span.startswith("-"))


def _as_json(number: Number) -> dict[str, Any]:
    return {
        "start": number.start,
        "end": number.end,
        "low": number.low,
        "high": number.high,
        "unit": number.unit,
        "change": number.change,
    }


def main(path: str) -> None:
    """Write one line of amounts for each row ``{"id", "text"}`` of the file."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            print(json.dumps({"id": row["id"], "quantities": quantities(row["text"])}, ensure_ascii=False))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m benchmarks.quantities FILE")
    main(sys.argv[1])
