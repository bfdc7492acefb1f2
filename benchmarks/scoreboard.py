"""All score cards in one table, beside what rapidfuzz alone reaches in the same run.

    python -m benchmarks.scoreboard SHARED_DIR [--only CARD…]     (make scoreboard SHARED=…)

SHARED_DIR holds ``seeds``, ``stories``, ``data`` and ``tools/score.py``, which does the scoring; the cards of the
project's own sample reports are run too. The table goes to stdout, what is being run to stderr. The baseline takes
sentences for one thing when ``token_set_ratio`` says so and for a conflict when their figures differ.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.jsonlines import Row

HOME = Path(__file__).parents[1]
RAISED = ("conflict", "tension")
RESAMPLES = 2000
NONE = "–"
BASELINE = "benchmarks.rapidfuzz_only"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    card: str
    measure: str
    here: str
    baseline: str
    aim: str


Card = Callable[["Board"], list[Line]]


class Board:
    """Runs the program, the baseline and the score tool, each in a process of its own."""

    def __init__(self, shared: Path, folder: Path) -> None:
        self.shared = shared
        self._folder = folder

    def answers(self, module: str, *args: str | Path) -> Path:
        """What ``python -m module …`` writes to stdout, in a file."""
        target = self._folder / f"{len(list(self._folder.iterdir()))}.jsonl"
        with target.open("w", encoding="utf-8") as out:
            subprocess.run([sys.executable, "-m", module, *map(str, args)], check=True, stdout=out, cwd=HOME)
        return target

    def score(self, *args: str | Path) -> str:
        """What the score tool prints."""
        command = [sys.executable, str(self.shared / "tools" / "score.py"), *map(str, args)]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=HOME).stdout

    def data(self, name: str) -> Path:
        """A labelled set."""
        return self.shared / "data" / f"{name}.jsonl"


def _sides(board: Board, own: str, what: str, name: str, *score: str) -> tuple[str, str, Path]:
    """The scores of this project and of the baseline on one set, and this project's answers."""
    data = board.data(name)
    mine, plain = board.answers(own, data), board.answers(BASELINE, what, data)
    command, *options = score
    return board.score(command, mine, data, *options), board.score(command, plain, data, *options), mine


def found(pattern: str, text: str) -> str:
    """The first group of a pattern in what the score tool printed. Raises ``ValueError`` when it is not there."""
    match = re.search(pattern, text)
    if match is None:
        msg = f"the score tool printed no {pattern!r}: {text[:200]!r}"
        raise ValueError(msg)
    return match[1]


def _report(text: str) -> Row:
    """The JSON object in what the score tool printed."""
    report: Row = json.loads(text[text.index("{\n") : text.rindex("}") + 1])
    return report


_SEEDS = (
    ("tier 1 found, judged as gold", "tier1", "22, 20 of 22"),
    ("tier 2 found, judged as gold", "tier2", "24 of 32"),
    ("precision strict", "precision_strict", ""),
    ("distractors raised", "distractors_raised", "0"),
)


def _findings(board: Board, card: str, folder: Path, measures: Sequence[tuple[str, str, str]]) -> list[Line]:
    gold = folder / "gold.json"
    paths = [folder / name for name in json.loads(gold.read_text(encoding="utf-8"))["articles"]]
    mine = board.answers("factcheck", "check", *paths, "--format", "json")
    plain = board.answers(BASELINE, "findings", *paths)
    ours, theirs = (_report(board.score("findings", made, gold, "--quiet")) for made in (mine, plain))
    return [Line(card, name, str(ours.get(key, NONE)), str(theirs.get(key, NONE)), aim) for name, key, aim in measures]


def seeds(board: Board) -> list[Line]:
    """The two real articles."""
    return _findings(board, "seeds", board.shared / "seeds", _SEEDS)


def samples(board: Board) -> list[Line]:
    """The sample reports that ship with the project."""
    unaimed = [(name, key, "") for name, key, _ in _SEEDS]
    return _findings(board, "sample reports", HOME / "seeds", unaimed)


def stories(board: Board) -> list[Line]:
    """The real stories, eight reports each."""
    runs = (
        f"{sys.executable} -m factcheck check --no-within --format json {{articles}}",
        f"{sys.executable} -m {BASELINE} findings {{articles}}",
    )
    ours, theirs = (_report(board.score("stories", board.shared / "stories", "--run", run)) for run in runs)
    measures = (
        ("precision labelled", "precision_labelled", "≥ 0.85"),
        ("precision strict", "precision_strict", "≥ 0.60"),
        ("recall of typed slots", "recall_slots_typed", "≥ 0.65"),
        ("recall of worded slots", "recall_slots_worded", "≥ 0.30"),
        ("distractors raised", "distractors_raised", "0"),
    )
    return [Line("stories", name, str(ours[key]), str(theirs[key]), aim) for name, key, aim in measures]


_F1 = r"conflict or tension\s+P [\d.]+ R [\d.]+ F1 ([\d.]+)"


def pairs_casualty(board: Board) -> list[Line]:
    """Headline pairs with tolls; few are positive, so the interval is given too."""
    ours, theirs, mine = _sides(board, "benchmarks.pairs", "pairs", "pairs_casualty", "pairs")
    low, high = interval(_outcomes(mine, board.data("pairs_casualty"), RAISED))
    here = f"{found(_F1, ours)} (95%: {low:.2f} to {high:.2f})"
    return [Line("pairs_casualty", "F1, conflict or tension", here, found(_F1, theirs), "≥ 0.75")]


