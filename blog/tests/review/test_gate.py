"""Gate of articles: which of their fields it compares."""

import pytest
from pytest_django import Settings

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, approve
from review.publishing import PublicationBlocked


@pytest.fixture
def live(article_index: ArticleIndexPage, settings: Settings) -> ArticlePage:
    settings.REVIEW_REQUIRED = True
    page = ArticlePageFactory(parent=article_index, live=False)
    approve(page)
    page.save_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)


@pytest.mark.parametrize("field", ["title", "seo_title", "search_description", "summary"])
@pytest.mark.parametrize("only_this", [False, True], ids=["whole", "one field"])
def test_dose_in_what_lists_and_results_show_cannot_be_changed_past_the_gate(
    live: ArticlePage, field: str, only_this: bool
) -> None:
    setattr(live, field, "Take 100 mg")
    with pytest.raises(PublicationBlocked):
        live.save(update_fields=[field] if only_this else None)
