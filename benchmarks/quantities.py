"""Read the amounts in labelled sentences: JSON lines in, JSON lines out (see the section on benchmarks in DESIGN)."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from factcheck.text.normalise import fold
from factcheck.text.numbers import Number, find_numbers


def quantities(text: str) -> list[dict[str, Any]]:
    """The amounts stated in a text; ``low`` and ``high`` are the number as written, ``change`` carries the bound."""
    return [_as_json(number) for number in find_numbers(fold(text)) if _stated(number)]


def _stated(number: Number) -> bool:
    """Whether a number is an amount with a figure: "several" and "a few" say too little to be scored as one."""
    return number.category.amount and number.low is not None and not (number.vague and number.low < 10)


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
