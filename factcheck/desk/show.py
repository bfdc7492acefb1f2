"""Put together what the desk shows of a story: what the machine derived and what people said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from factcheck.desk.analyse import Standing, documents
from factcheck.desk.carrying import Carrier, Moved
from factcheck.desk.title import story_title
from factcheck.desk.views import (
    Act,
    Anchor,
    ArticleView,
    CheckState,
    DeskError,
    FindingState,
    NoteView,
    Orphan,
    StoryView,
)
from factcheck.model import Decision
from factcheck.notes.wording import counted
from factcheck.store import Store
from factcheck.store.records import Event

SHORTEST = 3
"""Characters that a cut id has at least ("f-3")."""

NAMED = 12
"""Ids that a message lists before it only counts the rest."""


def origins(view: StoryView) -> dict[str, str]:
    """Which findings have taken over what was decided on another id, and on which; not those that changed since."""
    return {key: state.origin for key, state in view.states.items() if state.origin and not state.changed_since_checked}


def unsettled(view: StoryView) -> list[str]:
    """What new drafts did to decisions and notes, in lines for people."""
    lines = []
    if view.changed_count:
        changed = [key for key, state in view.states.items() if state.changed_since_checked]
        more = [f"and {len(changed) - NAMED} more"] if len(changed) > NAMED else []
        which = " ".join([*changed[:NAMED], *more])
        lines.append(
            f"changed since checked: {counted(len(changed), 'decided finding')}, to be looked at again: {which}"
        )
    if view.orphans:
        lines.append(f"without their words: {counted(len(view.orphans), 'decision or note', 'decisions or notes')}")
    return lines


def story_view(store: Store, carrier: Carrier, standing: Standing, notices: Iterable[str] = ()) -> StoryView:
    """The story as it stands: what people said of earlier drafts is with the findings that took it over."""
    decided = store.history.decisions(standing.story)
    kept = [NoteView(id=key, **state) for key, state in store.history.notes(standing.story).items()]
    moved = _moved(store, carrier, standing, {*decided, *(note.target for note in kept)})
    notes = tuple(replace(note, target=_now(moved, note.target)) for note in kept)
    threads: dict[str, tuple[NoteView, ...]] = {}
    for note in notes:
        threads[note.target] = (*threads.get(note.target, ()), note)
    # Of several earlier findings that have become one, the last decided speaks; what was said of this very one goes first.
    earlier = {moved[key].now: key for key in moved if key in decided and moved[key].now}
    states = {
        finding.id: FindingState(finding, **_spoken(finding.id, decided, moved, earlier.get(finding.id, ""), threads))
        for finding in standing.comparison.findings
    }
    checks = {
        check.id: CheckState(check, **_spoken(check.id, decided, moved, earlier.get(check.id, ""), threads))
        for check in standing.comparison.checks
    }
    return StoryView(
        id=standing.story,
        title=store.stories.get(standing.story).title,
        comparison=standing.comparison,
        articles=_articles(standing),
        states=states,
        checks=checks,
        notes=notes,
        orphans=_orphans(store, standing, decided, moved, threads),
        notices=tuple(notices),
    )


def act(event: Event) -> Act:
    """An event as the desk hands it over."""
    return Act(
        id=event.id,
        story=event.story,
        when=event.at,
        who=event.who,
        what=event.what,
        target=event.target,
        before=event.before,
        after=event.after,
        texts=event.texts,
    )


def resolve(view: StoryView, start: str) -> str:
    """The id in a story that is, or begins with, what was given. Raises ``DeskError``."""
    known = targets(view)
    if start in known:
        return start
    matches = sorted(target for target in known if target.startswith(start)) if len(start) >= SHORTEST else []
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise DeskError(f"{len(matches)} ids begin with {start!r}", "give more of the id")
    raise DeskError(
        f"nothing in the story {view.title!r} is called {start!r}", "see the ids with: factcheck export --format json"
    )


def targets(view: StoryView) -> set[str]:
    """Everything in a story that a note may be on; "" is the story itself."""
    comparison = view.comparison
    things = (
        view.articles,
        comparison.findings,
        comparison.claims,
        comparison.only_in,
        comparison.checks,
        view.orphans,
    )
    return {"", *(thing.id for group in things for thing in group)}


def _moved(store: Store, carrier: Carrier, standing: Standing, spoken: Collection[str]) -> dict[str, Moved]:
    """What became of everything people spoke of that the present texts do not give, the latest act last."""
    there = {"", *standing.things, *standing.keys.values()}
    lost = {key for key in spoken if key not in there}
    if not lost:
        return {}
    anchors = {
        key: [Anchor(**anchor) for anchor in found] for key, found in store.history.anchors(standing.story).items()
    }
    ordered = [key for key in anchors if key in lost]
    ordered = sorted(lost - {*ordered}) + ordered
    return carrier.moved(standing, {key: anchors.get(key, []) for key in ordered})


def _now(moved: Mapping[str, Moved], key: str) -> str:
    return (moved[key].now or key) if key in moved else key


def _spoken(
    key: str,
    decided: Mapping[str, Mapping[str, Any]],
    moved: Mapping[str, Moved],
    origin: str,
    threads: Mapping[str, tuple[NoteView, ...]],
) -> dict[str, Any]:
    """What people said of a finding or a check: of this very one, or of the one it comes from."""
    said: dict[str, Any] = {"notes": threads.get(key, ())}
    if key in decided or not origin:
        return said | _said(decided.get(key))
    return said | {"origin": origin, "changed": moved[origin].change} | _said(decided[origin])


def _said(state: Mapping[str, Any] | None) -> dict[str, Any]:
    return {**state, "decision": Decision(state["decision"])} if state else {}


def _articles(standing: Standing) -> tuple[ArticleView, ...]:
    return tuple(
        ArticleView(
            id=f"a{draft.article_number}",
            key=document.key,
            source=draft.source,
            title=draft.article.title or story_title([draft.article]),
            publisher=draft.article.publisher,
            drafts=draft.number,
        )
        for draft, document in zip(standing.drafts, documents(standing), strict=True)
    )


def _orphans(
    store: Store,
    standing: Standing,
    decided: Mapping[str, Mapping[str, Any]],
    moved: Mapping[str, Moved],
    threads: Mapping[str, tuple[NoteView, ...]],
) -> tuple[Orphan, ...]:
    lost = sorted(key for key, came in moved.items() if not came.now)
    anchors = store.history.anchors(standing.story) if lost else {}
    return tuple(
        Orphan(
            id=key,
            anchors=tuple(Anchor(**anchor) for anchor in anchors.get(key, ())),
            notes=threads.get(key, ()),
            gone=moved[key].gone,
            suggestions=moved[key].suggestions,
            **{"decision": Decision.OPEN, "why": "", "who": "", "when": "", **_said(decided.get(key))},
        )
        for key in lost
    )
