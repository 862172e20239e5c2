"""Misspelt words: what is put right, what is asked, and that readers are told."""

import re

import pytest
from django.test import Client

from blog.models import ArticleIndexPage
from blog.tests.factories import ArticlePageFactory
from search.engines import get_engine
from search.engines.contract import SearchEngine
from search.indexing import load_all_records
from search.query import parse_query
from search.searching import answer
from search.spelling import check, find_best_match
from search.tests.records import record, section


def corrected(engine: SearchEngine, typed: str) -> str:
    return answer(parse_query(typed), engine.search).query.text


@pytest.fixture
def filled(engine: SearchEngine) -> SearchEngine:
    engine.rebuild(
        [
            record(1, "Sciatica", section("Pain from the sciatic nerve")),
            record(2, "High blood pressure", section("Take prednisolone or carvedilol")),
            record(3, "Ménière's disease", section("Ibuprofen for treatments")),
        ]
    )
    return engine


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("siatica", "sciatica"),
        ("sciatcia", "sciatica"),
        ("Sciatica", "Sciatica"),
        ("high blod pressure", "high blood pressure"),
        ("pressre", "pressure"),
        ("treatment", "treatment"),  # another ending of a word that is there
        ("xyzzyq", "xyzzyq"),
        ("asthma", "asthma"),  # right, though no article has it
        ("bloo", "blood"),
        ("blo", "blo"),
    ],
)
def test_misspelt_word_is_put_right(filled: SearchEngine, typed: str, meant: str) -> None:
    assert corrected(filled, typed) == meant


def test_corrected_search_finds_what_the_right_word_finds(filled: SearchEngine) -> None:
    hits = answer(parse_query("siatica"), filled.search).results.hits
    assert [hit.page_id for hit in hits] == [1]


@pytest.mark.parametrize("typed", ["prednisone", "carvedalol", "ibuprofin"])
def test_what_may_be_a_medicine_is_never_replaced(filled: SearchEngine, typed: str) -> None:
    assert corrected(filled, typed) == typed


@pytest.mark.parametrize("typed", ["suicide", "i want to kill myself", "overdosed"])
def test_words_of_an_emergency_are_never_replaced(engine: SearchEngine, typed: str) -> None:
    words = "The pain may subside. It will pass, I want to say. Overused muscles."
    engine.rebuild([record(1, "Gout", section(words))])
    assert corrected(engine, typed) == typed


def test_known_medicine_is_not_even_asked_about(filled: SearchEngine) -> None:
    assert not answer(parse_query("prednisone"), filled.search).doubtful


def test_misspelt_medicine_is_asked_about(filled: SearchEngine) -> None:
    doubtful = answer(parse_query("carvedalol"), filled.search).doubtful
    assert doubtful == {"carvedalol": "carvedilol"}


def test_fewer_edits_win_then_the_same_first_letter_then_the_commoner_word() -> None:
    assert find_best_match("pian", {"pain": 3, "piano": 1, "gian": 50}) == "pain"
    assert find_best_match("fout", {"gout": 9, "bout": 1}) == "gout"
    assert find_best_match("hepaittis", {"hepatitis": 1}) == "hepatitis"


def test_no_word_is_replaced_by_one_that_is_far_from_it() -> None:
    assert not check({"lupus": {"lumps": 4}, "foot": {"boat": 9}}).replaced


def test_words_are_put_right_though_many_others_are_remembered(
    filled: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.engines.vocabulary.MAX_REMEMBERED", 1)
    assert [corrected(filled, typed) for typed in ("presure", "siatica", "bloood")] == [
        "pressure", "sciatica", "blood"
    ]  # fmt: skip


@pytest.fixture
def sciatica(article_index: ArticleIndexPage, search_index: None) -> None:
    ArticlePageFactory(parent=article_index, title="Sciatica")
    get_engine().rebuild(load_all_records())


def test_reader_is_told_and_can_search_for_what_was_typed(client: Client, sciatica: None) -> None:
    html = client.get("/search/?q=siatica").content.decode()
    assert "Showing results for <strong>sciatica</strong>" in html
    assert "Sciatica</a>" in html
    link = re.search(r'Search instead for <a href="([^"]+)"[^>]*>siatica</a>', html)
    assert link
    exact = client.get("/search/" + link[1].replace("&amp;", "&")).content.decode()
    assert "Showing results for" not in exact
    assert "Nothing found" in exact
