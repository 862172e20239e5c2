"""Select the content of an article that a clinical reviewer answers for.

Each class of block says whether all of it is clinical. So is the easy read. Of the rest it is
doses, numbers, negations and sources: a spelling slip may be corrected without a new review.
"""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import StreamValue

from blog.models.article_content import ArticleContent
from evidence.models import Reference
from review.digests import find_figures

SHOWN_IN_LISTS = ("title", "summary", "seo_title", "search_description")


def collect_clinical_content(page: ArticleContent) -> list[Any]:
    """Return it in the order of the article, of types that JSON has; no ids of blocks."""
    return [
        *(figure for name in SHOWN_IN_LISTS for figure in find_figures(getattr(page, name))),
        *([["easy_read", page.easy_read]] if page.easy_read.strip() else []),
        *(part for child in page.body for part in _iter_clinical_parts(child)),
    ]


def _iter_clinical_parts(child: StreamValue.StreamChild) -> Iterator[Any]:
    if child.block.is_clinical:
        yield [child.block_type, child.block.get_prep_value(child.value)]
        return
    texts = child.block.get_reviewed_texts(child.value) if child.value else ()
    references = child.block.extract_references(child.value)
    sources = [str(pk) for model, pk, *_ in references if model is Reference]
    if parts := [*(figure for text in texts for figure in find_figures(text)), *sources]:
        yield parts
