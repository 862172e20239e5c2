"""The contract that every engine keeps."""

import sys
from collections.abc import Iterator

import pytest

from blog.record.article_record import ArticleRecord
from search.digest import record_digest
from search.engines.contract import IndexUnusable, SearchEngine, SearchUnavailable, require_count
from search.query import HITS_PER_PAGE, parse_query
from search.results import Passage, SearchResults
from search.tests.records import record, section


def find(engine: SearchEngine, words: str, page: str = "1") -> SearchResults:
    return engine.search(parse_query(words, page))


def found_ids(engine: SearchEngine, words: str) -> list[int]:
    return [hit.page_id for hit in find(engine, words).hits]


def passage_text(passage: Passage | None) -> str:
    assert passage
    return "".join(f"[{f.text}]" if f.is_match else f.text for f in passage.fragments)


@pytest.mark.parametrize("word", ["titled", "summarised", "topical", "headed", "bodied"])
def test_article_is_found_by_a_word_of_each_part(engine: SearchEngine, word: str) -> None:
    engine.rebuild(
        [
            record(
                7,
                "Titled",
                section("Bodied", heading="Headed"),
                summary="Summarised",
                topics=("Topical",),
            ),
            record(8, "Other", section("Something else")),
        ]
    )
    assert found_ids(engine, word) == [7]


def test_word_in_the_title_counts_most(engine: SearchEngine) -> None:
    engine.rebuild(
        [
            record(1, "Sleep", section("Knee pain and gout may wake you at night")),
            record(2, "Gout", section("It hurts at night a lot and may wake you")),
        ]
    )
    assert found_ids(engine, "gout") == [2, 1]


def test_any_word_is_enough_and_more_words_rank_higher(engine: SearchEngine) -> None:
    engine.rebuild([record(1, "Back"), record(2, "Back exercises"), record(3, "Diet")])
    assert found_ids(engine, "exercises for the back") == [2, 1]


def test_endings_case_and_accents_do_not_matter(engine: SearchEngine) -> None:
    engine.rebuild([record(1, "Walking"), record(2, "Ménière")])
    assert found_ids(engine, "WALKED") == [1]
    assert found_ids(engine, "meniere") == [2]


def test_passage_is_the_best_section_with_its_words_marked(engine: SearchEngine) -> None:
    engine.rebuild(
        [
            record(
                1,
                "Sciatica",
                section("Pain in the leg.", number=1),
                section("Swimming eases sciatica pain.", heading="Swimming", number=2),
            )
        ]
    )
    passage = find(engine, "swimming sciatica").hits[0].passage
    assert passage
    assert (passage.anchor, passage.heading) == ("section-2", "Swimming")
    assert passage_text(passage).startswith("[Swimming] eases [sciatica] pain")


def test_passage_says_where_the_section_goes_on_before_and_after_it(engine: SearchEngine) -> None:
    around = "Some more words about other things. " * 12
    texts = ["Do not rest.", f"Gout hurts. {around}", f"{around}Gout hurts. {around}"]
    engine.rebuild([record(n, f"Page {n}", section(text)) for n, text in enumerate(texts, 1)])
    [short] = find(engine, "rest").hits
    assert passage_text(short.passage) == "Do not [rest]."
    shown = {hit.page_id: passage_text(hit.passage) for hit in find(engine, "gout").hits}
    assert shown[2].startswith("[Gout] hurts.")
    assert shown[3].startswith("… ")
    assert shown[2].endswith(" …")
    assert shown[3].endswith(" …")


def test_section_without_text_that_is_found_by_its_heading_has_an_empty_passage(
    engine: SearchEngine,
) -> None:
    engine.rebuild([record(1, "Page", section("", heading="Gout"))])
    [hit] = find(engine, "gout").hits
    assert not hit.passage or passage_text(hit.passage) == ""


def test_passage_marks_words_behind_letters_of_many_bytes(engine: SearchEngine) -> None:
    engine.rebuild([record(1, "x", section("Ménière’s – “naïve” 😀 gout pain"))])
    assert "[gout]" in passage_text(find(engine, "gout").hits[0].passage)


def test_passage_of_a_section_found_by_its_heading_is_its_beginning(engine: SearchEngine) -> None:
    engine.rebuild([record(1, "x", section("Keep moving.", heading="Gout"))])
    assert passage_text(find(engine, "gout").hits[0].passage) == "Keep moving."


