from __future__ import annotations

import csv
import html.parser
import io
import json
import os
import re
import unicodedata
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from factcheck import notes
from factcheck.model import Comparison, Judgement
from factcheck.notes import Note, Options, StoryNotes, UnknownFormatError, render
from factcheck.notes.csv import COLUMNS
from factcheck.notes.json import schema
from factcheck.notes.text import LISTED

GOLDEN = Path(__file__).parents[2] / "golden" / "notes"
HUMAN = ("text", "md", "csv", "html")


@pytest.mark.parametrize("form", HUMAN)
@pytest.mark.parametrize("which", ["bare", "story"])
def test_golden(form: str, which: str, request: pytest.FixtureRequest) -> None:
    """Set UPDATE_GOLDEN=1 to write the files anew, then read the difference before committing it."""
    made = render(request.getfixturevalue(which), form)
    path = GOLDEN / f"{which}{notes.find(form).suffix}"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(made, encoding="utf-8", newline="")
    assert made == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("form", notes.names())
def test_every_format_ends_its_last_line_and_steers_no_terminal(form: str, story: StoryNotes) -> None:
    made = render(story, form)
    assert made.endswith("\n")
    if form in HUMAN:
        assert not [c for c in made if unicodedata.category(c) in ("Cc", "Cf") and c not in "\r\n"]


@pytest.mark.parametrize("form", notes.names())
def test_an_empty_comparison_is_rendered(form: str) -> None:
    nothing = Comparison((), (), (), (), (), (), ())
    assert isinstance(render(StoryNotes(title="", comparison=nothing), form), str)


def test_an_unknown_format_names_the_known_ones(story: StoryNotes) -> None:
    with pytest.raises(UnknownFormatError, match="jsonl"):
        render(story, "pdf")


class Shouting:
    """A format as another distribution might bring it."""

    suffix = ".loud"

    def render(self, story: StoryNotes, options: Options) -> str:
        return story.title.upper() + ("!" if options.everything else "")


