"""A block made as CONTRIBUTING says is in every form of an article, with its labels."""

import json
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client
from pytest_django import Settings
from wagtail import blocks
from wagtail.models import Locale

from blog.blocks.base import ArticleBlock, Parts
from blog.blocks.features import INLINE, HeadingBlock, LineBlock
from blog.models import ArticleIndexPage, ArticlePage, GlossaryTerm
from blog.publication.snapshots import update_snapshots
from blog.record.article_record import build_article_record
from blog.record.content_parts import Note, Run
from blog.rich_text.html_parts import parse_parts
from blog.tests.factories import ArticlePageFactory
from blog.tests.leaflets.leaflets import squeezed, text_of
from evidence.choices import Status
from evidence.models import Reference

BODY = ArticlePage.body.field.stream_block
TEMPLATE = """<h2>{{ value.heading }}</h2>
<p>One dose: {{ value.dose }}</p>
<p>Every: {{ value.hours }} hours</p>
<p>At most a day: {{ value.maximum }} tablets</p>
"""
SAID = ["One dose: two 500 mg tablets", "Every: 6 hours", "At most a day: 8 tablets"]


class DosageBlock(ArticleBlock, blocks.StructBlock):
    is_clinical = True

    heading = HeadingBlock()
    dose = LineBlock()
    hours = blocks.IntegerBlock()
    maximum = blocks.IntegerBlock()

    class Meta:
        icon = "pick"
        label = "Dosage"
        description = "How much, how often and how much at most."
        group = "Safety and evidence"
        template = "blog/blocks/dosage.html"
        preview_value = {"heading": "Dosage", "dose": "a sample", "hours": 6, "maximum": 8}

    def get_parts(self, value: blocks.StructValue) -> Parts:
        yield Note("One dose:", (Run(value["dose"]),))
        yield Note("Every:", (Run(f"{value['hours']} hours"),))
        yield Note("At most a day:", (Run(f"{value['maximum']} tablets"),))


class ComparisonBlock(ArticleBlock, blocks.StructBlock):
    """Not clinical, with a heading of another name, numbers, and texts in a stream of its own."""

    is_clinical = False

    title = HeadingBlock()
    tablets = blocks.IntegerBlock()
    steps = blocks.StreamBlock([("step", blocks.RichTextBlock(features=INLINE))])

    class Meta:
        icon = "list-ol"
        template = "blog/blocks/comparison.html"

    def get_parts(self, value: blocks.StructValue) -> Parts:
        yield Note("Tablets:", (Run(str(value["tablets"])),))
        for step in value["steps"]:
            yield from parse_parts(step.value)


@pytest.fixture
def new_block(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> None:
    """The new block among those of an article, and its template where one is looked for."""
    folder = tmp_path / "blog/blocks"
    folder.mkdir(parents=True)
    (folder / "dosage.html").write_text(TEMPLATE)
    (folder / "comparison.html").write_text(
        "<h2>{{ value.title }}</h2><p>Tablets: {{ value.tablets }}</p>{{ value.steps }}"
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    for name, block in (("dosage", DosageBlock()), ("comparison", ComparisonBlock())):
        block.set_name(name)
        monkeypatch.setitem(BODY.child_blocks, name, block)


def raw_body(maximum: int = 8) -> str:
    dosage = {"heading": "Dosage", "dose": "two 500 mg tablets", "hours": 6, "maximum": maximum}
    introduction = {"heading": "", "text": "<p>Sample.</p>"}
    values = {"introduction": introduction, "dosage": dosage}
    return json.dumps([{"type": kind, "value": value} for kind, value in values.items()])


@pytest.fixture
def page(new_block: None, article_index: ArticleIndexPage) -> ArticlePage:
    made = ArticlePageFactory(parent=article_index, title="Sample dosage", body=raw_body())
    update_snapshots([made.pk])
    return ArticlePage.objects.get(pk=made.pk)


@pytest.mark.parametrize(
    "address",
    ["{url}", "{markdown}", "/feed/atom/", "/feed/rss/", "/feed/json/", "/api/v1/articles/{pk}/"],
)
def test_new_block_is_in_every_text_form_with_its_labels(
    client: Client, page: ArticlePage, address: str
) -> None:
    markdown = f"{page.url.rstrip('/')}.md"
    response = client.get(address.format(url=page.url, markdown=markdown, pk=page.pk))
    assert response.status_code == 200
    text = response.content.decode().replace("*", "").replace("</strong>", "")
    text = text.replace("<strong>", "").replace("&lt;strong&gt;", "").replace("&lt;/strong&gt;", "")
    for said in SAID:
        assert said in text


def test_new_block_is_on_the_leaflet_with_its_labels(client: Client, page: ArticlePage) -> None:
    text = squeezed(text_of(client.get(f"{page.url}leaflet.pdf").content))
    for said in SAID:
        assert squeezed(said) in text


def test_any_word_of_a_clinical_new_block_voids_a_review(page: ArticlePage) -> None:
    def digest(maximum: int) -> str:
        same = {"title": page.title, "summary": page.summary}
        return ArticlePage(**same, body=raw_body(maximum)).clinical_digest

    assert digest(8) == page.clinical_digest
    assert digest(12) != page.clinical_digest


def test_words_of_a_new_block_are_searched_with_its_labels(page: ArticlePage) -> None:
    assert page.reading.record.sections[-1].text == " ".join(SAID)


def compare(tablets: int = 6, step: str = "Walk") -> ArticlePage:
    steps = [{"type": "step", "value": f"<p>{step}</p>", "id": "s"}]
    value = {"title": "Or rest?", "tablets": tablets, "steps": steps}
    raw = json.dumps([{"type": "comparison", "value": value}])
    return ArticlePage(body=raw, locale=Locale(language_code="en-gb"))


def test_numbers_of_a_new_block_that_is_not_clinical_void_a_review(new_block: None) -> None:
    assert compare(tablets=6).clinical_digest == compare(tablets=6).clinical_digest
    assert compare(tablets=6).clinical_digest != compare(tablets=12).clinical_digest


@pytest.mark.django_db
def test_heading_counts_whatever_its_field_is_called(new_block: None) -> None:
    (section,) = compare().reading.record.sections
    assert section.heading == "Or rest?"


@pytest.mark.django_db
def test_citations_and_terms_within_a_stream_of_a_block_are_found(new_block: None) -> None:
    Reference.objects.create(pk=1, title="Made-up study", status=Status.RETRACTED)
    GlossaryTerm.objects.create(term="Walk", explanation="On foot.")
    reading = compare(step='Walk<embed embedtype="citation" id="1"/>').reading
    assert [source.warning for source in reading.citations.listed] == ["Retracted"]
    html = render_to_string("blog/article_body.html", {"body": reading.body})
    assert "#reference-1" in html
    assert "On foot." in html


@pytest.mark.django_db
def test_record_is_the_same_before_and_after_the_page_was_shown(new_block: None) -> None:
    GlossaryTerm.objects.create(term="Walk", explanation="On foot.")
    page = compare()
    before = build_article_record(page)
    assert "On foot." in str(page.reading.body[0].value["steps"])
    assert build_article_record(page) == before


@pytest.mark.django_db
def test_new_block_is_read_by_the_content_checks(new_block: None) -> None:
    assert compare().reading.blocks[0].segments == ["Tablets: 6", "Walk"]


def test_new_block_is_in_the_style_guide(admin_client: Client, new_block: None) -> None:
    response = admin_client.get("/admin/style-guide/")
    assert "One dose: a sample" in response.content.decode()
