"""A connection to a store's file, and the one way to write to it."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from factcheck.store.errors import StoreError, is_locked, plainly
from factcheck.store.migrations import VERSION, migrations
from factcheck.store.place import is_own

APPLICATION_ID = 0x66616374  # "fact": what tells a store of ours from other SQLite files
PATIENCE = 15.0  # seconds that a writer waits for its turn before it gives up
_SMALLEST = 512  # bytes of the smallest SQLite database
_BUSY = 0.5  # seconds that SQLite itself waits; short, because its wait is not fair and ours has jitter


def connect(path: Path) -> Database:
    """An open connection to the store, made and migrated when need be, for the thread that asked.

    Raises ``StoreError`` for what is not a store, for a store of a newer version, and for a place that cannot be written;
    what is there is left as it is then.

    The file is never opened but through SQLite: closing any other handle on it would drop the locks that this process
    holds, and another process would then take the write-ahead log for nobody's and remove it.
    """
    with plainly(path):
        _look(path)
        _make(path)
        # Each thread works on its own connection; the check is off only so that closing may be done from any.
        db = Database(sqlite3.connect(path, timeout=_BUSY, check_same_thread=False), execute_plugins=False)
        try:
            _prepare(db, path)
        except BaseException:
            db.close()
            raise
    return db


@contextmanager
def writing(db: Database, *, patience: float = PATIENCE) -> Iterator[Database]:
    """One write transaction: it gets its turn first, so that what it reads is what it changes.

    A plain ``BEGIN`` would fail at once when another writer came in between reading and writing. Waits up to
    ``patience`` seconds; raises ``sqlite3.OperationalError`` ("locked") after that.
    """
    _in_turn(db, "BEGIN IMMEDIATE", patience)
    try:
        yield db
    except BaseException:
        db.rollback()
        raise
    else:
        db.commit()


def _look(path: Path) -> None:
    if path.is_dir():
        raise StoreError(
            f"{path} is a folder, not a factcheck store", f"name a file in it: --db {path / 'factcheck.db'}"
        )
    if not path.exists():
        return
    if not path.is_file():
        raise StoreError(f"{path} is a device, not a factcheck store", "name a file with --db")
    if 0 < path.stat().st_size < _SMALLEST:  # SQLite takes a few stray bytes for an empty database
        raise _not_a_store(path)


def _not_a_store(path: Path) -> StoreError:
    return StoreError(
        f"{path} is not a factcheck store",
        "give articles without --db (or FACTCHECK_DB), and a store's file with it; this file is left as it is",
    )


def _refuse_newer(path: Path, version: int) -> None:
    if version > VERSION:
        raise StoreError(
            f"{path} was written by a newer factcheck (store version {version}; this one knows {VERSION})",
            "install the newer factcheck, or name another store with --db; this file is left as it is",
        )


def _make(path: Path) -> None:
    """Make an empty file that only its owner may read; SQLite gives its side files the same permission."""
    if path.exists():
        return
    if is_own(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    elif not path.parent.exists():  # a slip of the finger must not open an empty store beside the real one
        raise StoreError(
            f"there is no folder {path.parent} for the store {path.name}",
            "make the folder first, or name a file in one that is there with --db (or FACTCHECK_DB)",
        )
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return  # another session was first


def _prepare(db: Database, path: Path) -> None:
    try:
        version = db.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if "not a database" not in str(error):
            raise
        raise _not_a_store(path) from error
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID and (
        version or db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    ):
        raise StoreError(
            f"{path} is a database of another program", "name another file with --db; this one is left as it is"
        )
    _refuse_newer(path, version)
    if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise StoreError(f"{path} cannot be written", "make it writable, or name another store with --db")
    # Readers go on while somebody writes. Where the file system cannot do that, SQLite stays with what it can.
    _in_turn(db, "PRAGMA journal_mode = wal", PATIENCE)
    db.execute("PRAGMA foreign_keys = on")
    db.execute("PRAGMA synchronous = NORMAL")
    if version < VERSION:
        if version:
            _keep_old(db, path, version)
        with writing(db):
            migrations.apply(db)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {VERSION}")


def _keep_old(db: Database, path: Path, version: int) -> None:
    """Copy a store as it is before it becomes one of this version: ``factcheck.db.version-1`` beside it."""
    kept = path.with_name(f"{path.name}.version-{version}")
    part = path.with_name(f".{kept.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        db.execute("VACUUM INTO ?", [str(part)])
        with part.open("rb+") as file:
            is_old = int.from_bytes(file.read(64)[60:64], "big") == version
            os.fsync(file.fileno())
        if is_old:  # else another session has migrated it meanwhile, and has kept the old one
            part.replace(kept)
    finally:
        part.unlink(missing_ok=True)


def _in_turn(db: Database, sql: str, patience: float) -> None:
    """Run a statement that needs the file alone, again and again while somebody else has it."""
    deadline = time.monotonic() + patience
    while True:
        try:
            db.execute(sql)
        except sqlite3.OperationalError as error:
            if not is_locked(error) or time.monotonic() > deadline:
                raise
            time.sleep(random.uniform(0.001, 0.02))  # noqa: S311 - to come at different times, not to be secret
        else:
            return
