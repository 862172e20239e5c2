"""What a treatment does is said in absolute numbers, all of them or none."""

from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import rich_text

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.editor_forms import article_form
from blog.tests.factories import ArticlePageFactory, body
from blog.tests.test_editing import INTRODUCTION, create, publish_form
from review.digests import build_digest
from review.tests.rules import found_by

EFFECT = {
    "outcome": "still have pain after a year",
    "out_of": "1000",
    "events": 300,
    "treated_events": 200,
}
NOTHING = {"outcome": "", "out_of": "1000", "events": None, "treated_events": None}
SENTENCE = "Of 1,000 people, 300 without treatment and 200 with it still have pain after a year."
BEFORE = {
    "heading": "Does walking help?",
    "statement": "<p>Walking may help.</p>",
    "findings": "<p>Of those who walked, fewer had pain.</p>",
    "certainty": "low",
    "population": "adults",
    "references": [],
}
# What the article had for a digest before evidence could have an effect.
DIGEST_BEFORE = build_digest([["evidence", BEFORE]])


def saved(index: ArticleIndexPage, **evidence: Any) -> ArticlePage:
    page = ArticlePageFactory(
        parent=index,
        title="Walking",
        summary="On walking.",
        body=body(("evidence", BEFORE | evidence)),
    )
    return ArticlePage.objects.get(pk=page.pk)


def form(**effect: str) -> tuple[str, dict[str, Any]]:
    empty = {"outcome": "", "out_of": "1000", "events": "", "treated_events": ""}
    texts = {"statement": rich_text("<p>Yes.</p>"), "findings": rich_text("")}
    sources = {"references-count": "0"}
    evidence = {"heading": "Evidence", "certainty": "", "population": "", **texts, **sources}
    return ("evidence", evidence | {"effect": empty | effect})


def test_effect_is_said_in_one_sentence(client: Client, article_index: ArticleIndexPage) -> None:
    html = client.get(saved(article_index, effect=EFFECT).url).content.decode()
    assert f'<p class="effect"><strong>{SENTENCE}</strong></p>' in html


def test_effect_of_a_hundred_people_or_on_nobody_is_said_too(
    client: Client, article_index: ArticleIndexPage
) -> None:
    effect = EFFECT | {"out_of": "100", "events": 1, "treated_events": 0}
    html = client.get(saved(article_index, effect=effect).url).content.decode()
    assert "Of 100 people, 1 without treatment and 0 with it still have pain" in html


@pytest.mark.parametrize("missing", [{"events": None}, {"treated_events": None}, {"outcome": ""}])
def test_unfinished_effect_is_not_shown(
    client: Client, article_index: ArticleIndexPage, missing: dict[str, Any]
) -> None:
    page = saved(article_index, effect=EFFECT | missing)
    assert 'class="effect"' not in client.get(page.url).content.decode()


@pytest.mark.parametrize(
    ("filled", "named"),
    [
        ({"events": "300"}, {"outcome", "treated_events"}),
        ({"events": "0"}, {"outcome", "treated_events"}),
        ({"outcome": "have pain", "treated_events": "2"}, {"events"}),
        ({"outcome": "have pain", "events": "1"}, {"treated_events"}),
    ],
)
def test_half_of_an_effect_is_refused_by_the_names_of_what_is_missing(
    editor_client: Client, article_index: ArticleIndexPage, filled: dict[str, str], named: set[str]
) -> None:
    response = create(editor_client, article_index, publish_form(INTRODUCTION, form(**filled)))
    errors = response.context["form"].errors["body"].as_data()[0].block_errors
    in_effect = errors[1].block_errors["effect"].block_errors
    assert set(in_effect) == named
    assert "Fill this in too, or leave all fields of the effect empty." in response.content.decode()
    assert not ArticlePage.objects.exists()


def test_more_people_than_there_are_is_refused(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    effect = {"outcome": "have pain", "out_of": "100", "events": "5", "treated_events": "101"}
    response = create(editor_client, article_index, publish_form(INTRODUCTION, form(**effect)))
    assert "from 0 to 100" in response.content.decode()
    assert not ArticlePage.objects.exists()


def test_half_of_an_effect_can_be_saved_as_a_draft(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    draft = article_form([INTRODUCTION, form(events="300")])
    create(editor_client, article_index, draft)
    assert ArticlePage.objects.get().body[1].value["effect"]["events"] == 300


@pytest.mark.parametrize("effect", [{}, form()[1]["effect"] | {"out_of": "100"}])
def test_evidence_without_an_effect_is_published(
    editor_client: Client, article_index: ArticleIndexPage, effect: dict[str, str]
) -> None:
    create(editor_client, article_index, publish_form(INTRODUCTION, form(**effect)))
    assert ArticlePage.objects.get().live


def test_review_of_evidence_saved_before_there_were_effects_still_holds(
    article_index: ArticleIndexPage,
) -> None:
    assert saved(article_index).clinical_digest == DIGEST_BEFORE


@pytest.mark.parametrize("effect", [NOTHING, NOTHING | {"out_of": "100"}, {}])
def test_effect_that_was_left_empty_is_no_change(
    article_index: ArticleIndexPage, effect: dict[str, Any]
) -> None:
    page = saved(article_index, effect=effect)
    assert page.clinical_digest == DIGEST_BEFORE
    page.save()
    assert page.body.get_prep_value()[1]["value"]["effect"] == {}


def test_effect_is_clinical(article_index: ArticleIndexPage) -> None:
    said = saved(article_index, effect=EFFECT)
    ArticlePage.objects.filter(pk=said.pk).delete()
    other = saved(article_index, effect=EFFECT | {"events": 301})
    assert len({said.clinical_digest, other.clinical_digest, DIGEST_BEFORE}) == 3


def test_search_reads_the_sentence_and_nothing_of_an_empty_effect(
    article_index: ArticleIndexPage,
) -> None:
    with_effect = saved(article_index, effect=EFFECT).reading.record.sections[1].text
    ArticlePage.objects.all().delete()
    without = saved(article_index).reading.record.sections[1].text
    assert SENTENCE in with_effect
    assert "1,000" not in without


def test_numbers_beside_a_relative_risk_make_it_plain(article_index: ArticleIndexPage) -> None:
    claim = {"statement": "<p>Walking halves the risk.</p>"}
    page = saved(article_index, effect=EFFECT, **claim)
    assert found_by("relative-risk-only", page) == []
    ArticlePage.objects.filter(pk=page.pk).delete()
    assert len(found_by("relative-risk-only", saved(article_index, **claim))) == 1
