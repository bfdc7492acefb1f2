"""Record what a person decides of a finding or of a claim."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from factcheck.desk.analyse import Standing
from factcheck.desk.show import act, resolve
from factcheck.desk.views import SHORT_WORDS, Act, DeskError, StoryView
from factcheck.model import Decision
from factcheck.store import Store

Said: TypeAlias = dict[str, tuple[str, str]]
"""Who decided a finding, and when."""


def decide(store: Store, standing: Standing, view: StoryView, who: str, target: str, decision: str, why: str) -> Act:
    """The act, once it is in the record. Raises ``DeskError`` for an act that makes no sense."""
    try:
        chosen = SHORT_WORDS.get(decision) or Decision(decision)
    except ValueError as error:
        raise DeskError(
            f"{decision!r} is no decision", f"choose one of {', '.join((*Decision, *SHORT_WORDS))}"
        ) from error
    if chosen is Decision.DISMISSED and not why.strip():
        raise DeskError("a finding is dismissed with a reason only", "say why (--why TEXT)")
    found = resolve(view, target)
    findings = _findings(view, found)
    event = store.history.decide(
        standing.story,
        who,
        found,
        findings,
        chosen,
        why=why.strip(),
        only_open=found.startswith("c-"),
        anchors=standing.anchors(findings),
        texts=standing.texts,
    )
    if event is None:
        raise DeskError(f"the claim {found} has no open finding", "decide its findings one by one to change them")
    return act(event)


def _findings(view: StoryView, target: str) -> list[str]:
    """The findings that a decision on the target is about."""
    if target.startswith(("f-", "k-")):
        return [target]
    if not target.startswith("c-"):
        raise DeskError(
            f"{target or 'the story'} cannot be decided", "decide a finding (f-…), a claim (c-…) or a check (k-…)"
        )
    # What is the same or compatible asks no question; a claim's "discrepancy" would put a false word on it.
    return [key for key, state in view.states.items() if state.finding.claim == target and state.open]


def said_in(states: Mapping[str, Mapping[str, Any] | None] | None) -> Said:
    """Who decided each finding and when, out of their states."""
    return {key: (str(state["who"]), str(state["when"])) for key, state in (states or {}).items() if state}


def overtaken(done: Act, shown: Said | None, who: str) -> str:
    """Whose decision came in between: after what was shown to ``who`` and before the act; empty when nobody's.

    When nothing was shown, any decision of somebody else counts.
    """
    lines = []
    for key, state in sorted((done.before or {}).items()):
        if state and ((state["who"] != who) if shown is None else shown.get(key) != (state["who"], state["when"])):
            lines.append(f"{state['who']} had decided {key} at {state['when']}: {state['decision']}")
    return "; ".join([*lines, "both are in the history"]) if lines else ""
