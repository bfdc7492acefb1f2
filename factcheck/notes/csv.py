"""One row per finding, for a spreadsheet; no cell can become a formula."""

from __future__ import annotations

import csv
import io

from factcheck.model import Fact, Finding
from factcheck.notes import Options, StoryNotes
from factcheck.notes.visible import one_line
from factcheck.notes.wording import changed, one_origin, outlet, place, remark, source

suffix = ".csv"
# Tab and carriage return start formulas too, but no cell keeps them.
_FORMULA = tuple("=+-@＝＋－＠")
_SIDE = ("article", "outlet", "published", "place", "speaker", "quote", "start", "end", "sha256")
COLUMNS = (
    "finding", "claim", "label", "kind", "judgement", "reason", "scope", "score", "explanation",
    *(f"{side}_{column}" for side in "ab" for column in _SIDE),
    "decision", "why", "who", "when", "notes", "origin", "changed",
)  # fmt: skip


def render(story: StoryNotes, options: Options) -> str:
    """A header and every finding, lines ended as RFC 4180 asks (CR LF)."""
    del options  # a spreadsheet filters for itself
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    labels = {claim.id: claim.label for claim in story.comparison.claims}
    for finding in story.comparison.findings:
        cells = _row(story, finding, labels.get(finding.claim, finding.a.label))
        table.writerow([cell if isinstance(cell, int | float) else _inert(cell) for cell in cells])
    return out.getvalue()


def _row(story: StoryNotes, finding: Finding, label: str) -> list[str | int | float]:
    state = story.state(finding)
    return [
        finding.id,
        finding.claim,
        label,
        finding.kind,
        finding.judgement,
        finding.reason,
        finding.scope,
        round(finding.score, 4),
        finding.explanation,
        *_side(story, finding.a),
        *_side(story, finding.b),
        *((state.decision, state.why, state.who, state.when) if story.kept else ("", "", "", "")),
        "; ".join(remark(note) for note in story.thread(finding.id)),
        one_origin(story, finding).removeprefix(", "),
        changed(state),
    ]


def _side(story: StoryNotes, fact: Fact) -> list[str | int | float]:
    document = story.comparison.document(fact.article)
    published = document.article.published
    return [
        story.number(fact.article),
        outlet(document),
        published.isoformat() if published else "",
        place(story, fact),
        source(fact),
        fact.quote,
        fact.start,
        fact.end,
        document.article.sha256,
    ]


def _inert(cell: str) -> str:
    """The cell as text: a spreadsheet shows the leading apostrophe of what would have been a formula, or hides it."""
    words = one_line(cell)
    return f"'{words}" if words.startswith(_FORMULA) else words
