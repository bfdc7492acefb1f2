from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.lexicon import Lexicon, builtin
from factcheck.text.normalise import fold
from factcheck.text.sentences import sentences
from tests.growth import grows_in_proportion


def split(text: str, lexicon: Lexicon | None = None) -> list[str]:
    return [text[start:end] for start, end in sentences(fold(text), 0, len(text), lexicon or builtin())]


@pytest.mark.parametrize(
    "parts",
    [
        ["It rained.", "It stopped."],
        ["Was it late?", "Nobody knew!", "They left."],
        ["Mr. Hill met Gov. Ann Price on Jan. 5 in St. Paul.", "He left."],
        ["Lt. Col. J. R. Smith spoke at 4 p.m. Saturday.", "She agreed."],
        ["They met at 4 p.m. in town.", "Police came at 5 a.m.", "Nobody was hurt."],
        ["The U.S. Senate voted.", "It passed."],
        ["He lives in the U.S.", "He works in Rome."],
        ["Acme Inc. of Ohio sold Widget Co. shares.", "The price fell to 98.6.", "Buyers paid $1.25 each."],
        ["See No. 5 on page p. 12.", "The answer was no.", "It was 12.", "20 people came."],
        ["“We saw it. ", "It was big.” ", "He left."],
        ["“Go now!” she said.", "He went."],
        ["“Why?” the mayor asked.", "Nobody replied."],
        ["“It is over.”", "Smith left the room."],
        ["He paused … and went on.", "Then he sat."],
        ["He said ‘no’.", "“Never,” she said."],
        ["(It was late.)", "They went home."],
        ["The cut was deep. ”", "He said so."],
        ["It cost a? 110 billion loan.", "It failed."],
        ["Visit www.example.org/a.b now.", "Write to a.b@example.org."],
        ["Prices rose 1.2 per cent in the quarter to Dec. 31.", "Analysts had expected less."],
        ["The index rose to 1,234.56.", "Shares in Acme fell."],
        ["He came with Dr Hall, Mrs Hall et al. and others.", "All were safe."],
        ["He was brief.", "“no comment”, he said.", "“none at all”."],
        ["Only I knew that I was I.", "She did not."],
    ],
)
def test_splits(parts: list[str]) -> None:
    assert split(" ".join(part.strip() for part in parts)) == [part.strip() for part in parts]


@pytest.mark.parametrize(
    "text",
    [
        "“Really?” Jane Smith, 40, told the paper.",
        "The former Sen. Ann Price vs. the Rev. John Hall.",
        "The eBay deal of apple.com. and others",
        "The St. “tiger” street and the U.S. “cup” tie were … “bad” for him.",
        "Sgt. Mourad of the F.B.I. field office",
        "He said: “I … I did not know.”",
    ],
)
def test_stays_whole(text: str) -> None:
    assert split(text) == [text]


def test_a_desk_adds_abbreviations() -> None:
    text = "They asked Ombud. Ann Price."
    assert len(split(text)) == 2
    assert split(text, Lexicon({"abbreviations": {"titles": ["Ombud"]}})) == [text]


def test_only_the_part_asked_for_is_split() -> None:
    text = "One. Two. Three. Four."
    assert [text[s:e] for s, e in sentences(text, 5, 16, builtin())] == ["Two.", "Three."]


@given(st.text(alphabet=st.sampled_from(list("aAbI .?!…\"'()[]\n,;-19é")) | st.characters(), max_size=80))
def test_every_character_that_is_no_blank_lies_in_one_sentence(text: str) -> None:
    plain = fold(text)
    spans = list(sentences(plain, 0, len(plain), builtin()))
    covered = [0] * len(plain)
    for start, end in spans:
        assert start < end
        assert not plain[start].isspace()
        assert not plain[end - 1].isspace()
        for position in range(start, end):
            covered[position] += 1
    assert spans == sorted(spans)
    assert all(n == 1 or (n == 0 and c.isspace()) for n, c in zip(covered, plain, strict=True))


@pytest.mark.parametrize(
    "unit", ["a", "1", '"', ",", ".", ". ", "?", "' ", ". A", '!" A ', "a.", "A.B.", "(", ") ", "\n"]
)
def test_time_grows_with_the_length(unit: str) -> None:
    grows_in_proportion(lambda count: split(unit * count), 20_000 // len(unit))


def test_what_is_far_too_long_for_a_sentence_is_cut_at_blanks() -> None:
    pieces = split("word " * 1000)
    assert max(map(len, pieces)) <= 1500
    assert " ".join(pieces).split() == ["word"] * 1000
    assert "".join(split("a" * 5000)) == "a" * 5000
