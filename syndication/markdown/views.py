"""Articles as Markdown for programs: one at a time, and llms.txt (https://llmstxt.org)."""

from collections.abc import Iterable, Iterator

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, conditional_page, require_safe
from wagtail.models import Site

from blog.models import ArticlePage
from blog.models.glossary import load_glossary
from blog.querysets import ArticleQuerySet
from blog.record.text_document import build_text_document
from site_identity.identity import SiteIdentity, identity_of
from syndication.etags import compute_state, compute_totals
from syndication.markdown.document import format_line, markdown_of

MARKDOWN = "text/markdown; charset=utf-8"
BATCH = 50
RELATED = (
    "locale",
    "topics",
    "article_authors__contributor",
    "clinical_review__reviewer",
    "published",
)
# Programs take an article from here and show it elsewhere, where no search engine need find it.
HEADERS = {"X-Robots-Tag": "noindex", "Access-Control-Allow-Origin": "*"}


@require_safe
@cache_control(public=True, no_cache=True)
@conditional_page
def article_markdown(request: HttpRequest, path: str) -> HttpResponse:
    """Answer the article at a path as Markdown; 404 where readers find no article."""
    site = site_of(request)
    url_path = f"{site.root_page.url_path}{path}/"
    page = ArticlePage.objects.for_readers().filter(url_path=url_path).first()
    if not page:
        raise Http404
    text = markdown_of(build_text_document(page.reading, identity_of(site)))
    canonical = f'<{page.reading.record.url}>; rel="canonical"'
    return HttpResponse(text, MARKDOWN, headers=HEADERS | {"Link": canonical})


@require_safe
@cache_control(public=True, no_cache=True)
@conditional_page
def llms(request: HttpRequest) -> HttpResponse:
    """Answer llms.txt: each article with the address of its Markdown."""
    site = site_of(request)
    return HttpResponse(
        "\n".join(build_overview(site, identity_of(site))), MARKDOWN, headers=HEADERS
    )


def full_state(request: HttpRequest) -> str:
    site = site_of(request)
    return quote_etag(
        compute_state(identity_of(site), compute_totals(trusted_articles(site)), site.root_url)
    )


@require_safe
@cache_control(public=True, no_cache=True)
@condition(etag_func=full_state)
def llms_full(request: HttpRequest) -> StreamingHttpResponse:
    """Answer all articles in full, streamed one after another."""
    site = site_of(request)
    texts = render_full_texts(trusted_articles(site), identity_of(site))
    return StreamingHttpResponse(texts, content_type=MARKDOWN, headers=HEADERS)


def site_of(request: HttpRequest) -> Site:
    site = Site.find_for_request(request)
    if not site:
        raise Http404
    return site


def trusted_articles(site: Site) -> ArticleQuerySet:
    """Return the articles for syndication, less aliases and those overdue for review."""
    articles = ArticlePage.objects.in_site(site).for_readers().filter(alias_of=None)
    return articles.not_overdue().newest_first()


def build_overview(site: Site, identity: SiteIdentity) -> Iterator[str]:
    articles = trusted_articles(site).for_cards().select_related("clinical_review")
    yield f"# {format_line(identity.publisher.name)}\n"
    about = _("Health articles with their sources, and when each was reviewed.")
    yield f"> {about} {format_line(identity.emergency_advice)}\n"
    yield f"## {_('Articles')}\n"
    for article in articles:
        yield f"- [{format_line(article.title)}]({markdown_url(article)}): {build_entry(article)}"
    yield f"\n## {_('More')}\n"
    yield f"- [{_('All articles in full')}]({site.root_url}/llms-full.txt)\n"


def markdown_url(article: ArticlePage) -> str:
    return f"{(article.full_url or '').rstrip('/')}.md"


def build_entry(article: ArticlePage) -> str:
    review = article.clinical_review
    dated = _("Reviewed %(day)s.") % {"day": review.reviewed_on} if review else _("Not reviewed.")
    return f"{format_line(article.summary)} {dated}"


def render_full_texts(articles: ArticleQuerySet, identity: SiteIdentity) -> Iterator[str]:
    """Yield the text of each article; shared data is read for many at a time."""
    glossary = load_glossary()
    for page in split_batches(articles):
        page.reading.glossary = glossary
        yield f"{markdown_of(build_text_document(page.reading, identity))}\n---\n\n"


def split_batches(articles: ArticleQuerySet) -> Iterable[ArticlePage]:
    return articles.prefetch_related(*RELATED).iterator(chunk_size=BATCH)
