from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run


def ids(factcheck: Run, *args: object) -> list[str]:
    result = factcheck("check", *map(str, args), "--format", "json")
    assert result.code == 0, result.err
    return [finding["id"] for finding in json.loads(result.out)["findings"]]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return tmp_path / "own.toml"


def test_an_empty_rules_file_changes_nothing(factcheck: Run, reports: tuple[Path, Path], rules: Path) -> None:
    rules.write_text("# nothing yet\n", encoding="utf-8")
    assert ids(factcheck, *reports, "--rules", rules) == ids(factcheck, *reports) != []


def test_what_is_ignored_is_not_raised(factcheck: Run, reports: tuple[Path, Path], rules: Path) -> None:
    everything = json.loads(factcheck("check", *reports, "--format", "json").out)
    assert {"casualty", "trend"} <= {finding["kind"] for finding in everything["findings"]}
    rules.write_text('[ignore]\nkinds = ["trend"]\nphrases = ["people were killed"]\n', encoding="utf-8")
    made = json.loads(factcheck("check", *reports, "--rules", rules, "--format", "json").out)
    assert "trend" not in {finding["kind"] for finding in made["findings"]}
    quotes = [finding[side]["quote"] for finding in made["findings"] for side in "ab"]
    assert not [quote for quote in quotes if "people were killed" in quote]
    rules.write_text('[ignore]\nreasons = ["direction"]\n', encoding="utf-8")
    made = json.loads(factcheck("check", *reports, "--rules", rules, "--format", "json").out)
    assert "direction" not in {finding["reason"] for finding in made["findings"]}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[trend]\n", 1, "no table 'trend'"),
        ('synonyms = [["rig", "oil platform"]]\n', 1, "not one word"),
        ('\n[ignore]\nkind = ["age"]\n', 3, "no key 'kind'"),
        ('[ignore]\nkinds = "age"\n', 2, "must be a list"),
        ('[ignore]\nkinds = [\n  "age",\n  "agge",\n]\n', 4, "no kind is called 'agge'"),
        ('[ignore]\nreasons = ["value-difers"]\n', 2, "no reason is called"),
        ('[ignore]\nchecks = ["superlatives"]\n', 2, "no check is called"),
        ('[[trends]]\nwords = ["x"]\ndirection = "sideways"\n', 3, "'sideways'"),
        ('[[trends]]\nwords = ["x"]\n', 1, "no direction"),
        ('roles = ["harbourmaster"\n', 2, "unclosed"),
        ('[[aliases]]\nname = "The siege"\nalso = [3]\n', 3, "no word"),
    ],
)
def test_a_mistake_is_one_line_with_file_line_and_remedy(
    factcheck: Run, reports: tuple[Path, Path], rules: Path, text: str, line: int, words: str
) -> None:
    rules.write_text(text, encoding="utf-8")
    result = factcheck("check", *reports, "--rules", rules)
    assert (result.code, result.out) == (2, "")
    assert f"own.toml, line {line}: " in result.line
    assert words in result.line
    assert factcheck("open", *reports, "--rules", rules).code == 2


def test_a_mistake_keeps_nobody_from_what_is_kept(
    factcheck: Run, reports: tuple[Path, Path], rules: Path, tmp_path: Path
) -> None:
    factcheck(*reports)
    rules.write_text("nonsense\n", encoding="utf-8")
    assert factcheck("add", reports[0], "--rules", rules).code == 2
    assert factcheck("--rules", rules, "backup", tmp_path / "copy.db").code == 0
    assert factcheck("--rules", rules, "history").code == 0


def test_a_file_that_is_not_there_or_no_text(factcheck: Run, reports: tuple[Path, Path], rules: Path) -> None:
    assert "no such file" in factcheck("check", *reports, "--rules", rules).line
    rules.write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in factcheck("gate", *reports, "--rules", rules).line


