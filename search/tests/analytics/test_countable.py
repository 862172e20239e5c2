"""Which words may be counted."""

import pytest

from search.analytics.countable import MAX_CHARACTERS, get_countable_query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("  Back\t PAIN\u00a0 ", "back pain"),
        ("Pain back", "pain back"),
        ("L4/L5, 2.5 mg (4 weeks)", "l4/l5, 2.5 mg (4 weeks)"),
        ("Schmerz im Rücken", "schmerz im rücken"),
        ("e.g. a slipped disc", "e.g. a slipped disc"),
        ("back\x07\x1fpain", "back pain"),
        ("a" * 500, "a" * MAX_CHARACTERS),
    ],
)
def test_words_are_counted_in_small_letters_and_in_order(typed: str, query: str) -> None:
    assert get_countable_query(typed) == query


@pytest.mark.parametrize(
    "typed",
    [
        "jo@example.org back pain",
        "jo @ example",
        "jo＠example",
        "my number is 07700900123",
        "call 07700 900 123",
        "call +44 (0)20-7946-0018",
        "call 0.2.0.7.9",
        "back pain since 12/03/1980",
        "٠١٢٣٤",
        "https://example.org/me",
        "www.example.org",
        "example.co.uk",
        "back pain " * 30 + "jo@example.org",
    ],
)
def test_what_may_lead_to_a_person_is_not_counted(typed: str) -> None:
    assert get_countable_query(typed) == ""


@pytest.mark.parametrize("typed", ["overdose", "can't feel my legs", "bad back " * 40 + "overdose"])
def test_emergency_is_not_counted(typed: str) -> None:
    assert get_countable_query(typed) == ""


@pytest.mark.parametrize("typed", ["", " ", "?!", "—"])
def test_search_without_a_word_is_not_counted(typed: str) -> None:
    assert get_countable_query(typed) == ""
