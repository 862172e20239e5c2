"""Risks are shown in numbers of people, through HTTP."""

import re
from typing import Any

import pytest
from django.test import Client
from wagtail.blocks import StructBlockValidationError

from blog.blocks.numbers import RiskBlock
from blog.models import ArticleIndexPage
from blog.tests.factories import ArticlePageFactory, body

RISK = {
    "heading": "How likely?",
    "outcome": "pain comes back",
    "out_of": "1000",
    "events": 120,
    "treatment": "",
    "treated_events": None,
    "references": [],
}


def read(client: Client, index: ArticleIndexPage, *risks: dict[str, Any]) -> str:
    page = ArticlePageFactory(parent=index, body=body(*(("risk", risk) for risk in risks)))
    return client.get(page.url).content.decode()


def test_risk_is_said_and_drawn(client: Client, article_index: ArticleIndexPage) -> None:
    html = read(client, article_index, RISK)
    assert "<strong>120 in 1,000 people</strong>: pain comes back" in html
    assert html.count('<svg class="icon-array" role="img"') == 1


def test_two_risks_are_compared_in_absolute_numbers(
    client: Client, article_index: ArticleIndexPage
) -> None:
    html = read(client, article_index, RISK | {"treatment": "Walking", "treated_events": 90})
    assert "Without treatment:" in html
    assert "Walking: <strong>90 in 1,000 people</strong>" in html
    assert "30 fewer in 1,000 people" in html


def test_pictures_of_several_blocks_have_ids_of_their_own(
    client: Client, article_index: ArticleIndexPage
) -> None:
    both = RISK | {"treated_events": 90}
    ids = re.findall(r' id="([^"]+)"', read(client, article_index, both, both))
    assert len(ids) == len(set(ids))


def test_draft_without_numbers_is_shown_without_a_picture(
    client: Client, article_index: ArticleIndexPage
) -> None:
    html = read(client, article_index, RISK | {"events": None})
    assert "How likely?" in html
    assert "icon-array" not in html


@pytest.mark.parametrize("field", ["events", "treated_events"])
def test_more_people_than_there_are_is_refused(field: str) -> None:
    block = RiskBlock()
    value = block.to_python(RISK | {"out_of": "100", "events": 5, field: 101})
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(value)
    assert field in refused.value.block_errors