def test_the_rules_of_the_config_folder_and_of_the_environment(
    factcheck: Run, reports: tuple[Path, Path], rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ids(factcheck, *reports)
    home = Path(os.environ["FACTCHECK_HOME"])
    home.mkdir()
    (home / "rules.toml").write_text('[ignore]\nkinds = ["casualty"]\n', encoding="utf-8")
    assert len(ids(factcheck, *reports)) < len(before)
    rules.write_text("", encoding="utf-8")
    assert ids(factcheck, *reports, "--rules", rules) == before
    monkeypatch.setenv("FACTCHECK_RULES", str(rules))
    assert ids(factcheck, *reports) == before


def test_a_kept_story_is_compared_under_the_rules(factcheck: Run, reports: tuple[Path, Path], rules: Path) -> None:
    rules.write_text('[ignore]\nkinds = ["trend"]\n', encoding="utf-8")
    assert "Burglaries in Oban rose" in factcheck(*reports).out
    assert "Burglaries in Oban rose" not in factcheck("open", *reports, "--rules", rules).out.partition("Only in")[0]
    kept = json.loads(factcheck("--rules", rules, "export", "--format", "json").out)
    assert "trend" not in {finding["kind"] for finding in kept["findings"]}


def test_synonyms_titles_and_aliases_are_read(factcheck: Run, tmp_path: Path, rules: Path) -> None:
    rules.write_text(
        'synonyms = [["mill", "weavery"]]\nroles = ["harbourmaster"]\n[degrees]\nsmall = ["wee"]\n'
        '[[aliases]]\nname = "the November 2015 attacks"\nalso = ["Saint-Denis"]\n',
        encoding="utf-8",
    )
    pair = "A fire broke out at the mill.", "A fire broke out at the weavery."

    def sure(*more: object) -> float:
        made = json.loads(factcheck("explain", *pair, "--format", "json", *map(str, more)).out)
        return float(made["pairing"]["score"])

    assert sure("--rules", rules) > sure()
    assert sure() < 0.9
    shown = factcheck("explain", "Thefts saw a wee rise in May.", "--rules", rules).out
    assert "degree small" in shown


# ---- what is said of one of several files


def test_dates_and_outlets_by_file(factcheck: Run, reports: tuple[Path, Path]) -> None:
    morning, evening = reports
    made = json.loads(
        factcheck(
            "check", *reports, "--format", "json", "--published", f"{morning}=2026-05-06", "--publisher",
            f"{evening}=The Ledger", "--publisher", f"{morning}=A=B",
        ).out
    )  # fmt: skip
    assert [article["published"][:10] for article in made["articles"]] == ["2026-05-06", "2026-05-04"]
    assert [article["publisher"] for article in made["articles"]] == ["A=B", "The Ledger"]


def test_a_plain_value_is_for_one_file_or_the_draft(factcheck: Run, reports: tuple[Path, Path]) -> None:
    assert "FILE=" in factcheck("check", *reports, "--publisher", "The Ledger").line
    assert "given twice" in factcheck("check", reports[0], "--publisher", "A", "--publisher", "B").line
    made = json.loads(factcheck("gate", *reports, "--publisher", "The Ledger", "--format", "json").out)
    assert [article["publisher"] for article in made["articles"]] == ["The Ledger", "Evening Argyll"]


def test_a_file_that_is_not_among_them(factcheck: Run, reports: tuple[Path, Path], tmp_path: Path) -> None:
    stranger = tmp_path / "x.txt"
    stranger.write_text("Words.", encoding="utf-8")
    result = factcheck("check", *reports, "--publisher", f"{stranger}=The Ledger")
    assert (result.code, "not among the files" in result.line) == (2, True)


def test_what_was_said_of_a_file_is_kept_with_the_story(factcheck: Run, reports: tuple[Path, Path]) -> None:
    factcheck(*reports, "--publisher", f"{reports[1]}=The Ledger")
    kept = json.loads(factcheck("export", "--format", "json").out)
    assert [article["publisher"] for article in kept["articles"]] == ["The Oban Post", "The Ledger"]
