"""Articles shipped with the platform, to try it out with."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from blog.demo.contents import DemoArticle, load_contents
from blog.importing.pages import import_draft
from blog.importing.readers import read_article
from blog.importing.topics import get_known_topics, get_or_create_topic
from blog.models import ArticleIndexPage, ArticlePage
from review.publishing import PublicationBlocked

# Gets the number of the article, how many there are, and its title.
Progress = Callable[[int, int, str], None]


def load_demo_articles(index_page: ArticleIndexPage, on_progress: Progress) -> list[ArticlePage]:
    """Import the demo articles and publish those that the gate lets through.

    Nobody has reviewed them: where reviews are required they stay drafts. Any that cannot be read
    ends it with an error.
    """
    for topic in load_contents().topics:
        get_or_create_topic(topic.slug, topic.name, topic.description, topic.kind)
    known = get_known_topics()
    articles = load_contents().articles
    pages = []
    for number, article in enumerate(articles, 1):
        page = _load(article, index_page, known)
        on_progress(number, len(articles), page.title)
        pages.append(page)
    return pages


def _load(article: DemoArticle, index_page: ArticleIndexPage, known: frozenset[str]) -> ArticlePage:
    read = read_article(article.path, known)
    # The digest stays that of the file, so that importing the file by itself changes nothing.
    draft = replace(
        read, topics=article.topics, attribution=read.attribution or article.attribution
    )
    page = import_draft(draft, index_page).page
    with suppress(PublicationBlocked):
        page.get_latest_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)
