"""Wagtail's own search of the database: what answers when the engine is out of reach."""

from blog.models import ArticlePage
from search.query import HITS_PER_PAGE, SearchQuery
from search.results import Hit, SearchResults

# Its time grows steeply with the words of an any-word query.
MAX_WORDS = 8


def search(query: SearchQuery) -> SearchResults:
    """Return a page of hits, without passages, marked as limited."""
    words = " ".join(query.words[:MAX_WORDS])
    # Wagtail's search takes plain filters only; who shows the hits asks `for_readers` again.
    found = ArticlePage.objects.live().public().search(words, operator="or")
    pages = found[query.offset : query.offset + HITS_PER_PAGE]
    return SearchResults(
        hits=tuple(Hit(page.pk) for page in pages),
        total=found.count(),
        page=query.page,
        is_limited=True,
    )
