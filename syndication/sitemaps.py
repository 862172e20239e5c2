"""Sitemaps (https://www.sitemaps.org/protocol.html): one file, or an index of parts for many pages.

Only canonical pages that search engines may show are listed. `lastmod` comes from the
published snapshot: it moves when the public content changes, and not at each save of a page.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import chain
from xml.sax.saxutils import escape

from django.db.models import Count, Max, Sum
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import quote_etag
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe
from wagtail.models import Page, PageQuerySet, Site

from blog.models import ArticleIndexPage, PublishedArticle
from blog.models.published import PublishedQuerySet, build_indexable_filter
from home.models import HomePage, StandardPage

# Far below the 50,000 addresses and 50 MB that are allowed, whatever the entries are like.
PART = 10_000
MAX_ENTRY = 4_900  # bytes
OTHER_PAGES = (HomePage, ArticleIndexPage, StandardPage)
# Views of lists, and where snapshots hold the names of what they list.
LISTS = {
    "topic": ["page__topics__slug"],
    "contributor": [
        "page__article_authors__contributor__slug",
        "page__clinical_review__reviewer__slug",
    ],
}
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


def find_published(site: Site) -> PublishedQuerySet:
    """Return the published snapshots of the articles of a site."""
    return PublishedArticle.objects.filter(page__path__startswith=site.root_page.path)


def articles_of(site: Site) -> PublishedQuerySet:
    """Return the snapshots that search engines may list, in an order stable under additions."""
    return find_published(site).indexable().order_by("pk")


def find_other_pages(site: Site) -> PageQuerySet:
    """Return the public pages of the tree that are no articles."""
    pages = Page.objects.live().public().descendant_of(site.root_page, inclusive=True)
    return pages.type(*OTHER_PAGES).filter(alias_of=None)


def compute_state(request: HttpRequest, part: int | None = None) -> str | None:
    """Return an ETag that changes whenever any part would.

    Topics and people count through the snapshots: their changes update those of their articles.
    """
    site = Site.find_for_request(request)
    if not site:
        return None
    shown = build_indexable_filter()
    totals = find_published(site).aggregate(
        Max("last_significant_change"),
        Count("pk"),
        shown=Count("pk", filter=shown),
        sum=Sum("pk", filter=shown),
    )
    others = sorted(find_other_pages(site).values_list("url_path", flat=True))
    text = repr((site.root_url, totals, others))
    return quote_etag(sha256(text.encode()).hexdigest())


def sitemap_view(view: Callable) -> Callable:
    return require_safe(cache_control(public=True, no_cache=True)(condition(compute_state)(view)))


@sitemap_view
def sitemap(request: HttpRequest) -> StreamingHttpResponse:
    """Answer all pages, or the index of the parts if they are too many for one file."""
    site = get_site_or_404(request)
    articles = articles_of(site)
    if (count := articles.count()) > PART:
        return answer(render_index(site, -(-count // PART)))
    return answer(render_urlset(chain(build_other_entries(site), build_article_entries(articles))))


@sitemap_view
def sitemap_part(request: HttpRequest, part: int) -> StreamingHttpResponse:
    """Answer a part: 0 has all pages that are no articles; 404 for a missing one."""
    site = get_site_or_404(request)
    if part == 0:
        return answer(render_urlset(build_other_entries(site)))
    first = (part - 1) * PART
    if not articles_of(site)[first : first + 1].exists():
        raise Http404
    return answer(
        render_urlset(build_article_entries(articles_of(site), slice(first, first + PART)))
    )


def get_site_or_404(request: HttpRequest) -> Site:
    site = Site.find_for_request(request)
    if not site:
        raise Http404
    return site


def answer(text: Iterable[str]) -> StreamingHttpResponse:
    headers = {"X-Robots-Tag": "noindex"}
    return StreamingHttpResponse(text, content_type="application/xml", headers=headers)


def render_index(site: Site, parts: int) -> Iterator[str]:
    yield DECLARATION + INDEX
    for part in range(parts + 1):
        yield f"<sitemap><loc>{escape(site.root_url)}/sitemap-{part}.xml</loc></sitemap>\n"
    yield "</sitemapindex>\n"


def render_urlset(entries: Iterable[Entry]) -> Iterator[str]:
    yield DECLARATION + URLSET
    yield from map(render_entry, entries)
    yield "</urlset>\n"


def render_entry(entry: Entry) -> str:
    """Return an entry, with as many of its pictures as the format allows."""
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


def build_article_entries(
    articles: PublishedQuerySet, which: slice = slice(None)
) -> Iterator[Entry]:
    translations = articles.translations()
    rows = articles.values_list(
        "url", "last_significant_change", "pictures", "page__translation_key"
    )[which]
    for url, changed_at, pictures, key in rows.iterator(chunk_size=2_000):
        yield Entry(url, changed_at, tuple(pictures), translations.get(key, ()))


def build_other_entries(site: Site) -> Iterator[Entry]:
    """Yield lists, standing pages, topics and people: a list changes when its articles do."""
    times = date_lists(site)
    for page in find_other_pages(site):
        is_list = page.specific_class is not StandardPage
        yield Entry(page.full_url or "", times[reverse("a_z")] if is_list else None)
    yield from (Entry(site.root_url + path, changed_at) for path, changed_at in times.items())


def date_lists(site: Site) -> dict[str, datetime | None]:
    """Return the paths of all articles, and of those of a topic or contributor, with their newest
    change.
    """
    rows, everything = find_published(site).order_by(), reverse("a_z")
    found: dict[str, datetime | None] = {everything: None}
    for view, names in LISTS.items():
        for *slugs, changed_at in rows.values_list(*names).annotate(Max("last_significant_change")):
            paths = {reverse(view, args=[slug]) for slug in slugs if slug}
            for path in {everything, *paths}:
                found[path] = max(changed_at, found.get(path) or changed_at)
    return found
