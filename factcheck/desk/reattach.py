"""Attach what was said of a finding that is gone to one that is there."""

from __future__ import annotations

from factcheck.desk.analyse import Standing
from factcheck.desk.show import act, resolve
from factcheck.desk.views import Act, DeskError, StoryView
from factcheck.model import Decision
from factcheck.store import Store


def reattach(store: Store, standing: Standing, view: StoryView, who: str, orphan: str, target: str | None) -> Act:
    """The act, once it is in the record. Raises ``DeskError`` for what is no orphan and for a target of another sort."""
    found = resolve(view, orphan)
    chosen = next((item for item in view.orphans if item.id == found), None)
    if chosen is None:
        raise DeskError(f"{found or 'the story'} is where it belongs", "only orphans are attached again")
    if target is None and not chosen.suggestions:
        raise DeskError(f"nothing in the story is like what {found} was about", "name the finding to attach it to")
    to = chosen.suggestions[0] if target is None else resolve(view, target)
    if to not in standing.things or to[:2] != found[:2]:
        raise DeskError(
            f"{found} cannot be attached to {to or 'the story'}", "name a thing of the same sort that is there"
        )
    state = view.states.get(to)
    event = store.history.reattach(
        standing.story,
        who,
        found,
        to,
        anchors=standing.anchors([to]),
        texts=standing.texts,
        keep=state is not None and state.decision is not Decision.OPEN,
    )
    return act(event)
