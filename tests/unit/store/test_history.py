from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.model import Article, Decision
from factcheck.store import Store, StoreError
from factcheck.store.records import Source

Session: TypeAlias = Callable[..., "Popen[str]"]


def decide(store: Store, story: str, finding: str, decision: Decision = Decision.CHECKED_OK, who: str = "Ann") -> None:
    store.history.decide(story, who, finding, [finding], decision)


def stands(store: Store, story: str) -> dict[str, str]:
    return {key: state["decision"] for key, state in store.history.decisions(story).items()}


def tables(store: Store) -> list[list[tuple[object, ...]]]:
    db = sqlite3.connect(store.path)
    rows = [
        db.execute("SELECT * FROM decisions ORDER BY story, finding").fetchall(),
        db.execute("SELECT id, story, target, text, source, who, at FROM notes ORDER BY id").fetchall(),
    ]
    db.close()
    return rows


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE events SET who = 'Eve'",
        "DELETE FROM events",
        "INSERT OR REPLACE INTO events (id, uid, story, at, who, what, target) SELECT id, 'u', story, at, 'Eve', what, '' FROM events",
        "INSERT OR REPLACE INTO events (uid, story, at, who, what, target) SELECT uid, story, at, 'Eve', what, '' FROM events",
        "UPDATE drafts SET text = 'Nobody died.'",
        "DELETE FROM drafts",
    ],
)
def test_the_record_and_the_texts_refuse_to_be_rewritten(store: Store, story: str, sql: str) -> None:
    decide(store, story, "f-1")
    db = sqlite3.connect(store.path)  # as any other program would, without our settings
    with pytest.raises(sqlite3.IntegrityError, match="is never"):
        db.execute(sql)
    db.rollback()
    db.close()
    assert [event.who for event in store.history.events()] == ["Ann"] * 4


def test_a_decision_is_kept_with_who_and_why(store: Store, story: str) -> None:
    event = store.history.decide(
        story, "Ann", "f-1", ["f-1"], Decision.DISMISSED, why="two events", anchors={"f-1": [{"exact": "four"}]}
    )
    assert event is not None
    state = {"decision": "dismissed", "why": "two events", "who": "Ann", "when": event.at}
    assert store.history.decisions(story) == {"f-1": state}
    assert (event.before, event.after) == ({"f-1": None}, {"f-1": state})
    assert store.history.anchors(story) == {"f-1": [{"exact": "four"}]}
    assert event.at.endswith("+00:00")
    assert len(event.at) == len("2017-04-05T09:58:00.123+00:00")


def test_a_claim_is_one_act_on_its_open_findings_and_one_undo(store: Store, story: str) -> None:
    decide(store, story, "f-2", Decision.EXPLAINED)
    store.history.decide(story, "Ann", "c-1", ["f-1", "f-2", "f-3"], Decision.DISCREPANCY, only_open=True)
    assert stands(store, story) == {"f-1": "discrepancy", "f-2": "explained", "f-3": "discrepancy"}
    assert len(store.history.events(story)) == 5
    store.history.undo(story, "Ann")
    assert stands(store, story) == {"f-2": "explained"}


def test_a_claim_without_open_findings_is_no_act(store: Store, story: str) -> None:
    decide(store, story, "f-1")
    assert store.history.decide(story, "Ann", "c-1", ["f-1"], Decision.EXPLAINED, only_open=True) is None
    assert len(store.history.events(story)) == 4


def test_a_finding_that_was_opened_again_is_open(store: Store, story: str) -> None:
    decide(store, story, "f-1")
    decide(store, story, "f-1", Decision.OPEN)
    event = store.history.decide(story, "Ann", "c-1", ["f-1"], Decision.EXPLAINED, only_open=True)
    assert event is not None


