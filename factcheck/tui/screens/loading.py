"""What is on show while articles are read and compared."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Label, ProgressBar
from textual.worker import Worker, get_current_worker

from factcheck.desk import DeskError, StoryView
from factcheck.notes.visible import visible
from factcheck.tui.messages import Failed, Loaded, Progressed
from factcheck.tui.opening import Opener


class Stopped(Exception):  # noqa: N818 (somebody stopped it: no error)
    """Somebody backed out of long work."""


class LoadingScreen(Screen[StoryView | None]):
    """Runs the opener in a thread; gives the story, or None when it was stopped or failed and somebody left.

    It is the ``first`` frame of the desk: nothing heavy is imported before it stands, and when there is nothing behind
    it, an error ends the desk and is its result.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "stop", "Stop", show=False)]

    def __init__(self, opener: Opener, *, first: bool = False) -> None:
        super().__init__()
        self._first = first
        self._opener = opener
        self._work: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """What is being done, how far, and how to stop it."""
        with Vertical(classes="box"):
            yield Label("Reading", id="what", classes="question", markup=False)
            yield ProgressBar(show_eta=False)
            yield Label(Content.styled("esc stops", "$foreground-muted"), id="tail")

    def on_mount(self) -> None:
        """Start, once the frame stands."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._work = self._open()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _open(self) -> None:
        worker = get_current_worker()

        def progress(done: int, total: int, what: str) -> None:
            if worker.is_cancelled:
                raise Stopped
            self.post_message(Progressed(done, total, what))

        try:
            story = self._opener(progress)
        except Stopped:
            return
        except DeskError as error:
            self.post_message(Failed(error))
            return
        import factcheck.tui.screens.desk  # noqa: F401 (here it keeps nobody waiting for a key)

        if not worker.is_cancelled:
            self.post_message(Loaded(story))

    @on(Progressed)
    def _progressed(self, event: Progressed) -> None:
        self.query_one("#what", Label).update(Content(visible(event.what)))
        self.query_one(ProgressBar).update(total=event.total or None, progress=event.done)

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        self.dismiss(event.story)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        if self._first:
            self.app.exit(event.error)
            return
        self.query_one("#what", Label).update(Content(visible(str(event.error))))
        self.query_one(ProgressBar).display = False
        self.query_one("#tail", Label).update("esc leaves")

    def action_stop(self) -> None:
        """Stop at the next step, and leave."""
        if self._work is not None:
            self._work.cancel()
        self.dismiss(None)
