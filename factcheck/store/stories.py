"""What came in: stories, their articles, and every draft of each."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from sqlite_utils import Database

from factcheck.store import history
from factcheck.store.connections import Connections
from factcheck.store.errors import StoreError
from factcheck.store.records import Came, Draft, Source, StoryRow, Taken
from factcheck.store.values import article_of, article_row, dump, legible, load, now, put

_SUMMARY = """
    SELECT stories.id, stories.title, stories.updated,
           (SELECT count(*) FROM articles WHERE articles.story = stories.id) AS articles,
           (SELECT count(*) FROM findings WHERE findings.story = stories.id) AS findings,
           (SELECT count(*) FROM open_findings WHERE open_findings.story = stories.id) AS open
    FROM stories
"""


class Stories:
    """The stories of one store."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def all(self) -> list[StoryRow]:
        """All stories, the latest opened or changed first."""
        with self._connections.reading() as db:
            return [StoryRow(**row) for row in db.query(f"{_SUMMARY} ORDER BY stories.turn DESC, stories.id")]

    def get(self, start: str) -> StoryRow:
        """The story of that id, or of the one id that begins so. Raises ``StoreError``."""
        with self._connections.reading() as db:
            where = "WHERE stories.id = :id OR substr(stories.id, 1, length(:id)) = :id ORDER BY stories.id"
            rows = [StoryRow(**row) for row in db.query(f"{_SUMMARY} {where}", {"id": legible(start)})]
        exact = [row for row in rows if row.id == start]
        if not rows or not start:
            raise StoreError(f"no story is called {start!r}", "see the list with: factcheck stories")
        if len(rows) > 1 and not exact:
            raise StoreError(f"{len(rows)} stories begin with {start!r}", "give more of the id")
        return exact[0] if exact else rows[0]

    def open(self, sources: Sequence[Source], title: str, who: str) -> tuple[str, list[Taken]]:
        """The story that these sources were opened as before, or a new one; changed texts become new drafts."""
        with self._connections.writing(durable=True) as db:
            story = _find(db, sources) or _create(db, sources, title, who)
            taken = _take(db, story, sources, who, moving=True)
            _remember(db, story, _pairs(sources))
            history.touch(db, story, now())
        return story, taken

    def add(self, story: str, sources: Sequence[Source], who: str, *, draft_of: int | None = None) -> list[Taken]:
        """Take further articles, or new drafts of known ones, into a story.

        ``draft_of`` is the number of the article that the one source is a new draft of. Raises ``StoreError`` when the
        story has no such article.
        """
        with self._connections.writing(durable=True) as db:
            taken = _take(db, story, sources, who, moving=False, draft_of=draft_of)
            _remember(db, story, _current(db, story))
        return taken

    def drafts(self, story: str) -> list[Draft]:
        """The articles of a story as they stand, in the order of adding."""
        with self._connections.reading() as db:
            rows = db.query("SELECT * FROM current_drafts WHERE story = ? ORDER BY article_number", [story])
            return [_draft(row) for row in rows]

    def all_drafts(self, story: str, number: int) -> list[Draft]:
        """Every draft of an article of a story, the first one first."""
        sql = """SELECT drafts.*, articles.number AS article_number, articles.source
                 FROM drafts JOIN articles ON articles.id = drafts.article
                 WHERE articles.story = ? AND articles.number = ? ORDER BY drafts.number"""
        with self._connections.reading() as db:
            return [_draft(row) for row in db.query(sql, [story, number])]

    def versions(self, story: str) -> str:
        """What changes with any article of the story: its drafts and what was stated over them."""
        with self._connections.reading() as db:
            rows = db.execute("SELECT id, given FROM current_drafts WHERE story = ? ORDER BY id", [story]).fetchall()
        return dump([list(row) for row in rows])

    def retitle(self, story: str, title: str) -> None:
        """Give a story the title that its articles make now."""
        with self._connections.writing() as db:
            db.execute("UPDATE stories SET title = ? WHERE id = ?", [legible(title), story])


def _draft(row: Mapping[str, Any]) -> Draft:
    article = article_of(row)
    if article.sha256 != row["sha256"]:  # no decision may rest on a text that is not the one that was seen
        raise StoreError(
            f"the text of draft {row['number']} of a{row['article_number']} is damaged",
            "restore the store from a backup, or save what people wrote: factcheck recover STORE -o FILE",
        )
    return Draft(row["id"], row["article_number"], row["source"], row["number"], article)


