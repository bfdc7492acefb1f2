"""The baseline of the scoreboard: token_set_ratio says "one thing", different figures say "conflict"; nothing else is read.

    python -m benchmarks.rapidfuzz_only findings FILE…     like ``factcheck check --no-within --format json``
    python -m benchmarks.rapidfuzz_only pairs|rank|quantities FILE     like the modules of these names

Every sentence is held against every sentence: this is what a first attempt does, on short stories only.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz, utils

from benchmarks.jsonlines import Row, answer

ALIKE = 60
"""token_set_ratio (0 to 100) from which two sentences are taken to be about one thing."""
_LONGEST = 160
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.I)
_SENTENCE = re.compile(r"\S[^.!?\n]*(?:[.!?](?=\s|$)|[.!?](?=\S)[^.!?\n]*)*[.!?]?")


def figures(text: str) -> set[str]:
    """The figures and small number words of a text."""
    return {match.group().lower() for match in _FIGURE.finditer(text)}


def judge(row: Row) -> Row:
    """A pair: a conflict when the sentences are alike and their figures differ, else the same when they are alike."""
    score = fuzz.token_set_ratio(row["a"], row["b"], processor=utils.default_process)
    judgement = _judgement(score, figures(row["a"]), figures(row["b"]))
    return {"judgement": judgement, "reason": None, "kind": None, "score": score / 100}


def _judgement(score: float, a: set[str], b: set[str]) -> str | None:
    if score < ALIKE:
        return None
    return "conflict" if a and b and a != b else "same"


def rank(row: Row) -> Row:
    """The candidate that is most like the query."""
    scores = [fuzz.token_set_ratio(row["query"], text, processor=utils.default_process) for text in row["candidates"]]
    return {"best": scores.index(max(scores)) if scores else None, "scores": scores}


def quantities(row: Row) -> Row:
    """Every figure as it stands."""
    found = []
    for match in re.finditer(r"\d+(?:,\d{3})*(?:\.\d+)?", row["text"]):
        value = float(match.group().replace(",", ""))
        found.append(
            {"start": match.start(), "end": match.end(), "low": value, "high": value, "unit": "", "change": "="}
        )
    return {"quantities": found}


def findings(paths: list[str]) -> Row:
    """What is alike and differs in a figure, across articles, as the JSON of ``check`` has it."""
    articles, read = [], []
    for number, path in enumerate(paths, 1):
        with Path(path).open(encoding="utf-8", newline="") as file:
            text = file.read()
        articles.append({"id": f"a{number}", "path": path})
        read.append([(f"a{number}", match.start(), match.group()) for match in _SENTENCE.finditer(text)])
    return {"articles": articles, "findings": [f for one, other in combinations(read, 2) for f in _across(one, other)]}


Sentence = tuple[str, int, str]


def _across(one: list[Sentence], other: list[Sentence]) -> Iterator[Row]:
    for a in one:
        for b in other:
            ours, theirs = figures(a[2]), figures(b[2])
            score = fuzz.token_set_ratio(a[2], b[2], processor=utils.default_process)
            judgement = _judgement(score, ours, theirs)
            if judgement is not None:
                yield {
                    "judgement": judgement,
                    "reason": None,
                    "a": _side(a, ours - theirs),
                    "b": _side(b, theirs - ours),
                }


def _side(sentence: Sentence, differing: set[str]) -> Row:
    """The first figure that differs, or the beginning of the sentence."""
    article, base, text = sentence
    found = next((match.span() for match in _FIGURE.finditer(text) if match.group().lower() in differing), None)
    start, end = found or (0, min(len(text), _LONGEST))
    return {"article": article, "start": base + start, "end": base + end, "quote": text[start:end]}


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["findings", "pairs", "rank", "quantities"])
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    if args.what == "findings":
        print(json.dumps(findings(args.files), ensure_ascii=False))
        return
    for file in args.files:
        answer(Path(file), {"pairs": judge, "rank": rank, "quantities": quantities}[args.what])


if __name__ == "__main__":
    main()