def test_undo_and_redo_go_back_and_forth_across_sessions(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.db")
    story, _ = store.stories.open([Source("/a", Article("Four died."))], "The fire", "Ann")
    decide(store, story, "f-1", Decision.EXPLAINED)
    decide(store, story, "f-1", Decision.DISCREPANCY)
    store.history.note(story, "Ann", "f-1", "Rang the police")
    seen = []
    for what in ("undo", "undo", "undo", "undo", "redo", "redo", "undo", "redo", "redo", "redo"):
        store.close()
        store = Store(tmp_path / "s.db")
        event = getattr(store.history, what)(story, "Ann")
        seen.append((stands(store, story).get("f-1"), len(store.history.notes(story)), event is not None))
    assert seen == [
        ("discrepancy", 0, True),
        ("explained", 0, True),
        (None, 0, True),
        (None, 0, False),
        ("explained", 0, True),
        ("discrepancy", 0, True),
        ("explained", 0, True),
        ("discrepancy", 0, True),
        ("discrepancy", 1, True),
        ("discrepancy", 1, False),
    ]
    assert len(store.history.events(story)) == 2 + 3 + 8  # the undoings are acts themselves
    store.close()


def test_nothing_is_redone_after_a_new_act(store: Store, story: str) -> None:
    decide(store, story, "f-1")
    store.history.undo(story, "Ann")
    decide(store, story, "f-2")
    assert store.history.redo(story, "Ann") is None


def test_undo_takes_back_ones_own_acts_only(store: Store, story: str) -> None:
    decide(store, story, "f-1", who="Ann")
    decide(store, story, "f-2", who="Bob")
    store.history.undo(story, "Ann")
    assert stands(store, story) == {"f-2": "checked-ok"}
    assert store.history.undo(story, "Ann") is None
    assert store.history.undo(story, "Cy", anyone=True) is not None
    assert stands(store, story) == {}


def test_undo_never_overwrites_what_somebody_else_said_since(store: Store, story: str) -> None:
    store.history.decide(story, "Ann", "c-1", ["f-1", "f-2"], Decision.EXPLAINED)
    decide(store, story, "f-1", Decision.DISCREPANCY, who="Bob")
    event = store.history.undo(story, "Ann")
    assert event is not None
    assert stands(store, story) == {"f-1": "discrepancy"}
    decide(store, story, "f-3", who="Ann")
    decide(store, story, "f-3", Decision.EXPLAINED, who="Bob")
    with pytest.raises(StoreError, match="f-3 was decided again since"):
        store.history.undo(story, "Ann")
    assert stands(store, story) == {"f-1": "discrepancy", "f-3": "explained"}


def test_notes_are_a_thread(store: Store, story: str) -> None:
    store.history.note(story, "Ann", "f-1", "Rang the police", source="press office")
    store.history.note(story, "Bob", "f-1", "They rang back")
    notes = list(store.history.notes(story).values())
    assert [(note["who"], note["text"], note["source"]) for note in notes] == [
        ("Ann", "Rang the police", "press office"),
        ("Bob", "They rang back", ""),
    ]


@given(text=st.text(st.characters(), min_size=1), who=st.text(st.characters(), min_size=1))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_noted(store: Store, story: str, text: str, who: str) -> None:
    store.history.note(story, who, "f-1", text)
    kept = [note["text"] for note in store.history.notes(story).values()]
    assert text.encode(errors="replace").decode() == kept[-1].replace("\ufffd", "?") or text == kept[-1]
    store.analyses.search(text, 5)


_ACTS = st.lists(
    st.tuples(
        st.sampled_from(["decide", "claim", "note", "undo", "redo"]),
        st.sampled_from(["Ann", "Bob"]),
        st.sampled_from(["f-1", "f-2"]),
        st.sampled_from(list(Decision)),
    ),
    max_size=12,
)


@given(acts=_ACTS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_stands_can_be_read_out_of_the_record_alone(
    store: Store, story: str, acts: list[tuple[str, str, str, Decision]]
) -> None:
    acknowledged = [event.id for event in store.history.events()]
    for what, who, finding, decision in acts:
        try:
            if what == "decide":
                event = store.history.decide(story, who, finding, [finding], decision)
            elif what == "claim":
                event = store.history.decide(story, who, "c-1", ["f-1", "f-2"], decision, only_open=True)
            elif what == "note":
                event = store.history.note(story, who, finding, decision.value)
            else:
                event = getattr(store.history, what)(story, who)
        except StoreError:
            continue
        if event is not None:
            acknowledged.append(event.id)
    assert [event.id for event in store.history.events()] == acknowledged
    before = tables(store)
    store.history.rebuild()
    assert tables(store) == before


_WRITER = """
import sys
from factcheck.model import Decision
from factcheck.store import Store
path, story, who, acts = sys.argv[1:]
store = Store(path)
print("ready", flush=True)
sys.stdin.readline()
for turn in range(int(acts)):
    if turn % 3 == 2:
        event = store.history.undo(story, who)
    elif turn % 3:
        event = store.history.note(story, who, "f-1", f"{who} {turn}")
    else:
        event = store.history.decide(story, who, f"f-{who}", [f"f-{who}"], Decision.EXPLAINED, why=str(turn))
    print(event.id, flush=True)
store.close()
"""


def _answers(each: Popen[str]) -> list[int]:
    out, err = each.communicate("go\n", timeout=30)
    assert err == ""
    return [int(line) for line in out.split()]


def test_two_sessions_lose_no_act(store: Store, story: str, session: Session) -> None:
    sessions = [session(_WRITER, str(store.path), story, who, "30") for who in ("Ann", "Bob")]
    for each in sessions:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
        assert each.stdin is not None
    for each in sessions:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    acknowledged = sorted(number for each in sessions for number in _answers(each))
    events = [event.id for event in store.history.events() if event.what not in ("open", "add")]
    assert len(acknowledged) == 60
    assert events == acknowledged
    before = tables(store)
    store.history.rebuild()
    assert tables(store) == before


@pytest.mark.parametrize("after", [1, 7, 20])
def test_a_killed_session_leaves_every_acknowledged_act(store: Store, story: str, session: Session, after: int) -> None:
    each = session(_WRITER, str(store.path), story, "Ann", "100000")
    assert each.stdout is not None
    assert each.stdin is not None
    assert each.stdout.readline() == "ready\n"
    each.stdin.write("go\n")
    each.stdin.flush()
    acknowledged = [int(each.stdout.readline()) for _ in range(after)]
    each.kill()  # SIGKILL: no chance to tidy up
    rest, _ = each.communicate()
    acknowledged += [int(line) for line in rest.split("\n")[:-1]]
    again = Store(store.path)
    numbers = [event.id for event in again.history.events()]
    assert set(acknowledged) <= set(numbers)
    assert len(numbers) - len(acknowledged) <= 3 + 1  # at most one act was kept before it could be said
    before = tables(again)
    again.history.rebuild()
    assert tables(again) == before
    again.close()
    db = sqlite3.connect(store.path)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()
