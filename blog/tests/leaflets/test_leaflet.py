"""The leaflet of an article, as readers ask for it."""

import logging
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import PageViewRestriction

from blog.leaflets import typesetting
from blog.leaflets.storage import get_folder
from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage
from blog.tests.factories import RED_FLAGS, ArticlePageFactory, ContributorFactory, approve, body
from blog.tests.leaflets.leaflets import SIZES, fetch, preview_of, read, sources, squeezed, text_of
from blog.tests.rich_text.cited_articles import evidence


@pytest.fixture(autouse=True)
def leaflet_folder(settings: Settings, tmp_path: Path) -> Path:
    settings.LEAFLET_DIR = tmp_path / "leaflets"
    return tmp_path / "leaflets"


@pytest.fixture
def page(article_index: ArticleIndexPage, site_settings: Any) -> ArticlePage:
    """An article that is published, with a source and a red flag."""
    site_settings.help_line_number = "02380 248725"
    site_settings.emergency_number = "999"
    site_settings.emergency_advice = "In an emergency, call 999."
    site_settings.save()
    blocks = (evidence(*sources()), ("red_flags", RED_FLAGS))
    page = ArticlePageFactory(
        parent=article_index,
        title="Walking & back pain",
        summary="Walking may help.",
        body=body(*blocks),
        how_made="Written by people.",
        funding="none",
        attribution="<p>CC BY 4.0</p>",
        date_published=date(2025, 10, 18),
    )
    page.article_authors.add(ArticleAuthor(contributor=ContributorFactory(name="Sample Team")))
    page.save_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)


def stored(page: ArticlePage) -> list[Path]:
    return sorted(get_folder(page.pk).glob("*"))


def test_leaflet_says_what_the_record_says(client: Client, page: ArticlePage) -> None:
    approve(page, ContributorFactory(name="Dr Sample", credentials="MSc"))
    page = ArticlePage.objects.get(pk=page.pk)
    text = squeezed(text_of(fetch(client, page)))
    review = page.reading.record.review
    assert review
    for said in (
        page.reading.record.title,
        page.reading.record.summary,
        "By: Sample Team",
        "Published: 18 October 2025",
        f"Page last reviewed: {review.last_reviewed:%-d %B %Y}",
        "Next review due: 1 January 2099",
        "Reviewed by: Dr Sample, MSc",
        f"Version of {page.reading.record.date_modified:%-d %B %Y}",
        "Help line: 02380 248725",
        "In an emergency, call 999.",
        "Page 1 of",
        page.reading.record.url,
        "Written by people.",
        "Funding: none",
        "CC BY 4.0",
        *(
            section.text
            for section in page.reading.record.sections
            if section.kind == "introduction"
        ),
        *(
            f"{s.numbered.number}. Sample A, Person B. {s.reference}"
            for s in page.reading.citations.listed
        ),
    ):
        assert squeezed(said) in text, said


def test_leaflet_says_plainly_that_nobody_reviewed_it(client: Client, page: ArticlePage) -> None:
    text = text_of(fetch(client, page))
    assert "Not reviewed. No health professional has reviewed" in text
    assert "Not reviewed by a health professional" in text


@pytest.mark.parametrize("size", SIZES)
def test_every_page_says_what_it_is_part_of(client: Client, page: ArticlePage, size: str) -> None:
    reader = read(fetch(client, page, size))
    for number, sheet in enumerate(reader.pages, 1):
        text = squeezed(sheet.extract_text())
        assert squeezed(f"Page {number} of {len(reader.pages)}") in text
        for said in (
            page.title,
            "Version of",
            "Not reviewed by",
            page.reading.record.url,
            "02380 248725",
        ):
            assert squeezed(said) in text


def test_sizes_are_those_of_the_paper_and_of_large_print(client: Client, page: ArticlePage) -> None:
    widths = [round(float(read(fetch(client, page, s)).pages[0].mediabox.width)) for s in SIZES]
    assert widths == [595, 420, 595]
    found: list[float] = []

    def note_size(text: str, cm: list, tm: list, font: dict, size: float) -> None:
        if text.strip():
            found.append(abs(size * tm[3]))

    for sheet in read(fetch(client, page, "large")).pages:
        sheet.extract_text(visitor_text=note_size)
    assert min(found) >= 18


@pytest.mark.parametrize("size", ["a3", "", "A4", "../a4", "large/"])
def test_other_sizes_are_not_found(client: Client, page: ArticlePage, size: str) -> None:
    assert client.get(f"{page.url}leaflet.pdf", {"size": size}).status_code == 404


def test_headers_let_browsers_show_it_and_ask_again(client: Client, page: ArticlePage) -> None:
    response = client.get(f"{page.url}leaflet.pdf?size=a5")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="walking-back-pain-a5.pdf"'
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "no-cache"
    for condition in ("ETag", "Last-Modified"):
        name = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[condition]
        again = client.get(f"{page.url}leaflet.pdf?size=a5", headers={name: response[condition]})
        assert again.status_code == 304
        assert again["ETag"] == response["ETag"]
    assert client.head(f"{page.url}leaflet.pdf").status_code == 200


