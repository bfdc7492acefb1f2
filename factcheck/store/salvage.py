"""What people wrote, saved out of a store that is damaged.

The damaged file is only read. SQLite reads what it still can from a copy; then every page is looked at, whether the
store's own order still leads there or not. What the record says of an act is worth more than the tables read out of it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.store.errors import StoreError
from factcheck.store.exchange import FIELDS, SCHEMA
from factcheck.store.history import DECIDED, NOTE
from factcheck.store.incoming import check, is_state
from factcheck.store.pages import Value, rows

COLUMNS = {
    "stories": ("id", "title", "created", "updated", "turn"),
    "articles": ("id", "story", "number", "source"),
    "drafts": (
        *("id", "article", "number", "sha256", "text", "title", "publisher", "published", "updated", "url", "author"),
        *("path", "encoding", "published_why", "segments", "given", "added"),
    ),
    "events": ("id", "uid", "story", "at", "who", "what", "target", "before", "after", "anchors", "texts"),
    "decisions": ("story", "finding", "decision", "why", "who", "at"),
    "notes": ("key", "id", "story", "target", "text", "source", "who", "at"),
}
_NUMBERED = {"articles": "id", "drafts": "id", "events": "id", "notes": "key"}
_KEYS = {"stories": ("id",), "decisions": ("story", "finding"), "notes": ("story", "id"), "events": ("uid",)}
_JSON = ("before", "after", "anchors", "texts", "segments", "given")


@dataclass(slots=True)
class Salvaged:
    """What was saved: acts, notes and decisions by story; ``lost`` says what is known to be missing."""

    tables: dict[str, dict[tuple[object, ...], dict[str, Any]]] = field(
        default_factory=lambda: {name: {} for name in COLUMNS}
    )
    lost: list[str] = field(default_factory=list)

    def put(self, table: str, row: dict[str, Any]) -> None:
        """Keep a row unless there is one of its name already."""
        key = tuple(row[name] for name in _KEYS.get(table, ("id",)))
        self.tables[table].setdefault(key, row)

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table, in order."""
        return [row for _, row in sorted(self.tables[table].items(), key=lambda item: str(item[0]))]


def salvage(path: Path) -> dict[str, Any]:
    """Everything that can be saved of a store, as JSON values.

    ``stories`` has decisions and notes by story, and under ``packed`` what another store can take in, where all the
    texts are there. Raises ``StoreError`` for a file that cannot be read or holds nothing of a store.
    """
    found = Salvaged()
    try:
        with tempfile.TemporaryDirectory(prefix="factcheck-") as folder:
            copy = Path(folder) / "copy.db"
            shutil.copyfile(path, copy)
            wal = path.with_name(f"{path.name}-wal")
            if wal.exists():
                shutil.copyfile(wal, Path(folder) / "copy.db-wal")
            carved = list(rows(copy.read_bytes(), wal.read_bytes() if wal.exists() else b""))
            _read(copy, found)
    except OSError as error:
        raise StoreError(
            f"{path} cannot be read: {(error.strerror or str(error)).lower()}", "check the path"
        ) from error
    for number, values in carved:
        for table, row in _recognised(number, values):
            found.put(table, row)
    if not any(found.tables.values()):
        raise StoreError(f"nothing of a factcheck store can be made out in {path}", "restore it from a backup")
    return _report(found)


def _read(copy: Path, found: Salvaged) -> None:
    """What SQLite still reads, from the front of each table and from its end."""
    with suppress(sqlite3.DatabaseError):
        db = sqlite3.connect(copy)
        db.row_factory = sqlite3.Row
        for table, columns in COLUMNS.items():
            for order in ("ASC", "DESC"):
                with suppress(sqlite3.DatabaseError, UnicodeDecodeError):
                    for row in db.execute(f"SELECT * FROM {table} ORDER BY rowid {order}"):  # noqa: S608 - our own names
                        values = [row[name] for name in columns]
                        if _fits(table, dict(zip(columns, values, strict=True))):
                            found.put(table, _loaded(dict(zip(columns, values, strict=True))))
        db.close()


