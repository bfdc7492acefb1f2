"""What plain rapidfuzz scorers reach on labelled data, beside the pairing of this project.

``python -m benchmarks.baseline FILE…``: a file of pairs (``a``, ``b``, ``label``: match, no_match, others left out)
gives the average precision of each scorer; a file of rankings (``query``, ``candidates``, ``gold``) the share of
queries whose best candidate is right.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz, utils

from benchmarks.fit_pairing import average_precision
from benchmarks.jsonlines import Row
from factcheck.judging.pairing import similarity

Scorer = Callable[[str, str], float]


def _plain(scorer: Callable[..., float]) -> Scorer:
    return lambda a, b: scorer(a, b, processor=utils.default_process)


SCORERS: dict[str, Scorer] = {
    "ratio": _plain(fuzz.ratio),
    "token_sort_ratio": _plain(fuzz.token_sort_ratio),
    "token_set_ratio": _plain(fuzz.token_set_ratio),
    "WRatio": _plain(fuzz.WRatio),
    "partial_ratio": _plain(fuzz.partial_ratio),
    "pairing": lambda a, b: similarity(a, b).score,
}


def evaluate(rows: list[Row], scorer: Scorer) -> float:
    """Average precision on pairs, or the share of right first choices on rankings."""
    if "candidates" not in rows[0]:
        labelled = [row for row in rows if row["label"] in ("match", "no_match")]
        return average_precision((scorer(row["a"], row["b"]), row["label"] == "match") for row in labelled)
    right = 0
    for row in rows:
        scores = [scorer(row["query"], candidate) for candidate in row["candidates"]]
        right += scores.index(max(scores)) in row["gold"]
    return right / len(rows)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    for path in parser.parse_args().files:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        print(f"{path.name} ({'P@1' if 'candidates' in rows[0] else 'average precision'})")
        for name, scorer in SCORERS.items():
            print(f"  {name:18} {evaluate(rows, scorer):.3f}")


if __name__ == "__main__":
    main()
