"""A story as one value that can be carried to another store: its articles with every draft, and the record of acts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from factcheck.store import history
from factcheck.store.connections import Connections
from factcheck.store.errors import StoreError
from factcheck.store.incoming import check
from factcheck.store.records import Brought, Event
from factcheck.store.values import article_of, article_row, dump, legible, load, put

SCHEMA = 1
"""The version of the value; a later one is refused."""
FIELDS = ("title", "publisher", "published", "updated", "url", "author", "path", "encoding", "published_why")
_JSON = ("before", "after", "anchors", "texts")


class Exchange:
    """Packs the stories of one store and takes in those of others."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def pack(self, story: str) -> dict[str, Any]:
        """The whole of a story as JSON values, the same for the same story."""
        with self._connections.reading() as db:
            db.execute("BEGIN")  # one moment of the store, whoever writes meanwhile
            try:
                return _packed(db, story)
            finally:
                db.rollback()

    def take_in(self, value: object, who: str) -> Brought:
        """Bring in a packed story: what is known already stays as it is, so that a second time changes nothing.

        Where both stores have decided the same finding, both decisions are in the record and the later one stands.
        Raises ``StoreError`` for a value that is no packed story; nothing is changed then.
        """
        packed = check(value)
        with self._connections.writing(durable=True) as db:
            return _taken_in(db, packed, who)


def _packed(db: Database, story: str) -> dict[str, Any]:
    row = db.table("stories").get(story)
    articles = []
    for article in db.table("articles").rows_where("story = ?", [story], order_by="number"):
        drafts = db.table("drafts").rows_where("article = ?", [article["id"]], order_by="number")
        articles.append(
            {"number": article["number"], "source": article["source"], "drafts": [_packed_draft(row) for row in drafts]}
        )
    events = db.table("events").rows_where("story = ?", [story], order_by="id")
    keys = db.execute("SELECT key FROM openings WHERE story = ? ORDER BY key", [story]).fetchall()
    return {
        "factcheck": "story",
        "schema": SCHEMA,
        "story": {name: row[name] for name in ("id", "title", "created", "updated")},
        "articles": articles,
        "openings": [key for (key,) in keys],
        "events": [
            {name: load(value) if name in _JSON else value for name, value in event.items() if name != "story"}
            for event in events
        ],
    }


def _packed_draft(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "text": article_of(row).text,
        "segments": load(row["segments"]),
        "given": load(row["given"]),
        **{name: row[name] for name in ("sha256", "added", *FIELDS)},
    }


def _taken_in(db: Database, packed: Mapping[str, Any], who: str) -> Brought:
    told = packed["story"]
    story = told["id"]
    fresh = not db.execute("SELECT 1 FROM stories WHERE id = ?", [story]).fetchone()
    if fresh:
        row = {"id": story, "title": told["title"], "created": told["created"], "updated": told["updated"], "turn": 0}
        db.table("stories").insert(row)
    names, drafts = _articles(db, story, packed["articles"])
    before, mine = history.states(db, story), _last(history.all_events(db, story))
    added = _events(db, story, packed["events"], names)
    events = len(added)
    for key in packed["openings"]:
        db.execute("INSERT OR IGNORE INTO openings (key, story) VALUES (?, ?)", [key, story])
    brought = Brought(story, fresh, drafts, events, len(packed["events"]) - events)
    if fresh or drafts or events:
        now, theirs = history.states(db, story), _last(added)
        later = sorted(
            key for key in mine if key in theirs and mine[key] > theirs[key] and before.get(key) != now.get(key)
        )
        after = {key: before.get(key) for key in later}
        history.append(db, story, who, "import", story, before={key: now.get(key) for key in later}, after=after)
        history.apply(db, story, after)
    return brought


def _last(events: Iterable[Event]) -> dict[str, datetime]:
    """When each finding and note was last acted on; an import only repeats what was said before it."""
    return {
        key: datetime.fromisoformat(state["when"] if event.what == "import" and state else event.at)
        for event in events
        for key, state in (event.after or {}).items()
    }


