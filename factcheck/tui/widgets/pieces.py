"""Small pieces of styled text that several widgets are made of. Words from outside go in as they are, never as markup."""

from __future__ import annotations

from textual.content import Content

from factcheck.desk import FindingState, NoteView
from factcheck.model import Decision, Fact, Judgement
from factcheck.notes.visible import one_line, visible
from factcheck.tui.words import CHANGED, DECISIONS, SIGNS

STYLES = {
    Judgement.CONFLICT: "$text-error",
    Judgement.TENSION: "$text-warning",
    Judgement.COMPATIBLE: "$text-primary",
    Judgement.SAME: "$foreground-muted",
}
MUTED = "$foreground-muted"


def plain(text: str) -> Content:
    """Text from outside as content: no markup in it counts, and what steers a terminal is shown as a sign."""
    return Content(visible(text))


def judgement(which: Judgement) -> Content:
    """Sign and word of a judgement, in its colour."""
    return Content.styled(f"{SIGNS[which]} {which.upper()}", f"bold {STYLES[which]}")


def decision(state: FindingState) -> Content:
    """What was decided, in a word; nothing where nobody has decided yet."""
    if state.decision is Decision.OPEN:
        return Content("")
    word = DECISIONS[state.decision][1]
    return Content(f"{CHANGED} changed, was {word}" if state.changed_since_checked else word)


def quote(fact: Fact) -> str:
    """The words of a fact on one line."""
    return one_line(fact.quote)


def remark(note: NoteView, about: str = "") -> Content:
    """A note with who wrote it, when, and the source checked."""
    signed = f"  — {note.who} {note.when[:10]}" + (f", {note.source}" if note.source else "")
    return Content.assemble((f"✎ {about}", MUTED), plain(note.text), plain(signed).stylize(MUTED))
