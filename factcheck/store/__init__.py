"""SQLite, through sqlite-utils; nothing else in the package speaks SQL.

What came in (``stories``), what people did (``history``) and what the machine derived (``analyses``) stand apart:
deriving anew never touches the other two, and nothing rewrites what people did.
"""

from __future__ import annotations

import os
from pathlib import Path

from factcheck.store import migrations, surroundings
from factcheck.store.analyses import Analyses
from factcheck.store.connections import Connections
from factcheck.store.errors import StoreError
from factcheck.store.exchange import Exchange
from factcheck.store.history import History
from factcheck.store.place import locate
from factcheck.store.stories import Stories
from factcheck.store.values import legible
from factcheck.store.watch import Watch

__all__ = ["Store", "StoreError", "locate"]


class Store:
    """One open store, for any thread of the process.

    Raises ``StoreError`` for a file that is not a store, a store of a newer version, or a place that cannot be written.
    """

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        self.path = locate(path)
        self._connections = Connections(self.path)
        self.stories = Stories(self._connections)
        self.history = History(self._connections)
        self.analyses = Analyses(self._connections)
        self.exchange = Exchange(self._connections)
        self.watch = Watch(self._connections)

    def close(self) -> None:
        """Close the connections of all threads."""
        self._connections.close()

    def warnings(self) -> list[str]:
        """What is to be told of the folder that the store lies in."""
        with self._connections.reading() as db:
            journal = str(db.execute("PRAGMA journal_mode").fetchone()[0])
        return surroundings.warnings(self.path, journal)

    def setting(self, key: str) -> str | None:
        """A value kept under a name, if any."""
        with self._connections.reading() as db:
            row = db.execute("SELECT value FROM settings WHERE key = ?", [key]).fetchone()
        return None if row is None else str(row[0])

    def set_setting(self, key: str, value: str) -> None:
        """Keep a value under a name."""
        with self._connections.writing() as db:
            db.table("settings").upsert({"key": key, "value": legible(value)}, pk="key")

    def rebuild(self) -> None:
        """Make all tables that can be derived anew; decisions and notes are read out of the record again."""
        with self._connections.writing(durable=True) as db:
            migrations.rebuild(db)
            self.history.replay(db)

    def copy_to(self, path: Path) -> None:
        """Write a whole copy of the store into a file that is empty or not there, at one moment of its life."""
        with self._connections.reading() as db:
            db.execute("VACUUM INTO ?", [str(path)])
