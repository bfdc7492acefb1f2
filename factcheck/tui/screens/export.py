"""The export: a format, a preview, and the path it goes to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Checkbox, Input, Label, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from factcheck import notes
from factcheck.desk import Desk, DeskError
from factcheck.tui.session import Session
from factcheck.tui.widgets.pieces import MUTED, plain
from factcheck.tui.words import count

SEEN = 8000
"""How many characters of an export the preview shows."""


class Tick(Checkbox):
    """A box with an x or a blank in it, so that the state shows without colour."""

    BUTTON_LEFT, BUTTON_INNER, BUTTON_RIGHT = "[", " ", "]"

    def watch_value(self) -> None:
        """Draw the x, or take it away."""
        self.BUTTON_INNER = "x" if self.value else " "
        super().watch_value()


class ExportScreen(ModalScreen[None]):
    """Shows what will be written before it is written, and asks before it writes over a file."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back", show=False)]

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self._format = "md"
        self._confirmed: Path | None = None
        slug = re.sub(r"[^a-z0-9]+", "-", session.story.title.lower()[:60]).strip("-") or "story"
        self._stem = f"notes-{slug}"

    def compose(self) -> ComposeResult:
        """Formats, what to write, where to, and the preview."""
        with Vertical(classes="box full"):
            yield Label(id="count", classes="question")
            with Horizontal(id="choices"):
                yield OptionList(*(Option(Content(name), id=name) for name in notes.names()), markup=False)
                with VerticalScroll(id="preview"):
                    yield Static(id="text", markup=False)
            yield Tick(f"only the {len(self._session.rows)} findings shown now", id="only", compact=True)
            yield Input(id="path", select_on_focus=False, compact=True)
            yield Label(id="tail")

    def on_mount(self) -> None:
        """Start on Markdown, the format for people."""
        formats = self.query_one(OptionList)
        formats.highlighted = notes.names().index(self._format)
        formats.focus()

    @on(OptionList.OptionHighlighted)
    def _format_chosen(self, event: OptionList.OptionHighlighted) -> None:
        path = self.query_one("#path", Input)
        if event.option_id is None:
            return
        suffix = notes.find(event.option_id).suffix
        if not path.value or Path(path.value).stem == self._stem:
            path.value = str(Path(path.value).parent / f"{self._stem}.{suffix.lstrip('.')}")
        self._format = event.option_id
        self._preview()

    @on(Checkbox.Changed)
    def _only_changed(self) -> None:
        self._preview()

    @on(Input.Changed)
    def _path_changed(self) -> None:
        self._confirmed = None
        self._tail("enter writes · tab: what and where · esc closes")

    def _only(self) -> list[str] | None:
        if not self.query_one(Checkbox).value:
            return None
        return [state.finding.id for state in self._session.rows]

    def _preview(self) -> None:
        only = self._only()
        size = len(self._session.story.states if only is None else only)
        self.query_one("#count", Label).update(Content(f"Export {count(size, 'finding')} as {self._format}"))
        self._render_preview(self._format, only)

    @work(thread=True, exclusive=True, group="preview")
    def _render_preview(self, form: str, only: list[str] | None) -> None:
        worker = get_current_worker()
        try:
            text = str(self._desk.export(self._session.story.id, form, only=only))
        except DeskError as error:
            text = str(error)
        if not worker.is_cancelled:
            more = "\n…" if len(text) > SEEN else ""
            self.app.call_from_thread(self.query_one("#text", Static).update, plain(text[:SEEN] + more))

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _write(self) -> None:
        typed = self.query_one("#path", Input).value.strip()
        if not typed:
            self._tail("Where to? Write a path")
            self.query_one("#path", Input).focus()
            return
        path = Path(typed).expanduser()
        over = self._confirmed == path
        if path.exists() and not over:
            self._confirmed = path
            self._tail(f"{path} is there already. Enter again writes over it, esc leaves it as it is")
            return
        try:
            written = self._desk.export(self._session.story.id, self._format, path, only=self._only(), overwrite=over)
        except DeskError as error:
            self._tail(str(error))
            return
        self.app.notify(f"Written: {written}", markup=False, timeout=6)
        self.dismiss(None)

    def _tail(self, words: str) -> None:
        self.query_one("#tail", Label).update(plain(words).stylize(MUTED))

    def action_back(self) -> None:
        """Close without writing."""
        self.dismiss(None)