def test_markup_in_a_text_is_text(engine: SearchEngine) -> None:
    engine.rebuild([record(1, "x", section("<script>alert(1)</script> gout"))])
    assert "<script>" in passage_text(find(engine, "gout").hits[0].passage)


def test_hits_come_in_pages(engine: SearchEngine) -> None:
    engine.rebuild(record(number, "Gout") for number in range(1, 26))
    results = [find(engine, "gout", str(page)) for page in (1, 2, 3, 4)]
    assert [len(r.hits) for r in results] == [HITS_PER_PAGE, HITS_PER_PAGE, 5, 0]
    assert {r.total for r in results} == {25}
    assert len({hit.page_id for r in results for hit in r.hits}) == 25


def test_replaced_article_is_found_only_as_it_is_now(engine: SearchEngine) -> None:
    engine.rebuild([record(1, "Gout")])
    engine.replace([record(1, "Scoliosis"), record(2, "New")])
    assert found_ids(engine, "gout") == []
    assert found_ids(engine, "scoliosis") == [1]
    assert engine.count() == 2


def test_update_without_an_index_does_not_make_one_of_a_few_articles(
    engine: SearchEngine,
) -> None:
    with pytest.raises(IndexUnusable):
        engine.replace([record(1, "First")])
    with pytest.raises(IndexUnusable):
        engine.remove({1})
    with pytest.raises(IndexUnusable):
        find(engine, "first")


def test_removed_article_is_not_found(engine: SearchEngine) -> None:
    engine.rebuild([record(1, "Gone", section("gone")), record(2, "Kept")])
    engine.remove({1, 999})
    assert found_ids(engine, "gone") == []
    assert engine.count() == 1


def test_rebuilt_index_holds_just_what_it_was_given(engine: SearchEngine) -> None:
    engine.rebuild([record(1, "Gout")])
    assert engine.rebuild([record(2, "Scoliosis"), record(3, "Scoliosis")]) == 2
    assert found_ids(engine, "gout scoliosis") == [2, 3]


def test_failed_rebuild_leaves_the_index_as_it_was(engine: SearchEngine) -> None:
    engine.rebuild([record(1, "Gout")])

    def failing() -> Iterator:
        yield record(2, "Scoliosis")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine.rebuild(failing())
    assert found_ids(engine, "gout scoliosis") == [1]


def test_search_without_an_index_is_unavailable(engine: SearchEngine) -> None:
    with pytest.raises(IndexUnusable):
        find(engine, "gout")


def test_rebuild_that_lost_an_article_leaves_the_index_as_it_was(
    engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.rebuild([record(1, "Gout")])

    def one_less(indexed: int, given: int) -> None:
        require_count(indexed - 1, given)

    monkeypatch.setattr(sys.modules[type(engine).__module__], "require_count", one_less)
    with pytest.raises(SearchUnavailable, match="holds 1 of 2 articles"):
        engine.rebuild([record(2, "Scoliosis"), record(3, "Scoliosis")])
    assert found_ids(engine, "gout scoliosis") == [1]


def test_index_tells_the_digest_of_each_article_as_it_was_indexed(engine: SearchEngine) -> None:
    first, second = record(1, "Gout", section("toes")), record(2, "Sleep")
    engine.rebuild([first, second])
    assert dict(engine.digests()) == {1: record_digest(first), 2: record_digest(second)}
    changed = record(1, "Gout", section("fingers"))
    engine.replace([changed])
    engine.remove({2})
    assert dict(engine.digests()) == {1: record_digest(changed)}


def test_empty_index_has_no_digests(engine: SearchEngine) -> None:
    engine.rebuild([])
    assert list(engine.digests()) == []


def test_searches_go_on_while_the_index_is_rebuilt(engine: SearchEngine) -> None:
    engine.rebuild([record(1, "Gout")])
    totals = []

    def searched_at_each() -> Iterator[ArticleRecord]:
        for number in range(1, 4):
            totals.append(find(engine, "gout").total)
            yield record(number, "Gout")

    engine.rebuild(searched_at_each())
    assert totals == [1, 1, 1]
    assert find(engine, "gout").total == 3
