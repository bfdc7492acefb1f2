"""Stores with bytes flipped, pages lost and ends cut off: a clear message, and what people wrote is saved."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.desk import Desk, DeskError
from factcheck.desk.recover import recover

Damage = Callable[[bytearray, random.Random], None]
LONG = "The coastguard was asked again and again. " * 300  # more than a page holds


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store with forty decisions and notes, as bytes."""
    folder = tmp_path_factory.mktemp("whole")
    a, b = folder / "a.txt", folder / "b.txt"
    a.write_text(
        "Fire off Oban kills five\n\nFive people were killed in a fire on a ferry off Oban on Monday.\n\ud800"[:-1]
    )
    b.write_text("Fire off Oban kills nine\n\nNine people were killed in a fire on a ferry off Oban on Monday.\n")
    with Desk(folder / "s.db", who="Ann") as desk:
        view = desk.open_paths([a, b])
        findings = [finding.id for finding in view.comparison.findings]
        for turn in range(40):
            desk.decide(view.id, findings[turn % len(findings)], "dismissed", why=f"reason {turn}")
            desk.note(view.id, "", f"note {turn} " + (LONG if turn % 10 == 0 else ""))
    db = sqlite3.connect(folder / "s.db")
    db.execute("PRAGMA journal_mode = delete")
    db.close()
    return (folder / "s.db").read_bytes()


def header(file: bytearray, _: random.Random) -> None:
    file[16:100] = b"\xa5" * 84


def first_page(file: bytearray, _: random.Random) -> None:
    file[0:4096] = b"\0" * 4096


def schema(file: bytearray, _: random.Random) -> None:
    file[100:4096] = b"\xff" * 3996


def one_page(file: bytearray, dice: random.Random) -> None:
    at = dice.randrange(1, len(file) // 4096) * 4096
    file[at : at + 4096] = bytes(dice.randrange(256) for _ in range(4096))


def some_bytes(file: bytearray, dice: random.Random) -> None:
    for _ in range(200):
        file[dice.randrange(len(file))] ^= 1 << dice.randrange(8)


def cut_off(file: bytearray, dice: random.Random) -> None:
    del file[dice.randrange(len(file) * 9 // 10, len(file)) :]


def saved(store: Path, into: Path | None = None) -> tuple[dict[str, Any], set[str]]:
    out = store.with_name("saved.json")
    recover(store, out, who="Ann", into=into, overwrite=True)
    value = json.loads(out.read_text())
    return value, {note["text"].strip() for story in value["stories"] for note in story["notes"].values()}


def use(store: Path) -> None:
    """Everything a person may do; whatever is wrong is said in one line with a remedy."""
    try:
        with Desk(store, who="Ann") as desk:
            for row in desk.stories():
                view = desk.open_story(row.id)
                desk.note(view.id, "", "one more")
                desk.search("coastguard")
                desk.history(row.id)
                desk.undo(view.id)
                desk.export(row.id, "md")
    except DeskError as error:
        assert error.remedy  # noqa: PT017 - it may also work


@pytest.mark.parametrize("damage", [header, first_page, schema])
def test_without_its_head_everything_is_saved(whole: bytes, tmp_path: Path, damage: Damage) -> None:
    file = bytearray(whole)
    damage(file, random.Random(1))  # noqa: S311 - to repeat
    path = tmp_path / "s.db"
    path.write_bytes(file)
    with pytest.raises(DeskError) as caught:
        Desk(path, who="Ann")
    assert caught.value.remedy
    value, notes = saved(path, tmp_path / "new.db")
    assert notes == {f"note {turn} {LONG if turn % 10 == 0 else ''}".strip() for turn in range(40)}
    assert value["lost"] == []
    assert path.read_bytes() == bytes(file)
    with Desk(tmp_path / "new.db", who="Ann") as desk:
        (row,) = desk.stories()
        view = desk.open_story(row.id)
        assert len(view.notes) == 40
        assert view.decided_count > 0
        assert [act.what for act in desk.history()][-1] == "import"


@pytest.mark.parametrize(("damage", "least"), [(one_page, 30), (some_bytes, 20), (cut_off, 10)])
@pytest.mark.parametrize("seed", range(5))
def test_damage_anywhere_is_told_and_most_is_saved(
    whole: bytes, tmp_path: Path, damage: Damage, least: int, seed: int
) -> None:
    file = bytearray(whole)
    damage(file, random.Random(seed))  # noqa: S311 - to repeat
    path = tmp_path / "s.db"
    path.write_bytes(file)
    _, notes = saved(path)
    assert path.read_bytes() == bytes(file)
    assert len({note.split(" ")[1] for note in notes if note.startswith("note ")}) >= least
    use(path)


def test_a_text_that_is_not_the_one_that_was_seen_is_refused(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    path.write_bytes(whole.replace(b"Five people were", b"Nine people were"))
    with Desk(path, who="Ann") as desk, pytest.raises(DeskError, match=r"the text of draft 1 of a1 is damaged"):
        desk.open_story(desk.stories()[0].id)


def test_what_is_no_store_cannot_be_recovered(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("Nobody died. " * 1000)
    for given, said in ((path, "nothing of a factcheck store"), (tmp_path / "none", "cannot be read")):
        with pytest.raises(DeskError, match=said):
            recover(given, tmp_path / "out.json", who="Ann")
    assert not (tmp_path / "out.json").exists()
