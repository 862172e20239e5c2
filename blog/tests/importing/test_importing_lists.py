"""Lists are found again in text that lost its mark-up, and only what was doubled goes."""

import re
from collections.abc import Callable
from html import unescape
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blog.importing.flattened_lists import RestoredText, restore_text


def items(text: RestoredText) -> list[str]:
    return [part.text for part in text.parts if part.level]


def prose(text: RestoredText) -> list[str]:
    return [part.text for part in text.parts if not part.level]


def test_wide_gaps_separate_paragraphs_and_items() -> None:
    text = restore_text(
        "It hurts.    Causes include       - A disk    - An injury.       Often none."
    )
    assert text.html == (
        "<p>It hurts.</p><p>Causes include</p><ul><li>A disk</li><li>An injury.</li></ul>"
        "<p>Often none.</p>"
    )


def test_item_said_twice_is_kept_once() -> None:
    text = restore_text(
        "Risks. - Age. Old bones.  Age. Old bones. - Diet. Too much. Diet. Too much."
    )
    assert items(text) == ["Age. Old bones.", "Diet. Too much."]
    assert sum(text.repeats) == 6


def test_repeat_of_a_whole_list_tells_where_the_list_ends() -> None:
    text = restore_text(
        "Signs are - joint pain  - stiff knees. joint pain stiff knees. Not all do."
    )
    assert items(text) == ["joint pain", "stiff knees."]
    assert prose(text) == ["Signs are", "Not all do."]


def test_list_within_an_item_is_nested() -> None:
    inner = "-  high pressure    - low salt.  "
    text = restore_text(
        f"Causes. - Genes run in families.  Genes run in families. - Others include   {inner}"
        f" Others include   {inner} {inner} high pressure low salt."
        " - Lead harms the joints.  Lead harms the joints. That is all."
    )
    assert text.html == (
        "<p>Causes.</p><ul><li>Genes run in families.</li><li>Others include"
        "<ul><li>high pressure</li><li>low salt.</li></ul></li>"
        "<li>Lead harms the joints.</li></ul><p>That is all.</p>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Wear it for 3 - 4 weeks, at ages 40 - 50.",
        "Any part of your neck - muscles, bones or nerves - can hurt.",
        "Low-impact exercise -- such as walking -- helps.",
        "Children are at risk of falling - off of furniture, for example.",
        "Rest Rest your back.",
    ],
)
def test_hyphens_in_sentences_stay(text: str) -> None:
    assert restore_text(text).html == f"<p>{text}</p>"


def test_hyphens_within_an_item_stay() -> None:
    text = restore_text("See - Pain - at night - is bad.  Pain - at night - is bad.")
    assert items(text) == ["Pain - at night - is bad."]


def test_mark_up_in_an_answer_stays_text() -> None:
    assert restore_text("a <b> & c").html == "<p>a &lt;b&gt; &amp; c</p>"


@pytest.mark.parametrize("item", ["  - a", "  - a b a b", "  - x{}", "  - " + "a " * 9])
@pytest.mark.parametrize("size", [80_000, 300_000])
def test_huge_answer_takes_seconds_at_most(item: str, size: int) -> None:
    started = monotonic()
    restore_text("".join(item.format(number) for number in range(size // len(item))))
    assert monotonic() - started < 10


def each_twice(texts: list[str]) -> str:
    return " ".join(f"- {text}  {text}" for text in texts)


def all_twice(texts: list[str]) -> str:
    return "- " + "  - ".join(texts) + "  " + " ".join(texts)


def once(texts: list[str]) -> str:
    return "      - " + "    - ".join(texts) + "      "


@settings(max_examples=200, database=None)
@given(
    st.lists(st.integers(4, 9), min_size=1, max_size=6),
    st.sampled_from([each_twice, all_twice, once]),
)
def test_items_are_found_however_the_list_was_flattened(
    lengths: list[int], flattened: Callable[[list[str]], str]
) -> None:
    texts = [
        " ".join(f"word{number}x{place}" for place in range(length))
        for number, length in enumerate(lengths)
    ]
    text = restore_text(f"They include {flattened(texts)} After the list.")
    assert items(text) == texts
    assert prose(text) == ["They include", "After the list."]


words = st.sampled_from(["a", "b", "c.", "D", "-", "-", "--", "4"])
gaps = st.sampled_from([" ", " ", "  ", "   ", "    ", "\n"])


@settings(max_examples=500, database=None)
@given(st.lists(st.tuples(words, gaps), min_size=1, max_size=60))
def test_only_counted_repeats_go_and_nothing_moves(pairs: list[tuple[str, str]]) -> None:
    source = re.findall(r"\w+", " ".join(word for word, _ in pairs))
    text = restore_text("".join(word + gap for word, gap in pairs))
    kept = re.findall(r"\w+", unescape(re.sub(r"<[^>]*>", " ", text.html)))
    dashes = sum(word in {"-", "--"} for word, _ in pairs)  # these count as words of a repeat
    assert len(source) <= len(kept) + sum(text.repeats) <= len(source) + dashes
    assert set(kept) == set(source)
    rest = iter(source)
    assert all(word in rest for word in kept)
