"""Save what people wrote out of a damaged store."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from factcheck.desk.files import publish
from factcheck.desk.views import DeskError
from factcheck.store import Store, StoreError
from factcheck.store.salvage import salvage


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was saved, in figures; ``opened`` counts the stories that came into a new store, ``lost`` says what is not."""

    stories: int
    decisions: int
    notes: int
    acts: int
    opened: int
    lost: tuple[str, ...]


def recover(store: Path, path: Path, *, into: Path | None = None, who: str, overwrite: bool = False) -> Recovered:
    """Write decisions and notes of a damaged store to a JSON file, and its whole stories into a new store if asked.

    The damaged store is only read. Raises ``DeskError`` when nothing can be made out in it, and when a file is there.
    """
    if into is not None and into.exists():
        raise DeskError(f"{into} is there already", "name a new store")
    try:
        value = salvage(store)
    except StoreError as error:
        raise DeskError(error.message, error.remedy) from error
    text = json.dumps(value, sort_keys=True, indent=1) + "\n"

    def fill(part: Path) -> None:
        part.write_bytes(text.encode())

    publish(path, fill, overwrite=overwrite)
    packed = [story["packed"] for story in value["stories"] if story["packed"]]
    opened = _open(packed, into, who) if into is not None else 0
    return Recovered(
        stories=len(value["stories"]),
        decisions=sum(len(story["decisions"]) for story in value["stories"]),
        notes=sum(len(story["notes"]) for story in value["stories"]),
        acts=sum(story["acts"] for story in value["stories"]),
        opened=opened,
        lost=tuple(value["lost"]),
    )


def _open(packed: list[dict[str, object]], into: Path, who: str) -> int:
    try:
        new = Store(into)
        try:
            for story in packed:
                new.exchange.take_in(story, who)
        finally:
            new.close()
    except StoreError as error:
        raise DeskError(error.message, error.remedy) from error
    return len(packed)
