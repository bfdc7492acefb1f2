"""Values on their way into columns and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from factcheck.model import Article, Role, Segment

_SURROGATES = "surrogatepass"
_PLAIN = ("title", "publisher", "url", "author", "path", "published_why")


def now() -> str:
    """The time in UTC to the millisecond, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def legible(text: str) -> str:
    """The text with halves of surrogate pairs, which no database takes as text, replaced by U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def dump(value: object) -> str:
    """The value as JSON, the same for equal values."""
    return legible(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def load(text: str | None) -> Any:
    """The value of a JSON column; None for none."""
    return None if text is None else json.loads(text)


def put(db: Database, table: str, row: Mapping[str, Any]) -> int:
    """Add one row; its number."""
    db.table(table).insert(dict(row))
    return int(db.execute("SELECT last_insert_rowid()").fetchone()[0])


def article_row(article: Article) -> dict[str, Any]:
    """The columns of a draft that hold the article itself: its text whole, to the last character."""
    plain = legible(article.text)
    return {
        "sha256": article.sha256,
        "text": article.text if plain is article.text else article.text.encode(errors=_SURROGATES),
        "encoding": article.encoding,
        "published": article.published.isoformat() if article.published else None,
        "updated": article.updated.isoformat() if article.updated else None,
        "segments": dump([[s.start, s.end, s.role.value, s.stated] for s in article.segments]),
        **{name: value and legible(value) for name in _PLAIN for value in (getattr(article, name),)},
    }


def article_of(row: Mapping[str, Any]) -> Article:
    """The article that ``article_row`` made the columns of."""
    text = row["text"]
    return Article(
        text=text.decode(errors=_SURROGATES) if isinstance(text, bytes) else text,
        encoding=row["encoding"],
        published=row["published"],
        updated=row["updated"],
        segments=tuple(Segment(start, end, Role(role), stated) for start, end, role, stated in load(row["segments"])),
        **{name: row[name] for name in _PLAIN},
    )
