from __future__ import annotations

import pytest

from factcheck import Article, compare
from factcheck.facts import all_kinds

TEXTS = ("Four people died in Harwich on Monday.", "Five people died in Harwich on Monday.", "Six people were hurt.")


class StoppedError(Exception):
    """What a caller raises to cancel."""


def articles() -> list[Article]:
    return [Article(text) for text in TEXTS]


def test_every_article_and_kind_is_told_and_the_count_never_falls_back() -> None:
    told: list[tuple[int, int, str]] = []
    compare(articles(), progress=lambda *what: told.append(what))
    dones = [done for done, _, _ in told]
    assert dones == sorted(dones)
    assert {total for _, total, _ in told} == {len(TEXTS) + len(all_kinds()) * (len(TEXTS) + 1) + 1}
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
    assert {f"comparing: {kind.name}" for kind in all_kinds()} <= {what for _, _, what in told}
    assert sum(what.startswith("reading") for _, _, what in told) == len(TEXTS)


def test_a_long_step_is_told_more_than_once() -> None:
    told: list[str] = []
    many = [
        Article("\n".join(f"Storm {n} killed {n} people." for n in range(2, 60))),
        Article("Storm 2 killed 5 people."),
    ]
    compare(many, progress=lambda _done, _total, what: told.append(what))
    assert told.count("comparing: casualty") > 3


@pytest.mark.parametrize("call", [0, 2, 7, 30])
def test_what_the_callback_raises_comes_out_as_it_is(call: int) -> None:
    calls = iter(range(1000))

    def stop(_done: int, _total: int, what: str) -> None:
        if next(calls) == call:
            raise StoppedError(what)

    with pytest.raises(StoppedError):
        compare(articles(), progress=stop)
    assert [f.id for f in compare(articles()).findings] == [f.id for f in compare(articles()).findings]
