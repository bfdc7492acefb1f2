"""One connection for each thread, and transactions that say plainly what went wrong."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from factcheck.store.database import connect, writing
from factcheck.store.errors import StoreError, plainly


class Connections:
    """The connections of one process to one store; SQLite binds each to its thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._lock = threading.Lock()
        self._all: list[Database] = []
        self._closed = False
        self._wrote: list[tuple[int, int]] = []
        self.get()
        with plainly(path):
            self._file = self._identity()

    def get(self) -> Database:
        """The connection of this thread. Raises ``StoreError`` once the store is closed."""
        if self._closed:
            raise StoreError(f"{self.path} is closed", "open it again")
        db: Database | None = getattr(self._local, "db", None)
        if db is None:
            db = connect(self.path)
            with self._lock:
                self._all.append(db)
            self._local.db = db
        return db

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """The connection, for reading only: never waits for a writer."""
        with plainly(self.path):
            yield self.get()

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[Database]:
        """A write transaction; ``durable`` when it must outlive a power cut too, as what a person did must."""
        with plainly(self.path):
            db = self.get()
            self.still_there()
            if durable:  # may only be said outside a transaction
                db.execute("PRAGMA synchronous = FULL")
            try:
                with writing(db):
                    first = _latest(db)
                    yield db
                    if (last := _latest(db)) > first:  # nobody else writes in between
                        self._wrote.append((first, last))
            finally:
                if durable:
                    db.execute("PRAGMA synchronous = NORMAL")

    def wrote(self, event: int) -> bool:
        """Whether an event of the record was written by this session."""
        return any(first < event <= last for first, last in self._wrote)

    def forget(self, event: int) -> None:
        """Remember no longer who wrote the events up to that one."""
        self._wrote = [(first, last) for first, last in self._wrote if last > event]

    def close(self) -> None:
        """Close every connection; a second time is nothing."""
        self._closed = True
        with self._lock:
            for db in self._all:
                db.close()
            self._all.clear()

    def _identity(self) -> tuple[int, int]:
        stat = self.path.stat()
        return stat.st_dev, stat.st_ino

    def still_there(self) -> None:
        """Raises ``StoreError`` when the file was removed or another was put in its place."""
        # SQLite would go on writing into a file that has no name any more, and the act would be lost.
        if not self.path.exists() or self._identity() != self._file:
            raise StoreError(
                f"{self.path} was removed or replaced while it was open", "put it back, or open the story again"
            )


def _latest(db: Database) -> int:
    return int(db.execute("SELECT coalesce(max(id), 0) FROM events").fetchone()[0])
