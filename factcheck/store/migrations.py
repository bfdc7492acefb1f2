"""The schema, version by version. A migration that has shipped is never edited; a change is a new one at the end.

Three sorts of tables stand apart: what came in (stories, articles, drafts), what people did (events, which nothing
may change; decisions and notes are read out of them and can be rebuilt), and what the machine derived (analyses,
statements, facts, claims, findings), carried), which may be dropped at any time and are made anew by ``rebuild``.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

VERSION = 2
"""The store version that this code writes: the number of migrations. Kept in ``PRAGMA user_version``."""

migrations = Migrations("factcheck")

_CAME_IN = (
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    # turn counts openings and changes, for the order of the latest: clocks go backwards.
    """CREATE TABLE stories (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL, turn INTEGER NOT NULL
    ) STRICT""",
    # number counts the articles of a story in the order of adding; source is the file they came from.
    """CREATE TABLE articles (
        id INTEGER PRIMARY KEY,
        story TEXT NOT NULL REFERENCES stories(id),
        number INTEGER NOT NULL CHECK (number > 0),
        source TEXT NOT NULL,
        UNIQUE (story, number), UNIQUE (story, source)
    ) STRICT""",
    "CREATE INDEX articles_source ON articles(source)",
    # text is TEXT, or a BLOB when it holds half of a surrogate pair, which no valid UTF-8 can; given holds, as JSON,
    # the metadata that a person stated over what the file says.
    """CREATE TABLE drafts (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles(id),
        number INTEGER NOT NULL CHECK (number > 0),
        sha256 TEXT NOT NULL,
        text ANY NOT NULL,
        title TEXT, publisher TEXT, published TEXT, updated TEXT, url TEXT, author TEXT, path TEXT,
        encoding TEXT NOT NULL, published_why TEXT,
        segments TEXT NOT NULL CHECK (json_valid(segments)),
        given TEXT NOT NULL CHECK (json_valid(given)),
        added TEXT NOT NULL,
        UNIQUE (article, number)
    ) STRICT""",
    "CREATE INDEX drafts_sha256 ON drafts(sha256)",
    """CREATE TRIGGER drafts_keep_text BEFORE UPDATE OF text, sha256 ON drafts
       BEGIN SELECT RAISE(ABORT, 'the text of a draft is never changed'); END""",
    """CREATE TRIGGER drafts_no_delete BEFORE DELETE ON drafts
       BEGIN SELECT RAISE(ABORT, 'a draft is never deleted'); END""",
    """CREATE VIEW current_drafts AS
       SELECT articles.story, articles.number AS article_number, articles.source, drafts.*
       FROM articles JOIN drafts ON drafts.article = articles.id
       WHERE drafts.number = (SELECT max(number) FROM drafts AS other WHERE other.article = articles.id)""",
    # The sets of sources, and of texts, that a story was opened or grown as: how the same files find it again.
    """CREATE TABLE openings (
        key TEXT NOT NULL, story TEXT NOT NULL REFERENCES stories(id), PRIMARY KEY (key, story)
    ) STRICT""",
)

_PEOPLE_DID = (
    # before and after map the id of each finding and note that the act touched to its state or null; anchors maps
    # them to the words they stand on; texts lists the hashes of the texts as they were seen.
    """CREATE TABLE events (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        story TEXT NOT NULL REFERENCES stories(id),
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        what TEXT NOT NULL,
        target TEXT NOT NULL,
        before TEXT CHECK (before IS NULL OR json_valid(before)),
        after TEXT CHECK (after IS NULL OR json_valid(after)),
        anchors TEXT CHECK (anchors IS NULL OR json_valid(anchors)),
        texts TEXT CHECK (texts IS NULL OR json_valid(texts))
    ) STRICT""",
    "CREATE INDEX events_story ON events(story, id)",
    """CREATE TRIGGER events_no_update BEFORE UPDATE ON events
       BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END""",
    """CREATE TRIGGER events_no_delete BEFORE DELETE ON events
       BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END""",
    # INSERT OR REPLACE deletes without asking the trigger above on a connection without recursive triggers.
    """CREATE TRIGGER events_no_replace BEFORE INSERT ON events
       WHEN EXISTS (SELECT 1 FROM events WHERE id = NEW.id OR uid = NEW.uid)
       BEGIN SELECT RAISE(ABORT, 'an event is never replaced'); END""",
)

_READ_OUT = (
    """CREATE TABLE decisions (
        story TEXT NOT NULL REFERENCES stories(id), finding TEXT NOT NULL,
        decision TEXT NOT NULL, why TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (story, finding)
    ) STRICT""",
    """CREATE TABLE notes (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL,
        story TEXT NOT NULL REFERENCES stories(id), target TEXT NOT NULL,
        text TEXT NOT NULL, source TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL,
        UNIQUE (story, id)
    ) STRICT""",
)

_DERIVED = (
    """CREATE TABLE analyses (
        story TEXT PRIMARY KEY REFERENCES stories(id), fingerprint TEXT NOT NULL, at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE statements (
        key INTEGER PRIMARY KEY, story TEXT NOT NULL REFERENCES analyses(story) ON DELETE CASCADE,
        draft INTEGER NOT NULL REFERENCES drafts(id), number INTEGER NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        role TEXT NOT NULL, speaker TEXT, text TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX statements_story ON statements(story)",
    """CREATE TABLE facts (
        key INTEGER PRIMARY KEY, story TEXT NOT NULL REFERENCES analyses(story) ON DELETE CASCADE,
        draft INTEGER NOT NULL REFERENCES drafts(id), statement INTEGER NOT NULL,
        kind TEXT NOT NULL, point TEXT NOT NULL, label TEXT NOT NULL, event TEXT NOT NULL, speaker TEXT,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL,
        value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT""",
    "CREATE INDEX facts_story ON facts(story)",
    """CREATE TABLE claims (
        key INTEGER PRIMARY KEY, story TEXT NOT NULL REFERENCES analyses(story) ON DELETE CASCADE,
        id TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, judgement TEXT
    ) STRICT""",
    "CREATE INDEX claims_story ON claims(story, id)",
    """CREATE TABLE findings (
        key INTEGER PRIMARY KEY, story TEXT NOT NULL REFERENCES analyses(story) ON DELETE CASCADE,
        id TEXT NOT NULL, position INTEGER NOT NULL, claim TEXT NOT NULL, kind TEXT NOT NULL, judgement TEXT NOT NULL,
        reason TEXT NOT NULL, scope TEXT NOT NULL, score REAL NOT NULL, explanation TEXT NOT NULL,
        a_draft INTEGER NOT NULL REFERENCES drafts(id), a_start INTEGER NOT NULL, a_end INTEGER NOT NULL,
        a_quote TEXT NOT NULL,
        b_draft INTEGER NOT NULL REFERENCES drafts(id), b_start INTEGER NOT NULL, b_end INTEGER NOT NULL,
        b_quote TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX findings_story ON findings(story, id)",
    """CREATE VIEW open_findings AS
       SELECT findings.* FROM findings
       LEFT JOIN decisions ON decisions.story = findings.story AND decisions.finding = findings.id
       WHERE findings.judgement IN ('conflict', 'tension') AND coalesce(decisions.decision, 'open') = 'open'""",
)


# Which decision on an earlier draft's finding (origin) a present finding has taken over.
_CARRIED = (
    """CREATE TABLE carried (
        story TEXT NOT NULL REFERENCES analyses(story) ON DELETE CASCADE,
        finding TEXT NOT NULL, origin TEXT NOT NULL, PRIMARY KEY (story, finding)
    ) STRICT""",
    "DROP VIEW open_findings",
    """CREATE VIEW open_findings AS
       SELECT findings.* FROM findings
       LEFT JOIN decisions ON decisions.story = findings.story AND decisions.finding = findings.id
       LEFT JOIN carried ON carried.story = findings.story AND carried.finding = findings.id
       LEFT JOIN decisions AS earlier ON earlier.story = carried.story AND earlier.finding = carried.origin
       WHERE findings.judgement IN ('conflict', 'tension')
       AND coalesce(decisions.decision, earlier.decision, 'open') = 'open'""",
)
_SEARCHED = {"statements": ["text"], "notes": ["text", "source"]}


@migrations()
def m001_initial(db: Database) -> None:
    """Make the tables of the first version."""
    for statement in (*_CAME_IN, *_PEOPLE_DID, *_READ_OUT, *_DERIVED):
        db.execute(statement)
    for table, columns in _SEARCHED.items():
        _index(db, table, columns)


@migrations()
def m002_carried(db: Database) -> None:
    """Decisions of earlier drafts count for the findings that took them over."""
    for statement in _CARRIED:
        db.execute(statement)


def rebuild(db: Database) -> None:
    """Make everything that can be derived anew and empty, inside the transaction that is open.

    Works on a store of this version whatever is missing or damaged of it, as long as what came in and what people did
    is there.
    """
    db.execute("DROP VIEW IF EXISTS open_findings")
    for table in ("notes", "statements"):
        db.execute(f"DROP TABLE IF EXISTS {table}_fts")
    for table in ("carried", "findings", "claims", "facts", "statements", "analyses", "decisions", "notes"):
        db.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in (*_READ_OUT, *_DERIVED, *_CARRIED):
        db.execute(statement)
    for table, columns in _SEARCHED.items():
        _index(db, table, columns)


def _index(db: Database, table: str, columns: list[str]) -> None:
    db.table(table).enable_fts(columns, create_triggers=True, tokenize="porter unicode61")
