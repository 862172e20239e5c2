"""What editors are told of how easy an article is to read."""

import pytest

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, body
from review.content_checks import RULES, Level
from review.tests.rules import found_by

EASY = "<p>The cat sat on the mat and had a nap there.</p>" * 15
FAIR = (
    "<p>Walking is gentle on your body, and many people can do it every day.</p>"
    "<p>Start slowly, and rest if anything hurts.</p>"
) * 8
HARD = (
    "<p>Pharmacological management necessitates individualised consideration of comorbidities, "
    "contraindications and the anticipated deterioration of functional capability.</p>"
) * 10
RULES_OF_GRADE = ("reading-grade", "reading-grade-high")
LONG = "<p>" + "word " * 20 + "end.</p>"


def saying(index: ArticleIndexPage, text: str, **fields: object) -> ArticlePage:
    section = ("section", {"heading": "Treatment", "text": text})
    return ArticlePageFactory(parent=index, body=body(section), **fields)


@pytest.mark.parametrize(
    ("text", "rules"), [(EASY, []), (FAIR, ["reading-grade"]), (HARD, ["reading-grade-high"])]
)
def test_part_is_found_by_the_rule_of_its_grade_only(
    article_index: ArticleIndexPage, text: str, rules: list[str]
) -> None:
    page = saying(article_index, text)
    assert [rule for rule in RULES_OF_GRADE if found_by(rule, page)] == rules


def test_both_formulas_are_shown_with_the_part(article_index: ArticleIndexPage) -> None:
    page = saying(article_index, HARD)
    [found] = found_by("reading-grade-high", page)
    assert found.block_id == page.body[1].id
    assert "“Treatment”" in found.message
    assert "by Flesch-Kincaid" in found.message
    assert "by SMOG (scaled up from 10 sentences)" in found.message


def test_formula_that_cannot_be_used_is_named(article_index: ArticleIndexPage) -> None:
    page = saying(article_index, f"<p>{'word ' * 120}.</p>")
    [found] = found_by("reading-grade-high", page)
    assert "none by SMOG, which needs 5 sentences" in found.message


def test_short_part_is_not_judged(article_index: ArticleIndexPage) -> None:
    page = saying(article_index, HARD[: len(HARD) // 10])
    assert not any(found_by(rule, page) for rule in RULES_OF_GRADE)


def test_article_for_health_professionals_is_left_alone(article_index: ArticleIndexPage) -> None:
    page = saying(article_index, HARD + LONG, audience="clinician")
    assert not any(found_by(rule, page) for rule in (*RULES_OF_GRADE, "long-sentence"))


def test_items_of_a_list_are_not_one_sentence(article_index: ArticleIndexPage) -> None:
    items = "<p>You may feel</p><ul>" + "<li>a dull ache in the back</li>" * 10 + "</ul>"
    assert found_by("long-sentence", saying(article_index, items)) == []


def test_long_sentences_are_counted_and_the_longest_quoted(
    article_index: ArticleIndexPage,
) -> None:
    longest = f"<p>Now {'word ' * 30}</p>"
    page = saying(article_index, LONG + longest + "<p>Short.</p>")
    [found] = found_by("long-sentence", page)
    assert "2 sentences of more than 20 words" in found.message
    assert "“Now word word word word word word word…”, has 31." in found.message
    assert found.block_id == page.body[1].id


def test_sentence_of_20_words_is_short_enough(article_index: ArticleIndexPage) -> None:
    assert found_by("long-sentence", saying(article_index, f"<p>{'word ' * 20}</p>")) == []
    assert len(found_by("long-sentence", saying(article_index, LONG))) == 1


def test_sentences_in_every_kind_of_part_are_read(article_index: ArticleIndexPage) -> None:
    blocks = [
        ("tips", {"heading": "T", "items": [{"title": "Walk", "text": LONG}]}),
        ("questions", {"heading": "Q", "items": [{"question": "Why?", "answer": LONG}]}),
        ("key_points", {"heading": "K", "points": [LONG]}),
        ("evidence", {"heading": "E", "statement": LONG}),
    ]
    page = ArticlePageFactory(parent=article_index, body=body(*blocks))
    assert len(found_by("long-sentence", page)) == len(blocks)


def test_no_formula_keeps_an_article_from_being_published() -> None:
    for rule in (*RULES_OF_GRADE, "long-sentence"):
        assert RULES[rule].level < Level.ERROR
