"""Attributions of a labelled set: ``python -m benchmarks.quotes FILE`` reads rows with ``id`` and ``text``.

Writes one JSON line per row, ``{"id", "quotes": [{"source", "cue", "content"}]}``, spans as [start, end] or null.
Parts of one attribution (a quotation cut by its source) come out as one content from the first to the last.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from factcheck import lexicon
from factcheck.model import Article, Attribution
from factcheck.text import read

Span = tuple[int, int]


def quotes(text: str) -> list[dict[str, list[int] | None]]:
    """The attributions of a text, one for each cue, in the order of their cues."""
    return merged(read(Article(text), lexicon.builtin()).attributions)


def merged(found: Iterable[Attribution]) -> list[dict[str, list[int] | None]]:
    """Attributions with one cue joined; those without a cue stay single."""
    by_cue: dict[tuple[Span | None, Span | None], list[Attribution]] = {}
    for item in found:
        key = (item.cue, None if item.cue else item.content)
        by_cue.setdefault(key, []).append(item)
    out = []
    for group in by_cue.values():
        contents = [a.content for a in group if a.content]
        content = [min(c[0] for c in contents), max(c[1] for c in contents)] if contents else None
        first = group[0]
        out.append(
            {
                "source": list(first.source) if first.source else None,
                "cue": list(first.cue) if first.cue else None,
                "content": content,
            }
        )
    return sorted(out, key=lambda q: (q["cue"] or q["content"] or [0, 0], q["content"] or [0, 0]))


def main(arguments: list[str]) -> int:
    """Read the file named in the arguments and write the results to standard output."""
    if len(arguments) != 1:
        print("usage: python -m benchmarks.quotes FILE", file=sys.stderr)
        return 2
    for line in Path(arguments[0]).read_text(encoding="utf-8").splitlines():
        if line.strip():
            row: dict[str, Any] = json.loads(line)
            print(json.dumps({"id": row["id"], "quotes": quotes(row["text"])}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
