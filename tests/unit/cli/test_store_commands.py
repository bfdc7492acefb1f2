from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from .conftest import Run


@pytest.fixture
def story(factcheck: Run, reports: tuple[Path, Path]) -> str:
    """The id of a kept story."""
    assert factcheck("open", *reports).code == 0
    return factcheck("stories").out.split("\t")[0]


def kept(factcheck: Run) -> dict[str, object]:
    result = factcheck("export", "--format", "json")
    assert result.code == 0, result.err
    made: dict[str, object] = json.loads(result.out)
    return made


def first_id(factcheck: Run) -> str:
    found: str = kept(factcheck)["findings"][0]["id"]  # type: ignore[index]
    return found


def test_without_a_terminal_the_report_is_printed(factcheck: Run, reports: tuple[Path, Path]) -> None:
    for args in (("open", *reports), reports):
        result = factcheck(*args)
        assert result.code == 0
        assert "Conflicts" in result.out
        assert "The Oban Post" in result.out


def test_the_same_files_are_the_same_story_with_its_decisions(
    factcheck: Run, reports: tuple[Path, Path], story: str
) -> None:
    finding = first_id(factcheck)
    assert factcheck("decide", finding, "explained", "--why", "two counts", "--who", "Jo").code == 0
    again = factcheck(reports[1], reports[0])
    assert "two counts (Jo" in " ".join(again.out.split())
    assert len(factcheck("stories").out.splitlines()) == 1
    assert factcheck("open").out == again.out
    assert factcheck("open", "--story", story).out == again.out


def test_decide_note_undo_and_history(factcheck: Run, story: str) -> None:
    finding = first_id(factcheck)
    assert factcheck("decide", finding[:8], "discrepancy").code == 0
    assert factcheck("note", finding, "called the ward", "--source", "sister on duty").code == 0
    assert factcheck("note", "story", "for the late edition").code == 0
    assert factcheck("note", "a1", "second edition").code == 0
    text = factcheck("export", "--format", "text").out
    for words in (
        "discrepancy confirmed",
        "called the ward",
        "sister on duty",
        "for the late edition",
        "second edition",
    ):
        assert words in " ".join(text.split())
    assert factcheck("undo").code == 0
    assert "second edition" not in factcheck("export").out
    assert factcheck("undo", "--redo").code == 0
    assert "second edition" in factcheck("export").out
    said = factcheck("history", story).out
    assert [word in said for word in ("decide", "note", "undo", "redo")] == [True] * 4
    assert all(len(row.split("\t")) == 5 for row in said.splitlines())


def test_a_dismissal_needs_a_reason(factcheck: Run, story: str) -> None:
    result = factcheck("decide", first_id(factcheck), "dismissed")
    assert story
    assert result.code == 2
    assert "--why" in result.line


def test_an_id_that_is_not_there(factcheck: Run, story: str) -> None:
    for args in (("decide", "f-0000", "explained"), ("note", "f-0000", "x"), ("export", story + "x")):
        result = factcheck(*args)
        assert result.code == 2
        assert args[1] in result.line


def test_a_note_can_come_from_stdin(factcheck: Run, story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("first line\nsecond line\n"))
    assert factcheck("note", "story", "-", "--story", story).code == 0
    assert "first line second line" in factcheck("export").out


def test_add_to_a_story(factcheck: Run, story: str, tmp_path: Path) -> None:
    path = tmp_path / "third.txt"
    path.write_text("Nine killed in Oban ferry fire\n\nNine people were killed.\n", encoding="utf-8")
    result = factcheck("add", path, "--publisher", "Lorn Weekly")
    assert result.code == 0
    assert result.out.startswith(f"{story}\t3 articles")
    assert "Lorn Weekly" in factcheck("export").out


