from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen
from typing import TypeAlias

import pytest

from factcheck.store import Store, StoreError
from factcheck.store.database import APPLICATION_ID, connect, writing
from factcheck.store.migrations import VERSION, migrations

Session: TypeAlias = Callable[..., "Popen[str]"]


def test_the_version_is_the_number_of_migrations(tmp_path: Path) -> None:
    db = connect(tmp_path / "s.db")
    assert len(migrations.applied(db)) == VERSION
    assert db.execute("PRAGMA user_version").fetchone()[0] == VERSION
    db.close()


def test_what_a_connection_is_set_to(tmp_path: Path) -> None:
    db = connect(tmp_path / "s.db")
    said = {
        name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys", "synchronous")
    }
    assert said == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1}
    assert all(
        table.strict for table in db.tables if not table.name.startswith(("_", "sqlite_")) and "_fts" not in table.name
    )
    db.close()


@pytest.mark.skipif(os.name == "nt", reason="permissions of this kind are POSIX's")
def test_only_the_owner_may_read_it_and_its_side_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_HOME", str(tmp_path / "new"))
    store = Store()
    store.set_setting("who", "Ann")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new").iterdir()}
    store.close()
    assert modes == {f"factcheck.db{side}": 0o600 for side in ("", "-wal", "-shm")}
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


@pytest.mark.parametrize("content", [b"Four people died.\n", b"\xff\xfe\x00binary", b"SQLite format 2\0", b"x"])
def test_a_file_that_is_no_store_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"article\.txt is not a factcheck store.*left as it is"):
        Store(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_damaged_store_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    Store(path).close()
    content = bytearray(path.read_bytes())
    content[100:3000] = b"\xa5" * 2900
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"s\.db is damaged|s\.db is not a factcheck store|s\.db cannot be used"):
        Store(path)
    assert path.read_bytes() == bytes(content)


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="database of another program"):
        Store(path)
    assert path.read_bytes() == before


def test_a_newer_store_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    Store(path).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match=f"store version {VERSION + 1}; this one knows {VERSION}.*newer factcheck"):
        Store(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        Store(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="a device with a path of its own is POSIX's")
def test_a_device_is_refused() -> None:
    with pytest.raises(StoreError, match="is a device"):
        Store(os.devnull)


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("x")
    with pytest.raises(StoreError, match=r"cannot be used: (not a directory|file exists)"):
        Store(tmp_path / "f" / "s.db")


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    # What a session that was killed right at the start leaves behind.
    path = tmp_path / "s.db"
    path.touch()
    Store(path).close()
    assert int.from_bytes(path.read_bytes()[68:72], "big") == APPLICATION_ID


@contextmanager
def nobody() -> Iterator[None]:
    """Act as a user with no rights of their own: whoever owns the machine may write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of this kind are POSIX's")
@pytest.mark.parametrize("read_only", ["folder", "file"])
def test_what_cannot_be_written_is_told(read_only: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "s.db"
        if read_only == "file":
            Store(path).close()
            path.chmod(0o444)
        path.parent.chmod(0o555)
        with nobody(), pytest.raises(StoreError, match=r"s\.db cannot be .*--db"):
            Store(path)
        path.parent.chmod(0o755)
        assert path.exists() == (read_only == "file")


def test_a_writer_waits_for_its_turn_and_gives_up_in_the_end(tmp_path: Path) -> None:
    first, second = connect(tmp_path / "s.db"), connect(tmp_path / "s.db")
    with writing(first), pytest.raises(sqlite3.OperationalError, match="locked"), writing(second, patience=0.0):
        pass
    with writing(second) as db:
        db.table("settings").insert({"key": "who", "value": "Ann"})
    assert first.table("settings").get("who")["value"] == "Ann"
    first.close()
    second.close()


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    db = connect(tmp_path / "s.db")
    with pytest.raises(ZeroDivisionError), writing(db):  # noqa: PT012 - the block is the transaction
        db.table("settings").insert({"key": "who", "value": "Ann"})
        raise ZeroDivisionError
    assert db.table("settings").count == 0
    db.close()


def test_a_store_that_was_removed_while_open_takes_no_act(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.db")
    (tmp_path / "s.db").unlink()
    with pytest.raises(StoreError, match="removed or replaced"):
        store.set_setting("who", "Ann")
    store.close()


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.db")
    store.close()
    store.close()
    with pytest.raises(StoreError, match="is closed"):
        store.setting("who")


def test_threads_have_their_own_connections(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.db")
    problems: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(10):
                store.set_setting(f"{number}-{turn}", "x")
                assert store.setting(f"{number}-{turn}") == "x"
        except BaseException as problem:  # noqa: BLE001 - handed to the main thread
            problems.append(problem)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert all(store.setting(f"{number}-9") == "x" for number in range(4))
    store.close()


_OPEN = """
import sys
from factcheck.store import Store
print("ready", flush=True)
sys.stdin.readline()
Store(sys.argv[1]).close()
"""


def test_sessions_may_make_the_store_at_once(tmp_path: Path, session: Session) -> None:
    sessions = [session(_OPEN, str(tmp_path / "s.db")) for _ in range(3)]
    for each in sessions:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    ends = [each.communicate("go\n", timeout=30)[1] for each in sessions]
    assert ends == ["", "", ""]
    Store(tmp_path / "s.db").close()