def test_another_distribution_adds_a_format(bare: StoryNotes, monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("loud", "tests_own:Shouting", "factcheck.notes")
    monkeypatch.setattr(EntryPoint, "load", lambda _: Shouting())
    monkeypatch.setattr(notes, "entry_points", lambda **wanted: [point] if wanted.get("name", "loud") == "loud" else [])
    assert notes.names()[-1] == "loud"
    assert render(bare, "loud", Options(everything=True)) == "FERRY FIRE!"


# ---- text


def test_text_fits_80_columns(story: StoryNotes) -> None:
    assert max(map(len, render(story, "text").splitlines())) <= 80


def test_text_opens_the_most_telling_pair_of_a_claim_and_lists_the_others(bare: StoryNotes) -> None:
    lines = render(bare, "text")
    assert lines.count("✗ people injured") == 1
    assert "also a2 “Five people were hurt”" in " ".join(lines.split())
    assert "f-000000000006" not in lines
    assert "THE SAME" not in lines.upper().replace("1 THE SAME", "")


def test_text_lists_everything_on_request(bare: StoryNotes) -> None:
    made = render(bare, "text", Options(everything=True))
    assert "\nThe same\n" in made
    assert "also a2" not in made


def test_a_decision_on_what_is_the_same_is_never_hidden(story: StoryNotes) -> None:
    for form in ("text", "md", "html"):
        assert "both say" in render(story, form)


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_everything_a_person_wrote_is_there(form: str, story: StoryNotes) -> None:
    made = " ".join(render(story, form).replace("\\", "").split())
    for words in ("Call the harbour", "second edition", "hospital says six", "duty manager, by phone", "compare 1987",
                  "two counts", "kept though the words went", "nine people",
                  "nobody else has it", "ask the owner", "the check went"):  # fmt: skip
        assert words in made


def test_a_short_list_never_hides_what_somebody_wrote(bare: StoryNotes) -> None:
    one = bare.comparison.only_in[0]
    many = tuple(replace(one, id=f"o-{number}") for number in range(40))
    told = replace(
        bare, comparison=replace(bare.comparison, only_in=many), notes={"o-39": (Note("the last one", "Jo", ""),)}
    )
    made = render(told, "text")
    assert "the last one" in made
    assert f"… and {40 - LISTED - 1} more" in made


def test_the_notes_on_a_claim_stand_once(story: StoryNotes) -> None:
    for form in ("text", "md", "html"):
        assert render(story, form).count("hospital says six") == 1


# ---- json


def test_json_follows_the_schema(bare: StoryNotes, story: StoryNotes) -> None:
    Draft202012Validator.check_schema(schema())
    validator = Draft202012Validator(schema())
    for which in (bare, story):
        for options in (Options(), Options(with_text=True)):
            validator.validate(json.loads(render(which, "json", options)))


def test_the_schema_is_strict_about_the_contract(bare: StoryNotes) -> None:
    made = json.loads(render(bare, "json"))
    validator = Draft202012Validator(schema())
    for broken in (
        made | {"schema": 2},
        made | {"extra": 1},
        made | {"findings": [made["findings"][0] | {"judgement": "wrong"}]},
        made | {"findings": [{**made["findings"][0], "a": {**made["findings"][0]["a"], "quote": ""}}]},
        made | {"claims": [{**made["claims"][0], "values": [{**made["claims"][0]["values"][0], "value": {"low": 1}}]}]},
    ):
        assert not validator.is_valid(broken)


def test_json_of_a_bare_comparison_has_the_keys_of_the_contract_and_the_origins(bare: StoryNotes) -> None:
    made = json.loads(render(bare, "json"))
    assert list(made) == ["schema", "tool", "articles", "findings", "claims", "only_in", "checks", "origins"]
    assert [a["id"] for a in made["articles"]] == ["a1", "a2"]
    assert [a["path"] for a in made["articles"]] == ["in/evening.txt", "in/morning.txt"]
    finding = made["findings"][0]
    assert list(finding) == ["id", "claim", "kind", "judgement", "reason", "scope", "score", "explanation", "a", "b"]
    assert list(finding["a"]) == ["article", "quote", "start", "end", "sentence", "role", "speaker", "value"]
    assert made["findings"][1]["b"]["value"] == {"low": 7, "high": None}
    assert made["findings"][2]["b"]["speaker"] == "the owner"
    assert made["claims"][2]["judgement"] is None
    assert {article["side"] for article in made["articles"]} == {None}


def test_json_anchors_hold_in_the_text_it_carries(bare: StoryNotes) -> None:
    made = json.loads(render(bare, "json", Options(with_text=True)))
    texts = {article["id"]: article["text"] for article in made["articles"]}
    places = [f[side] for f in made["findings"] for side in "ab"] + made["only_in"] + made["checks"]
    places += [value for claim in made["claims"] for value in claim["values"]]
    assert len(places) > 10
    for place in places:
        assert texts[place["article"]][place["start"] : place["end"]] == place["quote"]


def test_the_draft_of_a_gate_is_side_a(bare: StoryNotes) -> None:
    gate = replace(bare, comparison=replace(bare.comparison, draft="d-22"))
    assert [a["side"] for a in json.loads(render(gate, "json"))["articles"]] == ["a", "b"]


def test_json_carries_a_lone_surrogate_as_its_escape(story: StoryNotes) -> None:
    made = render(replace(story, notes={"": (Note("broken \ud800 pair", "Jo", ""),)}), "json")
    made.encode("utf-8")
    assert json.loads(made)["story"]["notes"][0]["text"] == "broken \ud800 pair"


def test_jsonl_is_a_finding_a_line_that_stands_alone(story: StoryNotes) -> None:
    rows = [json.loads(line) for line in render(story, "jsonl").splitlines()]
    whole = json.loads(render(story, "json"))["findings"]
    assert [row["id"] for row in rows] == [finding["id"] for finding in whole]
    assert rows[0]["a"]["path"] == "in/morning.txt"
    assert len(rows[0]["b"]["sha256"]) == 64
    for row in rows:
        for side in "ab":
            del row[side]["path"], row[side]["sha256"]
    assert rows == whole


# ---- markdown


def rendered(made: str) -> list[str]:
    """What a reader with every extension makes of it: the kinds of its tokens and the addresses of its links."""
    reader = MarkdownIt("commonmark", {"html": True, "linkify": True}).enable(["table", "strikethrough", "linkify"])
    kinds = []
    for token in reader.parse(made):
        kinds.append(token.type)
        kinds += [child.type for child in token.children or ()]
    return kinds


HOSTILE = (
    "# heading", "## h\n# h", "[link](https://example.org)", "![image](x.png)", "<script>alert(1)</script>", "https://example.org",
    "www.example.org", "me@example.org", "| a | b |\n|---|---|", "~~gone~~", "**bold** __bold__ _i_ *i*", "`code`", "```\ncode",
    "&lt;b&gt; &copy;", "- item", "1. item", "> quote", "===", "---", "[x]: https://example.org", "<https://example.org>",
    "text\\", "  \n    code", "[ref][x]", "ftp://example.org", "\u202e[a](b)", "WWW.Example.org", "mailto:me@example.org",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_forge_markdown(words: str, bare: StoryNotes) -> None:
    def with_words(said: str) -> StoryNotes:
        note = Note(said, said, said, said)
        return replace(bare, title=said, kept=True, notes={"": (note,), "f-000000000002": (note,), "a1": (note,)})

    made, plain = rendered(render(with_words(words), "md")), rendered(render(with_words("plain"), "md"))
    assert [kind for kind in made if kind != "text_special"] != []
    assert set(made) - {"text_special"} <= set(plain) | {"text"}
    assert made.count("heading_open") == plain.count("heading_open")
    assert made.count("list_item_open") == plain.count("list_item_open")
    assert made.count("link_open") == plain.count("link_open") == 0


def test_markdown_shows_the_quote_as_it_stands(story: StoryNotes) -> None:
    text = " ".join(
        child.content
        for token in MarkdownIt("commonmark").parse(render(story, "md"))
        for child in token.children or ()
        if child.type in ("text", "text_special")
    )
    assert "Five people were hurt" in text
    reader = MarkdownIt("commonmark").render(render(story, "md"))
    assert "=HYPERLINK(&quot;x&quot;) *bold* &lt;b&gt;tag&lt;/b&gt; https://example.org/x" in reader


# ---- csv


def test_csv_has_a_row_for_every_finding_and_no_formula(story: StoryNotes) -> None:
    header, *rows = list(csv.reader(io.StringIO(render(story, "csv"), newline="")))
    assert tuple(header) == COLUMNS
    assert len(rows) == len(story.comparison.findings)
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))]
    assert [cell for cell in cells if cell.startswith("'=HYPERLINK")]
    assert [cell for cell in cells if cell.startswith("'=SUM(1)")]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "＝"])
def test_csv_neutralises_every_start_of_a_formula(start: str, story: StoryNotes) -> None:
    made = render(replace(story, notes={"f-000000000002": (Note(f"{start}1+1", "Jo", ""),)}), "csv")
    cell = list(csv.DictReader(io.StringIO(made, newline="")))[1]["notes"]
    assert cell.lstrip()[0] in "'1"  # a leading tab or line break is gone, all else is behind an apostrophe
    assert cell.startswith("'") or start.isspace()


# ---- html


class Tags(html.parser.HTMLParser):
    """Collects tags and the values of attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def test_html_is_escaped_and_loads_nothing(story: StoryNotes) -> None:
    page = Tags()
    page.feed(render(story, "html"))
    assert not {"script", "b", "img", "link", "a", "iframe"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "href")]
    assert "&lt;b&gt;tag&lt;/b&gt;" in render(story, "html")


def test_judgements_are_told_by_sign_and_word(story: StoryNotes) -> None:
    for form in ("text", "md", "html"):
        made = render(story, form)
        assert "✗" in made
        assert "≠" in made
        assert re.search("conflict", made, re.IGNORECASE)
        assert all(judgement in made.lower() for judgement in (Judgement.CONFLICT, Judgement.TENSION))
