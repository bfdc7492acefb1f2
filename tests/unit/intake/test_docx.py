from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from factcheck.intake import UnreadableArticle
from factcheck.intake.docx import read
from factcheck.model import Article, Role

NOWHERE = Path("copy.docx")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def parts(article: Article) -> list[tuple[str, str]]:
    return [(s.role.value, article.text[s.start : s.end]) for s in article.segments]


def test_styles_give_roles() -> None:
    document = docx.Document()
    document.add_paragraph("River floods homes", style="Title")
    document.add_paragraph("Families are back", style="Subtitle")
    document.add_paragraph("The river rose\u00ad on Monday.\tForty homes were flooded.")
    document.add_heading("What happens next", 1)
    document.add_paragraph("A boat on the high street", style="Caption")
    document.add_paragraph("")
    document.core_properties.author = "Ann Price"
    article = read(NOWHERE, saved(document))[0]
    assert article.text == (
        "River floods homes\n\nFamilies are back\n\nThe river rose on Monday. Forty homes were flooded.\n\n"
        "What happens next\n\nA boat on the high street"
    )
    assert parts(article) == [
        ("headline", "River floods homes"),
        ("standfirst", "Families are back"),
        ("body", "What happens next"),
        ("caption", "A boat on the high street"),
    ]
    assert (article.title, article.author, article.published) == ("River floods homes", "Ann Price", None)


def test_the_first_heading_is_the_headline() -> None:
    document = docx.Document()
    document.add_heading("River floods homes", 1)
    document.add_paragraph("The river rose on Monday.")
    assert parts(read(NOWHERE, saved(document))[0]) == [("headline", "River floods homes")]


def test_the_title_property_where_no_paragraph_is_one() -> None:
    document = docx.Document()
    document.add_paragraph("The river rose on Monday.")
    document.core_properties.title = "River floods homes"
    article = read(NOWHERE, saved(document))[0]
    assert article.title == "River floods homes"
    assert not any(s.role is Role.HEADLINE for s in article.segments)


def test_tracked_changes_and_hidden_text() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Killed ")
    body = paragraph._p
    body.append(parse_xml(f'<w:del xmlns:w="{W}"><w:r><w:delText>four</w:delText><w:t>four</w:t></w:r></w:del>'))
    body.append(parse_xml(f'<w:ins xmlns:w="{W}"><w:r><w:t>five</w:t></w:r></w:ins>'))
    body.append(parse_xml(f'<w:r xmlns:w="{W}"><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r>'))
    body.append(parse_xml(f'<w:r xmlns:w="{W}"><w:t xml:space="preserve"> people.</w:t></w:r>'))
    assert read(NOWHERE, saved(document))[0].text == "Killed five people."


def test_tables_and_line_breaks() -> None:
    document = docx.Document()
    document.add_paragraph("One\nTwo")
    document.add_table(1, 2).cell(0, 1).text = "Three"
    assert read(NOWHERE, saved(document))[0].text == "One Two\n\nThree"


def test_a_word_file_without_text() -> None:
    with pytest.raises(UnreadableArticle, match="no text"):
        read(NOWHERE, saved(docx.Document()))


def damaged() -> list[bytes]:
    document = docx.Document()
    document.add_paragraph("Words")
    whole = saved(document)
    out = [b"no archive", whole[: len(whole) // 2]]
    for replaced in (b"<w:document", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", b""):
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(stream, "w") as new:
            for part in old.infolist():
                new.writestr(part, replaced if part.filename == "word/document.xml" else old.read(part))
        out.append(stream.getvalue())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        new.writestr("a.txt", "not a Word file")
    return [*out, stream.getvalue()]


@pytest.mark.parametrize("data", damaged())
def test_damaged_files(data: bytes) -> None:
    with pytest.raises(UnreadableArticle) as caught:
        read(NOWHERE, data)
    assert "\n" not in str(caught.value)


def test_bytes_changed_anywhere() -> None:
    document = docx.Document()
    document.add_paragraph("Words of the report")
    whole = saved(document)
    chance = random.Random(1)  # noqa: S311 - the same changes on every run
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(8):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(UnreadableArticle):
            assert read(NOWHERE, bytes(data))[0].text


def test_a_zip_bomb_is_not_unpacked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 61_000_000)
    with pytest.raises(UnreadableArticle, match="60 MB"):
        read(NOWHERE, stream.getvalue())