def _recognised(number: int, values: Sequence[Value]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The tables that a row off a page may be of."""
    for table, columns in COLUMNS.items():
        if len(values) == len(columns):
            row: dict[str, Any] = dict(zip(columns, values, strict=True))
            if table in _NUMBERED and row[_NUMBERED[table]] is None:
                row[_NUMBERED[table]] = number
            if _fits(table, row):
                yield table, _loaded(row)


def _fits(table: str, row: dict[str, Any]) -> bool:
    """Whether a row can be one of that table: the ids look like it, and its JSON is whole."""
    texts = {name: value for name, value in row.items() if isinstance(value, str)}
    try:
        for name in _JSON:
            if name in row and row[name] is not None:
                json.loads(row[name])
    except (TypeError, ValueError, RecursionError):
        return False
    if table == "drafts":
        text = row["text"].encode(errors="replace") if isinstance(row["text"], str) else row["text"]
        return isinstance(text, bytes) and hashlib.sha256(text).hexdigest() == row["sha256"]
    story = texts.get("id" if table == "stories" else "story", "")
    if not story.startswith("s-"):
        return False
    named: dict[str, tuple[str, str | tuple[str, ...]]] = {"decisions": ("finding", DECIDED), "notes": ("id", NOTE)}
    if table in named and not texts.get(named[table][0], "").startswith(named[table][1]):
        return False
    needed = [name for name in COLUMNS[table] if name in ("at", "who", "title", "source", "uid", "what")]
    return all(name in texts for name in needed)


def _loaded(row: dict[str, Any]) -> dict[str, Any]:
    out = {name: json.loads(value) if name in _JSON and value is not None else value for name, value in row.items()}
    if isinstance(out.get("text"), bytes):  # a text with half of a surrogate pair in it
        out["text"] = out["text"].decode(errors="surrogatepass")
    return out


def _report(found: Salvaged) -> dict[str, Any]:
    events = sorted(found.rows("events"), key=lambda event: event["id"])
    numbers = {event["id"] for event in events}
    missing = [number for number in range(1, max(numbers, default=0) + 1) if number not in numbers]
    if missing:
        found.lost.append(f"{len(missing)} acts of the record: {', '.join(map(str, missing[:20]))}")
    named = {row["id"]: row for row in found.rows("stories")}
    ids = {row["story"] for table in ("events", "decisions", "notes") for row in found.rows(table)} | set(named)
    stories = [_story(found, story, named.get(story, {}), events) for story in sorted(ids)]
    return {"factcheck": "recovered", "schema": SCHEMA, "lost": found.lost, "stories": stories}


def _story(found: Salvaged, story: str, told: dict[str, Any], events: list[dict[str, Any]]) -> dict[str, Any]:
    decisions = {row["finding"]: row for row in found.rows("decisions") if row["story"] == story}
    notes = {row["id"]: row for row in found.rows("notes") if row["story"] == story}
    own = [event for event in events if event["story"] == story]
    said = {key: state for key, row in {**decisions, **notes}.items() if is_state(key, state := _state(row))}
    for event in own:
        after = event["after"] if isinstance(event["after"], dict) else {}
        said.update(
            {key: state for key, state in after.items() if key.startswith((NOTE, *DECIDED)) and is_state(key, state)}
        )
    out = {
        "id": story,
        "title": told.get("title", ""),
        "decisions": {key: state for key, state in sorted(said.items()) if state and key.startswith(DECIDED)},
        "notes": {key: state for key, state in sorted(said.items()) if state and key.startswith(NOTE)},
        "acts": len(own),
    }
    return {**out, "packed": _packed(found, story, told, own)}


def _state(row: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name not in ("story", "finding", "id", "key", "at")}
    return {**kept, "when": row["at"]}


def _packed(found: Salvaged, story: str, told: dict[str, Any], events: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The story as another store takes it in; None when a text of it is lost."""
    articles = sorted((row for row in found.rows("articles") if row["story"] == story), key=lambda row: row["number"])
    packed = {
        "factcheck": "story",
        "schema": SCHEMA,
        "story": {name: told.get(name) for name in ("id", "title", "created", "updated")},
        "articles": [
            {
                "number": article["number"],
                "source": article["source"],
                "drafts": [
                    {name: draft[name] for name in ("text", "segments", "given", "sha256", "added", *FIELDS)}
                    for draft in sorted(found.rows("drafts"), key=lambda row: row["number"])
                    if draft["article"] == article["id"]
                ],
            }
            for article in articles
        ],
        "openings": [],
        "events": [{name: value for name, value in event.items() if name != "story"} for event in events],
    }
    try:
        return check(packed)
    except StoreError:
        found.lost.append(f"texts of the story {story}: its notes and decisions are saved, it cannot be opened again")
        return None
