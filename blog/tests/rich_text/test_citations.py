"""What readers see of the sources of an article, through HTTP."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, body
from blog.tests.rich_text.cited_articles import evidence, inline, labels, listed, section
from evidence.choices import Status
from evidence.models import Reference


@pytest.fixture
def sources(db: None) -> list[Reference]:
    return [
        Reference.objects.create(title=f"Made-up study {n}", year=2020, doi=f"10.1234/study.{n}")
        for n in range(1, 4)
    ]


def read(client: Client, index: ArticleIndexPage, *blocks: tuple[str, Any]) -> str:
    page = ArticlePageFactory(parent=index, body=body(*blocks))
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def test_sources_are_numbered_by_first_citation(
    client: Client, article_index: ArticleIndexPage, sources: list[Reference]
) -> None:
    first, second, third = sources
    html = read(
        client,
        article_index,
        section(f"Walking helps{inline(third)}, say two{inline(first)}{inline(third)}."),
        evidence(first, second, third),
    )
    assert labels(html) == ["[1]", "[2]", "[1]", "[1–3]"]
    assert listed(html) == [
        ("1", "Made-up study 3"), ("2", "Made-up study 1"), ("3", "Made-up study 2")
    ]  # fmt: skip
    assert 'href="https://doi.org/10.1234/study.3"' in html


def test_every_link_between_citation_and_list_leads_somewhere_on_the_page(
    client: Client, article_index: ArticleIndexPage, sources: list[Reference]
) -> None:
    html = read(
        client,
        article_index,
        section(f"a{inline(sources[0])} b{inline(sources[0])}"),
        evidence(*sources, statement=f"<p>c{inline(sources[1])}</p>"),
    )
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    links = re.findall(r'href="#((?:cite|reference)-[^"]+)"', html)
    assert len(links) > 8
    assert set(links) <= set(ids)


def test_reader_never_sees_an_id_for_a_source_that_is_gone(
    client: Client, article_index: ArticleIndexPage, sources: list[Reference]
) -> None:
    gone = inline(Reference(pk=98765))
    html = read(client, article_index, section(f"It helps{gone}.{inline(sources[0])}"))
    assert labels(html) == ["[1]"]
    assert "98765" not in html


def test_article_without_sources_has_no_list(
    client: Client, article_index: ArticleIndexPage
) -> None:
    assert 'id="references"' not in read(client, article_index, evidence())


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (Status.RETRACTED, "Retracted"),
        (Status.CONCERN, "Expression of concern"),
        (Status.CORRECTED, "Corrected"),
    ],
)
def test_what_became_of_a_source_is_said_beside_the_citation_and_above(
    client: Client, article_index: ArticleIndexPage, status: Status, word: str
) -> None:
    source = Reference.objects.create(title="Made-up study")
    read(client, article_index, section(f"It helps{inline(source)}."))
    Reference.objects.update(status=status)
    html = client.get(ArticlePage.objects.get().url).content.decode()
    assert f'<strong class="citation__warning">(source: {word})</strong>' in html
    assert f'<strong class="citation__warning">{word}.</strong>' in html
    assert ("notice--withdrawn" in html) == (status != Status.CORRECTED)


def test_structured_data_has_the_sources_of_the_list(
    client: Client, article_index: ArticleIndexPage, sources: list[Reference]
) -> None:
    html = read(client, article_index, evidence(*sources[:1]))
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    assert json.loads(found[1])["@graph"][0]["citation"] == [
        {
            "@type": "ScholarlyArticle",
            "name": "Made-up study 1",
            "url": "https://doi.org/10.1234/study.1",
            "datePublished": "2020",
        }
    ]


def test_sources_can_be_taken_into_a_reference_manager(
    client: Client, article_index: ArticleIndexPage, sources: list[Reference]
) -> None:
    page = ArticlePageFactory(parent=article_index, slug="walking", body=body(evidence(*sources)))
    html = client.get(page.url).content.decode()
    for ending, sign in (("ris", "TY  - JOUR"), ("bib", "@article{"), ("json", '"DOI"')):
        address = f"/articles/walking/references/{ending}/"
        assert f'href="{address}"' in html
        response = client.get(address)
        assert response["Content-Disposition"].startswith("attachment")
        text = response.content.decode()
        assert sign in text
        assert all(source.doi and source.doi in text for source in sources)


def test_there_is_no_file_of_sources_without_any(
    client: Client, article_index: ArticleIndexPage
) -> None:
    page = ArticlePageFactory(parent=article_index)
    for name in ("references/ris/", "references/exe/", "references/"):
        assert client.get(page.url + name).status_code == 404


def test_sources_take_one_query_however_many_they_are(
    client: Client,
    article_index: ArticleIndexPage,
    sources: list[Reference],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    more = [Reference.objects.create(title=f"Study {n}") for n in range(60)]
    blocks = [section("".join(map(inline, more))), evidence(*more), evidence(*sources)]
    page = ArticlePageFactory(parent=article_index, body=body(*blocks))
    client.get(page.url)
    with django_assert_max_num_queries(12):
        client.get(page.url)


def test_citations_are_no_words_of_the_article(
    article_index: ArticleIndexPage, sources: list[Reference]
) -> None:
    page = ArticlePageFactory(
        parent=article_index, body=body(section(f"Walk{inline(sources[0])}"), evidence(*sources))
    )
    record = ArticlePage.objects.get(pk=page.pk).reading.record
    assert record.sections[1].text == "Walk"
    assert "Made-up" not in record.sections[2].text
    assert page.reading.citations.groups == ((sources[0].pk,), tuple(s.pk for s in sources))
