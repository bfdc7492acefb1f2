from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.lexicon import Lexicon, builtin
from factcheck.model import Article, Role, Segment
from factcheck.text.normalise import fold
from factcheck.text.segments import named_outlet, segments

LEDE = "A river burst its banks in the north on Monday night and flooded about forty homes, the council said."
MORE = "Crews worked until the morning to clear the roads, and most families were able to return by noon."
HEADLINE = "River floods forty homes in the north"


def roles(text: str, **given: object) -> list[tuple[str, str]]:
    article = Article(text, **given)  # type: ignore[arg-type]
    return [(s.role.value, text[s.start : s.end]) for s in segments(article, fold(text), builtin())]


def role_of(line: str, *, before: str = f"{HEADLINE}\n\n{LEDE}\n\n", after: str = f"\n\n{MORE}") -> str:
    found = roles(before + line + after)
    return next(role for role, text in found if text == line)


def test_headline_standfirst_and_body() -> None:
    text = f"{HEADLINE}\n\nFamilies return as crews clear roads\n\n{LEDE}\n\n{MORE}\n"
    assert roles(text) == [
        ("headline", HEADLINE),
        ("standfirst", "Families return as crews clear roads"),
        ("body", LEDE),
        ("body", MORE),
    ]


def test_plain_paragraphs_have_no_headline() -> None:
    assert roles(f"{LEDE}\n{MORE}\n") == [("body", LEDE), ("body", MORE)]


def test_a_short_first_sentence_is_no_headline() -> None:
    assert [role for role, _ in roles(f"The river has flooded forty homes.\n{MORE}\n{LEDE}")] == ["body"] * 3


def test_a_headline_without_blank_lines() -> None:
    assert [role for role, _ in roles(f"{HEADLINE}\n{LEDE}\n{MORE}")] == ["headline", "body", "body"]


def test_a_single_line_is_body() -> None:
    assert roles(HEADLINE) == [("body", HEADLINE)]


def test_a_text_of_furniture_alone_is_taken_at_its_word() -> None:
    assert roles("Read more") == [("body", "Read more")]


def test_copy_without_final_stops_gives_no_long_headline() -> None:
    text = "\n\n".join(part.rstrip(".") for part in (LEDE, MORE, LEDE + " again"))
    assert {role for role, _ in roles(text)} == {"body"}


@pytest.mark.parametrize(
    "line",
    [
        "14/11/2019 09:12 GMT | Updated 15/11/2019 07:30 GMT",
        "Published: 5 April 2017, 10.58am",
        "Thursday, March 14, 2013",
        "MAR. 14, 2013, 8:12 PM",
        "Last updated on 14th March 2013 at 11:51",
        "7:00pm UK, Wednesday 05 May 2010",
    ],
)
def test_time_lines(line: str) -> None:
    assert role_of(line, before="") == "metadata"
    assert role_of(line) == "metadata"


@pytest.mark.parametrize(
    "line", ["By Ann Price", "By Ann Price and John Hall, Crime Correspondent", "ann.price@example.org"]
)
def test_bylines_stand_at_the_top(line: str) -> None:
    assert role_of(line, before=f"{HEADLINE}\n\n", after=f"\n\n{LEDE}\n\n{MORE}") == "metadata"


def test_a_sentence_that_begins_like_a_byline_is_body() -> None:
    assert (
        role_of("By Tuesday the water had gone down again.", before=f"{HEADLINE}\n\n", after=f"\n\n{LEDE}")
        != "metadata"
    )


def test_the_standfirst_above_the_time_line() -> None:
    text = f"{HEADLINE}\nCrews cleared the roads by the morning, the council said in a statement.\nMarch 14, 2013\n{LEDE}\n{MORE}"
    assert [role for role, _ in roles(text)] == ["headline", "standfirst", "metadata", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Click to follow",
        "Advertisement",
        "Read more",
        "READ MORE: What to do in a flood",
        "Swipe to see the pictures.",
        "Share",
        "The Independent Online",
        "BBC News",
        "Sign up for our newsletter",
        "Photo gallery The flood in the north See Gallery",
    ],
)
def test_furniture(line: str) -> None:
    assert role_of(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell.",
        "More from the council is expected on Friday.",
        "Best of all, nobody was hurt.",
        "Watch: the river is still rising, the council said.",
        "Facebook and Twitter were asked to remove the posts.",
        "Reuters reported the flood first.",
        "In April 2017 the river rose too.",
        "Pictures: none were taken, the council said in a statement.",
    ],
)
def test_copy_that_only_begins_like_furniture(line: str) -> None:
    assert role_of(line) == "body"


