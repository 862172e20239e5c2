"""The contract of suggesting titles, which every engine keeps."""

import pytest

from search.engines.contract import SearchEngine, SearchUnavailable
from search.tests.records import record, section


def suggested(engine: SearchEngine, *typed: str) -> dict[str, list[int]]:
    return {text: engine.suggest(text) for text in typed}


def test_title_with_the_words_and_the_beginning_of_the_last_is_suggested(
    engine: SearchEngine,
) -> None:
    engine.rebuild([record(1, "Walking for back pain"), record(2, "Sleep")])
    found = suggested(engine, "wa", "walk", "Walking", "walking ba", "pain walk", "WALKING ")
    assert set(map(tuple, found.values())) == {(1,)}, found


def test_title_without_one_of_the_words_is_not_suggested(engine: SearchEngine) -> None:
    engine.rebuild([record(1, "Walking for back pain"), record(2, "Sleep")])
    found = suggested(engine, "walks", "wal back", "ack", "walking sleep", "walking gout", "x")
    assert not any(found.values()), found


def test_words_of_the_text_alone_are_not_suggested(engine: SearchEngine) -> None:
    engine.rebuild([record(1, "Gout", section("walking", heading="Walking"), summary="Walking")])
    assert engine.suggest("walking") == []


def test_words_that_a_search_leaves_out_count_in_a_title(engine: SearchEngine) -> None:
    engine.rebuild([record(1, "What is sciatica?"), record(2, "Is it sciatica?")])
    assert engine.suggest("what i") == [1]


def test_accents_case_and_signs_do_not_matter(engine: SearchEngine) -> None:
    engine.rebuild([record(1, "Ménière’s – dizziness")])
    assert engine.suggest("MENIERE") == [1]
    assert engine.suggest("ménière's diz") == [1]


def test_title_that_begins_as_was_typed_comes_first(engine: SearchEngine) -> None:
    engine.rebuild(
        [
            record(1, "Pain in the back"),
            record(2, "The back pain back pain guide"),
            record(3, "Back painkillers and other medicines that people take at home"),
            record(4, "Sleep"),
        ]
    )
    assert engine.suggest("back  pa")[0] == 3


def test_whole_word_in_a_short_title_comes_before_half_a_word(engine: SearchEngine) -> None:
    engine.rebuild(
        [record(1, "My backgammon"), record(2, "My sore lower back"), record(3, "A back")]
    )
    assert engine.suggest("back") == [3, 2, 1]


def test_at_most_ten_titles_are_suggested(engine: SearchEngine) -> None:
    engine.rebuild(record(number, f"Gout {number}") for number in range(1, 26))
    assert len(set(engine.suggest("go"))) == 10


def test_signs_are_no_words_to_suggest_for(engine: SearchEngine) -> None:
    engine.rebuild([record(1, "Gout")])
    signs = ("", " ", "?", '"', "(((", "*", "a*", ".*", "[a-", "\\", "\x00", "😀")
    found = suggested(engine, *signs)
    assert not any(found.values()), found


def test_suggesting_without_an_index_is_unavailable(engine: SearchEngine) -> None:
    with pytest.raises(SearchUnavailable):
        engine.suggest("gout")
