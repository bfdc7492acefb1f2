"""Record what a person notes."""

from __future__ import annotations

from factcheck.desk.analyse import Standing
from factcheck.desk.show import resolve
from factcheck.desk.views import DeskError, NoteView, StoryView
from factcheck.store import Store


def note(store: Store, standing: Standing, view: StoryView, who: str, target: str, text: str, source: str) -> NoteView:
    """The note, once it is in the record. Raises ``DeskError`` for an empty one or an unknown target."""
    if not text.strip():
        raise DeskError("the note is empty", "write what was checked")
    found = resolve(view, target)
    event = store.history.note(
        standing.story,
        who,
        found,
        text.strip(),
        source=source.strip(),
        anchors=standing.anchors([found]),
        texts=standing.texts,
    )
    (key, state), *_ = (event.after or {}).items()
    return NoteView(id=key, **(state or {}))
