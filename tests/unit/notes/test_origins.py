from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from factcheck.model import OnlyIn, OriginGroup
from factcheck.notes import Options, StoryNotes, render
from factcheck.notes.json import schema


@pytest.fixture
def copied(bare: StoryNotes) -> StoryNotes:
    """The two reports are of one origin, and both have what the first alone is listed for."""
    group = OriginGroup("g-1", ("d-11", "d-22"), ("Five people were *hurt*.",), 0.75)
    only = OnlyIn("o-1", bare.comparison.only_in[0].fact, ("d-11",))
    return replace(bare, comparison=replace(bare.comparison, origins=(group,), only_in=(only,)))


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_reports_say_that_agreement_of_one_origin_is_none(copied: StoryNotes, form: str) -> None:
    made = " ".join(render(copied, form, Options(everything=True)).split())
    assert "Probably one origin" in made
    assert "a1 and a2: 75% of the shortest" in made
    assert "one origin: no corroboration" in made
    assert "a1 (and a2, of one origin)" in made.replace("\\", "")
    assert "*hurt*." not in made if form == "md" else "*hurt*." in made


def test_json_names_the_group(copied: StoryNotes) -> None:
    made = json.loads(render(copied, "json"))
    Draft202012Validator(schema()).validate(made)
    assert made["origins"] == [
        {"id": "g-1", "articles": ["a2", "a1"], "share": 0.75, "quotes": ["Five people were *hurt*."]}
    ]
    assert {f["id"]: f.get("origin") for f in made["findings"]}["f-000000000002"] == "g-1"
    assert "origin" not in next(f for f in made["findings"] if f["scope"] == "within")
    assert [claim.get("origin") for claim in made["claims"]] == ["g-1", "g-1", None]
    assert made["only_in"][0]["also"] == ["a2"]


def test_without_a_group_nothing_is_said(bare: StoryNotes) -> None:
    assert "origin" not in render(bare, "text", Options(everything=True))
    assert json.loads(render(bare, "json"))["origins"] == []


def test_the_table_has_a_column(copied: StoryNotes) -> None:
    rows = {row["finding"]: row["origin"] for row in csv.DictReader(io.StringIO(render(copied, "csv")))}
    assert rows["f-000000000002"] == "one origin"
    assert rows["f-000000000005"] == "one origin: no corroboration"
