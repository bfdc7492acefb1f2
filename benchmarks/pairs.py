"""Judge labelled pairs of texts: the most serious finding between two, or null, and how sure they are of one thing.

``python -m benchmarks.pairs FILE``: rows ``{"id", "a", "b"}`` → ``{"id", "judgement", "reason", "kind", "score"}``.
"""

from __future__ import annotations

from benchmarks.jsonlines import Row, run
from factcheck.comparison import compare
from factcheck.judging.pairing import similarity
from factcheck.model import Article


def judge(row: Row) -> Row:
    """What the program says of one pair, each text taken as a report of its own."""
    result = compare([Article(row["a"]), Article(row["b"])], within=False)
    worst = result.findings[0] if result.findings else None
    return {
        "judgement": worst.judgement if worst else None,
        "reason": worst.reason if worst else None,
        "kind": worst.kind if worst else None,
        "score": round(similarity(row["a"], row["b"]).score, 4),
    }


if __name__ == "__main__":
    run("benchmarks.pairs", judge)