def _articles(db: Database, story: str, articles: list[dict[str, Any]]) -> tuple[dict[str, str], int]:
    """What the incoming articles are called here, and how many drafts are new."""
    names: dict[str, str] = {}
    count = 0
    for incoming in articles:
        rows = list(db.table("articles").rows_where("story = ?", [story], order_by="number"))
        shas = {draft["sha256"] for draft in incoming["drafts"]}
        row = next((row for row in rows if row["source"] == incoming["source"]), None)
        row = row or next((row for row in rows if shas & _shas(db, row["id"])), None)
        if row is None:
            number = max((row["number"] for row in rows), default=0) + 1
            key = put(db, "articles", {"story": story, "number": number, "source": incoming["source"]})
        else:
            number, key = row["number"], row["id"]
        names[f"a{incoming['number']}"] = f"a{number}"
        known = _shas(db, key)
        for draft in incoming["drafts"]:
            if draft["sha256"] not in known:
                known.add(draft["sha256"])
                _insert(db, key, draft)
                count += 1
    return names, count


def _shas(db: Database, article: int) -> set[str]:
    return {row[0] for row in db.execute("SELECT sha256 FROM drafts WHERE article = ?", [article]).fetchall()}


def _insert(db: Database, article: int, draft: Mapping[str, Any]) -> None:
    number = db.execute("SELECT coalesce(max(number), 0) + 1 FROM drafts WHERE article = ?", [article]).fetchone()[0]
    made = article_of({**draft, "segments": dump(draft["segments"])})
    row = {**article_row(made), "article": article, "number": number, "added": draft["added"]}
    db.table("drafts").insert({**row, "given": dump(draft["given"])})


def _events(db: Database, story: str, events: list[dict[str, Any]], names: Mapping[str, str]) -> list[Event]:
    """Add the acts that are not known yet, under the names that things have here."""
    numbers: dict[str, str] = {}
    added: list[Event] = []
    for event in events:
        known = db.execute("SELECT id, story FROM events WHERE uid = ?", [event["uid"]]).fetchone()
        if known is not None:
            if known[1] != story:
                raise StoreError(
                    "an act of the file stands in another story of this store", "import it into a new store"
                )
            numbers[str(event["id"])] = str(known[0])
            continue
        target = numbers if event["what"] in ("undo", "redo") else names
        after = _renamed(event["after"], names)
        row = {
            "uid": event["uid"],
            "story": story,
            "at": event["at"],
            "who": event["who"],
            "what": event["what"],
            "target": target.get(event["target"], event["target"]),
            "before": _column(_renamed(event["before"], names)),
            "after": _column(after),
            "anchors": _column(_anchors(event["anchors"], names)),
            "texts": _column(event["texts"]),
        }
        number = put(db, "events", {key: _plain(item) for key, item in row.items()})
        numbers[str(event["id"])] = str(number)
        history.apply(db, story, after or {})
        added.append(history.one_event(db, number))
    return added


def _plain(value: object) -> object:
    return legible(value) if isinstance(value, str) else value


def _column(value: object) -> str | None:
    return None if value is None else dump(value)


def _renamed(states: Mapping[str, Any] | None, names: Mapping[str, str]) -> dict[str, Any] | None:
    if states is None:
        return None
    return {
        names.get(key, key): {**state, "target": names.get(state["target"], state["target"])}
        if state and key.startswith(history.NOTE)
        else state
        for key, state in states.items()
    }


def _anchors(anchors: Mapping[str, Any] | None, names: Mapping[str, str]) -> dict[str, Any] | None:
    if anchors is None:
        return None
    return {
        names.get(key, key): [
            {**anchor, "article": names.get(anchor["article"], anchor["article"])} for anchor in found
        ]
        for key, found in anchors.items()
    }