def test_the_store_is_named_before_or_after_the_command(
    factcheck: Run, reports: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, three = (tmp_path / f"{name}.db" for name in ("one", "two", "three"))
    monkeypatch.setenv("FACTCHECK_DB", str(three))
    assert factcheck("--db", one, "open", *reports).code == 0
    assert factcheck("open", *reports, "--db", two).code == 0
    assert one.exists()
    assert two.exists()
    assert not three.exists()
    assert factcheck("--db", three, "stories", "--db", one).out != ""
    assert factcheck("stories").out == ""


def test_export_to_a_file_asks_before_it_replaces(factcheck: Run, story: str, tmp_path: Path) -> None:
    target = tmp_path / "notes.md"
    assert factcheck("export", story, "-o", target).code == 0
    before = target.read_bytes()
    assert before.startswith(b"# Verification notes")
    again = factcheck("export", story, "-o", target, "--format", "csv")
    assert again.code == 2
    assert "--overwrite" in again.line
    assert target.read_bytes() == before
    assert factcheck("export", story, "-o", target, "--format", "csv", "--overwrite").code == 0
    assert target.read_bytes().startswith(b"finding,")


def test_a_backup_is_a_whole_store(factcheck: Run, story: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert factcheck("backup", copy).code == 0
    assert factcheck("--db", copy, "stories").out.startswith(story)
    assert factcheck("backup", copy).code == 2


def test_what_a_draft_changed_is_printed(factcheck: Run, reports: tuple[Path, Path], story: str) -> None:
    finding = first_id(factcheck)
    factcheck("decide", finding, "discrepancy")
    reports[0].write_text(reports[0].read_text().replace("Burglaries in Oban rose", "Burglaries in Oban fell"))
    assert "kept as draft 2 of article a1" in factcheck("add", *reports).err
    said = factcheck("diff").out
    assert "- Burglaries in Oban rose last year, police said." in said
    assert "+ Burglaries in Oban fell last year, police said." in said
    found = json.loads(factcheck("diff", story, "--article", "a1", "--format", "json").out)
    assert (found["from"], found["to"], found["schema"]) == (1, 2, 1)
    assert "has one draft only" in factcheck("diff", "--article", "a2").line
    assert factcheck("add", reports[1], "--draft-of", "a1").code == 2


def test_a_story_is_carried_to_another_store(factcheck: Run, story: str, tmp_path: Path) -> None:
    factcheck("note", "story", "Still running")
    path, db = tmp_path / "story.json", tmp_path / "other.db"
    assert factcheck("story", "export", path).code == 0
    assert "is there already" in factcheck("story", "export", path).line
    assert factcheck("story", "import", path, "--db", db).out.split("\t")[0] == story
    assert "was here already" in factcheck("story", "import", path, "--db", db).line
    assert "Still running" in factcheck("export", "--db", db).out


def test_a_rebuild_keeps_what_was_decided(factcheck: Run, story: str) -> None:
    factcheck("decide", first_id(factcheck), "explained")
    before = factcheck("export").out
    assert factcheck("rebuild").out == "1 story rebuilt\n"
    assert factcheck("export").out == before


def test_the_record_is_exported_whole(factcheck: Run, story: str, tmp_path: Path) -> None:
    finding = first_id(factcheck)
    factcheck("decide", finding, "explained", "--who", "Ann")
    path = tmp_path / "history.jsonl"
    assert factcheck("history", "--format", "jsonl", "-o", path).code == 0
    last = [json.loads(line) for line in path.read_text().splitlines()][-1]
    assert (last["who"], last["what"], last["target"], last["story"]) == ("Ann", "decide", finding, story)
    assert last["before"] == {finding: None}
    assert last["after"][finding]["decision"] == "explained"
    assert last["when"].endswith("+00:00")
    assert len(last["texts"]) == 2
    assert factcheck("history", "--format", "jsonl", "-o", path).code == 2


def test_a_damaged_store_is_told_and_saved_from(factcheck: Run, story: str, tmp_path: Path) -> None:
    factcheck("note", "story", "Still running")
    db, out, new = tmp_path / "home" / "factcheck.db", tmp_path / "saved.json", tmp_path / "new.db"
    content = bytearray(db.read_bytes())
    content[100:4096] = b"\xff" * 3996
    db.write_bytes(content)
    for side in ("-wal", "-shm"):
        db.with_name(db.name + side).unlink(missing_ok=True)
    said = factcheck("stories")
    assert said.code == 2
    assert "is damaged" in said.line
    assert f"factcheck recover {db} -o FILE" in said.line
    result = factcheck("recover", db, "-o", out, "--into", new)
    assert result.code == 0, result.err
    assert result.out.startswith("1 story, 0 decisions, 1 note, ")
    assert "Still running" in out.read_text()
    assert factcheck("stories", "--db", new).out.split("\t")[0] == story
    assert factcheck("recover", db, "-o", out).code == 2
