"""What the machine derived, kept to be listed and searched. It may be dropped and derived anew at any time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from factcheck.model import Comparison, Fact
from factcheck.store.connections import Connections
from factcheck.store.records import Found
from factcheck.store.values import dump, legible, now

_STATEMENTS = """
    SELECT stories.id AS story, stories.title, 'statement' AS "where", 'a' || articles.number AS target,
           statements.text, statements.start, statements."end"
    FROM statements_fts
    JOIN statements ON statements.key = statements_fts.rowid
    JOIN drafts ON drafts.id = statements.draft JOIN articles ON articles.id = drafts.article
    JOIN stories ON stories.id = statements.story
    WHERE statements_fts MATCH ? ORDER BY bm25(statements_fts), statements.key LIMIT ?
"""
_NOTES = """
    SELECT stories.id AS story, stories.title, 'note' AS "where", notes.target,
           notes.text, 0 AS start, 0 AS "end"
    FROM notes_fts
    JOIN notes ON notes.key = notes_fts.rowid JOIN stories ON stories.id = notes.story
    WHERE notes_fts MATCH ? ORDER BY bm25(notes_fts), notes.key LIMIT ?
"""


class Analyses:
    """The derived rows of one store."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def fingerprint(self, story: str) -> str | None:
        """What the rows of a story were derived from; None when there are none."""
        with self._connections.reading() as db:
            row = db.execute("SELECT fingerprint FROM analyses WHERE story = ?", [story]).fetchone()
        return None if row is None else str(row[0])

    def replace(self, story: str, fingerprint: str, comparison: Comparison, drafts: Mapping[str, int]) -> None:
        """Put the rows of a comparison in the place of the last one's; ``drafts`` maps its document keys to drafts."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM analyses WHERE story = ?", [story])  # and with it every row that hangs on it
            db.table("analyses").insert({"story": story, "fingerprint": fingerprint, "at": now()})
            for table, rows in _rows(comparison, drafts).items():
                db.table(table).insert_all({"story": story, **row} for row in rows)

    def carried(self, story: str) -> dict[str, str]:
        """Which findings of a story have taken over what was decided on another id, and on which."""
        with self._connections.reading() as db:
            rows = db.execute("SELECT finding, origin FROM carried WHERE story = ? ORDER BY finding", [story])
            return dict(rows.fetchall())

    def carry(self, story: str, origins: Mapping[str, str]) -> None:
        """Note which findings have taken over what was decided on another id, for the list of stories."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM carried WHERE story = ?", [story])
            if db.execute("SELECT 1 FROM analyses WHERE story = ?", [story]).fetchone():
                rows = ({"story": story, "finding": key, "origin": origin} for key, origin in sorted(origins.items()))
                db.table("carried").insert_all(rows)

    def drop(self) -> None:
        """Forget everything derived, of all stories."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM analyses")

    def search(self, words: str, limit: int) -> list[Found]:
        """Notes, then statements, that have all these words; what stands in quotation marks stays together."""
        with self._connections.reading() as db:
            query = _quoted(db, words)
            if not query:
                return []
            notes = [Found(**row) for row in db.query(_NOTES, [query, limit])]
            return notes + [Found(**row) for row in db.query(_STATEMENTS, [query, limit - len(notes)])]


def _quoted(db: Database, words: str) -> str:
    """The words as an FTS query in which none is an operator; empty when there is nothing to look for."""
    plain = legible(words).replace("\0", " ")
    return db.quote_fts(plain) if any(char.isalnum() for char in plain) else ""


def _rows(comparison: Comparison, drafts: Mapping[str, int]) -> dict[str, list[dict[str, Any]]]:
    return {
        "statements": [
            {
                "draft": drafts[statement.article],
                "number": statement.index,
                "start": statement.start,
                "end": statement.end,
                "role": statement.role.value,
                "speaker": legible(str(statement.speaker)) if statement.speaker else None,
                "text": legible(statement.text),
            }
            for statement in comparison.statements
        ],
        "facts": [_fact(fact, drafts) for fact in comparison.facts],
        "claims": [
            {
                "id": claim.id,
                "kind": claim.kind,
                "label": legible(claim.label),
                "judgement": claim.judgement.value if claim.judgement else None,
            }
            for claim in comparison.claims
        ],
        "findings": [
            {
                "id": finding.id,
                "position": position,
                "claim": finding.claim,
                "kind": finding.kind,
                "judgement": finding.judgement.value,
                "reason": finding.reason,
                "scope": finding.scope.value,
                "score": finding.score,
                "explanation": legible(finding.explanation),
                **_side("a", finding.a, drafts),
                **_side("b", finding.b, drafts),
            }
            for position, finding in enumerate(comparison.findings)
        ],
    }


def _fact(fact: Fact, drafts: Mapping[str, int]) -> dict[str, Any]:
    return {
        "draft": drafts[fact.article],
        "statement": fact.statement.index,
        "kind": fact.kind,
        "point": legible(fact.point),
        "label": legible(fact.label),
        "event": legible(fact.event),
        "speaker": legible(str(fact.speaker)) if fact.speaker else None,
        "start": fact.start,
        "end": fact.end,
        "quote": legible(fact.quote),
        "value": dump(fact.value.as_json()),
    }


def _side(side: str, fact: Fact, drafts: Mapping[str, int]) -> dict[str, Any]:
    return {
        f"{side}_draft": drafts[fact.article],
        f"{side}_start": fact.start,
        f"{side}_end": fact.end,
        f"{side}_quote": legible(fact.quote),
    }