def test_the_publishers_own_name_is_furniture() -> None:
    text = f"{HEADLINE}\n\nThe Northern Post\n\n{LEDE}\n\n{MORE}"
    assert ("body", "The Northern Post") not in roles(text, publisher="The Northern Post")
    assert ("furniture", "The Northern Post") in roles(text, publisher="The Northern Post")


@pytest.mark.parametrize(
    "line",
    [
        "PA Wire/PA Images",
        "AP Photo",
        "Ann Price via Getty Images",
        "Ann Price/Reuters",
        "(AP Photo/Ann Price)",
        "Photo: Ann Price",
        "Photograph by Ann Price",
        "EMPICS Entertainment",
    ],
)
def test_credits_and_the_caption_below(line: str) -> None:
    caption = "A boat is rowed along the high street of the town"
    text = f"{HEADLINE}\n\n{LEDE}\n\n{line}\n{caption}\n\n{MORE}"
    assert roles(text)[2:] == [("credit", line), ("caption", caption), ("body", MORE)]


def test_the_paragraph_after_a_credit_may_be_body() -> None:
    assert [role for role, _ in roles(f"{HEADLINE}\n\n{LEDE}\n\nAP Photo\n\n{MORE}\n\n{LEDE}")] == [
        "headline", "body", "credit", "body", "body",
    ]  # fmt: skip


def test_a_caption_above_its_credit() -> None:
    text = f"{HEADLINE}\n\n{LEDE}\n\nA boat on the high street.\nAnn Price/Reuters\n\n{MORE}"
    assert roles(text)[2:] == [
        ("caption", "A boat on the high street."),
        ("credit", "Ann Price/Reuters"),
        ("body", MORE),
    ]


@pytest.mark.parametrize("tail", ["(AP Photo/Ann Price)", "Photograph: Ann Price/PA", "(Photo by Ann Price)"])
def test_a_caption_signed_at_its_end(tail: str) -> None:
    assert role_of(f"A boat is rowed along the high street. {tail}") == "caption"


def test_a_lede_that_ends_with_the_agency_is_body() -> None:
    assert role_of("Forty homes were flooded in the north on Monday. (AP)") == "body"


def test_a_section_and_labels_above_the_copy() -> None:
    lines = [
        "UK",
        HEADLINE,
        "By Ann Price",
        "Published",
        "5 April 2017",
        "Share",
        "Image caption,",
        "A boat in the town",
        "",
        LEDE,
        "",
        MORE,
    ]
    assert [role for role, _ in roles("\n".join(lines))] == [
        "furniture", "headline", "metadata", "furniture", "metadata", "furniture", "credit", "caption", "body", "body",
    ]  # fmt: skip


def test_the_title_of_the_page_above_the_headline() -> None:
    text = f"{HEADLINE} - The Post\n{HEADLINE}\n{LEDE}\n{MORE}"
    assert roles(text)[:2] == [("furniture", f"{HEADLINE} - The Post"), ("headline", HEADLINE)]
    assert [role for role, _ in roles(f"{HEADLINE}\n{HEADLINE}\n{LEDE}\n{MORE}")][:2] == ["headline", "furniture"]


def test_a_dateline_alone_is_no_headline() -> None:
    assert [role for role, _ in roles(f"LONDON\n\n{LEDE}\n\n{MORE}")] == ["furniture", "body", "body"]


def test_the_writers_name_above_the_time_line() -> None:
    text = f"{HEADLINE}\n\nAnn Price\nWed 5 Apr 2017 11.58 BST\n\n{LEDE}\n\n{MORE}"
    assert [role for role, _ in roles(text)] == ["headline", "metadata", "metadata", "body", "body"]


def test_links_in_the_copy_and_below_it() -> None:
    lines = [
        HEADLINE,
        LEDE,
        "The flood in pictures",
        "Read more",
        MORE,
        "Topics",
        "Flooding",
        "River levels fall at last",
    ]
    assert [role for role, _ in roles("\n\n".join(lines))] == [
        "headline", "body", "furniture", "furniture", "body", "furniture", "furniture", "furniture",
    ]  # fmt: skip


def test_notes_without_final_stops_stay_body() -> None:
    lines = [HEADLINE, "Share", "Forty homes flooded", "Families back by noon", "Road to open on Friday"]
    assert [role for role, _ in roles("\n".join(lines))][2:] == ["body"] * 3


@pytest.mark.parametrize(
    "line", ["(Reporting by Ann Price; Editing by John Hall)", "Additional reporting by Ann Price in Leeds"]
)
def test_who_worked_on_it(line: str) -> None:
    assert role_of(line, after="") == "metadata"


