"""What somebody types and has not saved, kept on disk so that the death of the terminal loses nothing. No widget in here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

from factcheck.tui.home import state_folder, write_whole

Draft: TypeAlias = tuple[str, str]
"""The text of a note and its source."""

FOLDER = "drafts"
PAUSE = 0.5
"""Seconds that what is typed may wait until it is on disk."""


class Drafts(MutableMapping[str, Draft]):
    """The drafts of one story by target. ``flush`` writes what has changed; what is taken out leaves the disk at once.

    Each draft has a file of its own, so that two desks on one story do not write over each other's.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._kept: dict[str, Draft] = dict(_read(folder)) if folder else {}
        self._stale: set[str] = set()
        self.typed: set[str] = set()
        """The targets of what was typed since the desk was opened."""

    def __getitem__(self, target: str) -> Draft:
        return self._kept[target]

    def __setitem__(self, target: str, draft: Draft) -> None:
        if self._kept.get(target) != draft:
            self._kept[target] = draft
            self._stale.add(target)
            self.typed.add(target)

    def __delitem__(self, target: str) -> None:
        del self._kept[target]
        self._stale.discard(target)
        self.typed.discard(target)
        if self._folder:
            with suppress(OSError):  # what stays on disk is offered once more, which loses nothing
                _file(self._folder, target).unlink(missing_ok=True)

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def notes(self) -> list[str]:
        """The targets of notes that were begun; reasons for dismissals are not among them."""
        return [target for target in self._kept if not target.startswith(WHY)]

    def flush(self) -> bool:
        """Write what has changed; False when it cannot be written."""
        if not self._folder or not self._stale:
            return True
        stale, self._stale = sorted(self._stale), set()
        written = [self._write(self._folder, target) for target in stale]
        return all(written)

    def _write(self, folder: Path, target: str) -> bool:
        text, source = self._kept[target]
        words = json.dumps({"target": target, "text": text, "source": source})
        return write_whole(_file(folder, target), words + "\n")


WHY = "why "
"""How the target of a reason for a dismissal begins."""


def drafts_of(store: Path, story: str) -> Drafts:
    """The drafts of a story in a store, with those that an earlier desk left behind."""
    mark = hashlib.sha256(str(store.expanduser().absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Drafts(state_folder() / FOLDER / f"{mark}-{quote(story, safe='')}")


def _file(folder: Path, target: str) -> Path:
    return folder / f"{quote(target, safe='') or '_story'}.json"


def _read(folder: Path) -> Iterator[tuple[str, Draft]]:
    for path in sorted(folder.glob("*.json")):
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            target, text, source = str(kept["target"]), str(kept["text"]), str(kept.get("source", ""))
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            continue  # not ours, or broken: it stays where it is
        if text.strip():
            yield target, (text, source)
