"""Narrowing a search, on both engines: what is left, and how much each filter would leave."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from search.engines.contract import SearchEngine
from search.query import Filters, parse_query
from search.results import SearchResults
from search.tests.records import record, section


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


@pytest.fixture
def filled(engine: SearchEngine) -> SearchEngine:
    engine.rebuild(
        [
            record(1, "Gout", section("Drink water", kind="tips"), topics=("feet", "diet")),
            record(2, "Gout", section("A trial", kind="evidence"), last_reviewed=days_ago(30)),
            record(3, "Gout", topics=("feet",), last_reviewed=days_ago(500)),
            record(4, "Asthma", section("x", kind="tips"), topics=("lungs",)),
        ]
    )
    return engine


def find(engine: SearchEngine, filters: Filters, words: str = "gout") -> SearchResults:
    return engine.search(replace(parse_query(words), filters=filters))


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), {1, 2, 3}),
        (Filters(topic="feet"), {1, 3}),
        (Filters(kind="tips"), {1}),
        (Filters(reviewed_within=1), {2}),
        (Filters(reviewed_within=2), {2, 3}),
        (Filters(topic="feet", kind="tips"), {1}),
        (Filters(topic="feet", kind="evidence"), set()),
        (Filters(topic="nonsense"), set()),
    ],
)
def test_filter_leaves_only_what_it_says(
    filled: SearchEngine, filters: Filters, found: set[int]
) -> None:
    results = find(filled, filters)
    assert {hit.page_id for hit in results.hits} == found
    assert results.total == len(found)


def test_counts_are_those_of_the_articles_found(filled: SearchEngine) -> None:
    facets = find(filled, Filters()).facets
    assert facets.topics == {"feet": 2, "diet": 1}
    assert facets.kinds == {"tips": 1, "evidence": 1, "red_flags": 0}
    assert facets.reviewed_within == {1: 1, 2: 2, 3: 2}


def test_chosen_filter_narrows_the_counts_of_the_others_alone(filled: SearchEngine) -> None:
    facets = find(filled, Filters(topic="feet")).facets
    assert facets.topics == {"feet": 2, "diet": 1}
    assert facets.kinds == {"tips": 1, "evidence": 0, "red_flags": 0}
    assert facets.reviewed_within == {1: 0, 2: 1, 3: 1}


def test_every_count_is_the_total_that_the_filter_leaves(filled: SearchEngine) -> None:
    for words in ("gout", "gout asthma water"):
        for chosen in (Filters(), Filters(topic="feet"), Filters(kind="tips")):
            facets = find(filled, chosen, words).facets
            for slug, count in facets.topics.items():
                assert find(filled, replace(chosen, topic=slug), words).total == count
            for kind, count in facets.kinds.items():
                assert find(filled, replace(chosen, kind=kind), words).total == count


def test_passage_is_of_the_kind_asked_for(engine: SearchEngine) -> None:
    engine.rebuild(
        [
            record(
                1,
                "Gout",
                section("Gout gout gout", number=1),
                section("Rest and drink water.", number=2, kind="tips"),
                section("Drink more with gout.", number=3, kind="tips"),
            )
        ]
    )
    best = find(engine, Filters(kind="tips")).hits[0].passage
    assert best
    assert best.anchor == "tips-3"
    without_the_words = find(engine, Filters(kind="tips"), "gout swimming").hits[0].passage
    assert without_the_words
    assert without_the_words.anchor.startswith("tips")


def test_recent_review_decides_between_like_articles_and_no_more(engine: SearchEngine) -> None:
    engine.rebuild(
        [
            record(1, "Gout", last_reviewed=days_ago(1_000)),
            record(2, "Gout", last_reviewed=days_ago(10)),
            record(3, "Feet", section("Gout"), last_reviewed=days_ago(10)),
        ]
    )
    assert [hit.page_id for hit in find(engine, Filters()).hits] == [2, 1, 3]
