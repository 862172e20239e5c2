"""Articles that cannot be told apart in a list."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models.functions import Lower

from blog.models.article_content import ArticleContent


def find_duplicate_titles(pages: Sequence[ArticleContent]) -> list[list[ArticleContent]]:
    """Return, for each page, the other live articles of its language with its title; one query.

    Capitals make no difference. Aliases and translations are the same article.
    """
    titles = Lower("title")
    wanted = {page.title.lower() for page in pages} | {page.title for page in pages}
    live = type(pages[0])._default_manager.live().annotate(lower_title=titles)
    by_title = defaultdict(list)
    for other in live.filter(lower_title__in=wanted).defer_streamfields():
        by_title[other.title.lower(), other.locale_id].append(other)
    return [
        [
            other
            for other in by_title[page.title.lower(), page.locale_id]
            if not is_same_article(page, other)
        ]
        for page in pages
    ]


def is_same_article(page: ArticleContent, other: ArticleContent) -> bool:
    sources = {page.alias_of_id or page.pk, other.alias_of_id or other.pk}
    return len(sources) == 1 or page.translation_key == other.translation_key
