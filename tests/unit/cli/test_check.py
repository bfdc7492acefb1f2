from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from factcheck import notes
from factcheck.notes.json import schema

from .conftest import Run


def checked(factcheck: Run, *args: str | Path) -> dict[str, Any]:
    result = factcheck("check", *args, "--format", "json")
    assert result.code == 0, result.err
    assert result.err == ""
    made: dict[str, Any] = json.loads(result.out)
    Draft202012Validator(schema()).validate(made)
    return made


def assert_anchored(made: dict[str, Any]) -> None:
    """Every quote stands at its offsets in the file as it is on the disk."""
    texts = {
        article["id"]: Path(article["path"]).read_bytes().decode(article["encoding"]) for article in made["articles"]
    }
    places = [f[side] for f in made["findings"] for side in "ab"] + made["only_in"] + made["checks"]
    places += [value for claim in made["claims"] for value in claim["values"]]
    assert made["findings"]
    for place in places:
        assert texts[place["article"]][place["start"] : place["end"]] == place["quote"]
        assert 0 < len(place["quote"]) <= 160


def test_the_sample_reports_follow_the_schema_and_their_anchors_hold(factcheck: Run, seeds: Path) -> None:
    assert_anchored(checked(factcheck, *sorted(seeds.glob("*.txt"))))


def test_real_coverage_follows_the_schema_and_its_anchors_hold(factcheck: Run, shared: Path) -> None:
    stories = [shared / "seeds", *sorted((shared / "stories").iterdir())]
    assert len(stories) > 5
    for story in stories:
        assert_anchored(checked(factcheck, *sorted(story.glob("*.txt"))))


def test_articles_are_numbered_as_they_were_named_and_nothing_else_hangs_on_it(
    factcheck: Run, reports: tuple[Path, Path]
) -> None:
    morning, evening = reports
    one, two = checked(factcheck, morning, evening), checked(factcheck, evening, morning)
    assert [article["path"] for article in one["articles"]] == [str(morning), str(evening)]
    assert [article["path"] for article in two["articles"]] == [str(evening), str(morning)]
    assert one["findings"]

    def bare(made: dict[str, Any]) -> list[tuple[str, ...]]:
        paths = {article["id"]: article["path"] for article in made["articles"]}
        return [(f["id"], f["judgement"], paths[f["a"]["article"]], paths[f["b"]["article"]]) for f in made["findings"]]

    assert bare(one) == bare(two)


def test_a_folder_is_its_files(factcheck: Run, reports: tuple[Path, Path]) -> None:
    assert {a["path"] for a in checked(factcheck, reports[0].parent)["articles"]} == {str(path) for path in reports}


def test_fail_on_decides_the_exit_code(factcheck: Run, reports: tuple[Path, Path]) -> None:
    assert factcheck("check", *reports, "--fail-on", "conflict").code == 1
    assert factcheck("check", *reports, "--fail-on", "tension").code == 1
    assert factcheck("check", *reports).code == 0
    assert factcheck("check", reports[0], "--fail-on", "tension").code == 0


def test_a_single_article_is_compared_with_itself(factcheck: Run, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("Burglaries rose in Oban\n\nBurglaries fell in Oban last year, police said.\n", encoding="utf-8")
    made = checked(factcheck, path)
    assert {finding["scope"] for finding in made["findings"]} == {"within"}
    assert checked(factcheck, path, "--no-within")["findings"] == []


@pytest.mark.parametrize("form", notes.names())
def test_every_format(factcheck: Run, reports: tuple[Path, Path], form: str) -> None:
    result = factcheck("check", *reports, "--format", form)
    assert result.code == 0
    assert "Seven people were killed" in result.out


def test_all_lists_more_and_with_text_carries_the_texts(factcheck: Run, reports: tuple[Path, Path]) -> None:
    assert len(factcheck("check", *reports, "--all").out) >= len(factcheck("check", *reports).out)
    texts = [article["text"] for article in checked(factcheck, *reports, "--with-text")["articles"]]
    assert texts == [path.read_text(encoding="utf-8") for path in reports]


def test_a_check_leaves_no_store(factcheck: Run, reports: tuple[Path, Path], tmp_path: Path) -> None:
    factcheck("--db", tmp_path / "x.db", "check", *reports, "--db", tmp_path / "y.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["reports"]


def test_what_a_person_says_of_the_one_file_goes_before_what_it_says(factcheck: Run, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("Five killed in fire\n\nFive people were killed.\n", encoding="utf-8")
    made = checked(
        factcheck, path, "--publisher", "The Oban Post", "--published", "2026-05-04", "--url", "https://example.org/1"
    )
    article = made["articles"][0]
    assert (article["publisher"], article["published"][:10]) == ("The Oban Post", "2026-05-04")
    assert article["url"] == "https://example.org/1"


# ---- -o


def test_output_goes_to_a_file(factcheck: Run, reports: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    result = factcheck("check", *reports, "--format", "json", "-o", target)
    assert (result.code, result.out) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["schema"] == 1
    before = target.read_bytes()
    again = factcheck("check", *reports, "-o", target)
    assert again.code == 2
    assert "--overwrite" in again.line
    assert target.read_bytes() == before
    assert factcheck("check", *reports, "-o", target, "--overwrite").code == 0
    assert target.read_bytes() != before


def test_output_never_goes_over_what_is_read(factcheck: Run, reports: tuple[Path, Path]) -> None:
    before = reports[0].read_bytes()
    for paths in (reports, (reports[0].parent,)):
        result = factcheck("check", *paths, "-o", reports[0], "--overwrite")
        assert result.code == 2
        assert "among the files to read" in result.line
    assert reports[0].read_bytes() == before


def test_output_into_a_folder_that_is_not_there(factcheck: Run, reports: tuple[Path, Path], tmp_path: Path) -> None:
    result = factcheck("check", *reports, "-o", tmp_path / "none" / "result.txt")
    assert result.code == 2
    assert "none" in result.line


# ---- gate


def test_the_draft_of_a_gate_is_side_a_everywhere(factcheck: Run, reports: tuple[Path, Path]) -> None:
    for draft, source in (reports, reports[::-1]):
        result = factcheck("gate", draft, source, "--format", "json")
        assert result.code == 0
        made = json.loads(result.out)
        assert [article["side"] for article in made["articles"]] == ["a", "b"]
        assert made["articles"][0]["path"] == str(draft)
        across = [finding for finding in made["findings"] if finding["scope"] == "across"]
        assert across
        assert {finding["a"]["article"] for finding in across} == {"a1"}


def test_the_sources_of_a_gate_are_not_compared_with_one_another(
    factcheck: Run, reports: tuple[Path, Path], tmp_path: Path
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Council meets\n\nThe council of Lorn met on Friday.\n", encoding="utf-8")
    made = json.loads(factcheck("gate", draft, *reports, "--format", "json").out)
    assert made["findings"] == []


def test_unsupported_facts_of_the_draft(factcheck: Run, reports: tuple[Path, Path], tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Forty injured in Mull fire\n\nForty people were injured in a fire on Mull.\n", encoding="utf-8")
    assert factcheck("gate", draft, *reports, "--fail-on", "tension").code == 0
    assert factcheck("gate", draft, *reports, "--fail-on", "unsupported").code == 1
    assert factcheck("gate", draft, *reports).code == 0


def test_a_folder_is_no_draft(factcheck: Run, reports: tuple[Path, Path]) -> None:
    result = factcheck("gate", reports[0].parent, reports[1])
    assert result.code == 2
    assert "one file" in result.line
