from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.desk import Desk, DeskError
from factcheck.desk.diff import Fate, passages
from factcheck.model import Judgement

BEFORE = (
    "Ferry burns off Oban\n\nFive people were killed in a fire on a ferry off Oban on Monday.\n\n"
    "The harbour was closed until the evening. Ann Lee, the minister, spoke of a dark day.\n\nNobody else was hurt.\n"
)


def fates(after: str) -> list[tuple[Fate, str]]:
    return [(passage.fate, passage.after or passage.before) for passage in passages(BEFORE, after)]


def test_nothing_changed() -> None:
    assert {fate for fate, _ in fates(BEFORE)} == {Fate.SAME}
    assert {fate for fate, _ in fates(BEFORE.replace("\n\n", "\n").replace("'", "’"))} == {Fate.SAME}


def test_what_became_of_each_sentence() -> None:
    after = (
        "Ferry burns off Oban\n\nNobody else was hurt.\n\nSeven people were killed in a fire on a ferry off Oban on Monday.\n\n"
        "The cause is being looked into.\n\nThe harbour was closed until the evening.\n"
    )
    assert fates(after) == [
        (Fate.SAME, "Ferry burns off Oban"),
        (Fate.MOVED, "Nobody else was hurt."),
        (Fate.CHANGED, "Seven people were killed in a fire on a ferry off Oban on Monday."),
        (Fate.ADDED, "The cause is being looked into."),
        (Fate.SAME, "The harbour was closed until the evening."),
        (Fate.CUT, "Ann Lee, the minister, spoke of a dark day."),
    ]


@given(st.text(st.sampled_from("abc. \n")), st.text(st.sampled_from("abc. \n")))
def test_every_word_of_both_drafts_is_in_one_passage(before: str, after: str) -> None:
    found = list(passages(before, after))
    assert "".join("".join(p.after for p in found).split()) == "".join(after.split())
    assert len("".join("".join(p.before for p in found).split())) == len("".join(before.split()))


def test_findings_appear_vanish_and_change(desk: Desk, files: list[Path]) -> None:
    view = desk.open_paths(files)
    with pytest.raises(DeskError, match="a2 has one draft only"):
        desk.diff(view.id)
    files[0].write_text("Bridge attack in London\n\ndead 6\nhurt 40\n")
    files[1].write_text(files[1].read_text() + "dogs 1\n")
    desk.open_paths(files[:1] + files[1:])
    found = desk.diff(view.id, "a1")
    assert (found.article, found.old, found.new) == ("a1", 1, 2)
    assert sorted(finding.a.quote for finding in found.vanished) == ["1", "most of all"]
    assert [turned.change.lines[0] for turned in found.changed] == ["a1: was “4”, is “6”"]
    assert found.appeared == ()
    back = desk.diff(view.id, "a1", old=2, new=1)
    assert [turned.after.judgement for turned in back.changed] == [Judgement.CONFLICT]
    assert len(back.appeared) == 2
    with pytest.raises(DeskError, match=r"no draft 3.*1 to 2"):
        desk.diff(view.id, "a1", new=3)
    with pytest.raises(DeskError, match=r"no article a9.*a1, a2"):
        desk.diff(view.id, "a9")


def test_a_file_of_another_name_can_be_a_draft(
    desk: Desk, files: list[Path], write: Callable[[str, str], Path]
) -> None:
    view = desk.open_paths(files)
    later = write("final.txt", "Bridge attack in London\n\ndead 6\nhurt 40\n")
    again = desk.add([later], draft_of="a1")
    assert [(item.id, item.drafts, Path(item.source).name) for item in again.articles] == [
        ("a1", 2, "final.txt"),
        ("a2", 1, "b.txt"),
    ]
    later.write_text("Bridge attack in London\n\ndead 7\n")
    assert desk.add([later]).articles[0].drafts == 3
    assert desk.open_paths(files).id == view.id
    for wrong, said in (("a9", "no article a9"), ("b", "'b' is no article"), ("a1 ", "is no article")):
        with pytest.raises(DeskError, match=said):
            desk.add([later], draft_of=wrong)
    with pytest.raises(DeskError, match="2 files cannot"):
        desk.add(files, draft_of="a1")
    with pytest.raises(DeskError, match="another article of the story"):
        desk.add([files[1]], draft_of="a1")


def test_the_same_address_is_the_same_article(desk: Desk, write: Callable[[str, str], Path]) -> None:
    head = "---\nurl: https://ledger.example/{0}\n---\n"
    first = write("one.txt", head.format(1) + "Fire\n\ndead 4\n")
    view = desk.open_paths([first, write("two.txt", head.format(1) + "Blaze\n\ndead 5\n")])
    assert len(view.articles) == 2  # they came in together: two files of one address
    view = desk.open_paths([first])
    moved = desk.add([write("later.txt", head.format(1) + "Fire\n\ndead 6\n")], story=view.id)
    assert [(item.drafts, Path(item.source).name) for item in moved.articles] == [(2, "later.txt")]
    other = desk.add([write("other.txt", head.format(2) + "Fire\n\ndead 9\n")], story=view.id)
    assert len(other.articles) == 2