def pairs_emergent(board: Board) -> list[Line]:
    """Headlines for and against a rumour."""
    options = ("pairs", "--positive", "contradiction")
    ours, theirs, _ = _sides(board, "benchmarks.pairs", "pairs", "pairs_emergent", *options)
    return [Line("pairs_emergent", "F1, contradiction", found(_F1, ours), found(_F1, theirs), "≥ 0.75")]


def pairs_rte3(board: Board) -> list[Line]:
    """Contradictions among text pairs of a published task."""
    options = ("pairs", "--positive", "contradiction")
    ours, theirs, _ = _sides(board, "benchmarks.pairs", "pairs", "pairs_rte3_3way", *options)
    out = []
    for measure, letter, aim in (("precision", "P", "≥ 0.50"), ("recall", "R", "≥ 0.35")):
        pattern = rf"conflict or tension\s.*?\b{letter} ([\d.]+)"
        out.append(
            Line("pairs_rte3_3way", f"contradiction, {measure}", found(pattern, ours), found(pattern, theirs), aim)
        )
    return out


def rank(board: Board) -> list[Line]:
    """Which sentence of another report speaks of the same thing."""
    ours, theirs, _ = _sides(board, "benchmarks.rank", "rank", "rank_ecbplus", "rank")
    return [Line("rank_ecbplus", "P@1", found(r"P@1 ([\d.]+)", ours), found(r"P@1 ([\d.]+)", theirs), "≥ 0.72")]


def match(board: Board) -> list[Line]:
    """Whether two sentences say the same."""
    out = []
    for name, aim in (("match_msrp", "≥ 0.92"), ("match_sts_news", "≥ 0.95")):
        options = ("match", "--positive", "match", "--ignore", "borderline")
        ours, theirs, _ = _sides(board, "benchmarks.pairs", "pairs", name, *options)
        out.append(Line(name, "average precision", found(r"AP ([\d.]+)", ours), found(r"AP ([\d.]+)", theirs), aim))
    return out


def quantities(board: Board) -> list[Line]:
    """Numbers with what is said of them; the baseline takes every figure as it stands."""
    ours, theirs, _ = _sides(board, "benchmarks.quantities", "quantities", "quantities_newsquant", "quantities")
    out = []
    for measure, name, aim in (("F1, value", "value ", "≥ 0.92"), ("F1, value and change", r"value\+change", "≥ 0.86")):
        pattern = rf"{name}\s*P [\d.]+ R [\d.]+ F1 ([\d.]+)"
        out.append(Line("quantities_newsquant", measure, found(pattern, ours), found(pattern, theirs), aim))
    return out


def quotes(board: Board) -> list[Line]:
    """Who says what; rapidfuzz has nothing to say of it."""
    data = board.data("quotes_polnear")
    made = board.score("quotes", board.answers("benchmarks.quotes", data), data)
    aims = {"source": "≥ 0.60", "cue": "≥ 0.70", "content": "≥ 0.70"}
    return [
        Line("quotes_polnear", f"F1, {part}", found(rf"{part}\s+P [\d.]+ R [\d.]+ F1 ([\d.]+)", made), NONE, aim)
        for part, aim in aims.items()
    ]


CARDS: dict[str, Card] = {
    "seeds": seeds,
    "samples": samples,
    "stories": stories,
    "pairs_casualty": pairs_casualty,
    "pairs_emergent": pairs_emergent,
    "pairs_rte3": pairs_rte3,
    "rank": rank,
    "match": match,
    "quantities": quantities,
    "quotes": quotes,
}


def _outcomes(answers: Path, gold: Path, positive: Sequence[str]) -> list[tuple[bool, bool]]:
    """For every labelled pair whether it is positive, and whether it was raised."""

    def rows(path: Path) -> list[Row]:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]

    raised = {row["id"]: row["judgement"] in RAISED for row in rows(answers)}
    return [(row["label"] in positive, raised.get(row["id"], False)) for row in rows(gold)]


def interval(outcomes: Sequence[tuple[bool, bool]], resamples: int = RESAMPLES) -> tuple[float, float]:
    """The 95 per cent bootstrap interval of F1 over (positive, raised) pairs, the same for the same pairs."""
    chance = random.Random(0)  # noqa: S311 - resampling, not secrets
    scores = sorted(f1(chance.choices(outcomes, k=len(outcomes))) for _ in range(resamples))
    return scores[int(0.025 * resamples)], scores[int(0.975 * resamples) - 1]


def f1(outcomes: Sequence[tuple[bool, bool]]) -> float:
    """The harmonic mean of precision and recall over (positive, raised) pairs; 0 when nothing is right."""
    right = sum(positive and raised for positive, raised in outcomes)
    return 2 * right / max(1, sum(positive + raised for positive, raised in outcomes))


def table(lines: Sequence[Line]) -> str:
    """The lines as a Markdown table, a card's name on its first line only."""
    rows = [("Card", "Measure", "Here", "rapidfuzz alone", "Aim")]
    for before, line in zip((None, *lines), lines, strict=False):
        card = "" if before is not None and before.card == line.card else line.card
        rows.append((card, line.measure, line.here, line.baseline, line.aim))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    text = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    text.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(text)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, metavar="SHARED_DIR")
    parser.add_argument("--only", nargs="+", choices=CARDS, default=list(CARDS), metavar="CARD", help=", ".join(CARDS))
    args = parser.parse_args()
    shared = args.shared.resolve()
    if not (shared / "tools" / "score.py").is_file():
        sys.exit(f"benchmarks.scoreboard: {shared} has no tools/score.py; name the folder with the labelled data")
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as folder:
        board = Board(shared, Path(folder))
        for name in CARDS:
            if name in args.only:
                print(f"{name} …", file=sys.stderr, flush=True)
                lines += CARDS[name](board)
    print(table(lines))


if __name__ == "__main__":
    main()