def _key(sort: str, values: Iterable[str]) -> str:
    return hashlib.sha256(dump([sort, *sorted(values)]).encode()).hexdigest()


def _keys(pairs: Iterable[tuple[str, str]]) -> list[str]:
    pairs = list(pairs)
    return [_key("sources", (source for source, _ in pairs)), _key("texts", {sha for _, sha in pairs})]


def _pairs(sources: Sequence[Source]) -> list[tuple[str, str]]:
    return [(legible(source.source), source.article.sha256) for source in sources]


def _current(db: Database, story: str) -> list[tuple[str, str]]:
    rows = db.execute("SELECT source, sha256 FROM current_drafts WHERE story = ? ORDER BY article_number", [story])
    return [(source, sha) for source, sha in rows.fetchall()]


def _remember(db: Database, story: str, pairs: Sequence[tuple[str, str]]) -> None:
    for key in _keys(pairs):
        db.execute("INSERT OR IGNORE INTO openings (key, story) VALUES (?, ?)", [key, story])


def _find(db: Database, sources: Sequence[Source]) -> str | None:
    """The story of the same set of files, else of the same set of texts, else of a mixture of both."""
    pairs = _pairs(sources)
    for key in _keys(pairs):
        rows = db.execute(
            "SELECT story FROM openings JOIN stories ON stories.id = story WHERE key = ? ORDER BY turn DESC, story",
            [key],
        ).fetchall()
        if rows:
            return str(rows[0][0])
    candidates: list[str] = []
    for source, sha in pairs:
        rows = db.execute(
            "SELECT DISTINCT story FROM current_drafts WHERE source = ? OR sha256 = ? ORDER BY story", [source, sha]
        ).fetchall()
        candidates += [row[0] for row in rows if row[0] not in candidates]
    return next((story for story in sorted(candidates) if _same(pairs, _current(db, story))), None)


def _same(pairs: Sequence[tuple[str, str]], known: Sequence[tuple[str, str]]) -> bool:
    """Whether each incoming article is one of the known ones by its source or its text, and none is left over."""
    sources = {source for source, _ in known}
    left = [pair for pair in known if pair[0] not in {source for source, _ in pairs}]
    for source, sha in pairs:
        if source not in sources:
            match = next((pair for pair in left if pair[1] == sha), None)
            if match is None:
                return False
            left.remove(match)
    return not left


def _create(db: Database, sources: Sequence[Source], title: str, who: str) -> str:
    seed = _key("story", (part for pair in _pairs(sources) for part in pair))
    size = 12  # hexadecimal digits; more only when another story has the same ones
    while db.execute("SELECT 1 FROM stories WHERE id = ?", [story := f"s-{seed[:size]}"]).fetchone():
        size += 1
    at = now()
    db.table("stories").insert({"id": story, "title": legible(title), "created": at, "updated": at, "turn": 0})
    history.append(db, story, who, "open", story, after={story: {"title": title}}, at=at)
    return story


def _take(
    db: Database,
    story: str,
    sources: Sequence[Source],
    who: str,
    *,
    moving: bool,
    draft_of: int | None = None,
) -> list[Taken]:
    incoming = {legible(source.source) for source in sources}
    taken: list[Taken] = []
    fresh: set[int] = set()
    for source in sources:
        rows = list(db.query("SELECT * FROM current_drafts WHERE story = ? ORDER BY article_number", [story]))
        name, sha = legible(source.source), source.article.sha256
        row = _known_as(rows, source, incoming, draft_of)
        if row is not None and row["source"] != name:
            db.execute("UPDATE articles SET source = ? WHERE id = ?", [name, row["article"]])
        if row is None:
            twin = next((row for row in rows if sha in _shas(db, row["article"])), None)
            if twin is not None:
                other = twin["source"] in incoming
                if moving and not other:
                    db.execute("UPDATE articles SET source = ? WHERE id = ?", [name, twin["article"]])
                came = Came.SAME_TEXT if other else Came.KNOWN
                again = _earlier(db, twin["article"], sha) if sha != twin["sha256"] else 0
                taken.append(Taken(name, came, twin["article_number"], twin["number"], again))
                continue
            new = _new_article(db, story, len(rows) + 1, source, who)
            file = PurePath(name).name
            alike = [r["article_number"] for r in rows if PurePath(r["source"]).name == file]
            taken.append(replace(new, namesake=alike[0] if alike and alike[0] not in fresh else 0))
            fresh.add(new.article_number)
        elif row["sha256"] != sha:
            given = {**load(row["given"]), **source.given}
            taken.append(_new_draft(db, story, row, source, given, who))
        else:
            _state(db, story, row, source, who)
            taken.append(Taken(name, Came.KNOWN, row["article_number"], row["number"]))
    return taken


