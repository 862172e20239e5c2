"""Citations hold when an article is rearranged, copied, translated or compared, through HTTP."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import Locale

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, body
from blog.tests.rich_text.cited_articles import Block, evidence, inline, labels, listed, section
from evidence.models import Reference


@pytest.fixture
def walking(db: None) -> Reference:
    return Reference.objects.create(title="Made-up study 1", authors="Sample, Ann", year=2020)


@pytest.fixture
def resting(db: None) -> Reference:
    return Reference.objects.create(title="Made-up study 2", authors="Other, Bo", year=2021)


@pytest.fixture
def page(article_index: ArticleIndexPage, walking: Reference, resting: Reference) -> ArticlePage:
    """Cites one source in its text, and then both in a list."""
    blocks = [section(f"It helps{inline(walking)}."), evidence(resting, walking)]
    page: ArticlePage = ArticlePageFactory(parent=article_index, body=body(*blocks))
    return page


@pytest.fixture
def dutch(settings: Settings) -> Locale:
    settings.WAGTAIL_I18N_ENABLED = True
    settings.LANGUAGES = [("en-gb", "English"), ("nl", "Dutch")]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    return Locale.objects.create(language_code="nl")


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def assert_links_hold(html: str) -> None:
    """Every citation leads to its source, and every source back to where it is cited."""
    links = re.findall(r'href="#((?:cite|reference)-[^"]+)"', html)
    ids = re.findall(r'id="([^"]+)"', html)
    assert {link.partition("-")[0] for link in links} == {"cite", "reference"}
    assert set(links) <= set(ids)
    assert len(ids) == len(set(ids))


def assert_cites_as_the_original(html: str) -> None:
    assert labels(html) == ["[1]", "[1, 2]"]
    assert listed(html) == [("1", "Made-up study 1"), ("2", "Made-up study 2")]
    assert_links_hold(html)


def test_moving_a_block_numbers_its_sources_anew(client: Client, page: ArticlePage) -> None:
    assert_cites_as_the_original(read(client, page.url))
    introduction, text, listing = page.body.get_prep_value()
    page.body = [introduction, listing, text]
    page.save()
    html = read(client, page.url)
    assert labels(html) == ["[1, 2]", "[2]"]
    assert listed(html) == [("1", "Made-up study 2"), ("2", "Made-up study 1")]
    assert_links_hold(html)


def test_copy_cites_what_the_article_cites(client: Client, page: ArticlePage) -> None:
    copy = page.copy(update_attrs={"slug": "copy", "title": "Copy"})
    assert_cites_as_the_original(read(client, copy.url))
    copy.body = body(section("It helps."))
    copy.save()
    assert_cites_as_the_original(read(client, page.url))


def test_translation_cites_what_the_article_cites(
    admin_client: Client, page: ArticlePage, dutch: Locale
) -> None:
    for ancestor in page.get_ancestors().filter(depth__gt=1):
        ancestor.specific.copy_for_translation(dutch)
    translation = page.copy_for_translation(dutch)
    assert not translation.live
    assert_cites_as_the_original(read(admin_client, f"/admin/pages/{translation.pk}/view_draft/"))


def compared(
    client: Client, page: ArticlePage, before: list[Block], after: list[Block]
) -> list[str]:
    """Return what an editor sees marked between two revisions, as "+ what came", "- what went"."""
    numbers = []
    for blocks in (before, after):
        page.body = body(*blocks)
        numbers.append(page.save_revision().pk)
    html = read(client, f"/admin/pages/{page.pk}/revisions/compare/{numbers[0]}...{numbers[1]}/")
    marked = re.findall(
        r'<(span|div) class="(?:comparison__child-object )?(add|delet)(?:i|it)?ion">(.*?)</\1>',
        html,
        re.S,
    )
    return [f"{'+' if kind == 'add' else '-'} {words(text)}" for _, kind, text in marked]


def words(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def test_editor_sees_a_citation_that_was_added_to_a_text_or_taken_out(
    editor_client: Client, page: ArticlePage, walking: Reference
) -> None:
    without, cited = [section("It helps")], [section(f"It helps{inline(walking)}")]
    assert compared(editor_client, page, without, cited) == ["+ [Sample 2020]"]
    assert compared(editor_client, page, cited, without) == ["- [Sample 2020]"]


def test_editor_sees_a_source_that_was_added_to_a_list_or_taken_out(
    editor_client: Client, page: ArticlePage, walking: Reference, resting: Reference
) -> None:
    none, one, both = [evidence()], [evidence(walking)], [evidence(walking, resting)]
    assert compared(editor_client, page, none, one) == ["+ [Sample 2020]"]
    assert compared(editor_client, page, one, both) == ["+ [Other 2021]"]
    assert compared(editor_client, page, both, one) == ["- [Other 2021]"]
    assert compared(editor_client, page, one, none) == ["- [Sample 2020]"]


def test_editor_sees_what_a_new_block_cites(
    editor_client: Client, page: ArticlePage, walking: Reference, resting: Reference
) -> None:
    statement = f"<p>It helps{inline(walking)}</p>"
    (block,) = compared(editor_client, page, [], [evidence(resting, statement=statement)])
    assert block.startswith("+ Heading Evidence Statement It helps[Sample 2020]")
    assert block.endswith("Sources [Other 2021]")


def test_editor_tells_two_sources_of_one_name_apart(
    editor_client: Client, page: ArticlePage, walking: Reference
) -> None:
    twin = Reference.objects.create(title="Made-up study 3", authors="Sample, Ann", year=2020)
    before, after = [evidence(walking)], [evidence(twin)]
    assert compared(editor_client, page, before, after) == [
        "+ [Sample 2020: Made-up study 3]", "- [Sample 2020: Made-up study 1]"
    ]  # fmt: skip
    swapped = compared(editor_client, page, [section(inline(walking))], [section(inline(twin))])
    assert swapped == ["- 1]", "+ 3]"]


def test_editor_never_sees_an_id_for_a_source_that_is_gone(
    editor_client: Client, page: ArticlePage
) -> None:
    gone = Reference(pk=98765)
    before, after = [section("It helps")], [section(f"It helps{inline(gone)}"), evidence(gone)]
    changes = compared(editor_client, page, before, after)
    assert [change.count("[deleted source]") for change in changes] == [1, 1]
    assert "98765" not in "".join(changes)


def test_comparison_takes_no_more_queries_for_more_citations(
    editor_client: Client,
    page: ArticlePage,
    walking: Reference,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    def compare(number: int) -> int:
        with django_assert_max_num_queries(200) as queries:
            many = [section(inline(walking) * number), evidence(*[walking] * number)]
            compared(editor_client, page, [], many)
        return len(queries)

    compare(1)
    assert compare(1) == compare(20)
