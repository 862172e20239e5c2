"""A citation goes into the rich text editor and comes out of it as it was."""

import json

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from evidence.models import Reference

CONVERTER = ContentstateConverter(features=["bold", "citation"])


def round_trip(html: str) -> str:
    return CONVERTER.to_database_format(CONVERTER.from_database_format(html))


def test_editor_sees_the_short_name_of_the_source(db: None) -> None:
    source = Reference.objects.create(title="Study", authors="Sample, Ann\nOther, Bo", year=2020)
    html = f'<p>It helps<embed embedtype="citation" id="{source.pk}"/>.</p>'
    state = json.loads(CONVERTER.from_database_format(html))
    assert state["blocks"][0]["text"] == "It helps[Sample 2020]."
    assert state["entityMap"]["0"]["mutability"] == "IMMUTABLE"


def test_citation_is_stored_as_it_was_without_its_name(db: None) -> None:
    source = Reference.objects.create(title="Study")
    html = f'It <b>helps</b><embed embedtype="citation" id="{source.pk}"/> a lot.'
    stored = round_trip(f'<p data-block-key="a">{html}</p>')
    assert f'<embed embedtype="citation" id="{source.pk}"/>' in stored
    assert "Study" not in stored
    assert "a lot." in stored


def test_citation_of_a_source_that_is_gone_stays_until_an_editor_removes_it(db: None) -> None:
    html = '<p data-block-key="a">It helps<embed embedtype="citation" id="9"/></p>'
    assert '<embed embedtype="citation" id="9"/>' in round_trip(html)
