from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.lexicon import builtin
from factcheck.model import Article, Attribution
from factcheck.text import read
from tests.growth import grows_in_proportion

LEAD = "A long first paragraph stands here, so that nothing below is taken for a headline of its own.\n\n"


def said(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Source, cue and content of every attribution as words, without the lead."""
    document = read(Article(LEAD + text), builtin())

    def words(span: tuple[int, int] | None) -> str | None:
        return document.plain[span[0] : span[1]] if span else None

    return [(words(a.source), words(a.cue), words(a.content)) for a in document.attributions]


def first(text: str) -> Attribution:
    return read(Article(LEAD + text), builtin()).attributions[0]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ('Anna Pell said: "We left early."', "Anna Pell", "said", '"We left early."'),
        ('"We all left early that day," said Anna Pell.', "Anna Pell", "said", '"We all left early that day,"'),
        ('"We all left early that day," he said.', "he", "said", '"We all left early that day,"'),
        ('"We all left early that day!" Anna Pell cried.', "Anna Pell", "cried", '"We all left early that day!"'),
        ("The road was shut, according to the council.", "the council", "according to", "The road was shut"),
        ("According to the council, the road was shut.", "the council", "According to", "the road was shut"),
        (
            'Anna Pell, director of Open Door, told the Daily Hull: "We left early."',
            "Anna Pell, director of Open Door",
            "told",
            '"We left early."',
        ),
        ("Anna Pell said the force had seen a rise.", "Anna Pell", "said", "the force had seen a rise"),
        ("Anna Pell said on Monday in a letter that it rose.", "Anna Pell", "said", "that it rose"),
        ("The town grew last year, officials said.", "officials", "said", "The town grew last year"),
        ("The town, officials said, grew last year.", "officials", "said", "The town"),
        ("Campaigners have called for a new law.", "Campaigners", "have called for", "a new law"),
        ("The council plans to close the road.", "The council", "plans", "to close the road"),
        ("Fears that the dam will burst have grown.", None, "Fears", "that the dam will burst have grown"),
        ("They are confident that the dam will hold.", "They", "are confident", "that the dam will hold"),
        ("As the Hull Daily reported, the road was shut.", "the Hull Daily", "reported", "the road was shut"),
        ("The toll was confirmed by officials.", "officials", "was confirmed", "The toll"),
        ("The road was shut, in the view of some drivers.", "some drivers", "in the view of", "The road was shut"),
        ("It will be mended in May, the mayor told the council.", "the mayor", "told", "It will be mended in May"),
        ("The mayor said it was late, adding that he was tired.", "The mayor", "said", "it was late"),
    ],
)
def test_source_cue_and_content(text: str, source: str | None, cue: str, content: str) -> None:
    assert (source, cue, content) in said(text)


def test_a_participle_has_the_subject_of_its_sentence() -> None:
    found = said("The mayor said it was late, adding that he was tired.")
    assert ("The mayor", "adding", "that he was tired") in found


def test_a_passive_has_no_source() -> None:
    document = read(Article(LEAD + "The blaze is being treated as arson. He is thought to have fled."), builtin())
    assert all(a.source is None and a.speaker is None for a in document.attributions)
    assert all(statement.speaker is None for statement in document.statements)
    assert (None, "is thought", "to have fled") in said("He is thought to have fled.")


def test_names_and_nouns_are_no_cues() -> None:
    assert said("Last year Open Claims Say moved its State offices to the north of the town centre.") == []
    assert said("The reports and the claims of the year were put away in the old fears box.") == []


def test_a_paragraph_that_reopens_keeps_its_speaker() -> None:
    text = 'Anna Pell said: "We left early.\n\n"It was late.\n\n"It rained a lot."'
    document = read(Article(LEAD + text), builtin())
    direct = [a for a in document.attributions if a.direct]
    assert len(direct) == 3
    assert {a.speaker.name for a in direct if a.speaker} == {"Anna Pell"}


def test_a_colon_at_the_end_of_a_paragraph_announces_the_next() -> None:
    found = said('Asked about the road, Anna Pell said:\n\n"It will be mended by the spring of next year."')
    assert ("Anna Pell", "said", '"It will be mended by the spring of next year."') in found


def test_a_quotation_cut_by_its_source_has_two_parts() -> None:
    found = said('"We all left early," said Anna Pell. "It was late."')
    assert [content for *_, content in found] == ['"We all left early,"', '"It was late."']


def test_a_few_quoted_words_are_direct_with_the_source_of_their_sentence() -> None:
    document = read(Article(LEAD + 'Anna Pell said there was a "marked rise" in the town.'), builtin())
    direct = [a for a in document.attributions if a.direct]
    assert [document.plain[a.content[0] : a.content[1]] for a in direct if a.content] == ['"marked rise"']
    assert direct[0].speaker is not None
    assert direct[0].speaker.name == "Anna Pell"


def test_a_claim_made_by_somebody_else_is_theirs() -> None:
    document = read(
        Article(LEAD + 'He rejected a claim made by DC Pell that firms need a "fresh start" now.'), builtin()
    )
    direct = [a for a in document.attributions if a.direct]
    assert [a.speaker.name for a in direct if a.speaker] == ["Pell"]


def test_a_headline_with_a_colon_or_a_trailing_source() -> None:
    body = "\n\nThe story goes on here for a good while, so that the line above is a headline, as it must be.\n"
    for headline in ("Minister: roads will be mended", "Roads will be mended, minister says"):
        document = read(Article(headline + body), builtin())
        assert document.attributions[0].source is not None
        start, end = document.attributions[0].source
        assert document.plain[start:end].lower() == "minister"


def test_pronouns_resolve_to_the_speaker_before() -> None:
    document = read(Article(LEAD + "Anna Pell said it rained. She said the road was wet."), builtin())
    assert [a.speaker.name for a in document.attributions if a.speaker] == ["Anna Pell", "Anna Pell"]


PIECES = ["said ", '"', " '", "'", ", ", ". ", "Mr Pell ", "he ", "that ", "according to ", "told ", ": ", "\n\n", "adding ",
          "claims ", "and ", "to ", "(", ")", ";", "The police ", "x ", "is sure ", "by "]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_spans_are_inside_and_never_empty(text: str) -> None:
    for found in read(Article(text), builtin()).attributions:
        for span in (found.source, found.cue, found.content):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    read(Article(text), builtin())


@pytest.mark.parametrize(
    "unit", ['"', '"a ', '"a" ', "said ", "'a ", 'He said "x." ', "a, ", "Mr A said that he ", "("]
)
def test_long_texts_take_linear_time(unit: str) -> None:
    grows_in_proportion(lambda count: read(Article(unit * count), builtin()), 2_000 // len(unit))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Harbour Aid, which feeds the poor, Town Trust and the Coastguard all told the Post that fewer had called.",
            "Harbour Aid, which feeds the poor, Town Trust and the Coastguard",
            "told",
            "that fewer had called",
        ),
        (
            "A man who works at the market said he heard three shots.",
            "A man who works at the market",
            "said",
            "he heard three shots",
        ),
        ("The council on Monday said the road was shut.", "The council", "said", "the road was shut"),
        ("Ann Hay walked over the bridge and said that it was safe.", "Ann Hay", "said", "that it was safe"),
        (
            "The bridge is safe, Ann Hay, the head of the yard, said on Monday.",
            "Ann Hay, the head of the yard",
            "said",
            "The bridge is safe",
        ),
        (
            "The firm paid 200,000 pounds, the Herald reported in May.",
            "the Herald",
            "reported",
            "The firm paid 200,000 pounds",
        ),
        ("Asked whether the bridge was safe, Ann Hay laughed.", None, "Asked", "whether the bridge was safe"),
        ("Sgt Tom Pell told a news conference a man walked in.", "Sgt Tom Pell", "told", "a man walked in"),
        (
            "The agency reported that it broke at 10:00 am (0800 GMT) on Friday.",
            "The agency",
            "reported",
            "that it broke at 10:00 am (0800 GMT) on Friday",
        ),
        ("The mayor condemned the new road and the vote was put off.", "The mayor", "condemned", "the new road"),
    ],
)
def test_subjects_and_ends(text: str, source: str | None, cue: str, content: str) -> None:
    assert (source, cue, content) in said(text)


def test_several_bodies_are_one_speaker() -> None:
    found = first(
        "Harbour Aid, which feeds the poor, Town Trust and the Coastguard all told the Post that fewer had called."
    )
    assert found.speaker is not None
    assert found.speaker.name == "Harbour Aid, Town Trust and Coastguard"


@pytest.mark.parametrize(
    "text",
    [
        "Pirates on a dhow attacked the ship about noon.",
        "The mayor announced a new road through the old town.",
        "The firm did not respond to questions about the bridge.",
        "The shooting showed that the town was not safe.",
        "The town shut its bridge and both of its roads and sent every driver home before noon, when the mayor said it rained.",
    ],
)
def test_acts_happenings_and_smaller_parts_leave_a_statement_to_the_outlet(text: str) -> None:
    document = read(Article(LEAD + text), builtin())
    assert document.statements[-1].speaker is None


def test_a_clause_of_time_before_the_source_leaves_the_statement_to_the_speaker() -> None:
    document = read(
        Article(LEAD + "When the men came to the school on Tuesday, Tom Pell said about 350 were inside."), builtin()
    )
    speaker = document.statements[-1].speaker
    assert speaker is not None
    assert speaker.name == "Tom Pell"


@pytest.mark.parametrize("piece", ["Ann Hay spoke. Hay said so. ", "Mr Ann Hay said it was bad. He said so. "])
def test_many_mentions_of_one_person_take_linear_time(piece: str) -> None:
    grows_in_proportion(lambda count: read(Article(piece * count), builtin()), 2_000 // len(piece))
