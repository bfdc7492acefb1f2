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
            self._still_there()
            if durable:  # may only be said outside a transaction
                db.execute("PRAGMA synchronous = FULL")
            try:
                with writing(db):
                    yield db
            finally:
                if durable:
                    db.execute("PRAGMA synchronous = NORMAL")

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

    def _still_there(self) -> None:
        # SQLite would go on writing into a file that has no name any more, and the act would be lost.
        if not self.path.exists() or self._identity() != self._file:
            raise StoreError(
                f"{self.path} was removed or replaced while it was open", "put it back, or open the story again"
            )
