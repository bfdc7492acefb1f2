"""The state of the desk, without a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.desk import Act, StoryView
from factcheck.model import Decision, Judgement, Scope
from factcheck.tui.filters import LOUD, QUIET, Filters, Status
from factcheck.tui.looking import Place
from factcheck.tui.session import Jump, Session
from tests.tui import sample


@pytest.fixture
def session() -> Session:
    return Session(sample.story())


def decide(session: Session, *ids: str, decision: Decision = Decision.CHECKED_OK) -> None:
    states = dict(session.story.states)
    for name in ids:
        states[name] = replace(states[name], decision=decision)
    session.update(replace(session.story, states=states))


def shown(session: Session) -> list[str]:
    return [row.finding.id for row in session.rows]


def test_starts_on_the_first_open_finding_with_the_quiet_ones_hidden(session: Session) -> None:
    assert shown(session) == ["f-1", "f-2", "f-5", "f-4", "f-3"]
    assert [group.label for group in session.groups] == ["people killed", "name of the hydrologist", "rainfall"]
    assert session.current_id == "f-1"
    assert session.panes == ("d1", "d2")


def test_a_story_that_is_half_decided_opens_on_what_is_left() -> None:
    story = sample.story()
    states = {
        name: replace(state, decision=Decision.EXPLAINED) if name in ("f-1", "f-2") else state
        for name, state in story.states.items()
    }
    assert Session(replace(story, states=states)).current_id == "f-5"


def test_an_empty_story_and_a_story_of_one_have_nothing_under_the_cursor() -> None:
    nothing = Session(sample.view(()))
    assert nothing.panes == ()
    assert nothing.places == ()
    one = Session(sample.view((sample.document("d1", sample.CHRONICLE),)))
    assert one.places == (Place("d1"),)
    for session in (nothing, one):
        assert session.current is None
        assert session.position == -1
        assert not session.move(1)
        assert session.next_open() is Jump.NONE
        assert session.advance() is Jump.NONE
        assert session.look_for("flood").matches == () or session is one
        session.filter(Filters(status=Status.OPEN))
        session.toggle_quiet()


def test_moving_stops_at_both_ends(session: Session) -> None:
    assert not session.move(-1)
    assert session.move(3)
    assert session.current_id == "f-4"
    assert session.move(9)
    assert session.current_id == "f-3"
    assert not session.move(1)


def test_next_open_skips_what_is_decided_and_says_when_it_comes_round(session: Session) -> None:
    decide(session, "f-2", "f-4")
    assert session.next_open() is Jump.FOUND
    assert session.current_id == "f-5"
    assert session.next_open() is Jump.FOUND
    assert session.next_open() is Jump.WRAPPED
    assert session.current_id == "f-1"
    assert session.next_open(-1) is Jump.WRAPPED
    assert session.current_id == "f-3"
    assert session.next_open(-1) is Jump.FOUND
    assert session.current_id == "f-5"


def test_the_only_open_finding_left_is_found_from_itself(session: Session) -> None:
    decide(session, "f-1", "f-2", "f-3", "f-4")
    session.select("f-5")
    assert session.next_open() is Jump.WRAPPED
    assert session.current_id == "f-5"
    decide(session, "f-5")
    assert session.next_open() is Jump.NONE
    assert session.current_id == "f-5"


def test_deciding_goes_on_to_the_next_open_one(session: Session) -> None:
    decide(session, "f-1")
    assert session.advance() is Jump.FOUND
    assert session.current_id == "f-2"


def test_deciding_under_a_filter_that_hides_the_decided_one_keeps_the_place(session: Session) -> None:
    session.toggle_open()
    session.select("f-5")
    decide(session, "f-5")
    assert session.advance() is Jump.FOUND
    assert session.current_id == "f-4"
    assert shown(session) == ["f-1", "f-2", "f-4", "f-3"]


def test_deciding_the_last_one_under_a_filter_leaves_nothing_under_the_cursor(session: Session) -> None:
    session.toggle_open()
    decide(session, "f-1", "f-2", "f-3", "f-4")
    session.select("f-5")
    decide(session, "f-5")
    assert session.advance() is Jump.NONE
    assert session.current is None
    assert session.rows == ()


def test_the_quiet_ones_are_one_key_away_and_back(session: Session) -> None:
    assert session.toggle_quiet()
    assert shown(session) == ["f-1", "f-2", "f-5", "f-6", "f-4", "f-3", "f-7", "f-8"]
    session.select("f-8")
    assert not session.toggle_quiet()
    assert session.current_id == "f-3"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(judgements=frozenset({Judgement.CONFLICT})), ["f-1", "f-2"]),
        (Filters(kinds=frozenset({"trend", "identity"})), ["f-4", "f-3"]),
        (Filters(scope=Scope.WITHIN), ["f-5"]),
        (Filters(judgements=QUIET), ["f-6", "f-7", "f-8"]),
        (Filters(status=Status.DECIDED), ["f-4"]),
        (Filters(status=Status.OPEN), ["f-1", "f-2", "f-5", "f-3"]),
        (Filters(judgements=LOUD | QUIET, articles=frozenset({"d3"})), ["f-6", "f-8"]),
        (Filters(text="SLIGHTLY  above"), ["f-3"]),
        (Filters(text='"at least"'), ["f-5"]),
        (Filters(judgements=frozenset()), []),
    ],
)
def test_filters(session: Session, filters: Filters, expected: list[str]) -> None:
    decide(session, "f-4")
    session.filter(filters)
    assert shown(session) == expected
    assert session.current_id == (expected[0] if expected else None)


def test_the_words_of_a_filter_name_everything_in_force() -> None:
    filters = Filters(frozenset({Judgement.SAME}), frozenset({"trend"}), Status.OPEN, Scope.WITHIN, "mayor")
    assert filters.words({}) == "= same · trend · open · within · “mayor”"
    assert Filters(judgements=frozenset()).words({}) == "no judgement"
    assert Filters(articles=frozenset({"d3", "d1"})).chips({"d1": "a2", "d2": "a3", "d3": "a1"}) == ["in a2, a1"]
    assert Filters.restored(filters.kept(), ()) == filters


def test_revealing_a_hidden_finding_drops_the_filters(session: Session) -> None:
    session.filter(Filters(kinds=frozenset({"trend"})))
    assert session.reveal("f-6")
    assert session.current_id == "f-6"
    assert session.position >= 0
    assert not session.reveal("f-99")


def test_both_panes_show_one_article_for_a_finding_within_it(session: Session) -> None:
    session.select("f-5")
    left, right = session.places
    assert left.article == right.article == "d2"
    assert left != right


def test_undoing_goes_to_what_was_undone(session: Session) -> None:
    desk = sample.MemoryDesk(session.story)
    act = desk.decide("s-1", "f-2", Decision.CHECKED_OK)
    session.update(desk.story)
    session.select("f-4")
    desk.undo("s-1")
    session.update(desk.story)
    session.after_act(act)
    assert session.current_id == "f-2"


def test_open_findings_of_a_claim(session: Session) -> None:
    assert session.open_of_claim("c-people-killed") == 3
    decide(session, "f-1")
    assert session.open_of_claim("c-people-killed") == 2
    assert session.tally(Judgement.CONFLICT) == (2, 1)


def test_search_starts_in_the_article_with_the_attention_and_goes_round(session: Session) -> None:
    session.side = 1
    search = session.look_for("inquiry")
    assert [match.article for match in search.matches] == ["d2", "d3", "d3"]
    assert search.words() == "1/3"
    for match in search.matches:
        text = session.story.comparison.document(match.article).article.text
        assert text[match.start : match.end].lower() == "inquiry"
    session.step_search(1)
    assert session.panes == ("d1", "d3")
    assert session.step_search(-1).words() == "1/3"
    assert session.step_search(-1).words() == "3/3"


def test_search_is_for_words_as_typed_not_for_patterns(session: Session) -> None:
    assert session.look_for("a.b*(").words() == "not found"
    assert session.look_for("   ").matches == ()
    assert session.look_for('"slightly   ABOVE').matches != ()
    assert session.look_for("").words() == ""


def test_drafts_are_kept_until_they_are_emptied(session: Session) -> None:
    session.keep("f-1", "half a tho", "Ann")
    assert session.drafts["f-1"] == ("half a tho", "Ann")
    session.keep("f-1", "  ")
    assert "f-1" not in session.drafts


@given(st.lists(st.sampled_from(["j", "k", "n", "N", "c", "o", "1", "0", "a", "f", "s"]), max_size=40))
def test_any_run_of_acts_keeps_the_cursor_on_a_row(keys: list[str]) -> None:
    story: StoryView = sample.story()
    session = Session(story)
    for key in keys:
        match key:
            case "j" | "k":
                session.move(1 if key == "j" else -1)
            case "n" | "N":
                session.next_open(1 if key == "n" else -1)
            case "c":
                session.toggle_quiet()
            case "o":
                session.toggle_open()
            case "f":
                session.filter(Filters(kinds=frozenset({"trend"})))
            case "s":
                session.look_for("flood")
                session.step_search(1)
            case _:
                if session.current_id:
                    decide(session, session.current_id, decision=Decision.OPEN if key == "0" else Decision.EXPLAINED)
                    session.advance()
        assert (session.current is None) == (session.position < 0)
        assert session.current is not None or not session.rows
        assert all(place.article in session.numbers for place in session.places)


def test_undoing_a_note_goes_to_the_finding_it_was_on(session: Session) -> None:
    note = {"n-1": {"target": "f-3", "text": "rang them"}}
    act = Act(2, "s-1", "2024-03-09", "Kim", "undo", "1", note, {"n-1": None})
    assert session.touched(act) == ["f-3"]
    session.after_act(act)
    assert session.current_id == "f-3"


def test_the_names_of_articles_are_those_of_the_command_line() -> None:
    made = sample.story()
    ids = ("a3", "a1", "a2")
    articles = tuple(replace(article, id=ids[i]) for i, article in enumerate(made.articles))
    assert Session(replace(made, articles=articles)).numbers == {"d1": "a3", "d2": "a1", "d3": "a2"}


def test_a_cell_leads_to_the_most_serious_finding_on_its_own_words() -> None:
    session = Session(sample.story())
    values = session.claims["c-people-killed"].values
    by_quote = {fact.quote: fact for fact in values}
    headline, body = by_quote["five dead"], by_quote["At least five people have been killed"]
    wanted = {"f-1": [headline], "f-2": [body], "f-6": [values[-1]]}
    for name, facts in wanted.items():
        telling = session.telling("c-people-killed", facts)
        assert telling is not None
        assert telling.id == name
    elsewhere = session.telling("c-people-killed", [replace(body, start=body.start + 1)])
    assert elsewhere is not None
    assert elsewhere.id == "f-1"
    assert session.telling("c-rainfall", [values[-1]]) is None
