"""The style guide shows all that pages are put together from, as readers see it."""

from collections import Counter

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html
from wagtail.models import Site
from wagtail_factories import ImageFactory

from blog.choices import Urgency
from evidence.certainty import Certainty
from sciaticalm_site.style_guide.article_parts import BODY
from sciaticalm_site.style_guide.components import TEMPLATES, read_about
from sciaticalm_site.style_guide.tokens import STYLE_SHEET, load_token_sets

ADDRESS = "/admin/style-guide/"
MAX_QUERIES = 15
FILES = sorted((TEMPLATES / "components").rglob("*.*"))
COMPONENTS = [path.relative_to(TEMPLATES).as_posix() for path in FILES]
WITH_CONTEXT = [path for path in COMPONENTS if "/icons/" not in path]


@pytest.fixture
def guide(editor_client: Client) -> html.HtmlElement:
    return html.document_fromstring(editor_client.get(ADDRESS).content)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_component_and_block_is_shown(editor_client: Client) -> None:
    ImageFactory(title="Sample picture")
    response = editor_client.get(ADDRESS)
    shown = {template.name for template in response.templates}
    assert set(COMPONENTS) <= shown
    assert {block.meta.template for block in BODY.child_blocks.values()} <= shown


@pytest.mark.parametrize("path", WITH_CONTEXT)
def test_every_component_says_what_it_needs(path: str) -> None:
    assert read_about(path).endswith(".")


def test_every_component_has_its_place(guide: html.HtmlElement) -> None:
    for path in WITH_CONTEXT:
        (label,) = guide.xpath(f'//p[@class="guide-about"][code[1]="{path}"]')
        assert " ".join(read_about(path).replace("`", "").split()) in words(label)
        assert label.xpath("following-sibling::*") or "this page" in words(label)


def test_every_block_has_its_place(guide: html.HtmlElement) -> None:
    for kind, block in BODY.child_blocks.items():
        place = guide.get_element_by_id(f"block-{kind}")
        assert str(block.meta.description) in words(place)


def test_no_id_is_used_twice(guide: html.HtmlElement) -> None:
    ids = Counter(guide.xpath("//@id"))
    assert [name for name, times in ids.items() if times > 1] == []


def test_links_within_the_guide_lead_somewhere(guide: html.HtmlElement) -> None:
    targets = {link[1:] for link in guide.xpath("//a/@href") if link.startswith("#")}
    assert targets <= set(guide.xpath("//@id"))


def test_what_is_referred_to_by_id_is_there(guide: html.HtmlElement) -> None:
    names = guide.xpath("//@aria-labelledby | //@aria-describedby | //@popovertarget | //@for")
    assert {name for value in names for name in value.split()} <= set(guide.xpath("//@id"))


def test_every_urgency_says_itself_in_words(guide: html.HtmlElement) -> None:
    for urgency in Urgency:
        cards = guide.find_class(f"care-card--{urgency.value}")
        headings = [words(card.find_class("care-card__heading")[0]) for card in cards]
        assert len(headings) >= 2
        assert all(heading.startswith(f"{urgency.label} advice: ") for heading in headings)
        calls = [card for card in cards if card.find_class("emergency__call")]
        assert bool(calls) == (urgency == Urgency.EMERGENCY)


def test_every_certainty_says_itself_in_words(guide: html.HtmlElement) -> None:
    said = {words(element) for element in guide.find_class("certainty")}
    assert {f"{level.label}. {level.meaning}" for level in Certainty} <= said


def test_sizes_of_every_token_are_shown(guide: html.HtmlElement) -> None:
    names = [
        n
        for n in load_token_sets(STYLE_SHEET.read_text())["light"]
        if n.startswith(("text-", "space-"))
    ]
    styles = (TEMPLATES.parent / "static/site/style_guide.css").read_text()
    for name in names:
        assert guide.find_class(f"guide-{name}")
        assert f".guide-{name} {{" in styles


def test_guide_brings_no_style_or_script_of_its_own(guide: html.HtmlElement) -> None:
    assert not guide.xpath("//@style | //style | //script[not(@src)] | //@onclick")


def test_guide_takes_few_queries(editor_client: Client) -> None:
    ImageFactory(title="Sample picture")
    editor_client.get(ADDRESS)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert editor_client.get(ADDRESS).status_code == 200
    assert len(queries) <= MAX_QUERIES


def test_guide_of_a_site_without_pictures_says_so(guide: html.HtmlElement) -> None:
    assert "no picture yet" in words(guide.get_element_by_id("block-image"))


def test_guide_works_without_a_site(editor_client: Client) -> None:
    Site.objects.all().delete()
    assert editor_client.get(ADDRESS).status_code == 200


def test_readers_are_asked_to_sign_in(client: Client, db: None) -> None:
    response = client.get(ADDRESS)
    assert response.status_code == 302
    assert "/admin/login/" in response.headers["Location"]


def test_guide_is_in_the_help_menu(editor_client: Client) -> None:
    assert ADDRESS in editor_client.get("/admin/").content.decode()
