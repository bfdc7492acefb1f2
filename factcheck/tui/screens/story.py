"""What every screen on a story can do: decide, annotate, take back, show the keys. The screens say what is meant."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from typing import Literal, TypeAlias

from textual import work
from textual.screen import Screen

from factcheck.desk import Act, Desk, DeskError
from factcheck.model import Decision
from factcheck.notes.visible import one_line, visible
from factcheck.tui import commands
from factcheck.tui.commands import Command
from factcheck.tui.drafts import WHY
from factcheck.tui.elsewhere import done_elsewhere
from factcheck.tui.keymap import table_of
from factcheck.tui.screens.ask import Ask, DecideMenu
from factcheck.tui.screens.help import HelpScreen
from factcheck.tui.screens.themes import ThemeScreen
from factcheck.tui.screens.who import WhoScreen
from factcheck.tui.session import Jump, Session
from factcheck.tui.widgets.bars import TopBar
from factcheck.tui.words import DECISIONS, count

Severity: TypeAlias = Literal["information", "warning", "error"]
READ_IN = 5.0
"""Seconds that a message stands in the top line."""


class StoryScreen(Screen[str | None]):
    """The acts on a story; a subclass gives the target under its cursor and draws itself."""

    SCREEN = ""
    """The name of the screen in the table of commands."""

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self.desk, self.session = desk, session
        self._trouble = ""

    @abstractmethod
    def target(self) -> str | None:
        """The finding or claim under the cursor, by id."""

    @abstractmethod
    def about(self, target: str) -> str:
        """A line that says what a target is."""

    @abstractmethod
    def draw(self) -> None:
        """Show the session as it stands."""

    @abstractmethod
    def decided(self, act: Act) -> str:
        """Go on after a decision, with the session up to date; gives what there is to say of that."""

    def tell(self, words: str, *, severity: Severity = "information") -> None:
        """A short message that goes away by itself; never read as markup.

        It stands in the top line, where it covers neither text nor reason. What went wrong, and what is said while a
        question is open over this screen, stands in a box of its own.
        """
        self.app.clear_notifications()
        self.session.said = ""
        if severity == "error" or self.app.screen is not self:
            self.app.notify(visible(words), severity=severity, timeout=8 if severity == "error" else 4, markup=False)
        else:
            self.session.said = words
            self.app.set_timer(READ_IN, partial(self._forget, words))
        self.query_one(TopBar).refresh()

    def _forget(self, words: str) -> None:
        if self.session.said == words:
            self.session.said = ""
            for bar in self.query(TopBar):
                bar.refresh()

    def complain(self, error: DeskError) -> None:
        """Say what could not be done, and what to do about it."""
        self.tell(str(error), severity="error")

    async def action_do(self, command_id: str) -> None:
        """Run a command of the table, or say why it cannot be run here: the one way for keys, foot line and lists."""
        command = commands.named(command_id)
        lacking = self.lacking(command)
        if lacking:
            self.tell(lacking, severity="warning")
        else:
            await self.run_action(command.action)

    def lacking(self, command: Command) -> str:
        """Why a command cannot be run now, with the key that helps; empty when it can."""
        if "finding" in command.needs and self.target() is None:
            return "No finding is under the cursor: c shows the quiet ones, f changes the filter."
        if "text" in command.needs and not self.session.panes:
            return "This story has no article yet."
        if "articles" in command.needs and len(self.session.numbers) < 2:
            return "This story has one article only."
        return ""

    def follow_others(self) -> None:
        """Take in what other sessions did to the story since this was last asked, and say whose acts they were."""
        try:
            if self.session.story.id not in self.desk.changed_elsewhere():
                return
            before = self.session.story
            self.catch_up()
        except DeskError as error:
            if str(error) != self._trouble:
                self._trouble = str(error)
                self.complain(error)
            return
        self._trouble = ""
        for screen in self.app.screen_stack:
            if isinstance(screen, StoryScreen):
                screen.draw()
        self.tell(done_elsewhere(before, self.session.story))

    def catch_up(self) -> None:
        """Take in the decisions and notes of the store."""
        self.session.update(self.desk.refresh(self.session.story.id))

    def _targeted(self) -> str | None:
        target = self.target()
        if target is None:
            self.tell(
                "No finding is under the cursor: c shows the quiet ones, f changes the filter.", severity="warning"
            )
        return target

    def claim_of(self, target: str) -> str:
        """The claim a target belongs to, or is."""
        state = self.session.story.states.get(target)
        return state.finding.claim if state else target

    def action_decide(self, decision: str) -> None:
        """Decide what is under the cursor and go on; asks first who acts, and why something is dismissed."""
        target = self._targeted()
        if target is not None:
            self._settle(target, Decision(decision))

    def _settle(self, target: str, decision: Decision) -> None:
        if self.desk.who and decision is not Decision.DISMISSED:
            self._decide(target, decision, "")
        else:
            self._ask_and_decide(target, decision)

    @work(group="act")
    async def _ask_and_decide(self, target: str, decision: Decision) -> None:
        if not await self._known():
            return
        why = ""
        if decision is Decision.DISMISSED:
            draft = f"{WHY}{target}"
            reason = await self.app.push_screen_wait(
                Ask(
                    f"Why is it dismissed? {self.about(target)}",
                    text=self.session.drafts.get(draft, ("", ""))[0],
                    keep=lambda typed: self.session.keep(draft, typed),
                    offers=self.session.reasons(),
                )
            )
            if reason is None:
                return
            why = reason
            self.session.keep(draft, "")
        self._decide(target, decision, why)

    def _decide(self, target: str, decision: Decision, why: str) -> None:
        try:
            act = self.desk.decide(self.session.story.id, target, decision, why=why)
            self.catch_up()
        except DeskError as error:
            self.complain(error)
            return
        self.session.said = ""
        about = self.about(target)
        what = f"{count(len(act.touched), 'finding')} of {about}" if target.startswith("c-") else about
        done = f"{DECISIONS[decision][1]}: {what}"
        more = self.decided(act)
        self.tell(" · ".join(words for words in (act.overtook, more, done) if words))

    async def _known(self) -> bool:
        """Whether it is known who acts; asks when it is not."""
        return bool(self.desk.who) or await self._ask_who()

    async def _ask_who(self) -> bool:
        name = await self.app.push_screen_wait(WhoScreen(self.desk.who or ""))
        if name is None:
            return False
        try:
            self.desk.set_who(name)
        except DeskError as error:
            self.complain(error)
            return False
        self.tell(f"Signed from now on: {name}")
        return True

    @work(group="act")
    async def action_who(self) -> None:
        """Say who acts."""
        await self._ask_who()

    @work(group="act")
    async def action_decide_menu(self) -> None:
        """Choose a decision from the list."""
        target = self._targeted()
        if target is None:
            return
        decision = await self.app.push_screen_wait(DecideMenu(self.about(target)))
        if decision is not None:
            self._settle(target, decision)

    @work(group="act")
    async def action_decide_claim(self) -> None:
        """Choose a decision for the whole claim."""
        target = self._targeted()
        if target is None:
            return
        claim = self.claim_of(target)
        waiting = self.session.open_of_claim(claim)
        if not waiting:
            self.tell("This claim has no open finding left.", severity="warning")
            return
        title = f"The whole claim, {count(waiting, 'open finding')}: {self.claim_label(claim)}"
        decision = await self.app.push_screen_wait(DecideMenu(title, reopen=False))
        if decision is not None:
            self._settle(claim, decision)

    def claim_label(self, claim_id: str) -> str:
        """What a claim is about."""
        claims = self.session.story.comparison.claims
        return one_line(next((claim.label for claim in claims if claim.id == claim_id), claim_id))

    @work(group="act")
    async def action_note(self) -> None:
        """Write a note on what is under the cursor."""
        target = self._targeted()
        if target is not None:
            await self.write_note(target, self.about(target))

    async def write_note(self, target: str, about: str) -> None:
        """Write a note on anything that has a thread, with the thread in sight."""
        if not await self._known():
            return
        from factcheck.tui.screens.note import NoteEditor  # a heavy widget, not needed for the first frame

        draft = self.session.drafts.get(target, ("", ""))
        written = await self.app.push_screen_wait(
            NoteEditor(
                f"Note on {about}",
                draft,
                lambda text, source: self.session.keep(target, text, source),
                self.session.story.thread(target),
            )
        )
        if written is None:
            return
        try:
            self.desk.note(self.session.story.id, target, written[0], source=written[1])
            self.catch_up()
        except DeskError as error:
            self.complain(error)
            return
        self.session.keep(target, "")
        self.draw()

    def action_undo(self) -> None:
        """Take back the last act."""
        self._again(self.desk.undo, "Taken back", "There is nothing to take back.")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._again(self.desk.redo, "Done again", "There is nothing to do again.")

    def _again(self, step: Callable[[str], Act | None], done: str, nothing: str) -> None:
        try:
            act = step(self.session.story.id)
            self.catch_up()
        except DeskError as error:
            self.complain(error)
            return
        if act is None:
            self.tell(nothing, severity="warning")
        else:
            self.session.after_act(act)
            self.tell(f"{done}: {self.told(act)}")
        self.draw()

    def told(self, act: Act) -> str:
        """What an act was done to, in words."""
        touched = self.session.touched(act)
        more = f" and {count(len(touched) - 1, 'other')}" if len(touched) > 1 else ""
        noted = any("text" in (state or {}) for side in (act.before, act.after) for state in (side or {}).values())
        return ("the note on " if noted else "") + (self.about(touched[0]) + more if touched else "a claim or article")

    def came(self, jump: Jump) -> str:
        """What there is to say of a jump to the next open finding: that it came round, or found none."""
        if jump is Jump.FOUND:
            return ""
        if jump is Jump.WRAPPED:
            return "Wrapped round: the first open finding again."
        left = self.session.story.open_count
        hidden = f"The filters hide {count(left, 'open finding')}: f changes them." if left else ""
        return hidden or "No open finding is left. x exports the notes."

    @work(group="act")
    async def action_keys(self) -> None:
        """Show all keys, and do what is chosen there."""
        offered = [(command, self.lacking(command)) for command in commands.on(self.SCREEN, table_of(self.app))]
        chosen = await self.app.push_screen_wait(HelpScreen(offered))
        if chosen is not None:
            await self.action_do(chosen)

    @work(group="act")
    async def action_theme(self) -> None:
        """Choose the colours."""
        chosen = await self.app.push_screen_wait(ThemeScreen())
        if chosen is not None:
            self.app.keep_theme()  # type: ignore[attr-defined]  # the application this screen is made for

    def action_palette(self) -> None:
        """Open the palette."""
        self.app.action_command_palette()
