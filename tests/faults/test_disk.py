"""No room, no rights, no locks: nothing that was there is harmed, and what is wrong is said."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.desk import Desk, DeskError
from factcheck.store import Store
from factcheck.store.surroundings import warnings

ROOT = Path(__file__).parents[2]
PROLOGUE = """
import resource, signal, sys
from pathlib import Path
from factcheck.desk import Desk, DeskError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
folder = Path(sys.argv[1])
"""
ACTS = """
with Desk(folder / "s.db", who="Ann") as desk:
    story = desk.stories()[0].id
    desk.open_story(story)
    limit(max((folder / name).stat().st_size for name in ("s.db", "s.db-wal")) + 30_000)
    for turn in range(300):
        try:
            print("note", desk.note(story, "", f"note {turn} " + "x" * 500).id, flush=True)
        except DeskError as error:
            print("refused", error, flush=True)
            break
    limit(resource.RLIM_INFINITY)
    print("note", desk.note(story, "", "there is room again").id, flush=True)
"""
EXPORT = """
with Desk(folder / "s.db", who="Ann") as desk:
    story = desk.stories()[0].id
    text = str(desk.export(story, "md"))
    limit(1000)
    for what in ("export", "backup", "export_story"):
        try:
            if what == "export":
                desk.export(story, "md", folder / "notes.md", overwrite=True)
            elif what == "backup":
                desk.backup(folder / "copy.db")
            else:
                desk.export_story(story, folder / "story.json", overwrite=True)
        except DeskError as error:
            print("refused", what, error, flush=True)
"""
IMPORT = """
limit(int(sys.argv[2]))
try:
    with Desk(folder / "s.db", who="Ann") as desk:
        desk.add(sorted(folder.glob("later-*.txt")))
        print("added", flush=True)
except DeskError as error:
    print("refused", error, flush=True)
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits on the size of files are POSIX's")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a store of one story in it, and older exports."""
    (tmp_path / "a.txt").write_text("Fire off Oban\n\nFive people were killed in a fire off Oban on Monday.\n")
    (tmp_path / "b.txt").write_text("Blaze off Oban\n\nNine people were killed in a fire off Oban on Monday.\n")
    with Desk(tmp_path / "s.db", who="Ann") as desk:
        view = desk.open_paths([tmp_path / "a.txt", tmp_path / "b.txt"])
        for turn in range(20):
            desk.note(view.id, "", f"before {turn}")
    for name in ("notes.md", "story.json"):
        (tmp_path / name).write_text("old")
    return tmp_path


@pytest.fixture
def limited(folder: Path) -> Callable[..., list[str]]:
    """Runs a few lines in a process whose files may not grow beyond a size."""

    def run(code: str, *arguments: str) -> list[str]:
        environ = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", PROLOGUE + code, str(folder), *arguments],
            env=environ,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    return run


def whole(path: Path) -> Store:
    store = Store(path)
    with store._connections.reading() as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return store


def test_a_full_disk_refuses_and_loses_nothing(folder: Path, limited: Callable[..., list[str]]) -> None:
    lines = limited(ACTS)
    refused = [line for line in lines if line.startswith("refused")]
    assert len(refused) == 1
    assert "s.db" in refused[0]
    assert "nothing written before is lost" in refused[0]
    acknowledged = {line.split()[1] for line in lines if line.startswith("note")}
    assert len(acknowledged) > 1  # some before it was full, and one after
    with Desk(folder / "s.db", who="Ann") as desk:
        kept = {note.id for note in desk.open_story(desk.stories()[0].id).notes}
    assert acknowledged <= kept
    assert len(kept) == 20 + len(acknowledged)
    whole(folder / "s.db").close()


def test_an_export_to_a_full_disk_leaves_the_old_file(folder: Path, limited: Callable[..., list[str]]) -> None:
    lines = limited(EXPORT)
    assert [line.split()[1] for line in lines] == ["export", "backup", "export_story"]
    assert (folder / "notes.md").read_text() == (folder / "story.json").read_text() == "old"
    assert not (folder / "copy.db").exists()
    assert not [path for path in folder.iterdir() if path.name.endswith(".part")]
    whole(folder / "s.db").close()


@pytest.mark.parametrize("room", [0, 20_000, 60_000, 120_000, 260_000])
def test_articles_come_in_whole_or_not_at_all(folder: Path, limited: Callable[..., list[str]], room: int) -> None:
    for number in range(3):
        (folder / f"later-{number}.txt").write_text(f"Fire {number}\n\n" + f"{number} people died in Oban. " * 1500)
    (line,) = limited(IMPORT, str(room))
    store = whole(folder / "s.db")
    (row,) = store.stories.all()
    assert row.articles in (2, 5)
    assert row.articles == 5 or line.startswith("refused")
    assert len(store.stories.drafts(row.id)) == row.articles
    assert len(store.history.notes(row.id)) == 20
    store.close()


@pytest.mark.parametrize(
    ("mounts", "said"),
    [
        ("server:/desk {0} nfs4 rw 0 0\n", "nfs4"),
        ("//server/desk {0} cifs rw 0 0\n", "cifs"),
        ("/dev/sda1 / ext4 rw 0 0\nuser@host: {0} fuse.sshfs rw 0 0\n", "fuse.sshfs"),
        ("server:/ / nfs rw 0 0\n/dev/sda1 {0} ext4 rw 0 0\n", ""),
        ("/dev/sda1 / ext4 rw 0 0\n", ""),
        ("", ""),
        ("garbage\n\n /", ""),
    ],
)
def test_a_folder_on_another_machine_is_warned_of(tmp_path: Path, mounts: str, said: str) -> None:
    table = tmp_path / "mounts"
    table.write_text(mounts.format(str(tmp_path).replace(" ", "\\040")))
    found = warnings(tmp_path / "s.db", "wal", table)
    assert len(found) == bool(said)
    assert all(said in line and "one at a time" in line for line in found)


def test_a_folder_without_locks_is_warned_of(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "cannot be shared" in warnings(folder / "s.db", "delete", tmp_path / "none")[0]
    monkeypatch.setattr("factcheck.store.surroundings.warnings", lambda *_: ["this folder cannot be shared"])
    with Desk(folder / "s.db", who="Ann") as desk:
        view = desk.open_paths([folder / "a.txt", folder / "b.txt"])
        assert "this folder cannot be shared" in view.notices
        assert desk.refresh(view.id).notices == ()


def test_a_store_put_in_anothers_place_takes_no_act(folder: Path) -> None:
    with Desk(folder / "s.db", who="Ann") as desk:
        story = desk.stories()[0].id
        desk.open_story(story)
        copy = desk.backup(folder / "copy.db")
        copy.replace(folder / "s.db")
        with pytest.raises(DeskError, match="removed or replaced"):
            desk.note(story, "", "into the void")
