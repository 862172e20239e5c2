"""New and changed articles for feed readers: Atom, RSS and JSON Feed, with their full text.

The text is that of the Markdown form, so that no feed says what another form does not.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe
from markdown_it import MarkdownIt
from wagtail.models import Site

from blog.imprint import Imprint, imprint_of
from blog.markdown import markdown_of
from blog.markdown_views import RELATED, site_of, trusted_articles
from blog.models import ArticlePage, Topic
from blog.models.glossary import load_glossary
from blog.plain import plain_article
from blog.querysets import ArticleQuerySet
from review.models import Contributor

ENTRIES = 25
JSON_FEED = "https://jsonfeed.org/version/1.1"
HEADERS = {"Access-Control-Allow-Origin": "*", "X-Robots-Tag": "noindex"}


@dataclass(frozen=True)
class Entry:
    """An article in a feed; `url` is also its id."""

    url: str
    title: str
    summary: str
    html: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    published: datetime | None
    modified: datetime | None


@dataclass(frozen=True)
class Channel:
    """What a feed is of: its name, the path of its page, and the articles there."""

    title: str
    description: str
    path: str
    articles: ArticleQuerySet


@dataclass(frozen=True)
class Feed:
    """`home_page` is what the feed is of, `url` the feed itself."""

    title: str
    description: str
    home_page: str
    url: str
    language: str
    publisher: str
    entries: tuple[Entry, ...]


def feed_view(find: Callable[..., Channel]) -> Callable[..., HttpResponse]:
    """Make a view of a function that finds the channel: it answers the newest articles there.

    The form is `atom`, `rss` or `json`; any other is answered with 404.
    """

    @require_safe
    @cache_control(public=True, max_age=300)
    @conditional_page
    @wraps(find)
    def view(request: HttpRequest, form: str, **names: str) -> HttpResponse:
        if form not in FORMS:
            raise Http404
        site = site_of(request)
        return FORMS[form](feed_of(find(site, **names), site, request.path))

    return view


@feed_view
def site_feed(site: Site) -> Channel:
    about = _("New and changed health articles.")
    return Channel(imprint_of(site).publisher.name, about, "/", trusted_articles(site))


@feed_view
def topic_feed(site: Site, slug: str) -> Channel:
    topic = get_object_or_404(Topic, slug=slug)
    articles = trusted_articles(site).filter(topics=topic)
    return Channel(topic.name, topic.description, topic.get_absolute_url(), articles)


@feed_view
def contributor_feed(site: Site, slug: str) -> Channel:
    """What somebody wrote or reviewed."""
    person = get_object_or_404(Contributor, slug=slug)
    theirs = Q(article_authors__contributor=person) | Q(clinical_review__reviewer=person)
    articles = trusted_articles(site).filter(theirs).distinct()
    return Channel(person.name, person.credentials, person.get_absolute_url(), articles)


def feed_of(channel: Channel, site: Site, path: str) -> Feed:
    imprint = imprint_of(site)
    return Feed(
        title=channel.title,
        description=channel.description,
        home_page=site.root_url + channel.path,
        url=site.root_url + path,
        language=site.root_page.locale.language_code,
        publisher=imprint.publisher.name,
        entries=tuple(entries(channel.articles, imprint)),
    )


def entries(articles: ArticleQuerySet, imprint: Imprint) -> Iterable[Entry]:
    glossary = load_glossary()
    for page in articles.prefetch_related(*RELATED)[:ENTRIES]:
        page.glossary = glossary
        yield entry(page, imprint)


def entry(page: ArticlePage, imprint: Imprint) -> Entry:
    record = page.record
    text = markdown_of(plain_article(page, imprint))
    return Entry(
        url=record.url,
        title=record.title,
        summary=record.summary,
        html=MarkdownIt("commonmark").enable("table").render(text),
        authors=tuple(person.name for person in record.authors),
        topics=tuple(topic.name for topic in record.topics),
        published=page.first_published_at,
        modified=record.date_modified,
    )


def as_xml(feed: Feed, kind: type[Atom1Feed] | type[Rss201rev2Feed]) -> HttpResponse:
    made = kind(
        title=feed.title,
        link=feed.home_page,
        description=feed.description,
        language=feed.language,
        author_name=feed.publisher,
        feed_url=feed.url,
    )
    for item in feed.entries:
        made.add_item(
            title=item.title,
            link=item.url,
            unique_id=item.url,
            description=item.html,
            author_name=", ".join(item.authors) or None,
            categories=item.topics,
            pubdate=item.published,
            updateddate=item.modified,
        )
    return HttpResponse(made.writeString("utf-8"), kind.content_type, headers=HEADERS)


def as_json(feed: Feed) -> HttpResponse:
    """Answer a feed as https://www.jsonfeed.org/version/1.1/ describes it."""
    data = {
        "version": JSON_FEED,
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.home_page,
        "feed_url": feed.url,
        "language": feed.language,
        "authors": [{"name": feed.publisher}],
        "items": [json_item(item) for item in feed.entries],
    }
    response = JsonResponse(data, headers=HEADERS)
    response["Content-Type"] = "application/feed+json; charset=utf-8"
    return response


def json_item(item: Entry) -> dict[str, Any]:
    data = {
        "id": item.url,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        "authors": [{"name": name} for name in item.authors],
        "tags": item.topics,
        "date_published": item.published and item.published.isoformat(),
        "date_modified": item.modified and item.modified.isoformat(),
    }
    return {key: value for key, value in data.items() if value}


FORMS: dict[str, Callable[[Feed], HttpResponse]] = {
    "atom": lambda feed: as_xml(feed, Atom1Feed),
    "rss": lambda feed: as_xml(feed, Rss201rev2Feed),
    "json": as_json,
}
