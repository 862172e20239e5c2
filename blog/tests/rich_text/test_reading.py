"""One reading of an article: what it shows does not depend on what was shown before."""

import json
from random import Random

import pytest
from django.template.loader import render_to_string
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from blog.models import ArticleIndexPage, ArticlePage, GlossaryTerm
from blog.publication.snapshots import update_snapshots
from blog.record.reading import Reading
from blog.record.text_document import build_text_document
from blog.rich_text.citations import number_groups
from blog.rich_text.glossary import Glossary
from blog.tests.factories import ArticlePageFactory, body
from blog.tests.rich_text.cited_articles import evidence, inline, section
from evidence.models import Reference
from site_identity.identity import identity_of


@pytest.fixture
def page(article_index: ArticleIndexPage) -> ArticlePage:
    """Return an article that cites two sources at four places, and uses a term twice."""
    GlossaryTerm.objects.create(term="oedema", explanation="Swelling.")
    first, second = (Reference.objects.create(title=f"Made-up study {n}") for n in (1, 2))
    blocks = [
        section(f"Oedema{inline(second)} and{inline(first)}"),
        evidence(first, second),
        section(f"Oedema{inline(second)}"),
    ]
    return ArticlePageFactory(parent=article_index, body=body(*blocks))


def fresh(page: ArticlePage) -> Reading:
    return ArticlePage.objects.get(pk=page.pk).reading


def show(reading: Reading, *numbers: int) -> dict[int, str]:
    """Return the HTML of these blocks, rendered in this order."""
    blocks = list(reading.body)
    return {number: str(blocks[number].render()) for number in numbers}


def test_block_shown_twice_has_the_same_numbers_and_explanations(page: ArticlePage) -> None:
    reading = fresh(page)
    first = render_to_string("blog/article_body.html", {"body": reading.body})
    assert "popover" in first
    assert "#reference-2" in first
    assert render_to_string("blog/article_body.html", {"body": reading.body}) == first


def test_blocks_say_the_same_in_whatever_order_they_are_shown(page: ArticlePage) -> None:
    order = list(range(len(page.body)))
    in_order = show(fresh(page), *order)
    for seed in range(5):
        shuffled = order[:]
        Random(seed).shuffle(shuffled)  # noqa: S311, not for secrets
        assert show(fresh(page), *shuffled) == in_order
    for number in order:
        assert show(fresh(page), number) == {number: in_order[number]}


def test_page_and_leaflet_say_the_same_whichever_is_made_first(page: ArticlePage) -> None:
    identity = identity_of(page.get_site())
    reading = fresh(page)
    printed = build_text_document(reading, identity)
    shown = show(reading, 0, 1, 2, 3)
    other = fresh(page)
    assert show(other, 0, 1, 2, 3) == shown
    assert build_text_document(other, identity) == printed


def test_two_readings_of_one_body_do_not_mix(page: ArticlePage) -> None:
    one = Reading(page)
    before = show(one, 0, 1, 2, 3)
    other = Reading(page)
    assert show(other, 0, 1, 2, 3) == before
    assert show(one, 0, 1, 2, 3) == before


def test_what_is_shown_is_not_what_is_stored(page: ArticlePage) -> None:
    stored = page.body.get_prep_value()
    show(page.reading, 0, 1, 2, 3)
    assert page.body.get_prep_value() == stored


def test_body_of_the_page_is_never_changed_by_showing_it(page: ArticlePage) -> None:
    texts = [child.value for child in page.body]
    show(page.reading, 0, 1, 2, 3)
    assert all(now.value is before for now, before in zip(page.body, texts, strict=True))
    assert "reference-" not in str(page.body[1].value["text"])


def test_saved_page_is_read_with_its_new_address_and_number(
    page: ArticlePage, article_index: ArticleIndexPage
) -> None:
    page.slug = "another-address"
    page.save()
    assert page.reading.record.url.endswith("/another-address/")
    new = ArticlePage(title="New", summary="New.", body=body())
    article_index.add_child(instance=new)
    assert new.reading.record.page_id == new.pk
    assert new.reading.record.url.endswith("/new/")


def test_page_loaded_again_is_read_anew(page: ArticlePage) -> None:
    assert len(page.reading.record.sections) == 4
    stored = ArticlePage.objects.get(pk=page.pk)
    stored.body = body()
    stored.save()
    page.refresh_from_db()
    assert len(page.reading.record.sections) == len(stored.body)


def test_blocks_without_ids_keep_their_own_sources(page: ArticlePage) -> None:
    raw = [{k: v for k, v in block.items() if k != "id"} for block in page.body.get_prep_value()]
    blocks = ArticlePage(body=json.dumps(raw), locale=page.locale).reading.blocks
    assert [len(block.cited) for block in blocks] == [0, 2, 2, 1]


@pytest.mark.parametrize("odd", ["\x0b", "\x01", "\uffff", "&#11;", "&#xFFFF;", "\x7f"])
def test_character_that_no_text_can_hold_stops_no_form_of_an_article(
    client: Client, article_index: ArticleIndexPage, odd: str
) -> None:
    GlossaryTerm.objects.create(term="oedema", explanation="Swelling.")
    blocks = body(section(f"Pasted{odd}line on oedema <b>here{odd}</b>"))
    page = ArticlePageFactory(parent=article_index, body=blocks)
    update_snapshots([page.pk])
    for address in (
        page.url,
        f"{page.url.rstrip('/')}.md",
        f"{page.url}leaflet.pdf",
        "/feed/atom/",
    ):
        assert client.get(address).status_code == 200, address
    assert "Swelling." in client.get(page.url).content.decode()


def test_saved_page_is_read_anew(page: ArticlePage) -> None:
    old = page.reading
    assert "Made-up study" in str(old.citations.listed[0].reference)
    page.body = body(section("Nothing is cited."))
    page.save()
    assert page.reading is not old
    assert page.reading.citations.listed == []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.integers(1, 6), max_size=4), min_size=1, max_size=6))
def test_every_number_leads_to_its_source_for_any_order_of_citations(
    cited: list[list[int]],
) -> None:
    """Numbers count up by first use, and the links back lead to every place."""
    references = {pk: Reference(pk=pk, title=f"Made-up study {pk}") for pk in range(1, 7)}
    texts = ["".join(inline(references[pk]) for pk in ids) for ids in cited]
    reading = Reading(ArticlePage(body=body(*(section(text or "None") for text in texts))))
    reading.__dict__["citations"] = number_groups(
        tuple(group for place in reading.places for group in place.groups), references
    )
    reading.__dict__["glossary"] = Glossary(())
    take_first_uses = list(dict.fromkeys(pk for ids in cited for pk in ids))
    root = html.fragment_fromstring(
        "".join(str(block.render()) for block in reading.body), create_parent="div"
    )
    shown = [int(link.text) for link in root.iterfind(".//sup/a")]
    assert shown == [take_first_uses.index(pk) + 1 for ids in cited for pk in ids]
    anchors = [span.get("id") for span in root.iterfind(".//sup/span")]
    assert sorted(anchors) == sorted(
        anchor for source in reading.citations.listed for anchor in source.numbered.anchors
    )


def test_served_twice_the_page_is_the_same(client: Client, page: ArticlePage) -> None:
    assert client.get(page.url).content == client.get(page.url).content
