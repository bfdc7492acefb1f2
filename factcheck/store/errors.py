"""What can go wrong with a store, said so that a person knows what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreError(Exception):
    """A store that cannot be used as asked: what is wrong, and what to do about it."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}; {self.remedy}" if self.remedy else self.message


# What SQLite says, what it means to a person, and what that person can do.
_MEANINGS = (
    ("locked", "{path} is being written by another program", "try again in a moment"),
    ("readonly", "{path} cannot be written", "make the file and its folder writable, or name another store with --db"),
    (
        "unable to open",
        "{path} cannot be opened",
        "check the folder and its permissions, or name another store with --db",
    ),
    ("not a database", "{path} is not a factcheck store", "name another file with --db; this one is left as it is"),
    (
        "malformed",
        "{path} is damaged",
        "restore it from a backup, or save what people wrote: factcheck recover {path} -o FILE; this file is left as it is",
    ),
    (
        "no such table",
        "{path} has lost tables that can be made again",
        "make them with: factcheck rebuild (what people wrote is kept apart)",
    ),
    ("full", "there is no room left to write {path}", "free some space; nothing written before is lost"),
    ("disk i/o", "the disk fails under {path}", "check the disk; nothing written before is lost"),
)


def is_locked(error: sqlite3.Error) -> bool:
    """Whether the error only says that somebody else is writing."""
    return isinstance(error, sqlite3.OperationalError) and "locked" in str(error)


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite and of the file system into a ``StoreError`` about this store."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        said = str(error).lower()
        for sign, message, remedy in _MEANINGS:
            if sign in said:
                raise StoreError(message.format(path=path), remedy.format(path=path)) from error
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise  # a fault of ours, not of the store
        raise StoreError(
            f"{path} cannot be used: {error}", "restore it from a backup, or name another with --db"
        ) from error
    except OSError as error:
        raise StoreError(
            f"{error.filename or path} cannot be used: {(error.strerror or str(error)).lower()}",
            "check the path and its permissions, or name another store with --db",
        ) from error
