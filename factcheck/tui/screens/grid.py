"""The claim grid: what the story asserts, row by row, against the articles."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.coordinate import Coordinate
from textual.widgets import DataTable, Static

from factcheck.desk import Act, Desk
from factcheck.model import Claim, Fact, Finding
from factcheck.notes.visible import one_line, visible
from factcheck.tui import commands
from factcheck.tui.screens.story import StoryScreen
from factcheck.tui.session import Session
from factcheck.tui.widgets.bars import KeyBar, TopBar
from factcheck.tui.widgets.pieces import plain, remark
from factcheck.tui.widgets.wrap import clip
from factcheck.tui.words import SIGNS, count, outlet

MOST = 500
"""More claims than this are not drawn; a table of them is slow and helps nobody."""


class GridScreen(StoryScreen):
    """Rows are claims, columns are articles in story order. Gives the finding to jump to, or None."""

    SCREEN = "grid"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings("grid")

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self._everything = False
        self._claims: list[Claim] = []

    def compose(self) -> ComposeResult:
        """Top line, table, what the cell says in full, keys."""
        yield TopBar(self.session, id="top")
        yield DataTable[Text](id="grid", cursor_type="cell", zebra_stripes=True)
        with VerticalScroll(id="cell", can_focus=False):
            yield Static(id="says", markup=False)
        yield KeyBar(self.SCREEN, id="keybar")

    def on_mount(self) -> None:
        """Fill the table, with the cursor on the claim of the current finding."""
        self.draw()
        state = self.session.current
        row = next((i for i, claim in enumerate(self._claims) if state and claim.id == state.finding.claim), 0)
        self._table.move_cursor(row=row, column=1, animate=False)
        self._table.focus()

    def on_resize(self) -> None:
        """Columns share the width."""
        self.call_after_refresh(self.draw)

    @property
    def _table(self) -> DataTable[Text]:
        return self.query_one("#grid", DataTable)

    def draw(self) -> None:
        """The table anew, with the cursor where it was."""
        table, session = self._table, self.session
        at = table.cursor_coordinate
        table.clear(columns=True)
        every = session.story.comparison.claims
        joined = [claim for claim in every if claim.judgement is not None]
        alone = [claim for claim in every if claim.judgement is None]
        joined.sort(key=lambda claim: -(claim.judgement.severity if claim.judgement else 0))
        self._claims = (joined + (alone if self._everything else []))[:MOST]
        documents = session.story.comparison.documents
        width, label = self._widths(len(documents))
        table.add_column(Text("claim"), width=label)
        for document in documents:
            table.add_column(Text(clip(f"{session.numbers[document.key]} {outlet(document)}", width)), width=width)
        for claim in self._claims:
            cells = [self._cell(self._facts(claim, document.key), width) for document in documents]
            table.add_row(self._head(claim, label), *cells, height=2)
        if not self._claims:
            hidden = f" c shows {count(len(alone), 'claim')} that one article makes alone." if alone else ""
            self.query_one("#says", Static).update(
                plain(f"No claim is made by more than one article.{hidden} esc goes back.")
            )
        table.move_cursor(row=min(at.row, max(len(self._claims) - 1, 0)), column=at.column, animate=False)

    def _widths(self, columns: int) -> tuple[int, int]:
        room = max(self.size.width - 1, 40)  # less the scrollbar; each column has a blank on either side
        label = min(max(room // (columns + 1), 16), 34)
        return min(max((room - label - 2) // max(columns, 1) - 2, 14), 60), label

    def _head(self, claim: Claim, width: int) -> Text:
        waiting = self.session.open_of_claim(claim.id)
        sign = SIGNS[claim.judgement] if claim.judgement else " "
        first = clip(f"{sign} {one_line(claim.label)}", width)
        second = clip(f"  {claim.kind}" + (f" · {waiting} open" if waiting else ""), width)
        return Text.assemble((first, "bold"), "\n", (second, "dim"), no_wrap=True)

    @staticmethod
    def _facts(claim: Claim, key: str) -> list[Fact]:
        return [fact for fact in claim.values if fact.article == key]

    @staticmethod
    def _cell(facts: list[Fact], width: int) -> Text:
        if not facts:
            return Text("–", "dim")
        more = f" +{len(facts) - 1}" if len(facts) > 1 else ""
        says = clip(one_line(facts[0].quote), width - len(more)) + more
        speaker = f"— {one_line(facts[0].speaker.name)}" if facts[0].speaker else ""
        return Text.assemble(says, "\n", (clip(speaker, width), "dim"), no_wrap=True)

    @property
    def _at(self) -> tuple[Claim, str | None] | None:
        """The claim and the article under the cursor; no article in the column of labels."""
        row, column = self._table.cursor_coordinate
        if not row < len(self._claims):
            return None
        documents = self.session.story.comparison.documents
        return self._claims[row], documents[column - 1].key if 0 < column <= len(documents) else None

    @on(DataTable.CellHighlighted)
    def _moved(self) -> None:
        at = self._at
        if at is None:
            return
        claim, key = at
        facts = self._facts(claim, key) if key else list(claim.values)
        judged = f"{SIGNS[claim.judgement]} {claim.judgement.upper()} · " if claim.judgement else ""
        lines = [f"{judged}{claim.label}"]
        for fact in facts:
            number = self.session.numbers[fact.article]
            speaker = f", says {fact.speaker}" if fact.speaker else ""
            lines.append(f"{number}{speaker}: {visible(' '.join(fact.statement.text.split()))}")
        if key and not facts:
            lines.append("This article does not say.")
        notes = [remark(note) for note in self.session.story.thread(claim.id)]
        self.query_one("#says", Static).update(Content("\n").join([plain("\n".join(lines)), *notes]))

    @on(DataTable.CellSelected)
    def _selected(self) -> None:
        self.action_to_text()

    def target(self) -> str | None:
        """The claim under the cursor."""
        at = self._at
        return at[0].id if at else None

    def about(self, target: str) -> str:
        """What a claim is about."""
        return self.claim_label(target)

    def decided(self, act: Act) -> str:
        """Down to the next claim."""
        self.draw()
        self.action_move(1)
        return ""

    def action_decide(self, decision: str) -> None:
        """Decide the open findings of the claim."""
        target = self.target()
        if target is not None and not self.session.open_of_claim(target):
            self.tell("This claim has no open finding.", severity="warning")
            return
        super().action_decide(decision)

    def action_move(self, step: int) -> None:
        """Next or previous claim."""
        row, column = self._table.cursor_coordinate
        if 0 <= row + step < len(self._claims):
            self._table.cursor_coordinate = Coordinate(row + step, column)

    def action_to_text(self) -> None:
        """To the words of the cell, by the most serious finding that rests on them."""
        at = self._at
        if at is None:
            return
        claim, key = at
        facts = self._facts(claim, key) if key else list(claim.values)
        if not facts:
            self.tell("This article does not say.", severity="warning")
            return
        finding = self.session.telling(claim.id, facts)
        if finding is None:
            self.session.look_at(facts[0])
            self.tell("No finding rests on these words: they are marked in the text.")
        else:
            self._open(finding, key)
        self.dismiss(claim.id)

    def _open(self, finding: Finding, key: str | None) -> None:
        """Put the cursor on a finding; say so when the filters had to give way for it."""
        session, before = self.session, self.session.filters
        session.reveal(finding.id)
        if key is not None and key in session.panes:
            session.side = session.panes.index(key)
        if session.filters != before:
            quiet = finding.judgement not in before.judgements
            why = f"Nothing worse than “{finding.judgement}” rests on this" if quiet else "The filters hid this finding"
            self.tell(f"{why}, so it is shown: r gives back the filters of the start.")

    def action_quiet(self) -> None:
        """Show or hide the claims that one article makes alone."""
        self._everything = not self._everything
        self.draw()

    def action_back(self) -> None:
        """Back to the desk."""
        self.dismiss(None)

    def action_grid(self) -> None:
        """Back to the desk: the key that opened the grid closes it."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Back to the desk."""
        self.dismiss(None)
