"""Stores of every schema version that was released, opened by the present code."""

from __future__ import annotations

import gzip
import sqlite3
import stat
from pathlib import Path

import pytest

from factcheck.desk import Desk
from factcheck.model import Decision
from factcheck.store import Store, StoreError, migrations
from factcheck.store.migrations import VERSION

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(params=[path.name for path in sorted(FIXTURES.glob("schema-*.db.gz"))])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A store file that was made by the code of its time."""
    return unpacked(request.param, tmp_path)


def unpacked(name: str, folder: Path) -> Path:
    path = folder / "old.db"
    path.write_bytes(gzip.decompress((FIXTURES / name).read_bytes()))
    return path


def dump(path: Path, *tables: str) -> list[object]:
    db = sqlite3.connect(path)
    try:
        return [db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]  # noqa: S608
    finally:
        db.close()


def version(path: Path) -> int:
    db = sqlite3.connect(path)
    try:
        return int(db.execute("PRAGMA user_version").fetchone()[0])
    finally:
        db.close()


KEPT = ("events", "drafts", "articles", "stories", "decisions", "notes", "settings")


def test_every_version_before_this_one_has_a_fixture() -> None:
    names = {path.name for path in FIXTURES.glob("*")}
    assert names == {f"schema-{number}.db.gz" for number in range(1, VERSION + 1)}


def test_it_opens_with_everything_people_wrote(old: Path) -> None:
    before = dump(old, *KEPT)
    was = version(old)
    Store(old).close()
    assert dump(old, *KEPT) == before
    assert version(old) == VERSION
    kept = old.with_name(f"old.db.version-{was}")
    assert kept.exists() == (was < VERSION)
    if was < VERSION:
        assert version(kept) == was
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert dump(kept, *KEPT) == before
    assert not list(old.parent.glob("*.part"))


def test_what_is_derived_can_be_dropped_and_made_again(old: Path) -> None:
    with Desk(old, who="Ann") as desk:
        (row,) = desk.stories()
        desk.open_story(row.id)
        before = dump(old, "decisions", "events")
        notes = desk.refresh(row.id).notes
        said = {(s.decision, s.why, s.who) for s in desk.refresh(row.id).states.values() if s.who}
        orphans = desk.refresh(row.id).orphans
    assert said | {(orphan.decision, orphan.why, orphan.who) for orphan in orphans} >= {
        (Decision.DISCREPANCY, "the coastguard says seven", "Ann"),
        (Decision.DISMISSED, "two years are meant", "Ann"),
    }
    db = sqlite3.connect(old)
    db.execute("DROP VIEW open_findings")
    for table in ("carried", "findings", "claims", "facts", "statements", "analyses", "decisions", "notes"):
        db.execute(f"DROP TABLE {table}")
        db.execute(f"DROP TABLE IF EXISTS {table}_fts")
    db.commit()
    db.close()
    with Desk(old, who="Ann") as desk:
        with pytest.raises(Exception, match="factcheck rebuild"):
            desk.stories()
        assert desk.rebuild() == 1
        assert dump(old, "decisions", "events") == before
        view = desk.refresh(row.id)
        assert view.notes == notes
        assert view.orphans == orphans
        assert {(s.decision, s.why, s.who) for s in view.states.values() if s.who} == said
        assert len(desk.search("coastguard")) == 1
        assert desk.stories()[0].findings == len(view.states)


def test_a_rebuild_of_a_whole_store_changes_nothing(old: Path) -> None:
    with Desk(old, who="Ann") as desk:
        view = desk.open_story(desk.stories()[0].id)
        tables = ("decisions", "events", "drafts", "settings", "stories", "claims", "findings", "facts")
        before = dump(old, *tables)
        desk.rebuild()
        assert dump(old, *tables) == before
        assert desk.refresh(view.id).states == view.states


def test_a_migration_that_fails_leaves_the_old_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = unpacked("schema-1.db.gz", tmp_path)
    before = dump(old, *KEPT)
    was = version(old)

    def fail(_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(migrations.migrations, "apply", fail)
    with pytest.raises(StoreError, match="no room left"):
        Store(old)
    monkeypatch.undo()
    assert version(old) == was
    Store(old).close()
    assert dump(old, *KEPT) == before


def test_every_name_that_is_derived_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store = Store(path)
    names = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE '%_fts_%' ORDER BY 1, 2"
    db = sqlite3.connect(path)
    before = db.execute(names).fetchall()
    store.rebuild()
    assert db.execute(names).fetchall() == before
    db.close()
    store.close()
