"""The pane that says why: judgement, explanation, both quotes with who says them, the decision and the notes."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from factcheck.desk import FindingState
from factcheck.model import Decision, Fact
from factcheck.notes.visible import one_line
from factcheck.tui.keymap import table_of
from factcheck.tui.session import Session
from factcheck.tui.widgets.pieces import MUTED, STYLES, judgement, plain, remark
from factcheck.tui.words import CHANGED, DECISIONS, count, outlet


class Detail(VerticalScroll, can_focus=True):
    """Explains the finding under the cursor."""

    def __init__(self, session: Session, *, id: str) -> None:  # noqa: A002 (the name Textual gives it)
        super().__init__(Static(id="explanation", markup=False), id=id)
        self.session = session

    def draw(self) -> None:
        """Show the current finding, or what to do when there is none."""
        state = self.session.current
        self.query_one("#explanation", Static).update(self._finding(state) if state else self._nothing())
        self.scroll_home(animate=False)

    def _finding(self, state: FindingState) -> Content:
        finding = state.finding
        head = Content.assemble(
            judgement(finding.judgement),
            (f" · {finding.reason} · {finding.kind} · {finding.scope}", STYLES[finding.judgement]),
            "   ",
            self._said(state),
        )
        keys = self._keys() if state.open else Content("")
        beside = head.cell_length + 3 + keys.cell_length <= self.scrollable_content_region.width - 2
        return Content("\n").join(
            [
                Content.assemble(head, "   ", keys) if beside else head,
                *self._changed(state),
                plain(finding.explanation),
                self._side(finding.a),
                self._side(finding.b),
                *self._thread(state),
                *([keys] if state.open and not beside else []),
            ]
        )

    def _keys(self) -> Content:
        """What the keys decide: "1 ok  2 mend  3 explained …"."""
        keys = {command.id: command.shown for command in table_of(self.app)}
        words = [
            part
            for decision, (_, word, _) in DECISIONS.items()
            if decision is not Decision.OPEN
            for part in ((keys[f"decide-{decision.value}"], "bold"), (f" {word.split(maxsplit=1)[1]}  ", MUTED))
        ]
        return Content.assemble(*words)

    def _said(self, state: FindingState) -> Content:
        size = len(state.notes) + len(self.session.story.thread(state.finding.claim))
        notes = count(size, "note") if size else "no notes"
        if state.decision is Decision.OPEN and not state.open:
            return Content.styled(f"asks for no decision · {notes}", MUTED)
        if state.decision is Decision.OPEN:
            return Content.assemble(("open", "bold"), (f" · {notes}", MUTED))
        signed = f" · {state.who} {state.when[:10]}" if state.who else ""
        why = f": {state.why}" if state.why else ""
        return Content.assemble(
            (DECISIONS[state.decision][1], "bold"), plain(f"{why}{signed} · {notes}").stylize(MUTED)
        )

    @staticmethod
    def _changed(state: FindingState) -> list[Content]:
        if state.changed is None or not state.changed_since_checked:
            return []
        return [
            Content.assemble(
                (f"{CHANGED} CHANGED SINCE CHECKED: ", "bold $text-warning"),
                plain(one_line(str(state.changed))),
                ("; look again", MUTED),
            )
        ]

    def _side(self, fact: Fact) -> Content:
        document = self.session.story.comparison.document(fact.article)
        speaker = f", says {fact.speaker}" if fact.speaker else ""
        return Content.assemble(
            (f"{self.session.numbers[fact.article]} {outlet(document)}", "bold"),
            plain(speaker).stylize(MUTED),
            ": “",
            plain(" ".join(fact.quote.split())),
            "”",
        )

    def _thread(self, state: FindingState) -> list[Content]:
        claim = self.session.story.thread(state.finding.claim)
        return [remark(note) for note in state.notes] + [remark(note, "on the whole claim: ") for note in claim]

    def _nothing(self) -> Content:
        if not self.session.story.states:
            return Content(
                "Nothing to compare was found in this story. g shows what each article claims, x exports, q quits."
            )
        hidden = len(self.session.story.states)
        return Content(
            f"The filters hide all {hidden} findings: {self.session.filters.words(self.session.numbers)}. "
            "c shows the quiet ones, o open or all, f changes the filter, r drops it."
        )
