from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from factcheck.desk import Desk, DeskError, StoryView
from factcheck.desk.files import publish
from factcheck.model import Decision


@pytest.fixture
def view(desk: Desk, files: list[Path]) -> StoryView:
    view = desk.open_paths(files)
    desk.decide(view.id, view.comparison.findings[0].id, Decision.DISMISSED, why="an earlier count")
    desk.note(view.id, view.comparison.findings[0].id, "Rang the police")
    return desk.refresh(view.id)


@pytest.mark.parametrize("form", ["text", "md", "json", "jsonl", "csv", "html"])
def test_every_format_has_what_people_wrote(desk: Desk, view: StoryView, form: str) -> None:
    text = str(desk.export(view.id, form))
    assert "an earlier count" in text
    assert "Rang the police" in text
    assert desk.export(view.id, form) == text


def test_only_some_findings(desk: Desk, view: StoryView) -> None:
    wanted = view.comparison.findings[1].id
    result = json.loads(str(desk.export(view.id, "json", only={wanted})))
    assert [finding["id"] for finding in result["findings"]] == [wanted]
    assert result["only_in"] == result["checks"] == []


def test_an_unknown_format_is_refused(desk: Desk, view: StoryView) -> None:
    with pytest.raises(DeskError, match="'odt'"):
        desk.export(view.id, "odt")


@pytest.mark.skipif(os.name == "nt", reason="permissions of this kind are POSIX's")
def test_an_export_is_written_whole_and_for_its_owner(desk: Desk, view: StoryView, tmp_path: Path) -> None:
    path = tmp_path / "out" / "notes.md"
    with pytest.raises(DeskError, match=r"the folder .*out is not there"):
        desk.export(view.id, "md", path)
    path.parent.mkdir()
    assert desk.export(view.id, "md", path) == path
    assert path.read_bytes() == str(desk.export(view.id, "md")).encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_is_there_is_replaced_only_when_told(desk: Desk, view: StoryView, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("mine")
    path.chmod(0o644)
    with pytest.raises(DeskError, match="is there already"):
        desk.export(view.id, "md", path)
    assert path.read_text() == "mine"
    desk.export(view.id, "md", path, overwrite=True)
    assert "Bridge attack" in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    with pytest.raises(DeskError, match="is a folder"):
        desk.export(view.id, "md", tmp_path, overwrite=True)


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("old")

    def fill(part: Path) -> None:
        part.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(DeskError, match="no space left"):
        publish(path, fill, overwrite=True)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_whoever_is_first_keeps_the_name(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    with pytest.raises(DeskError, match="is there already"):
        publish(path, lambda part: (path.write_text("theirs") and None) or None)
    assert path.read_text() == "theirs"


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    publish(tmp_path / "link.md", lambda part: None, overwrite=True)
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == ""


def test_a_backup_is_the_whole_store(desk: Desk, view: StoryView, tmp_path: Path) -> None:
    copy = desk.backup(tmp_path / "copy.db")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with Desk(copy, who="Ann") as other:
        assert other.history() == desk.history()
        assert other.open_story(view.id).states == view.states or other.open_story(view.id).decided_count == 1
        assert len(other.search("police")) == 1
    with pytest.raises(DeskError, match="is there already"):
        desk.backup(copy)
