from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.lexicon import builtin
from factcheck.model import Speaker
from factcheck.text.speakers import Cast, Person, people


def persons(text: str) -> list[Person]:
    return people(text, builtin())


def test_surnames_are_linked_to_the_full_name() -> None:
    text = "Acting Superintendent Neil Pell spoke. Later Supt Pell left. But Mr Pell came back. It was Pell again."
    (person,) = persons(text)
    assert person.name == "Neil Pell"
    assert len(person.mentions) == 4
    assert person.roles == ("Acting Superintendent", "Supt")
    assert person.sex == "m"


def test_a_shorter_form_of_the_given_names_is_the_same_person() -> None:
    (person,) = persons("Then Nadia Amal Hadd, director of Open Door, left. Later Nadia Hadd returned.")
    assert person.name == "Nadia Amal Hadd"
    assert person.organisations == ("Open Door",)


def test_two_people_of_one_surname_are_kept_apart() -> None:
    text = "First Anna Pell spoke. Then Mark Pell spoke. It was Pell who left."
    found = persons(text)
    assert [p.name for p in found] == ["Anna Pell", "Mark Pell"]
    assert [len(p.mentions) for p in found] == [1, 2]


def test_a_person_known_only_by_title_and_surname() -> None:
    assert [p.name for p in persons("It was Mr Quux who left.")] == ["Quux"]


def resolve(text: str, source: str, previous: list[tuple[int, Speaker]] | None = None) -> Speaker | None:
    at = text.rindex(source)
    return Cast(text, builtin()).resolve((at, at + len(source)), previous or [])


def test_a_pronoun_goes_to_the_last_person() -> None:
    found = resolve("Anna Pell left early. It was late when she said so.", "she")
    assert found is not None
    assert found.name == "Anna Pell"


def test_a_pronoun_keeps_to_the_last_speaker_over_a_person_merely_named() -> None:
    text = "Mark Pell said no. Like Craig Rowe, he said it again."
    found = resolve(text, "he", [(0, Speaker("Mark Pell"))])
    assert found == Speaker("Mark Pell")


def test_a_person_who_opens_a_later_sentence_takes_the_floor() -> None:
    text = "Mark Pell said no. The Dean of Hull, Dr John Rowe, will preach. He will say more."
    found = resolve(text, "He", [(0, Speaker("Mark Pell"))])
    assert found is not None
    assert found.name == "John Rowe"


def test_a_pronoun_that_nothing_stands_for_has_no_speaker() -> None:
    assert resolve("At dawn he said so.", "he") is None


def test_a_description_loses_article_and_apposition() -> None:
    assert resolve(
        "Then a spokesman for the trust, which runs it, said so.", "a spokesman for the trust, which runs it"
    ) == (Speaker("spokesman for the trust"))


def test_a_surname_of_two_words_is_linked() -> None:
    (person,) = persons("First Peter van Dael spoke. It was van Dael who left, as Mr van Dael does.")
    assert person.name == "Peter van Dael"
    assert len(person.mentions) == 3


def test_a_title_with_a_small_word_still_names_its_person() -> None:
    found = resolve("Then Secretary of State Ann Rowe said no.", "Secretary of State Ann Rowe")
    assert found is not None
    assert found.name == "Ann Rowe"


def test_pieces_of_clauses_name_nobody() -> None:
    assert resolve("It was there said.", "there") is None
    assert resolve("The men and said.", "men and") is None


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for person in persons(text):
        assert person.mentions
