"""One finding per line, each line to be understood alone: the finding as in ``json``, its articles spelt out.

Side ``a`` and ``b`` carry ``path`` and ``sha256`` of their article as well. Claims, ``only_in`` and ``checks`` are
in the JSON document only.
"""

from __future__ import annotations

from factcheck.notes import Options, StoryNotes
from factcheck.notes.json import dumps, finding

suffix = ".jsonl"


def render(story: StoryNotes, options: Options) -> str:
    """The findings, most serious first; empty when there is none."""
    del options  # every finding is a line, and a line has no article to carry a text
    lines = []
    for entry in story.comparison.findings:
        row = finding(story, entry)
        for side, fact in (("a", entry.a), ("b", entry.b)):
            article = story.comparison.document(fact.article).article
            row[side] |= {"path": article.path, "sha256": article.sha256}
        lines.append(dumps(row) + "\n")
    return "".join(lines)