def _known_as(
    rows: Sequence[Mapping[str, Any]], source: Source, incoming: Collection[str], draft_of: int | None
) -> Mapping[str, Any] | None:
    """The article that a source is a draft of: the one that a person named, else that of its file, else of its address."""
    name, url = legible(source.source), source.article.url
    if draft_of is not None:
        found = next((row for row in rows if row["article_number"] == draft_of), None)
        if found is None:
            raise StoreError(f"the story has no article a{draft_of}", f"it has a1 to a{len(rows)}")
        if any(row["source"] == name and row is not found for row in rows):
            raise StoreError(f"{name} is another article of the story already", "leave out --draft-of")
        return found
    by_file = next((row for row in rows if row["source"] == name), None)
    if by_file is not None or not url:
        return by_file
    # Two files that come in together are two articles, whatever address they give.
    same = [row for row in rows if row["url"] == legible(url) and row["source"] not in incoming]
    return same[0] if len(same) == 1 else None


def _shas(db: Database, article: int) -> set[str]:
    return {row[0] for row in db.execute("SELECT sha256 FROM drafts WHERE article = ?", [article]).fetchall()}


def _earlier(db: Database, article: int, sha: str) -> int:
    """The last draft of an article with this text; 0 when none has it."""
    sql = "SELECT coalesce(max(number), 0) FROM drafts WHERE article = ? AND sha256 = ?"
    return int(db.execute(sql, [article, sha]).fetchone()[0])


def _new_article(db: Database, story: str, number: int, source: Source, who: str) -> Taken:
    name = legible(source.source)
    article = put(db, "articles", {"story": story, "number": number, "source": name})
    _insert(db, article, 1, source, source.given)
    after = {f"a{number}": {"source": name, "sha256": source.article.sha256, "draft": 1}}
    history.append(db, story, who, "add", f"a{number}", after=after, texts=[source.article.sha256])
    return Taken(name, Came.NEW, number, 1)


def _new_draft(
    db: Database, story: str, row: Mapping[str, Any], source: Source, given: Mapping[str, str], who: str
) -> Taken:
    number, target = row["number"] + 1, f"a{row['article_number']}"
    again = _earlier(db, row["article"], source.article.sha256)
    _insert(db, row["article"], number, source, given)
    name = legible(source.source)
    before = {target: {"source": row["source"], "sha256": row["sha256"], "draft": row["number"]}}
    after = {target: {"source": name, "sha256": source.article.sha256, "draft": number}}
    history.append(db, story, who, "draft", target, before=before, after=after, texts=[source.article.sha256])
    return Taken(name, Came.DRAFT, row["article_number"], number, again)


def _insert(db: Database, article: int, number: int, source: Source, given: Mapping[str, str]) -> None:
    db.table("drafts").insert(
        {
            "article": article,
            "number": number,
            "added": now(),
            **article_row(source.article),
            **_stated(given),
            "given": dump(given),
        }
    )


def _state(db: Database, story: str, row: Mapping[str, Any], source: Source, who: str) -> None:
    """Keep what a person states now about a text that is known already."""
    known = load(row["given"])
    changed = {name: value for name, value in source.given.items() if known.get(name) != value}
    if changed:
        values = {**_stated(changed), "given": dump({**known, **changed})}
        db.table("drafts").update(row["id"], values)
        target = f"a{row['article_number']}"
        history.append(db, story, who, "state", target, before={target: known}, after={target: {**known, **changed}})


def _stated(given: Mapping[str, str]) -> dict[str, str]:
    """The columns that hold what a person stated; a date says whose word it is."""
    why = {"published_why": "given by hand"} if "published" in given else {}
    return {name: legible(value) for name, value in given.items()} | why
