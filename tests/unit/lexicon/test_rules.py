from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import lexicon
from factcheck.facts.trends import Trends
from factcheck.judging.pairing import similarity
from factcheck.lexicon import Lexicon, builtin, in_force, remembered, using
from factcheck.lexicon.rules import RulesError, line_of, parse
from factcheck.text.titles import titles


def test_an_empty_file_adds_nothing() -> None:
    assert parse("") == parse("# words\n") == {}


def test_trend_words_go_where_their_part_way_and_degree_say() -> None:
    added = parse('[[trends]]\nwords = ["Ballooned", "blew  up"]\ndirection = "up"\ndegree = "sharp"\n')
    assert added == {"trends": {"verbs": {"up": {"sharp": ["ballooned", "blew up"]}}}}
    table = Lexicon(added).table("trends")
    assert "ballooned" in table["verbs"]["up"]["sharp"]
    assert "soared" in table["verbs"]["up"]["sharp"]


def test_roles_are_titles_by_their_last_word() -> None:
    lists = titles(Lexicon(parse('roles = ["Lead Negotiator", "harbourmaster"]')))
    assert {"negotiator", "harbourmaster"} <= lists.heads & lists.roles
    assert "negotiator" not in titles(builtin()).heads


def test_aliases_are_known_in_the_forms_a_text_has() -> None:
    (row,) = parse('[[aliases]]\nname = "the November 2015 attacks"\nalso = ["Paris"]')["precedents"]["aliases"]
    assert row == {
        "names": ["the November 2015 attacks", "November 2015 attacks", "November 2015"],
        "places": ["Paris"],
    }


def test_synonyms_stand_for_one_another_and_join_the_rows_they_are_in() -> None:
    lists = Lexicon(parse('synonyms = [["inferno", "bonfire"], ["weavery", "mills"]]'))
    pairs = (("A bonfire broke out.", "A blaze broke out."), ("The mill was shut.", "The weavery was shut."))
    before = [similarity(*pair).score for pair in pairs]
    with using(lists):
        after = [similarity(*pair).score for pair in pairs]
    assert all(later > earlier for earlier, later in zip(before, after, strict=True))
    assert [similarity(*pair).score for pair in pairs] == before


def test_the_lists_in_force_end_with_the_block() -> None:
    own = Lexicon({"ignore": {"kinds": ["age"]}})
    calls: list[str] = []

    @remembered(maxsize=4)
    def kinds(word: str) -> list[str]:
        calls.append(word)
        return list(in_force().table("ignore")["kinds"])

    with pytest.raises(ZeroDivisionError), using(own):
        _ = kinds("x") == kinds("x") == ["age"] and 1 / 0
    assert kinds("x") == []
    assert in_force() is builtin()
    assert calls == ["x", "x"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n\nsynonims = []\n", 3),
        ('synonyms = [\n  ["rig", "platform"],\n  ["oil"],\n]\n', 3),
        ('[[trends]]\nwords = ["a"]\ndirection = "up"\n[[trends]]\nword = "b"\n', 5),
        (
            '[[trends]]\nwords = ["a"]\ndirection = "up"\n[[trends]]\nwords = ["b"]\ndirection = "up"\npart = "adverb"\n',
            7,
        ),
        ("[degrees]\nsmall = []\nhuge = []\n", 3),
        ('[ignore]\nphrases = [\n  "a",\n  "",\n]\n', 2),
        ("roles = 3\n", 1),
        ("trends = 1\n", 1),
        ("ignore = []\n", 1),
        ("a = [\n", 2),
        ("ok = 1\nno =\n", 2),
    ],
)
def test_mistakes_are_found_on_their_lines(text: str, line: int) -> None:
    with pytest.raises(RulesError) as caught:
        parse(text)
    assert caught.value.line == line
    assert caught.value.problem
    assert caught.value.remedy


def test_the_line_of_an_entry() -> None:
    text = '# ignore\n[ignore]\nkinds = [\n  "age",\n  "date",\n]\nreasons = ["date-order"]\n'
    assert line_of(text, "ignore", "kinds", "date") == 5
    assert line_of(text, "ignore", "reasons", "date-order") == 7


def test_a_very_long_file_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tomllib, "loads", None)  # reading it would be a TypeError
    with pytest.raises(RulesError, match="characters"):
        parse("a" * 1_000_000)


_WORDS = st.sampled_from(['"a"', "1", "[]", '["x", "y"]', '[["x", "y"]]', "{}", "true", '"up"', "2017-04-05"])
_KEYS = st.sampled_from(
    [
        "synonyms",
        "trends",
        "words",
        "direction",
        "degrees",
        "small",
        "roles",
        "aliases",
        "name",
        "also",
        "ignore",
        "kinds",
    ]
)
_HEADS = st.sampled_from(["", "[trends]\n", "[[trends]]\n", "[ignore]\n", "[[aliases]]\n", "[degrees]\n", "[a.b]\n"])


@given(st.lists(st.tuples(_HEADS, _KEYS, _WORDS), max_size=5), st.text(max_size=30))
def test_whatever_is_written_is_rules_or_one_error(entries: list[tuple[str, str, str]], noise: str) -> None:
    text = "".join(f"{head}{key} = {value}\n" for head, key, value in entries) + noise
    try:
        added = parse(text)
    except RulesError as error:
        added, line = {}, error.line
    else:
        line = 1
    assert 1 <= line <= text.count("\n") + len(text.splitlines()) + 1
    assert all(Lexicon(added).table(name) for name in added)


def test_trends_are_read_under_words_of_ones_own() -> None:
    from factcheck import Article, compare

    lists = Lexicon(parse('[[trends]]\nwords = ["ballooned"]\ndirection = "up"\n'))
    article = Article("Thefts ballooned in Harwich.")
    assert compare([article], kinds=[Trends()]).facts == ()
    assert len(compare([article], kinds=[Trends()], lexicon=lists).facts) == 1


def test_every_shipped_list_can_be_read() -> None:
    from importlib.resources import files

    for entry in files(lexicon).iterdir():
        if entry.name.endswith(".toml"):
            assert builtin().table(entry.name.removesuffix(".toml"))
