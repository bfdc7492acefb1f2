"""The claim grid: what the story asserts, row by row, against the articles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.coordinate import Coordinate
from textual.widgets import DataTable, Static

from factcheck.desk import Act, Desk, FindingState
from factcheck.model import Claim, Fact, Finding, Judgement
from factcheck.notes.visible import one_line, visible
from factcheck.tui import commands
from factcheck.tui.screens.story import StoryScreen
from factcheck.tui.session import Session
from factcheck.tui.widgets.bars import KeyBar, TopBar
from factcheck.tui.widgets.pieces import plain, remark
from factcheck.tui.widgets.wrap import clip
from factcheck.tui.words import SIGNS, count, dateline, outlet, value_face

ROOMY = 28
"""From this many cells on a column has room for the value beside the words."""
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
        self._rows: list[list[Text]] = []
        self._shape: object = None

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
        every = session.story.comparison.claims
        joined = [claim for claim in every if claim.judgement is not None]
        alone = [claim for claim in every if claim.judgement is None]
        order = {group.claim: at for at, group in enumerate(session.every_group)}  # as in the list of findings
        joined.sort(key=lambda claim: order.get(claim.id, len(order)))
        self._claims = (joined + (alone if self._everything else []))[:MOST]
        documents = session.story.comparison.documents
        width, label = self._widths(len(documents))
        shape = (width, label, tuple(d.key for d in documents), tuple(claim.id for claim in self._claims))
        states = {group.claim: group.states for group in session.every_group}
        rows = [self._row(claim, states.get(claim.id, ()), label, width) for claim in self._claims]
        if shape == self._shape:
            self._redraw(rows)
            self._moved()
            return
        self._shape, self._rows = shape, rows
        table.clear(columns=True)
        table.add_column(Text("claim"), width=label)
        for document in documents:
            title = f"{session.numbers[document.key]} {outlet(document)} · {dateline(document)}"
            table.add_column(Text(clip(title, width)), width=width)
        for cells in rows:
            table.add_row(*cells, height=2)
        if not self._claims:
            hidden = f" c shows {count(len(alone), 'claim')} that one article makes alone." if alone else ""
            self.query_one("#says", Static).update(
                plain(f"No claim is made by more than one article.{hidden} esc goes back.")
            )
        table.move_cursor(row=min(at.row, max(len(self._claims) - 1, 0)), column=at.column, animate=False)

    def _redraw(self, rows: list[list[Text]]) -> None:
        """Draw only the cells that say something else than before: a table made anew costs more than a key may."""
        for y, (before, now) in enumerate(zip(self._rows, rows, strict=True)):
            for x, (old, new) in enumerate(zip(before, now, strict=True)):
                if old != new:
                    self._table.update_cell_at(Coordinate(y, x), new)
        self._rows = rows

    def _row(self, claim: Claim, states: Iterable[FindingState], label: int, width: int) -> list[Text]:
        judged: dict[str, Judgement] = {}
        for state in states:
            finding = state.finding
            for key in (finding.a.article, finding.b.article) if finding.judgement.raised else ():
                judged[key] = max(judged.get(key, finding.judgement), finding.judgement, key=lambda j: j.severity)
        cells = [
            self._cell(self._facts(claim, document.key), judged.get(document.key), width)
            for document in self.session.story.comparison.documents
        ]
        return [self._head(claim, label), *cells]

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
    def _cell(facts: list[Fact], judgement: Judgement | None, width: int) -> Text:
        """The value as read, the words for it and who says them; the sign says that somebody else has it otherwise."""
        if not facts:
            return Text("–", "dim")
        more = f" +{len(facts) - 1}" if len(facts) > 1 else ""
        sign = f"{SIGNS[judgement]} " if judgement else ""
        read = value_face(facts[0].value) if width >= ROOMY else ""
        says = clip(f"{read} · {one_line(facts[0].quote)}" if read else one_line(facts[0].quote), width - 2 - len(more))
        speaker = f"— {one_line(facts[0].speaker.name)}" if facts[0].speaker else ""
        return Text.assemble((sign, "bold"), says + more, "\n", (clip(speaker, width), "dim"), no_wrap=True)

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
        """Say in full what the cell under the cursor says."""
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
