"""The editor of a note."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static, TextArea

from factcheck.desk import NoteView
from factcheck.notes.visible import visible
from factcheck.tui import editor
from factcheck.tui.widgets.pieces import MUTED, plain, remark

KEYS = "ctrl-o or f2 saves · tab: the source · f4: your editor · esc backs out, what is written is kept on disk"


class NoteEditor(ModalScreen[tuple[str, str] | None]):
    """Writes a note and the source checked; gives both, or None. What is typed goes to ``keep`` at every key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o,f2", "save", "Save", show=False, priority=True),
        Binding("f4,ctrl+g", "edit", "Your editor", show=False, priority=True),
        Binding("escape", "back", "Back", show=False, priority=True),
    ]

    def __init__(
        self,
        about: str,
        draft: tuple[str, str],
        keep: Callable[[str, str], None],
        thread: Sequence[NoteView] = (),
    ) -> None:
        super().__init__()
        self._about, self._draft, self._keep, self._thread = about, draft, keep, thread

    def compose(self) -> ComposeResult:
        """What the note is about, its text, the source, and what the keys do."""
        text, source = self._draft
        with Vertical(classes="box"):
            yield Label(plain(self._about), classes="question")
            if self._thread:
                with VerticalScroll(id="thread", can_focus=False):
                    yield Static(Content("\n").join(remark(note) for note in self._thread), markup=False)
            yield TextArea(text, id="text", soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True)
            yield Input(
                source,
                id="source",
                placeholder="source checked: name, link, phone or page",
                select_on_focus=False,
                compact=True,
            )
            yield Label(self._tail(), id="tail")

    @staticmethod
    def _tail(words: str = KEYS) -> Content:
        return plain(words).stylize(MUTED)

    def on_mount(self) -> None:
        """Go on writing where the draft ends."""
        for thread in self.query("#thread"):
            thread.scroll_end(animate=False)
        area = self.query_one("#text", TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    @property
    def _written(self) -> tuple[str, str]:
        return self.query_one("#text", TextArea).text, self.query_one("#source", Input).value

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed(self) -> None:
        self.query_one("#tail", Label).update(self._tail())
        self._keep(*self._written)

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save what is written, if there is anything."""
        text, source = self._written
        if text.strip():
            self.dismiss((text.strip(), source.strip()))
        else:
            self.query_one("#tail", Label).update(self._tail("Nothing is written yet · esc backs out"))
            self.query_one("#text", TextArea).focus()

    def action_edit(self) -> None:
        """Go on writing in a person's own editor; back here, the note can still be left or saved."""
        area = self.query_one("#text", TextArea)
        try:
            command = editor.named(os.environ)
            with self.app.suspend():
                text = editor.edit(area.text, command)
        except SuspendNotSupported:
            self.notify("No other program can be opened from here.", severity="warning", markup=False)
            return
        except editor.NoEditorError as error:
            self.notify(visible(str(error)), severity="error", markup=False, timeout=8)
            return
        area.text = text
        area.move_cursor(area.document.end)

    def action_back(self) -> None:
        """Leave; the text is kept as a draft."""
        if self._written[0].strip():
            self.notify("Kept as a draft: e goes on writing.", markup=False, timeout=3)
        self.dismiss(None)