def test_reporting_as_a_word_of_the_copy() -> None:
    assert role_of("Reporting by Ann Price showed that the water had come too fast.") == "body"


QUOTE = "We have never seen the water rise so quickly in this town"


@pytest.mark.parametrize("pulled", [f"{QUOTE}Ann Price, mayor", f"“{QUOTE}”", f"{QUOTE} Ann Price"])
def test_pull_quotes(pulled: str) -> None:
    text = f"{HEADLINE}\n\n{LEDE}\n\n{pulled}\n\nMayor Ann Price said: “{QUOTE}. It was a long night.”\n\n{MORE}"
    assert [role for role, _ in roles(text)] == ["headline", "body", "pull-quote", "body", "body"]


def test_a_quotation_that_says_something_else_is_no_pull_quote() -> None:
    text = f"{HEADLINE}\n\n{LEDE}\n\n“{QUOTE} and never feared it more”\n\nMayor Ann Price said: “{QUOTE}.”\n\n{MORE}"
    assert "pull-quote" not in {role for role, _ in roles(text)}


def test_wrapped_lines_are_joined() -> None:
    text = (
        "A river burst its banks in the north on Monday night and\n"
        "flooded about forty homes, the council said in a statement\n"
        "on Tuesday.\n\n"
        "Crews worked until the morning to clear the roads, and\n"
        "most of the families were able to return by noon.\n"
    )
    assert [body.count("\n") for _, body in roles(text)] == [2, 1]


def test_short_lines_are_not_joined() -> None:
    text = "\n".join(
        ["The river rose.", "The bridge held.", "The road was shut.", "", "The crews came.", "Nobody was hurt."]
    )
    assert len(roles(text)) == 5


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end(newline: str) -> None:
    text = newline.join([HEADLINE, "", LEDE, "", "AP Photo", "A boat on the high street", "", MORE])
    assert [role for role, _ in roles(text)] == ["headline", "body", "credit", "caption", "body"]


def test_bullets_and_rules_are_left_out() -> None:
    assert [text for _, text in roles(f"{LEDE}\n\n***\n\n• {MORE}\n")] == [LEDE, MORE]


def test_stated_roles_win() -> None:
    text = f"{HEADLINE}\n\nRead more\n\n{LEDE}"
    stated = Segment(len(HEADLINE) + 2, len(HEADLINE) + 11, Role.BODY, stated=True)
    found = segments(Article(text, segments=(stated,)), fold(text), builtin())
    assert stated in found
    assert [s.role for s in found] == [Role.HEADLINE, Role.BODY, Role.BODY]


def test_the_title_is_the_headline_where_it_stands() -> None:
    sentence = "The river has flooded forty homes."
    assert roles(f"{sentence}\n{MORE}", title=sentence.rstrip("."))[0] == ("headline", sentence)
    assert roles(f"{sentence}\n{MORE}", title="Something else")[0] == ("body", sentence)


def test_the_outlet_that_the_furniture_names() -> None:
    text = f"{HEADLINE}\n\nThe Independent Online\n\n{LEDE}\n\n{MORE}"
    parts = segments(Article(text), fold(text), builtin())
    assert named_outlet(fold(text), parts, builtin()) == "The Independent"
    assert named_outlet(fold(text), parts[2:], builtin()) is None


def test_a_desk_adds_furniture() -> None:
    text = f"{HEADLINE}\n\n{LEDE}\n\nOur flood blog\n\n{MORE}"
    own = Lexicon({"segments": {"furniture": ["our flood blog"]}})
    assert [s.role for s in segments(Article(text), fold(text), own)][2] == Role.FURNITURE


LINES = st.sampled_from(
    [
        HEADLINE,
        LEDE,
        MORE,
        "AP Photo",
        "Share",
        "By Ann Price",
        "March 14, 2013",
        f"“{QUOTE}”",
        "",
        " ",
        "#",
        "(Photo: X)",
        "\ufeff",
    ]
)


@given(st.lists(LINES | st.text(max_size=30), max_size=12), st.sampled_from(["\n", "\r\n", "\u2028", "\n\n"]))
def test_segments_are_ordered_apart_and_hold_every_word(lines: list[str], newline: str) -> None:
    text = newline.join(lines)
    plain = fold(text)
    found = segments(Article(text), plain, builtin())
    ends = [0, *(s.end for s in found)]
    assert all(end <= s.start < s.end for end, s in zip(ends, found, strict=False))
    outside = "".join(plain[a:b] for a, b in zip(ends, [*(s.start for s in found), len(plain)], strict=True))
    assert not any(c.isalnum() for c in outside)
    assert not found or any(s.role.asserts for s in found)
