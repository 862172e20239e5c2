"""Head of a page for search engines, shared links and other programs."""

from dataclasses import dataclass, replace

from django.core.paginator import Page as ListPage
from django.utils.text import Truncator
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from blog.cards.card import build_card
from blog.models.article_content import ArticleContent
from blog.models.published import PublishedArticle
from blog.record.article_record import ArticleRecord
from blog.record.reading import Reading
from blog.seo.nodes import Crumb, Node
from blog.seo.translations import Alternate, is_multilingual, list_alternates

# How many characters lists of results show, and how few say too little to choose by.
MAX_TITLE = 60
MIN_DESCRIPTION, MAX_DESCRIPTION = 50, 160


@dataclass(frozen=True)
class SocialCard:
    """What goes with a shared link, 1200 by 630 pixels."""

    url: str
    alt: str


@dataclass(frozen=True)
class Head:
    """`title` is without the name of the site; `url` is the address to be known by.

    `kind` is a type of page of schema.org. `listed` is what a list shows, the first of it in
    place `first`. `feeds` is the start of the addresses of the page's own feeds.
    """

    title: str
    description: str
    url: str
    language: str = ""
    kind: str = "WebPage"
    is_indexable: bool = True
    listed: tuple[Crumb, ...] = ()
    first: int = 1
    about: Node | None = None
    main_entity: Node | None = None
    feeds: str = ""
    alternates: tuple[Alternate, ...] = ()
    markdown: str = ""
    picture: SocialCard | None = None
    article: ArticleRecord | None = None

    @property
    def robots(self) -> str:
        return "max-image-preview:large" if self.is_indexable else "noindex"

    @property
    def og_locale(self) -> str:
        return to_locale(self.language or get_language() or "en")


def build_page_head(page: Page, description: str = "", kind: str = "WebPage") -> Head:
    """Return what a page of the site's tree says; an alias is known by the page it is of."""
    return Head(
        title=page.seo_title or page.title,
        description=page.search_description or description,
        url=(page.alias_of or page).full_url or "",
        language=page.locale.language_code if is_multilingual() else get_language() or "",
        kind=kind,
        alternates=list_translations(page),
    )


def build_article_head(reading: Reading) -> Head:
    """Return what an article says; one that may not be found has no versions to choose from."""
    page, record, is_indexable = reading.page, reading.record, reading.page.is_indexable
    card = build_card(record)
    return Head(
        title=page.seo_title or page.title,
        description=page.search_description or page.summary,
        url=record.url,
        language=record.locale,
        is_indexable=is_indexable,
        markdown=f"{record.url.rstrip('/')}.md",
        picture=SocialCard(f"{record.url}card.png?v={card.version}", card.alt),
        article=record,
        alternates=list_article_translations(page),
    )


def build_list_head(head: Head, articles: ListPage, is_whole: bool = True) -> Head:
    """Return the head of a page of a list of articles.

    Pages after the first say so and are found by themselves. What is left of a list by a filter
    is known by the address of the whole.
    """
    listed = tuple(Crumb(page.title, page.full_url or "") for page in articles)
    head = replace(head, listed=listed, first=max(articles.start_index(), 1))
    if articles.number == 1 or not is_whole:
        return head
    names = {"number": articles.number, "total": articles.paginator.num_pages}
    return replace(
        head,
        title=_("%(title)s, page %(number)s") % {"title": head.title, **names},
        description=f"{head.description} {_('Page %(number)s of %(total)s.') % names}".strip(),
        url=f"{head.url}?page={articles.number}",
    )


def shorten_html(html: str) -> str:
    """Return as much of rich text as lists of results show."""
    return Truncator(" ".join(get_text_for_indexing(html).split())).chars(MAX_DESCRIPTION)


def list_translations(page: Page) -> tuple[Alternate, ...]:
    """Return the versions of a page that readers can see; none of an alias.

    A site in one language is spared the query.
    """
    if page.alias_of_id or not is_multilingual():
        return ()
    same = Page.objects.filter(translation_key=page.translation_key, alias_of=None)
    pages = same.live().public().select_related("locale").order_by("locale")
    return list_alternates([(one.locale.language_code, one.full_url or "") for one in pages])


def list_article_translations(page: ArticleContent) -> tuple[Alternate, ...]:
    """Return the versions of an article that search engines may show, as the sitemap does."""
    if page.alias_of_id or not page.is_indexable:
        return ()
    published = PublishedArticle.objects.indexable()
    same = published.filter(page__translation_key=page.translation_key)
    return next(iter(same.translations().values()), ())
