from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake import UnreadableArticle
from factcheck.intake.decoding import decode

COPY = "“Forty homes”, the mayor’s office said – €2m."
NOWHERE = Path("report.txt")


@pytest.mark.parametrize(
    ("data", "text", "name"),
    [
        (COPY.encode(), COPY, "utf-8"),
        (b"\xef\xbb\xbf" + COPY.encode(), "\ufeff" + COPY, "utf-8"),
        (COPY.encode("cp1252"), COPY, "cp1252"),
        (codecs.BOM_UTF16_LE + COPY.encode("utf-16-le"), "\ufeff" + COPY, "utf-16-le"),
        (codecs.BOM_UTF16_BE + COPY.encode("utf-16-be"), "\ufeff" + COPY, "utf-16-be"),
        (COPY.encode("utf-16-le"), COPY, "utf-16-le"),
        (COPY.encode("utf-16-be"), COPY, "utf-16-be"),
        (codecs.BOM_UTF32_LE + COPY.encode("utf-32-le"), "\ufeff" + COPY, "utf-32-le"),
        (b"plain words\r\n", "plain words\r\n", "utf-8"),
    ],
)
def test_encodings(data: bytes, text: str, name: str, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(data)
    assert decode(file, data) == (text, name)
    with file.open(encoding=name, newline="") as stream:
        assert stream.read() == text


@pytest.mark.parametrize(
    ("data", "place", "problem"),
    [
        (b"Forty homes\x81 were flooded", "byte 11", "0x81"),
        ("“Forty” homes – ".encode() + b"\xff were flooded", "byte 22", "0xFF"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8b\x00", "byte 4", "UTF-16"),
        (b"Forty\x00homes were flooded, they said", "byte 5", "not text"),
        (bytes(range(32)) * 20, "byte", "not text"),
        (b"%PDF-1.7 and so on", "byte 0", "a PDF"),
        (b"PK\x03\x04 and so on", "byte 0", "zip"),
        (b"\x89PNG\r\n\x1a\n", "byte 0", "picture"),
    ],
)
def test_what_is_not_text(data: bytes, place: str, problem: str) -> None:
    with pytest.raises(UnreadableArticle) as caught:
        decode(NOWHERE, data)
    assert caught.value.place.startswith(place)
    assert problem in caught.value.problem
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_a_stray_control_character_is_borne() -> None:
    text = "The river rose.\x0c" + "Forty homes were flooded. " * 20 + "\x1a"
    assert decode(NOWHERE, text.encode()) == (text, "utf-8")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_exactly_or_refused(data: bytes) -> None:
    try:
        text, name = decode(NOWHERE, data)
    except UnreadableArticle:
        return
    assert text.encode(name) == data


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_always_read_as_such(text: str) -> None:
    if not any(text.encode().startswith(magic) for magic in (b"%PDF-", b"GIF8", b"{\\rtf")):
        assert decode(NOWHERE, text.encode()) == (text, "utf-8")