def test_leaflet_is_as_private_as_its_page(client: Client, page: ArticlePage) -> None:
    fetch(client, page)
    restriction = PageViewRestriction.LOGIN
    PageViewRestriction.objects.create(page=page, restriction_type=restriction)
    response = client.get(f"{page.url}leaflet.pdf")
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_who_may_see_a_private_page_keeps_the_leaflet_to_themselves(
    editor_client: Client, page: ArticlePage
) -> None:
    restriction = PageViewRestriction.LOGIN
    PageViewRestriction.objects.create(page=page, restriction_type=restriction)
    response = editor_client.get(f"{page.url}leaflet.pdf")
    assert response.status_code == 200
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))


def test_unpublished_article_has_no_leaflet(client: Client, page: ArticlePage) -> None:
    fetch(client, page)
    page.unpublish()
    assert client.get(f"{page.url}leaflet.pdf").status_code == 404


def test_draft_is_not_on_the_leaflet(client: Client, page: ArticlePage) -> None:
    page.title = "Not yet decided"
    page.save_revision()
    assert "Not yet decided" not in text_of(fetch(client, page))


def test_leaflet_is_made_once(
    client: Client, page: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = fetch(client, page)
    monkeypatch.setattr(typesetting, "_compile", lambda *_: pytest.fail("made twice"))
    assert fetch(client, page) == first
    assert len(stored(page)) == 1


def test_retraction_is_on_the_very_next_leaflet(client: Client, page: ArticlePage) -> None:
    assert "Retracted" not in text_of(fetch(client, page))
    reference = page.reading.citations.listed[0].reference
    reference.status = "retracted"
    reference.save()
    text = text_of(fetch(client, page))
    assert "Retracted. A source of this article, number 1, is not to be relied on" in text
    assert "1. Retracted. Sample A" in text
    assert len(stored(page)) == 1


def test_changed_settings_and_people_are_on_the_very_next_leaflet(
    client: Client, page: ArticlePage, site_settings: Any
) -> None:
    fetch(client, page)
    author = page.authors[0]
    author.name = "Renamed Team"
    author.save()
    site_settings.help_line_number = "0800 111"
    site_settings.save()
    text = text_of(fetch(client, page))
    assert "Renamed Team" in text
    assert "0800 111" in text


@pytest.mark.django_db
def test_publishing_makes_the_leaflets_ahead(page: ArticlePage, immediate_tasks: None) -> None:
    page.title = "Newly named"
    page.save_revision().publish()
    assert [path.name.partition("-")[0] for path in stored(page)] == ["a4", "a5", "large"]
    page.unpublish()
    assert not get_folder(page.pk).exists()


def test_leaflets_go_with_the_article(
    client: Client, page: ArticlePage, immediate_tasks: None
) -> None:
    fetch(client, page)
    folder = get_folder(page.pk)
    page.delete()
    assert not folder.exists()


def test_leaflet_that_cannot_be_made_is_logged_and_readers_are_told_what_to_do(
    client: Client,
    page: ArticlePage,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(typesetting, "load_template", lambda: '#panic("broken")')
    response = client.get(f"{page.url}leaflet.pdf")
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert "You can also print the page itself" in response.content.decode()
    assert "broken" in caplog.text
    assert not stored(page)


def test_folder_that_cannot_be_written_to_costs_no_leaflet(
    client: Client, page: ArticlePage, leaflet_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    leaflet_folder.write_text("a file where the folder should be")
    assert "Walking & back pain" in text_of(fetch(client, page))
    assert "could not be kept" in caplog.text


@pytest.mark.parametrize("broken", [b"no picture", None])
def test_broken_picture_gives_way_to_its_text(
    client: Client,
    article_index: ArticleIndexPage,
    broken: bytes | None,
    caplog: pytest.LogCaptureFixture,
) -> None:
    cache.clear()  # it may know of the same picture in another test
    kind, value = preview_of("image", ArticlePage.body.field.stream_block.child_blocks["image"])
    page = ArticlePageFactory(parent=article_index, body=body((kind, value)))
    image = ArticlePage.objects.get(pk=page.pk).body[1].value
    name = image.file.name
    image.file.storage.delete(name)
    if broken is not None:
        image.file.storage.save(name, ContentFile(broken))
    caplog.set_level(logging.ERROR)
    assert "A spine from behind" in text_of(fetch(client, page))
    assert "cannot be put on a leaflet" in caplog.text


def test_number_of_queries_does_not_grow_with_the_blocks(
    client: Client,
    article_index: ArticleIndexPage,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    blocks = [evidence(*sources(1, status="current")[:1])]
    blocks += [("red_flags", RED_FLAGS)] * 30
    page = ArticlePageFactory(parent=article_index, body=body(*blocks))
    fetch(client, page)
    with django_assert_max_num_queries(16):
        fetch(client, page)


def test_article_links_to_its_leaflets(client: Client, page: ArticlePage) -> None:
    html = client.get(page.url).content.decode()
    for query in ("", "?size=a5", "?size=large"):
        assert f'href="{page.url}leaflet.pdf{query}"' in html
