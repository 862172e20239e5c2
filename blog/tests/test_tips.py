"""Tips may be things to do and not to do, in words and in a picture."""

import copy
import re
from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import rich_text

from blog.models import ArticleIndexPage, ArticlePage
from blog.record.sections import Tip
from blog.record.text_segments import list_text_segments
from blog.tests.editor_forms import article_form
from blog.tests.factories import ArticlePageFactory, body
from review.digests import build_digest

BEFORE = {
    "heading": "Tips",
    "lead_in": "",
    "items": [
        {"type": "item", "id": "1", "value": {"title": "Lift", "text": "<p>Bend your knees.</p>"}},
    ],
}
# What the article had for a digest before tips could be a do or a don't.
DIGEST_BEFORE = build_digest([["tips", BEFORE]])


def saved(index: ArticleIndexPage, **tip: str) -> ArticlePage:
    tips: Any = copy.deepcopy(BEFORE)
    tips["items"][0]["value"].update(tip)
    page = ArticlePageFactory(
        parent=index,
        title="Walking",
        slug="walking-" + tip.get("kind", ""),
        summary="On walking.",
        body=body(("tips", tips)),
    )
    return ArticlePage.objects.get(pk=page.pk)


@pytest.mark.parametrize(("kind", "words"), [("do", "Do:"), ("dont", "Don&#x27;t:")])
def test_reader_is_told_in_words_and_a_picture(
    client: Client, article_index: ArticleIndexPage, kind: str, words: str
) -> None:
    html = client.get(saved(article_index, kind=kind).url).content.decode()
    [tip] = re.findall(rf'<li class="tip tip--{kind}">(.*?)</li>', html, re.DOTALL)
    assert '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"' in tip
    assert f'<span class="tip__kind">{words}</span> Lift' in tip


@pytest.mark.parametrize("kind", ["", "perhaps"])
def test_tip_that_is_not_marked_says_neither(
    client: Client, article_index: ArticleIndexPage, kind: str
) -> None:
    html = client.get(saved(article_index, kind=kind).url).content.decode()
    [tip] = re.findall(r'<li class="tip tip--plain">(.*?)</li>', html, re.DOTALL)
    assert "<svg" not in tip
    assert "<strong>Lift</strong>" in tip


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("", "Lift Bend your knees."),
        ("do", "Do: Lift Bend your knees."),
        ("dont", "Don't: Lift Bend your knees."),
    ],
)
def test_record_keeps_the_kind_in_its_text_and_apart(
    article_index: ArticleIndexPage, kind: str, text: str
) -> None:
    section = saved(article_index, kind=kind).reading.record.sections[1]
    assert section.text.split() == text.split()
    assert section.tips == (Tip(kind, "Lift", "Bend your knees."),)


def test_kind_is_no_word_of_the_text_that_is_graded(article_index: ArticleIndexPage) -> None:
    page = saved(article_index, kind="dont")
    assert list_text_segments(page.body[1]) == ["Lift", "Bend your knees."]


def test_do_that_becomes_a_dont_is_clinical(article_index: ArticleIndexPage) -> None:
    digests = {saved(article_index, kind=kind).clinical_digest for kind in ("", "do", "dont")}
    assert len(digests) == 3


@pytest.mark.parametrize("tip", [{}, {"kind": ""}])
def test_review_of_a_tip_that_is_not_marked_still_holds(
    article_index: ArticleIndexPage, tip: dict[str, str]
) -> None:
    assert saved(article_index, **tip).clinical_digest == DIGEST_BEFORE


def test_editor_marks_a_tip(editor_client: Client, article_index: ArticleIndexPage) -> None:
    tip = {"kind": "dont", "title": "Lift", "text": rich_text("")}
    items = {"count": "1", "0": {"value": tip, "deleted": "", "order": "0", "id": ""}}
    tips = {"heading": "Tips", "lead_in": rich_text(""), "items": items}
    introduction = ("introduction", {"heading": "", "text": rich_text("<p>Walk.</p>")})
    form = article_form([introduction, ("tips", tips)])
    address = f"/admin/pages/add/blog/articlepage/{article_index.pk}/"
    assert editor_client.post(address, form).status_code == 302
    assert ArticlePage.objects.get().body[1].value["items"][0]["kind"] == "dont"
