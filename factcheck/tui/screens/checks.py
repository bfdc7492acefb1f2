"""The list of checks: what one text alone asks a checker to look at, ticked off line by line."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from factcheck.desk import Act, CheckState, Desk
from factcheck.model import Decision
from factcheck.notes.visible import one_line
from factcheck.tui import commands
from factcheck.tui.looking import Place
from factcheck.tui.screens.story import StoryScreen
from factcheck.tui.session import Session
from factcheck.tui.widgets.bars import KeyBar, TopBar
from factcheck.tui.widgets.pieces import MUTED, plain, remark
from factcheck.tui.widgets.wrap import clip
from factcheck.tui.words import DECISIONS, outlet


class ChecksScreen(StoryScreen):
    """Every check in the order of the texts. Gives the check whose words to go to, or None."""

    SCREEN = "checks"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("checks")

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self._all = True
        self._shown: list[CheckState] = []

    def compose(self) -> ComposeResult:
        """Top line, the list, what the check under the cursor is about, keys."""
        yield TopBar(self.session, id="top")
        yield OptionList(id="checks", markup=False)
        with VerticalScroll(id="cell", can_focus=False):
            yield Static(id="says", markup=False)
        yield KeyBar(self.SCREEN, id="keybar")

    def on_mount(self) -> None:
        """Start at the first check that nobody has ticked off."""
        self.draw()
        first = next((i for i, state in enumerate(self._shown) if state.open), 0)
        self._list.highlighted = first if self._shown else None
        self._list.focus()

    def on_resize(self) -> None:
        """Cut the lines to the width."""
        self.call_after_refresh(self.draw)

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    def draw(self) -> None:
        """The list anew, with the cursor on its check, or where that stood."""
        checks = self.session.story.checks
        order = list(self.session.numbers)
        states = sorted(checks.values(), key=lambda s: (order.index(s.check.article), s.check.start, s.check.end))
        target, at = self.target(), self._list.highlighted or 0
        self._shown = [state for state in states if self._all or state.open or state.check.id == target]
        width = max(self.size.width - 6, 20)
        self._list.set_options([Option(self._line(state, width), id=state.check.id) for state in self._shown])
        stays = next((i for i, state in enumerate(self._shown) if state.check.id == target), at)
        self._list.highlighted = min(stays, len(self._shown) - 1) if self._shown else None
        waiting = sum(state.open for state in checks.values())
        self._list.border_title = Content(f"CHECKS {len(checks) - waiting} of {len(checks)} ticked off")
        self._explain()

    def _line(self, state: CheckState, width: int) -> Content:
        tick = "[ ]" if state.open else "[x]"
        said = "" if state.open else f"  {DECISIONS[state.decision][1]}"
        said += f" ✎{len(state.notes)}" if state.notes else ""
        first = f"{tick} {self.session.numbers[state.check.article]} {state.check.kind}: "
        words = clip(one_line(state.check.quote), max(width - len(first) - len(said), 8))
        return Content.assemble((first, "" if state.open else MUTED), plain(words), (said, MUTED))

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self._explain()

    def _explain(self) -> None:
        state = self._state
        says = self.query_one("#says", Static)
        if state is None:
            words = "Nothing is left to check: c shows what is ticked off." if self.session.story.checks else ""
            says.update(plain(words or "Nothing in these texts asks for a check. esc goes back."))
            return
        document = self.session.story.comparison.document(state.check.article)
        statement = document.statement_at(state.check.start)
        whole = " ".join((statement.text if statement else state.check.quote).split())
        name = self.session.numbers[state.check.article]
        parts = [plain(state.check.reason), plain(f"{name} {outlet(document)}: {whole}")]
        if not state.open:
            why = f": {state.why}" if state.why else ""
            parts.append(plain(f"{DECISIONS[state.decision][1]}{why} · {state.who} {state.when[:10]}").stylize(MUTED))
        says.update(Content("\n").join([*parts, *(remark(note) for note in state.notes)]))

    @property
    def _state(self) -> CheckState | None:
        target = self.target()
        return self.session.story.checks.get(target) if target else None

    def target(self) -> str | None:
        """The check under the cursor."""
        at = self._list.highlighted
        return self._shown[at].check.id if at is not None and at < len(self._shown) else None

    def about(self, target: str) -> str:
        """Kind and words of a check."""
        state = self.session.story.checks.get(target)
        return f"{state.check.kind}: “{clip(one_line(state.check.quote), 60)}”" if state else target

    def decided(self, act: Act) -> str:
        """On to the next check that is not ticked off."""
        self.draw()
        at = self._list.highlighted or 0
        state = self._state
        if state is not None and not state.open:
            rest = [*range(at + 1, len(self._shown)), *range(at)]
            following = next((i for i in rest if self._shown[i].open), None)
            if following is None:
                return "Everything is ticked off."
            self._list.highlighted = following
        return ""

    def action_tick(self) -> None:
        """Tick the line off as in order, or take the tick away."""
        state = self._state
        if state is not None:
            self.action_decide((Decision.CHECKED_OK if state.open else Decision.OPEN).value)

    def action_move(self, step: int) -> None:
        """Along the list."""
        if self._shown:
            at = (self._list.highlighted or 0) + step
            self._list.highlighted = min(max(at, 0), len(self._shown) - 1)

    @on(OptionList.OptionSelected)
    def action_to_text(self) -> None:
        """To the words of the check."""
        state = self._state
        if state is not None:
            check = state.check
            self.session.bring(check.article)
            self.session.caret = Place(check.article, check.start, check.end)
            self.dismiss(check.id)

    def action_quiet(self) -> None:
        """Hide what is ticked off, or show it again."""
        self._all = not self._all
        self.draw()

    def action_back(self) -> None:
        """Back to the desk."""
        self.dismiss(None)

    def action_checks(self) -> None:
        """Back to the desk: the key that opened the list closes it."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Back to the desk."""
        self.dismiss(None)
