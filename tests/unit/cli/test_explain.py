from __future__ import annotations

import json
from pathlib import Path

from tests.unit.cli.conftest import Run

KILLED = "Four people were killed when a coach overturned near Harwich, police said."
OTHER = "Five people were killed when the coach overturned near Harwich."
BANK = "The bank raised its main rate to 4 per cent."


def test_the_facts_of_a_sentence(factcheck: Run) -> None:
    result = factcheck("explain", KILLED)
    assert result.code == 0
    assert "casualty: people killed: “Four people were killed” (0 to 23)" in result.out
    assert "low 4, high 4" in " ".join(result.out.split())
    assert "says police" in " ".join(result.out.split())
    assert max(map(len, result.out.splitlines())) <= 80


def test_the_facts_as_json(factcheck: Run) -> None:
    made = json.loads(factcheck("explain", KILLED, "--format", "json").out)
    (sentence,) = made["sentences"]
    (toll,) = [fact for fact in sentence["facts"] if fact["kind"] == "casualty"]
    assert KILLED[toll["start"] : toll["end"]] == toll["quote"]
    assert (toll["value"]["low"], toll["event"], toll["speaker"]) == (4, "main", "police")
    assert "verdicts" not in made


def test_how_a_pair_is_judged(factcheck: Run) -> None:
    made = json.loads(factcheck("explain", KILLED, OTHER, "--format", "json").out)
    (toll,) = [verdict for verdict in made["verdicts"] if verdict["kind"] == "casualty"]
    assert (toll["judgement"], toll["reason"]) == ("conflict", "value-differs")
    assert toll["shared_keys"]
    assert made["pairing"]["score"] > 0.5
    assert "harwich" in made["pairing"]["carried_by"]
    shown = factcheck("explain", KILLED, OTHER).out
    assert "casualty: conflict · value-differs" in shown


def test_why_nothing_was_compared(factcheck: Run) -> None:
    made = json.loads(factcheck("explain", KILLED, BANK, "--format", "json").out)
    assert all(verdict["judgement"] is None and verdict["why_not"] for verdict in made["verdicts"])
    assert "only the first sentence" in factcheck("explain", KILLED, BANK).out


def test_two_equal_sentences_are_two_reports(factcheck: Run) -> None:
    made = json.loads(factcheck("explain", KILLED, KILLED, "--format", "json").out)
    assert len({len(sentence["facts"]) for sentence in made["sentences"]}) == 1
    assert [v["judgement"] for v in made["verdicts"] if v["kind"] == "casualty"] == ["same"]


def test_an_empty_sentence_is_refused(factcheck: Run) -> None:
    assert factcheck("explain", " ").code == 2
    assert "empty" in factcheck("explain", KILLED, "").line


def test_hostile_words_steer_no_terminal(factcheck: Run) -> None:
    made = factcheck("explain", "Four people were killed\x1b[31m, he said\u202e.").out
    assert "\x1b" not in made
    assert "\u202e" not in made


def test_under_rules_of_ones_own(factcheck: Run, tmp_path: Path) -> None:
    rules = tmp_path / "own.toml"
    sentence = "Thefts ballooned in Harwich."
    assert "trend" not in factcheck("explain", sentence).out
    rules.write_text('[[trends]]\nwords = ["ballooned"]\ndirection = "up"\ndegree = "sharp"\n', encoding="utf-8")
    assert "trend" in factcheck("explain", sentence, "--rules", rules).out
    assert "trend" in factcheck("--rules", rules, "explain", sentence).out
