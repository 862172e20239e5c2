"""Sitemaps (https://www.sitemaps.org/protocol.html): one file, or an index of parts for many pages.

Only canonical pages that search engines may show are listed. `lastmod` comes from the register of
published articles: it moves when readers get something else, and not when a page is saved again.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from xml.sax.saxutils import escape

from django.db.models import Count, Max, Q
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils.http import quote_etag
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe
from wagtail.models import Page, Site

from blog.models import ArticleIndexPage, ArticlePage, PublishedArticle, Topic
from blog.models.published import PublishedQuerySet
from home.models import HomePage, StandardPage
from review.models import Contributor

# Far below the 50,000 addresses and 50 MB that are allowed, whatever the entries are like.
PART = 10_000
MAX_ENTRY = 4_900  # bytes
OTHER_PAGES = (HomePage, ArticleIndexPage, StandardPage)
URLSET = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n'
)
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True)
class Entry:
    """A page; `alternates` are (language, address) of its translations, itself included."""

    url: str
    changed_at: datetime | None = None
    pictures: tuple[str, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()


def articles_of(site: Site) -> PublishedQuerySet:
    """Return what the register says of the articles of a site that search engines may show."""
    below = PublishedArticle.objects.filter(page__path__startswith=site.root_page.path)
    return below.indexable().order_by("pk")


def state_of(request: HttpRequest, part: int | None = None) -> str | None:
    site = Site.find_for_request(request)
    if not site:
        return None
    state = articles_of(site).aggregate(Max("changed_at"), Count("pk"))
    pages = Page.objects.live().descendant_of(site.root_page, inclusive=True)
    others = pages.type(*OTHER_PAGES).aggregate(Max("last_published_at"), Count("pk"))
    people = Contributor.objects.count(), Topic.objects.count()
    return quote_etag(f"{[*state.values(), *others.values(), *people]}".replace(" ", ""))


def sitemap_view(view: Callable) -> Callable:
    return require_safe(cache_control(public=True, max_age=300)(condition(state_of)(view)))


@sitemap_view
def sitemap(request: HttpRequest) -> StreamingHttpResponse:
    """Answer all pages, or the index of the parts if they are too many for one file."""
    site = site_or_404(request)
    articles = articles_of(site)
    if (count := articles.count()) > PART:
        return answer(index(site, -(-count // PART)))
    return answer(urlset(chain(other_entries(site), article_entries(articles))))


@sitemap_view
def sitemap_part(request: HttpRequest, part: int) -> StreamingHttpResponse:
    """Answer a part: 0 has all pages that are no articles; 404 for one that there is not."""
    site = site_or_404(request)
    if part == 0:
        return answer(urlset(other_entries(site)))
    articles = articles_of(site)[(part - 1) * PART : part * PART]
    if not articles:
        raise Http404
    return answer(urlset(article_entries(articles)))


def site_or_404(request: HttpRequest) -> Site:
    site = Site.find_for_request(request)
    if not site:
        raise Http404
    return site


def answer(text: Iterable[str]) -> StreamingHttpResponse:
    headers = {"X-Robots-Tag": "noindex"}
    return StreamingHttpResponse(text, content_type="application/xml", headers=headers)


def index(site: Site, parts: int) -> Iterator[str]:
    yield DECLARATION + INDEX
    for part in range(parts + 1):
        yield f"<sitemap><loc>{escape(site.root_url)}/sitemap-{part}.xml</loc></sitemap>\n"
    yield "</sitemapindex>\n"


def urlset(entries: Iterable[Entry]) -> Iterator[str]:
    yield DECLARATION + URLSET
    yield from map(as_xml, entries)
    yield "</urlset>\n"


def as_xml(entry: Entry) -> str:
    """Return an entry, with as many of its pictures as there is room for."""
    xml = f"<url><loc>{escape(entry.url)}</loc>"
    if entry.changed_at:
        xml += f"<lastmod>{entry.changed_at:%Y-%m-%dT%H:%M:%S+00:00}</lastmod>"
    for language, url in entry.alternates:
        link = f'hreflang="{language}" href="{escape(url, {chr(34): "&quot;"})}"'
        xml += f'<xhtml:link rel="alternate" {link}/>'
    for picture in entry.pictures:
        image = f"<image:image><image:loc>{escape(picture)}</image:loc></image:image>"
        if len(xml) + len(image) < MAX_ENTRY:
            xml += image
    return f"{xml}</url>\n"


def article_entries(articles: PublishedQuerySet) -> Iterator[Entry]:
    translations = articles.translations()
    rows = articles.values_list("url", "changed_at", "pictures", "page__translation_key")
    for url, changed_at, pictures, key in rows.iterator(chunk_size=2_000):
        yield Entry(url, changed_at, tuple(pictures), translations.get(key, ()))


def other_entries(site: Site) -> Iterator[Entry]:
    """Yield lists, standing pages, topics and people: a list changes when its articles do."""
    articles, root = articles_of(site), site.root_url
    newest = articles.aggregate(newest=Max("changed_at"))["newest"]
    pages = Page.objects.live().public().descendant_of(site.root_page, inclusive=True)
    for page in pages.type(*OTHER_PAGES).specific(defer=True).filter(alias_of=None):
        is_list = not isinstance(page, StandardPage)
        yield Entry(page.full_url or "", newest if is_list else None)
    shown = articles.values("page")
    dated = Topic.objects.filter(articles__in=shown).annotate(
        changed_at=Max("articles__published__changed_at")
    )
    yield from (Entry(root + topic.get_absolute_url(), topic.changed_at) for topic in dated)
    held = ArticlePage.objects.filter(pk__in=shown).values("clinical_review")
    theirs = Q(authored_articles__page__in=shown) | Q(clinical_reviews__in=held)
    people = Contributor.objects.filter(theirs).distinct()
    yield from (Entry(root + person.get_absolute_url()) for person in people)
