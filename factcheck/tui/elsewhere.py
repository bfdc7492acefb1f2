"""What to say of acts that other sessions did on the story on the desk. No widget in here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.tui.words import count

if TYPE_CHECKING:
    from factcheck.desk import CheckState, FindingState, StoryView
    from factcheck.model import Decision


def done_elsewhere(before: StoryView, after: StoryView) -> str:
    """Who decided or wrote what in between, in one line: "Ann elsewhere: 2 decisions changed, 1 new note"."""
    then, now = _said(before), _said(after)
    changed = sorted(key for key in {*then, *now} if then.get(key) != now.get(key))
    known = {note.id for note in before.notes}
    notes = [note.who for note in after.notes if note.id not in known]
    who = sorted({now[key][0] for key in changed if key in now} | set(notes))
    parts = [f"{count(len(changed), 'decision')} changed"] if changed else []
    parts += [count(len(notes), "new note")] if notes else []
    parts += ["other articles"] if [a.id for a in before.articles] != [a.id for a in after.articles] else []
    return f"{' and '.join(who) or 'Somebody'} elsewhere: {', '.join(parts) or 'the story has changed'}"


def _said(story: StoryView) -> dict[str, tuple[str, str, Decision]]:
    """Who decided each finding and check, when and how."""
    states: list[tuple[str, FindingState | CheckState]] = [*story.states.items(), *story.checks.items()]
    return {key: (state.who, state.when, state.decision) for key, state in states if state.who}
