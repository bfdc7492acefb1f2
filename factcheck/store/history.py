"""What people did: an append-only list of events, and the decisions and notes that are read out of it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from factcheck.model import Decision
from factcheck.store.connections import Connections
from factcheck.store.errors import StoreError
from factcheck.store.records import Anchors, Event, State
from factcheck.store.values import dump, legible, load, now, put

NOTE = "n-"
"""How the id of a note begins."""

DECIDED = ("f-", "k-")
"""How the ids begin of what can be decided: findings and checks."""

_ACTS = ("decide", "note", "reattach", "redo")
"""What can be taken back."""


def append(
    db: Database,
    story: str,
    who: str,
    what: str,
    target: str,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    anchors: Anchors | None = None,
    texts: Sequence[str] = (),
    at: str = "",
    uid: str = "",
) -> int:
    """Write one event inside the transaction that is open; its number."""
    at = at or now()
    row = {
        "uid": uid or uuid.uuid4().hex,
        "story": story,
        "at": at,
        "who": legible(who),
        "what": what,
        "target": legible(target),
        "before": None if before is None else dump(before),
        "after": None if after is None else dump(after),
        "anchors": dump(anchors) if anchors else None,
        "texts": dump(sorted(texts)) if texts else None,
    }
    number = put(db, "events", row)
    touch(db, story, at)
    return number


def touch(db: Database, story: str, at: str) -> None:
    """Make a story the latest one, inside the transaction that is open."""
    db.execute("UPDATE stories SET updated = ?, turn = (SELECT max(turn) + 1 FROM stories) WHERE id = ?", [at, story])


class History:
    """The record of one store. Every change of a decision or a note goes through here."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def decide(
        self,
        story: str,
        who: str,
        target: str,
        findings: Sequence[str],
        decision: Decision,
        *,
        why: str = "",
        only_open: bool = False,
        anchors: Anchors | None = None,
        texts: Sequence[str] = (),
    ) -> Event | None:
        """Decide findings in one act; None when ``only_open`` and none of them is open any more."""
        at = now()
        state = {"decision": decision.value, "why": legible(why), "who": legible(who), "when": at}
        with self._connections.writing(durable=True) as db:
            known = _decisions(db, story)
            chosen = [
                finding
                for finding in sorted(findings)
                if not only_open or known.get(finding, {}).get("decision", Decision.OPEN) == Decision.OPEN
            ]
            if not chosen:
                return None
            after: dict[str, State | None] = dict.fromkeys(chosen, state)
            kept = {finding: anchors[finding] for finding in chosen if anchors and finding in anchors}
            before = {finding: known.get(finding) for finding in chosen}
            number = append(
                db, story, who, "decide", target, before=before, after=after, anchors=kept, texts=texts, at=at
            )
            apply(db, story, after)
            return one_event(db, number)

    def note(
        self,
        story: str,
        who: str,
        target: str,
        text: str,
        *,
        source: str = "",
        anchors: Anchors | None = None,
        texts: Sequence[str] = (),
    ) -> Event:
        """Add a note to the thread of its target. Its id is the first key of the event's ``after``."""
        at, uid = now(), uuid.uuid4().hex
        state = {
            "target": legible(target),
            "text": legible(text),
            "source": legible(source),
            "who": legible(who),
            "when": at,
        }
        after: dict[str, State | None] = {NOTE + uid[:12]: state}
        with self._connections.writing(durable=True) as db:
            number = append(
                db,
                story,
                who,
                "note",
                target,
                before=dict.fromkeys(after),
                after=after,
                anchors=anchors,
                texts=texts,
                at=at,
                uid=uid,
            )
            apply(db, story, after)
            return one_event(db, number)

    def undo(self, story: str, who: str, *, anyone: bool = False) -> Event | None:
        """Take back the last act of ``who`` (or of anyone) that still stands; None when there is none.

        Raises ``StoreError`` when somebody has decided the same findings since: their word is not overwritten.
        """
        return self._reverse(story, who, "undo", lambda done, _: done, anyone=anyone)

    def redo(self, story: str, who: str, *, anyone: bool = False) -> Event | None:
        """Do again what was last taken back, unless something was done since; None when there is none.

        Raises ``StoreError`` as ``undo`` does.
        """
        return self._reverse(story, who, "redo", lambda _, undone: undone, anyone=anyone)

    def _reverse(
        self,
        story: str,
        who: str,
        what: str,
        pick: Callable[[list[Event], list[Event]], list[Event]],
        *,
        anyone: bool,
    ) -> Event | None:
        with self._connections.writing(durable=True) as db:
            events = [event for event in all_events(db, story) if anyone or event.who == legible(who)]
            stack = pick(*_stacks(events))
            if not stack:
                return None
            last = stack[-1]
            current = states(db, story)
            standing = {key: state for key, state in sorted((last.after or {}).items()) if current.get(key) == state}
            if not standing:
                raise StoreError(
                    f"{last.target} was decided again since act {last.id}",
                    "decide it anew; both acts stay in the history",
                )
            after = {key: (last.before or {}).get(key) for key in standing}
            anchors = {key: value for key, value in last.anchors.items() if key in standing or key == last.target}
            number = append(db, story, who, what, str(last.id), before=standing, after=after, anchors=anchors)
            apply(db, story, after)
            return one_event(db, number)

    def decisions(self, story: str) -> dict[str, State]:
        """The state of every finding of a story that somebody has decided, by its id."""
        with self._connections.reading() as db:
            return _decisions(db, story)

    def notes(self, story: str) -> dict[str, State]:
        """Every note of a story by its id, oldest first."""
        with self._connections.reading() as db:
            return _notes(db, story)

    def events(self, story: str | None = None) -> list[Event]:
        """Every act on one story or on all, oldest first."""
        with self._connections.reading() as db:
            return all_events(db, story)

    def anchors(self, story: str) -> dict[str, list[dict[str, Any]]]:
        """The words that each decided or annotated thing stood on when somebody last acted on it, the latest last."""
        found: dict[str, list[dict[str, Any]]] = {}
        for event in self.events(story):
            for key, anchors in event.anchors.items():
                found.pop(key, None)
                found[key] = anchors
        return found

    def reattach(
        self,
        story: str,
        who: str,
        orphan: str,
        target: str,
        *,
        anchors: Anchors | None = None,
        texts: Sequence[str] = (),
        keep: bool = False,
    ) -> Event:
        """Give what was said of one thing to another, in one act: its notes, and its decision.

        With ``keep`` the decision stays out, because the other has one of its own; so it does when somebody else has
        decided the other in the meantime.
        """
        with self._connections.writing(durable=True) as db:
            found = states(db, story)
            said, known = found.get(orphan), found.get(target)
            before: dict[str, State | None] = {orphan: said} if said else {}
            after: dict[str, State | None] = dict.fromkeys(before)
            if said and not keep and (known is None or known["decision"] == Decision.OPEN):
                before[target], after[target] = known, said
            for key, state in found.items():
                if key.startswith(NOTE) and state["target"] == orphan:
                    before[key], after[key] = state, {**state, "target": legible(target)}
            if not after:
                raise StoreError(f"nothing was said of {orphan}", "look at the story again")
            number = append(
                db, story, who, "reattach", orphan, before=before, after=after, anchors=anchors, texts=texts
            )
            apply(db, story, after)
            return one_event(db, number)

    def replay(self, db: Database) -> None:
        """Read decisions and notes out of the events, inside a transaction in which there are none."""
        for event in all_events(db, None):
            apply(db, event.story, event.after or {})

    def rebuild(self) -> None:
        """Read decisions and notes out of the events anew."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM decisions")
            db.execute("DELETE FROM notes")
            self.replay(db)


def _stacks(events: Sequence[Event]) -> tuple[list[Event], list[Event]]:
    """The acts that can be taken back, and the takings-back that can be undone in turn; the latest stands last."""
    done: list[Event] = []
    undone: list[Event] = []
    for event in events:
        if event.what == "undo":
            done = [act for act in done if str(act.id) != event.target]
            undone.append(event)
        elif event.what in _ACTS:
            done.append(event)
            undone = [act for act in undone if str(act.id) != event.target] if event.what == "redo" else []
    return done, undone


def states(db: Database, story: str) -> dict[str, State]:
    """Where every finding and note of a story stands, by its id."""
    return _decisions(db, story) | _notes(db, story)


def _decisions(db: Database, story: str) -> dict[str, State]:
    return {
        row["finding"]: {"decision": row["decision"], "why": row["why"], "who": row["who"], "when": row["at"]}
        for row in db.table("decisions").rows_where("story = ?", [story], order_by="finding")
    }


def _notes(db: Database, story: str) -> dict[str, State]:
    return {
        row["id"]: {**{name: row[name] for name in ("target", "text", "source", "who")}, "when": row["at"]}
        for row in db.table("notes").rows_where("story = ?", [story], order_by="key")
    }


def apply(db: Database, story: str, changes: Mapping[str, State | None]) -> None:
    """Bring decisions and notes to what an event says they are."""
    for key, state in changes.items():
        if key.startswith(NOTE):
            db.execute("DELETE FROM notes WHERE story = ? AND id = ?", [story, key])
            if state:
                db.table("notes").insert({"story": story, "id": key, **_columns(state)})
        elif key.startswith(DECIDED):
            db.execute("DELETE FROM decisions WHERE story = ? AND finding = ?", [story, key])
            if state:
                db.table("decisions").insert({"story": story, "finding": key, **_columns(state)})


def _columns(state: State) -> dict[str, Any]:
    return {**{name: value for name, value in state.items() if name != "when"}, "at": state["when"]}


def all_events(db: Database, story: str | None) -> list[Event]:
    """Every act on one story or on all, oldest first."""
    where, values = ("story = ?", [story]) if story is not None else (None, [])
    return [_as_event(row) for row in db.table("events").rows_where(where, values, order_by="id")]


def one_event(db: Database, number: int) -> Event:
    """The act of that number."""
    return _as_event(db.table("events").get(number))


def _as_event(row: Mapping[str, Any]) -> Event:
    return Event(
        id=row["id"],
        uid=row["uid"],
        story=row["story"],
        at=row["at"],
        who=row["who"],
        what=row["what"],
        target=row["target"],
        before=load(row["before"]),
        after=load(row["after"]),
        anchors=load(row["anchors"]) or {},
        texts=tuple(load(row["texts"]) or ()),
    )
