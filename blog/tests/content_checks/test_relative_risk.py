"""Risks that are said only in relation to another are pointed out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.models import ArticleIndexPage
from blog.readability.relative_risk import find_relative_risk
from blog.tests.factories import ArticlePageFactory, body
from review.tests.rules import found_by


@pytest.mark.parametrize(
    "text",
    [
        "Smoking doubles the risk of back pain.",
        "Exercise halves your chance of a relapse.",
        "It reduces the risk of falling by 30%.",
        "It cut the overall risk by a third.",
        "They were 25% more likely to recover.",
        "Smokers are twice as likely to have pain.",
        "There was a 12.5 per cent reduction in pain days.",
    ],
)
def test_relative_risk_is_found(text: str) -> None:
    assert find_relative_risk(text)


@pytest.mark.parametrize(
    "text",
    [
        "It reduces the risk of falling by 30%, from 10 in 100 people to 7 in 100.",
        "About 30% of people have back pain.",
        "Ask about the risks of the operation.",
        "Walk twice a day and double the distance each week.",
        "Take half the dose.",
        "1 in 10 people feel sick.",
        "",
    ],
)
def test_plain_numbers_and_other_words_are_not(text: str) -> None:
    assert not find_relative_risk(text)


@given(st.text(max_size=300))
def test_any_text_can_be_asked(text: str) -> None:
    find_relative_risk(text)


def test_editor_is_pointed_to_the_block(article_index: ArticleIndexPage) -> None:
    section = ("section", {"heading": "Smoking", "text": "<p>It doubles the risk of pain.</p>"})
    page = ArticlePageFactory(parent=article_index, body=body(section))
    [finding] = found_by("relative-risk-only", page)
    assert finding.block_id == page.body[1].id
    assert "doubles the risk" in finding.message
