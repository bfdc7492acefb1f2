"""Verification notes of a story, and copies of the whole store."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from pathlib import Path

from factcheck import notes
from factcheck.desk.files import publish
from factcheck.desk.views import DeskError, FindingState, NoteView, Orphan, StoryView
from factcheck.model import Decision
from factcheck.store import Store


def render(view: StoryView, form: str, options: notes.Options, only: Collection[str] | None) -> str:
    """The story in a format; ``only`` keeps the findings of these ids."""
    try:
        return notes.render(story_notes(view, only), form, options)
    except notes.UnknownFormatError as error:
        raise DeskError(str(error), "name a format with --format") from error


def write(text: str, path: Path, *, overwrite: bool) -> Path:
    """Write a text to a file, whole or not at all."""

    def fill(part: Path) -> None:
        part.write_bytes(text.encode(errors="replace"))

    return publish(path, fill, overwrite=overwrite)


def backup(store: Store, path: Path) -> Path:
    """Copy the whole store into a new file."""
    return publish(path, store.copy_to)


def story_notes(view: StoryView, only: Collection[str] | None = None) -> notes.StoryNotes:
    """What the formats are given of a story."""
    comparison = view.comparison
    if only is not None:
        kept = tuple(finding for finding in comparison.findings if finding.id in set(only))
        claims = {finding.claim for finding in kept}
        comparison = dataclasses.replace(
            comparison,
            findings=kept,
            claims=tuple(claim for claim in comparison.claims if claim.id in claims),
            only_in=(),
            checks=(),
        )
    threads: dict[str, tuple[notes.Note, ...]] = {}
    for note in view.notes:
        threads[note.target] = (*threads.get(note.target, ()), _note(note))
    return notes.StoryNotes(
        title=view.title,
        comparison=comparison,
        states={key: _state(state) for key, state in view.states.items() if state.who},
        notes=threads,
        orphans=tuple(_orphan(orphan) for orphan in view.orphans),
        order=tuple(article.key for article in view.articles),
        kept=True,
    )


def _state(state: FindingState | Orphan) -> notes.State:
    change = state.changed if isinstance(state, FindingState) and state.changed_since_checked else None
    lines, words = (change.lines, change.words) if change else ((), ())
    return notes.State(Decision(state.decision), state.why, state.who, state.when, lines, words)


def _note(note: NoteView) -> notes.Note:
    return notes.Note(note.text, note.who, note.when, note.source)


def _orphan(orphan: Orphan) -> notes.Orphan:
    quotes = tuple(anchor.exact for anchor in orphan.anchors)
    return notes.Orphan(orphan.id, quotes, _state(orphan), tuple(_note(note) for note in orphan.notes))
