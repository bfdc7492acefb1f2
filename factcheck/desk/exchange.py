"""A story as one file, to be carried from one store to another."""

from __future__ import annotations

import json
from pathlib import Path

from factcheck.desk.files import publish
from factcheck.desk.views import DeskError
from factcheck.store import Store

LARGEST = 256 * 1024 * 1024
"""Bytes of a file that is read; a story of a thousand long articles has a tenth of them."""


def export_story(store: Store, story: str, path: Path, *, overwrite: bool) -> Path:
    """Write a story with its articles, drafts, acts, decisions and notes to a file, whole or not at all."""
    # Half a surrogate pair, which some file may hold, has no UTF-8 form: JSON's own escapes have.
    text = json.dumps(store.exchange.pack(story), sort_keys=True, indent=1) + "\n"

    def fill(part: Path) -> None:
        part.write_bytes(text.encode())

    return publish(path, fill, overwrite=overwrite)


def import_story(store: Store, path: Path, who: str) -> tuple[str, list[str]]:
    """The id of the story of a file, taken into the store, and what there is to tell."""
    try:
        if path.stat().st_size > LARGEST:
            raise DeskError(f"{path} is larger than any story", "give a file that factcheck story export made")
        value = json.loads(path.read_bytes())
    except OSError as error:
        raise DeskError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}", "check the path") from error
    except (ValueError, RecursionError) as error:
        raise DeskError(f"{path} is no JSON file", "give a file that factcheck story export made") from error
    brought = store.exchange.take_in(value, who)
    if not brought.acts and not brought.drafts:
        return brought.story, ["everything in it was here already"]
    what = "a new story" if brought.fresh else f"{brought.drafts} new drafts"
    return brought.story, [f"{what}, {brought.acts} acts; {brought.known} acts were here already"]
