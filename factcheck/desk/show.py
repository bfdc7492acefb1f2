"""Put together what the desk shows of a story: what the machine derived and what people said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.desk.analyse import Standing, documents
from factcheck.desk.title import story_title
from factcheck.desk.views import (
    Act,
    Anchor,
    ArticleView,
    DeskError,
    FindingState,
    NoteView,
    Orphan,
    StoryView,
)
from factcheck.model import Decision
from factcheck.store import Store
from factcheck.store.records import Event

SHORTEST = 3
"""Characters that a cut id has at least ("f-3")."""


def story_view(store: Store, standing: Standing, notices: Iterable[str] = ()) -> StoryView:
    """The story as it stands."""
    decided = store.history.decisions(standing.story)
    notes = tuple(NoteView(id=key, **state) for key, state in store.history.notes(standing.story).items())
    threads: dict[str, tuple[NoteView, ...]] = {}
    for note in notes:
        threads[note.target] = (*threads.get(note.target, ()), note)
    states = {
        finding.id: FindingState(finding, notes=threads.get(finding.id, ()), **_said(decided.get(finding.id)))
        for finding in standing.comparison.findings
    }
    return StoryView(
        id=standing.story,
        title=store.stories.get(standing.story).title,
        comparison=standing.comparison,
        articles=_articles(standing),
        states=states,
        notes=notes,
        orphans=_orphans(store, standing, decided, threads),
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
    threads: Mapping[str, tuple[NoteView, ...]],
) -> tuple[Orphan, ...]:
    comparison = standing.comparison
    present = {thing.id for things in (comparison.findings, comparison.claims) for thing in things}
    present |= {thing.id for things in (comparison.only_in, comparison.checks) for thing in things}
    present |= {"", *standing.keys.values()}
    lost = sorted({*decided, *threads} - present)
    anchors = store.history.anchors(standing.story) if lost else {}
    return tuple(
        Orphan(
            id=key,
            anchors=tuple(Anchor(**anchor) for anchor in anchors.get(key, ())),
            notes=threads.get(key, ()),
            **{"decision": Decision.OPEN, "why": "", "who": "", "when": "", **_said(decided.get(key))},
        )
        for key in lost
    )
