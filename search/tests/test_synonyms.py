"""Words that mean the same find each other, on both engines."""

import pytest
from django.test import Client

from blog.models import ArticleIndexPage
from blog.tests.factories import ArticlePageFactory
from search.engines import get_engine
from search.engines.contract import SearchEngine
from search.indexing import load_all_records
from search.models import Synonym
from search.query import parse_query
from search.synonyms import LISTS, build_thesaurus, load_shipped, read_list, widen_query
from search.tests.records import record, section


def found(engine: SearchEngine, words: str) -> list[int]:
    return [
        hit.page_id for hit in engine.search(widen_query(parse_query(words), load_shipped())).hits
    ]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("slipped disc", "Herniated disc"),
        ("slipped discs", "Herniated disc"),
        ("herniated disc", "Slipped disc"),
        ("piles", "Haemorrhoids"),
        ("piles", "Hemorrhoids"),
        ("hemorrhoids", "Piles"),
        ("hemorrhoids", "Haemorrhoids"),
        ("high blood pressure", "Hypertension"),
        ("hypertension", "High blood pressure"),
        ("blood clot in the leg", "Deep vein thrombosis"),
        ("deep vein thrombosis", "Blood clot in the leg"),
        ("diarrhea", "Diarrhoea"),
        ("pregnancy jaundice", "Yellow skin"),
    ],
)
def test_lay_and_clinical_words_find_each_other(
    engine: SearchEngine, typed: str, title: str
) -> None:
    engine.rebuild([record(1, "Rickets"), record(2, title), record(3, "Scurvy")])
    assert found(engine, typed) == [2]


def test_words_typed_count_more_than_what_means_the_same(engine: SearchEngine) -> None:
    engine.rebuild([record(1, "Haemorrhoids"), record(2, "Piles"), record(3, "Other")])
    assert found(engine, "piles") == [2, 1]
    assert found(engine, "haemorrhoids") == [1, 2]


def test_phrase_stands_for_a_phrase_and_not_for_its_words_apart(engine: SearchEngine) -> None:
    engine.rebuild(
        [
            record(1, "Blood", section("The pressure is high.")),
            record(2, "x", section("High blood pressure needs care.")),
        ]
    )
    assert found(engine, "hypertension") == [2]


def test_words_of_a_synonym_are_marked_in_the_passage(engine: SearchEngine) -> None:
    engine.rebuild([record(1, "x", section("Haemorrhoids may bleed."))])
    passage = engine.search(widen_query(parse_query("piles"), load_shipped())).hits[0].passage
    assert passage
    assert [f.text for f in passage.fragments if f.is_match] == ["Haemorrhoids"]


def test_word_of_a_phrase_is_marked_only_in_the_phrase(engine: SearchEngine) -> None:
    engine.rebuild(
        [record(1, "x", section("Pressure and pain, then blood, then high blood pressure."))]
    )
    passage = (
        engine.search(widen_query(parse_query("hypertension"), load_shipped())).hits[0].passage
    )
    assert passage
    marked = "".join(f"[{f.text}]" if f.is_match else f.text for f in passage.fragments)
    assert (
        marked.replace("] [", " ").rstrip(".")
        == "Pressure and pain, then blood, then [high blood pressure]"
    )


def test_no_shipped_term_is_in_two_groups_of_a_list() -> None:
    for name in LISTS:
        terms = [term for group in read_list(name) for term in group]
        assert sorted({t for t in terms if terms.count(t) > 1}) == [], name
        assert all(len(group) > 1 for group in read_list(name)), name


def test_alternatives_of_a_phrase_weigh_once_in_all() -> None:
    query = widen_query(
        parse_query("slipped disc"), build_thesaurus([(["slipped disc", "prolapse"], 0.5)])
    )
    assert sum(a.weight for term in query.terms for a in term.alternatives) == 0.5


def test_synonym_of_an_editor_takes_effect_at_once(
    client: Client, article_index: ArticleIndexPage, search_index: None
) -> None:
    ArticlePageFactory(parent=article_index, title="Podagra")
    get_engine().rebuild(load_all_records())

    def is_found() -> bool:
        return "Podagra</a>" in client.get("/search/?q=royal+toe&exact=1").content.decode()

    assert not is_found()
    synonym = Synonym.objects.create(terms="royal toe\npodagra")
    assert is_found()
    synonym.terms = "royal foot\npodagra"
    synonym.save()
    assert not is_found()
    synonym.terms = "royal toe\npodagra"
    synonym.save()
    assert is_found()
    synonym.delete()
    assert not is_found()
