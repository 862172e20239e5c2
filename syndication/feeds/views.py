"""New and changed articles for feed readers: Atom, RSS and JSON Feed, with their full text.

The text is that of the Markdown form, so that no feed says what another form does not. A feed is
made once for each state of its articles, and kept.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import wraps

from django.core.cache import cache
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe
from markdown_it import MarkdownIt
from wagtail.models import Site

from blog.models import ArticlePage, PublishedArticle, Topic
from blog.models.glossary import load_glossary
from blog.querysets import ArticleQuerySet
from blog.record.text_document import build_text_document
from review.models import Contributor
from site_identity.identity import SiteIdentity, identity_of
from syndication.etags import compute_state
from syndication.feeds.formats import FORMS, Entry, Feed
from syndication.markdown.document import markdown_of
from syndication.markdown.views import HEADERS, RELATED, site_of, trusted_articles

ENTRIES = 25
LOOKED_AT = 200
STATE = ("pk", "published__last_significant_change", "last_published_at")
CACHE_SECONDS = 3_600


@dataclass(frozen=True)
class Channel:
    """The subject of a feed: its name, the path of its page, and its articles."""

    title: str
    description: str
    path: str
    articles: ArticleQuerySet


def feed_view(find: Callable[..., Channel]) -> Callable[..., HttpResponse]:
    """Make a view of a function that finds the channel; the view answers its newest changes.

    The form is `atom`, `rss` or `json`; any other is answered with 404.
    """

    @require_safe
    @cache_control(public=True, no_cache=True)
    @conditional_page
    @wraps(find)
    def view(request: HttpRequest, form: str, **names: str) -> HttpResponse:
        if form not in FORMS:
            raise Http404
        site = site_of(request)
        return serve_feed(find(site, **names), site, request.path, form)

    return view


def serve_feed(channel: Channel, site: Site, path: str, form: str) -> HttpResponse:
    """Answer a feed, rendered again only if its articles or the site settings changed."""
    identity, rows = identity_of(site), find_newest_rows(channel.articles)
    newest = channel.articles.filter(pk__in=[row[0] for row in rows])
    channel = replace(channel, articles=newest)
    named = site.root_url, path, channel.title, channel.description
    content, content_type = cache.get_or_set(  # type: ignore[misc]
        f"feed:{compute_state(identity, rows, named)}",
        lambda: FORMS[form](build_feed(channel, site, path, identity)),
        CACHE_SECONDS,
    )
    response = HttpResponse(content, content_type, headers=HEADERS)
    if times := [time for row in rows for time in row[1:] if time]:
        response["Last-Modified"] = http_date(max(times).timestamp())
    return response


def find_newest_rows(articles: ArticleQuerySet) -> list[tuple]:
    """Return id, change for readers and publication of each article that the feed has.

    They are among the last changes of the site more often than not, which an index finds at once.
    """
    last = PublishedArticle.objects.order_by("-last_significant_change", "-pk").values_list(
        "pk", flat=True
    )
    rows: list[tuple] = []
    for some in (articles.filter(pk__in=list(last[:LOOKED_AT])), articles):
        columns = some.recently_changed().values_list(*STATE)
        rows = list(columns[:ENTRIES])
        if len(rows) == ENTRIES:
            break
    return rows


@feed_view
def site_feed(site: Site) -> Channel:
    about = _("New and changed health articles.")
    return Channel(identity_of(site).publisher.name, about, "/", trusted_articles(site))


@feed_view
def topic_feed(site: Site, slug: str) -> Channel:
    topic = get_object_or_404(Topic, slug=slug)
    articles = trusted_articles(site).filter(topics=topic)
    return Channel(topic.name, topic.description, topic.get_absolute_url(), articles)


@feed_view
def contributor_feed(site: Site, slug: str) -> Channel:
    """Find the channel of the articles that a contributor wrote or reviewed."""
    person = get_object_or_404(Contributor, slug=slug)
    written = person.authored_articles.values("page")
    theirs = Q(pk__in=written) | Q(clinical_review__reviewer=person)
    articles = trusted_articles(site).filter(theirs)
    return Channel(person.name, person.credentials, person.get_absolute_url(), articles)


def build_feed(channel: Channel, site: Site, path: str, identity: SiteIdentity) -> Feed:
    return Feed(
        title=channel.title,
        description=channel.description,
        home_page=site.root_url + channel.path,
        url=site.root_url + path,
        language=site.root_page.locale.language_code,
        publisher=identity.publisher.name,
        entries=tuple(build_entries(channel.articles, identity)),
    )


def build_entries(articles: ArticleQuerySet, identity: SiteIdentity) -> Iterable[Entry]:
    glossary = load_glossary()
    for page in articles.recently_changed().prefetch_related(*RELATED)[:ENTRIES]:
        page.reading.glossary = glossary
        yield build_entry(page, identity)


def build_entry(page: ArticlePage, identity: SiteIdentity) -> Entry:
    record = page.reading.record
    text = markdown_of(build_text_document(page.reading, identity))
    return Entry(
        url=record.url,
        title=record.title,
        summary=record.summary,
        html=MarkdownIt("commonmark").enable("table").render(text),
        authors=tuple(person.name for person in record.authors),
        topics=tuple(topic.name for topic in record.topics),
        published=find_publication_time(page),
        modified=record.date_modified,
    )


def find_publication_time(page: ArticlePage) -> datetime | None:
    """Return midnight of the page's publication date, or else the time of first publication."""
    if not page.date_published:
        return page.first_published_at
    return timezone.make_aware(datetime.combine(page.date_published, time.min))
