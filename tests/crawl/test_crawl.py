"""A site of many articles, crawled: nothing broken, nothing hidden, and one truth in each form.

CRAWL_ARTICLES says how many.
"""

import os
import re
from collections.abc import Iterable, Iterator
from itertools import chain

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.models import Site

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.leaflets.leaflets import fetch, text_of
from syndication import sitemaps
from tests.crawl import rules
from tests.crawl.articles import make_articles
from tests.crawl.forms import (
    Facts,
    disagreements,
    feed_facts,
    graph_facts,
    is_article,
    leaflet_facts,
    markdown_facts,
)
from tests.crawl.spider import Spider, Visit

ARTICLES = int(os.environ.get("CRAWL_ARTICLES", "60"))
LEAFLETS = min(30, ARTICLES // 6)
KNOWN = ("/robots.txt", "/sitemap.xml", "/llms.txt", "/llms-full.txt", "/feed/json/", "/feed/atom/")
MOST_SHOWN = 100


@pytest.mark.whole
def test_site_is_whole_and_says_one_thing_in_every_form(
    article_index: ArticleIndexPage, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.API_RATE = 0
    monkeypatch.setattr(sitemaps, "PART", max(ARTICLES // 3, 1))
    pages = make_articles(article_index, ARTICLES)
    spider = Spider(Site.objects.get().root_url)
    spider.follow_links("/")
    reached = set(spider.visits)
    spider.follow_all(*KNOWN)
    visits = spider.visits.values()
    listed = listed_in_sitemaps(visits)
    assert len(listed) > ARTICLES // 2
    faults = chain(
        rules.broken(visits),
        rules.wrong_canonicals(visits),
        rules.not_as_listed(visits, listed),
        rules.orphans(reached, listed),
        rules.shared_words(visits),
        rules.invalid_data(visits),
        different_forms(spider, pages),
    )
    found = list(faults)
    assert not found, "\n".join([f"{len(found)} faults", *found[:MOST_SHOWN]])


def listed_in_sitemaps(visits: Iterable[Visit]) -> set[str]:
    maps = [visit for visit in visits if re.fullmatch(r"/sitemap-\d+\.xml", visit.path)]
    return {path for visit in maps for path in visit.mentions}


def different_forms(spider: Spider, pages: list[ArticlePage]) -> Iterator[str]:
    """Say where the forms of an article differ; leaflets take time, so only some are read."""
    newest = feeds_by_path(spider)
    for number, page in enumerate(pages):
        visit = spider.visits[page.url]
        forms = {"page": visit.facts, "structured data": graph_facts(article_graph(visit))}
        markdown = spider.visits.get(f"{page.url.rstrip('/')}.md")
        if markdown:
            forms["Markdown"] = markdown_facts(markdown.text)
        if page.url in newest:
            forms["feed"] = newest[page.url]
        if number < LEAFLETS:
            forms["leaflet"] = leaflet_facts(text_of(fetch(spider.client, page)))
        if api := api_facts(spider.client, page):
            forms["API"] = api
        yield from (f"{page.url} {words}" for words in disagreements(forms))


def article_graph(visit: Visit) -> dict:
    for graph in visit.graphs:
        if any(map(is_article, graph.get("@graph", [graph]))):
            return graph
    raise AssertionError(f"{visit.path} has no structured data of an article")


def feeds_by_path(spider: Spider) -> dict[str, Facts]:
    items = spider.client.get("/feed/json/").json()["items"]
    return {item["url"].removeprefix(spider.root): feed_facts(item) for item in items}


def api_facts(client: Client, page: ArticlePage) -> Facts | None:
    """Return what the API says of an article; None if its review is overdue."""
    response = client.get(reverse("api:article", args=[page.pk]))
    return graph_facts(response.json()["item"]) if response.status_code == 200 else None
