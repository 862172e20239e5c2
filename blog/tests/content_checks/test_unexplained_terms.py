"""Editors are told of clinical words that nothing explains."""

from pathlib import Path

import pytest

from blog import content_checks
from blog.models import ArticleIndexPage, ArticlePage, GlossaryTerm
from blog.tests.factories import ArticlePageFactory, body
from review.tests.rules import found_by

RULE = "unexplained-term"


def saying(index: ArticleIndexPage, *texts: str, **fields: object) -> ArticlePage:
    sections = [("section", {"heading": f"Part {n}", "text": t}) for n, t in enumerate(texts, 1)]
    return ArticlePageFactory(parent=index, body=body(*sections), **fields)


@pytest.mark.parametrize(
    "text",
    [
        "You may see some oedema there.",
        "Oedema is common after a fall.",
        "It may be oedema or a sprain.",
        "Take oedema drugs (such as a sample drug).",
    ],
)
def test_word_without_explanation_is_found(article_index: ArticleIndexPage, text: str) -> None:
    [found] = found_by(RULE, saying(article_index, f"<p>{text}</p>"))
    assert "oedema” without an explanation" in found.message.lower()


@pytest.mark.parametrize(
    "text",
    [
        "You may see oedema (swelling).",
        "You may see swelling (oedema) there.",
        "Swelling, called oedema, is common.",
        "Oedema, which means swelling, is common.",
        "Oedema, also called swelling, is common.",
        "Oedema, that is swelling, is common.",
        "Oedema, or swelling, is common.",
        "Oedema is a swelling.",
        "Oedema – swelling – is common.",
    ],
)
def test_word_that_is_explained_there_is_no_finding(
    article_index: ArticleIndexPage, text: str
) -> None:
    assert found_by(RULE, saying(article_index, f"<p>{text}</p>")) == []


def test_word_is_found_once_in_the_part_that_uses_it_first(
    article_index: ArticleIndexPage,
) -> None:
    page = saying(article_index, "<p>No such word here.</p>", *["<p>It is some oedema.</p>"] * 2)
    [found] = found_by(RULE, page)
    assert found.block_id == page.body[2].id
    assert "“Part 2”" in found.message


@pytest.mark.parametrize(
    ("one", "more"),
    [
        ("lesion", "lesions"),
        ("antibody", "antibodies"),
        ("prosthesis", "prostheses"),
        ("bisphosphonate", "bisphosphonates"),
    ],
)
def test_word_in_singular_and_plural_is_found_once(
    article_index: ArticleIndexPage, one: str, more: str
) -> None:
    page = saying(article_index, f"<p>It may be one {one}. You may have some {more}.</p>")
    [found] = found_by(RULE, page)
    assert f"“{one}”" in found.message


def test_word_of_the_glossary_is_no_finding(article_index: ArticleIndexPage) -> None:
    GlossaryTerm.objects.create(term="dropsy", other_forms="oedema", explanation="Swelling.")
    page = saying(article_index, "<p>You may see some oedema there.</p>")
    assert found_by(RULE, page) == []


def test_health_professionals_know_the_words(article_index: ArticleIndexPage) -> None:
    page = saying(article_index, "<p>Some oedema was seen.</p>", audience="clinician")
    assert found_by(RULE, page) == []


def test_list_has_each_word_once_in_order() -> None:
    listed = (Path(content_checks.__file__).parent / "clinical_words.txt").read_text().splitlines()
    assert 150 <= len(listed) <= 250
    assert listed == sorted(set(listed), key=str.casefold)
