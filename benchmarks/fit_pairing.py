"""Fit the weights of ``factcheck/judging/pairing.toml`` on labelled pairs, and say how well they carry over.

    python -m benchmarks.fit_pairing FILE… [--background FILE…] [--write]

Each row of a FILE has ``a``, ``b`` and ``label``: "match", "no_match", or another that is left out. The table of
common words is counted over the pairs of FILEs and background files, labels unseen. Printed: the average precision
of weights fitted on everything, in five folds, and fitted on the other files alone; with ``--write`` the weights
fitted on everything become the shipped ones. Plain arithmetic: a logistic regression by Newton's method.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.judging import pairing

FOLDS = 5
RIDGE = 3.0  # pull of the weights towards 0, on standardised measures
ROUNDS = 30
BANDS = (0.3, 0.4, 0.5, 0.6)  # rarity of the common words; whatever is rarer counts as 1
TARGET = Path(pairing.__file__).with_name("pairing.toml")
HEADER = """\
# How much each measure of factcheck/judging/pairing.py says that two sentences are about one thing.
# Written by `python -m benchmarks.fit_pairing … --write`: a logistic regression, weights rounded.
# score = 1 / (1 + exp(-(intercept + sum of weight × measure)))
"""


class Pair(NamedTuple):
    """One labelled pair as its measures."""

    measures: tuple[float, ...]
    match: bool


class Fit(NamedTuple):
    """An intercept and a weight for each measure."""

    intercept: float
    weights: tuple[float, ...]

    def score(self, measures: Sequence[float]) -> float:
        """Give the sum that the logistic curve turns into a probability; its order is the same."""
        return self.intercept + sum(w * x for w, x in zip(self.weights, measures, strict=True))


def rows(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def rarity_table(sentences: Iterable[str]) -> dict[str, float]:
    """Give the common terms of general news English a rarity of one of the bands."""
    counts: Counter[str] = Counter()
    size = 0
    for sentence in sentences:
        size += 1
        counts.update(pairing.prepare(sentence).term_set)
    found: dict[str, float] = {}
    for term, count in sorted(counts.items()):
        exact = math.log(size / count) / math.log(size)
        band = next((band for band in BANDS if exact <= band + 0.05), None)
        if band is not None:
            found[term] = band
    return found


def read_pairs(path: Path, rarity: Mapping[str, float]) -> tuple[list[str], list[Pair]]:
    """Measure the labelled pairs of a file; also give the names of the measures."""
    names: list[str] = []
    pairs: list[Pair] = []
    for row in rows(path):
        if row["label"] in ("match", "no_match"):
            values = pairing.measures(pairing.prepare(row["a"]), pairing.prepare(row["b"]), rarity)
            names = list(values)
            pairs.append(Pair(tuple(values.values()), row["label"] == "match"))
    return names, pairs


def fit(pairs: Sequence[Pair]) -> Fit:
    """Fit a logistic regression with a ridge, by Newton's method on standardised measures."""
    width, size = len(pairs[0].measures), len(pairs)
    columns = list(zip(*(pair.measures for pair in pairs), strict=True))
    means = [sum(column) / size for column in columns]
    spreads = [
        math.sqrt(sum((x - mean) ** 2 for x in column) / size) or 1.0
        for column, mean in zip(columns, means, strict=True)
    ]
    table = [
        [1.0, *((x - mean) / spread for x, mean, spread in zip(pair.measures, means, spreads, strict=True))]
        for pair in pairs
    ]
    beta = [0.0] * (width + 1)
    for _ in range(ROUNDS):
        gradient = [-RIDGE * b for b in beta]
        gradient[0] = 0.0
        hessian = [[RIDGE if i == j else 0.0 for j in range(width + 1)] for i in range(width + 1)]
        hessian[0][0] = 1e-9
        for line, pair in zip(table, pairs, strict=True):
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(b * x for b, x in zip(beta, line, strict=True))))))
            error, curve = pair.match - p, p * (1 - p)
            for i, x in enumerate(line):
                gradient[i] += error * x
                row, scaled = hessian[i], curve * x
                for j in range(i + 1):
                    row[j] += scaled * line[j]
        for i in range(width + 1):
            for j in range(i + 1, width + 1):
                hessian[i][j] = hessian[j][i]
        step = solve(hessian, gradient)
        beta = [b + s for b, s in zip(beta, step, strict=True)]
        if max(abs(s) for s in step) < 1e-6:
            break
    weights = tuple(b / spread for b, spread in zip(beta[1:], spreads, strict=True))
    return Fit(beta[0] - sum(w * mean for w, mean in zip(weights, means, strict=True)), weights)


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a system of linear equations by elimination with pivots."""
    size = len(right)
    rows_ = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for i in range(size):
        best = max(range(i, size), key=lambda k: abs(rows_[k][i]))
        rows_[i], rows_[best] = rows_[best], rows_[i]
        for k in range(i + 1, size):
            factor = rows_[k][i] / rows_[i][i]
            if factor:
                rows_[k] = [x - factor * y for x, y in zip(rows_[k], rows_[i], strict=True)]
    found = [0.0] * size
    for i in reversed(range(size)):
        found[i] = (rows_[i][-1] - sum(rows_[i][j] * found[j] for j in range(i + 1, size))) / rows_[i][i]
    return found


def average_precision(scored: Iterable[tuple[float, bool]]) -> float:
    """Average the precision at each match, best score first; equal scores share one precision."""
    ranked = sorted(scored, key=lambda pair: -pair[0])
    hits, seen, total = 0, 0, 0.0
    while seen < len(ranked):
        tied = [match for score, match in ranked[seen:] if score == ranked[seen][0]]
        seen, hits = seen + len(tied), hits + sum(tied)
        total += sum(tied) * hits / seen
    return total / hits if hits else 0.0


def out_of_fold(sets: Mapping[str, Sequence[Pair]]) -> dict[str, list[tuple[float, bool]]]:
    """Score every pair by weights that were fitted without its fold, on all files together."""
    scored: dict[str, list[tuple[float, bool]]] = {name: [] for name in sets}
    for fold in range(FOLDS):
        fitted = fit([p for pairs in sets.values() for i, p in enumerate(pairs) if i % FOLDS != fold])
        for name, pairs in sets.items():
            scored[name] += [(fitted.score(p.measures), p.match) for i, p in enumerate(pairs) if i % FOLDS == fold]
    return scored


def as_toml(names: Sequence[str], fitted: Fit, rarity: Mapping[str, float]) -> str:
    """Write the model as a person would read it."""
    lines = [HEADER, f"intercept = {fitted.intercept:.1f}\n", "[weights]"]
    lines += [f"{name} = {weight:.1f}" for name, weight in zip(names, fitted.weights, strict=True)]
    lines += ["", "# Common words of news English, from the commonest (rarity 0 to 1; any other word counts as 1)."]
    for band in BANDS:
        terms = json.dumps([term for term, value in rarity.items() if value == band], ensure_ascii=False)
        lines += ["[[common]]", f"rarity = {band}", f"terms = {terms}", ""]
    return "\n".join(lines)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--background", nargs="*", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    texts = [row[side] for path in [*args.files, *args.background] for row in rows(path) for side in "ab"]
    rarity = rarity_table(texts)
    names: list[str] = []
    sets: dict[str, list[Pair]] = {}
    for path in args.files:
        names, sets[path.name] = read_pairs(path, rarity)
    everything = fit([pair for pairs in sets.values() for pair in pairs])
    folds = out_of_fold(sets)
    for name, pairs in sets.items():
        others = [pair for other, more in sets.items() if other != name for pair in more]
        elsewhere = fit(others) if others else None
        crossed = average_precision((elsewhere.score(p.measures), p.match) for p in pairs) if elsewhere else math.nan
        seen = average_precision((everything.score(p.measures), p.match) for p in pairs)
        print(
            f"{name:24} AP fitted on all {seen:.3f} · {FOLDS} folds {average_precision(folds[name]):.3f} · "
            f"fitted on the other files {crossed:.3f}"
        )
    if args.write:
        TARGET.write_text(as_toml(names, everything, rarity), encoding="utf-8")
        print(f"written: {TARGET.name}")


if __name__ == "__main__":
    main()
