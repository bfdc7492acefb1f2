"""What the benchmarks share: labelled rows in as JSON lines, answers out as JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def answer(rows: Path, reply: Callable[[Row], Row]) -> None:
    """Print one line for each row of the file: its ``id`` and what ``reply`` makes of it."""
    for line in rows.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            print(json.dumps({"id": row["id"], **reply(row)}, ensure_ascii=False))


def run(module: str, reply: Callable[[Row], Row]) -> None:
    """Answer the file named on the command line of ``python -m module``."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: python -m {module} FILE")
    answer(Path(sys.argv[1]), reply)
