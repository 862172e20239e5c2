"""A search that speaks of an emergency is recognised; one that only sounds like it is not."""

import csv
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.urgent import PATTERNS, find_emergency, load_emergencies

SPLIT_SEED = 7


def written_queries() -> list[tuple[str, str]]:
    with PATTERNS.with_name("queries.tsv").open(newline="", encoding="utf-8") as file:
        return [(label, query) for label, query in csv.reader(file, delimiter="\t")]


def halves() -> dict[str, list[tuple[str, str]]]:
    """Return the half that the patterns were tuned on and the half kept to judge them."""
    queries = written_queries()
    random.Random(SPLIT_SEED).shuffle(queries)  # noqa: S311, a split, not a secret
    middle = len(queries) // 2
    return {"tuning": queries[:middle], "held out": queries[middle:]}


def test_list_of_written_queries_is_long_enough_and_has_no_duplicates() -> None:
    queries = [query for _, query in written_queries()]
    assert len(queries) == len(set(queries)) >= 150
    assert {label for label, _ in written_queries()} == {"urgent", "not"}


@pytest.mark.parametrize("half", ["tuning", "held out"])
def test_emergencies_are_recognised_and_look_alikes_are_not(half: str) -> None:
    queries = halves()[half]
    shown = [(label, query) for label, query in queries if find_emergency(query)]
    right = sum(label == "urgent" for label, _ in shown)
    recall = right / sum(label == "urgent" for label, _ in queries)
    precision = right / len(shown)
    print(f"{half}: {len(queries)} queries, recall {recall:.3f}, precision {precision:.3f}")
    assert recall >= 0.98
    assert precision >= 0.9


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("can't feel my legs", "cauda equina"),
        ("lost control of bladder", "cauda equina"),
        ("numb between legs", "cauda equina"),
        ("chest pain after exercise", "heart"),
        ("Chest pain, cold sweat", "heart"),
        ("on blood thinners and the bleeding wont stop", "bleeding"),
        ("want to die", "suicide and self-harm"),
        ("WANT TO DIE", "suicide and self-harm"),
        ("suicide prevention", "suicide and self-harm"),
        ("chst pain", "heart"),
        ("face droping after headache", "stroke"),
        ("took medicine and passed out and not waking up", "unconscious or fitting"),
    ],
)
def test_emergency_is_named(query: str, name: str) -> None:
    found = find_emergency(query)
    assert found
    assert found.name == name


@pytest.mark.parametrize("query", ["back pain", "numb toe in bed", "stroke recovery exercises", ""])
def test_look_alike_is_no_emergency(query: str) -> None:
    assert find_emergency(query) is None


@given(st.text(max_size=200))
def test_any_text_can_be_asked(text: str) -> None:
    find_emergency(text)


def test_longest_query_takes_milliseconds() -> None:
    find_emergency("chest pain")
    start = time.perf_counter()
    find_emergency(" ".join(f"word{number}" for number in range(32)))
    assert time.perf_counter() - start < 0.05


def test_every_emergency_has_a_heading_for_readers() -> None:
    assert all(emergency.heading and emergency.signs for emergency in load_emergencies())
