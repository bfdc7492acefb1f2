"""Where one was in each story, remembered between runs. No widget in here."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.tui.filters import Filters
from factcheck.tui.home import read_json, state_folder, write_whole

if TYPE_CHECKING:
    from factcheck.tui.session import Session

STORIES = "desk-stories"


def where(session: Session) -> dict[str, Any]:
    """Where one is in a story: the finding, the articles on show, the filters, the sizes."""
    return {
        "finding": session.current_id,
        "panes": list(session.panes),
        "side": session.side,
        "swapped": session.swapped,
        "filters": session.filters.kept(),
        "sizes": dict(session.sizes),
    }


def go_back(session: Session, kept: dict[str, Any]) -> None:
    """Stand where one stood the last time, as far as it still is there; what makes no sense is left out."""
    try:
        filters = Filters.restored(kept.get("filters", {}), session.numbers)
        sizes = {name: int(size) for name, size in dict(kept.get("sizes", {})).items() if name in ("list", "reason")}
        panes = tuple(str(key) for key in kept.get("panes", ()))
        side, finding = int(kept.get("side", 0)), kept.get("finding")
    except (TypeError, ValueError, AttributeError):
        return
    session.swapped = bool(kept.get("swapped", False))
    session.sizes = sizes
    session.filter(filters)
    if isinstance(finding, str) and session.select(finding):
        if session.position < 0:
            session.next_open()
        elif len(panes) == len(session.panes) and set(panes) <= set(session.numbers):
            session.panes = panes
    session.side = min(max(side, 0), max(len(session.panes) - 1, 0))


def read_story(story: str) -> dict[str, Any]:
    """What was kept of a story; nothing when nothing was, or when it cannot be read."""
    return read_json(_file(story))


def keep_story(story: str, kept: dict[str, Any]) -> bool:
    """Keep where one is in a story; False when it cannot be written."""
    return write_whole(_file(story), json.dumps(kept, indent=1, sort_keys=True))


def _file(story: str) -> Path:
    return state_folder() / STORIES / (re.sub(r"[^\w-]", "_", story) + ".json")
