from __future__ import annotations

from benchmarks.baseline import SCORERS, evaluate


def test_average_precision_on_pairs() -> None:
    rows = [
        {"a": "A lorry fell", "b": "A lorry fell", "label": "match"},
        {"a": "A lorry fell", "b": "Rain on Monday", "label": "no_match"},
        {"a": "", "b": "", "label": "borderline"},
    ]
    assert {name: evaluate(rows, scorer) for name, scorer in SCORERS.items()} == dict.fromkeys(SCORERS, 1.0)
    assert evaluate(rows, lambda a, b: -SCORERS["ratio"](a, b)) == 0.5


def test_share_of_right_first_choices() -> None:
    row = {"query": "A lorry fell", "candidates": ["Rain on Monday", "A lorry fell down"], "gold": [1]}
    assert evaluate([row], SCORERS["token_set_ratio"]) == 1.0
    assert evaluate([row, row | {"gold": [0]}], SCORERS["token_set_ratio"]) == 0.5
