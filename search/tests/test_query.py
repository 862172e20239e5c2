"""A reader's words become a query, whatever they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import MAX_CHARACTERS, MAX_PAGE, MAX_WORDS, parse_page, parse_query


@given(st.text())
def test_any_text_is_a_bounded_query(raw: str) -> None:
    query = parse_query(raw)
    assert len(query.text) <= MAX_CHARACTERS
    assert len(query.words) <= MAX_WORDS
    assert all(word and not word.isspace() for word in query.words)


def test_words_that_say_nothing_are_left_out() -> None:
    assert parse_query("Is walking good for my back?").words == ("walking", "good", "back")


def test_words_that_say_nothing_count_when_there_are_no_others() -> None:
    assert parse_query("what is it").words == ("what", "is", "it")


def test_punctuation_is_no_word() -> None:
    assert parse_query('" * ((( ]').words == ()


def test_long_query_says_that_it_was_shortened() -> None:
    assert parse_query("a " * 10_000).is_shortened
    assert not parse_query("back pain").is_shortened


@pytest.mark.parametrize(
    ("raw", "page"),
    [("3", 3), ("-1", 1), ("0", 1), ("", 1), ("x", 1), ("1e3", 1), ("9" * 9, MAX_PAGE)],
)
def test_page_number_is_brought_into_range(raw: str, page: int) -> None:
    assert parse_page(raw) == page


@given(st.text() | st.integers().map(str))
def test_any_page_number_is_in_range(raw: str) -> None:
    assert 1 <= parse_page(raw) <= MAX_PAGE
