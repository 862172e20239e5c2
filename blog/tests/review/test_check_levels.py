"""A site raises, lowers and switches off checks; nobody lowers those on reviews."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings
from wagtail.models import Page, Site

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, approve
from review.content_checks import Level
from review.findings import list_findings
from review.models import CheckOverride, ReviewSettings
from review.models.settings import check_choices
from review.publishing import PublicationBlocked


@pytest.fixture
def draft(article_index: ArticleIndexPage) -> ArticlePage:
    """An article that does not say who paid for it: a hint."""
    return ArticlePageFactory(parent=article_index, live=False)


def set_level(site: Site, check_id: str, level: Level) -> None:
    settings = ReviewSettings.for_site(site)
    settings.levels.create(check_id=check_id, level=level)
    settings.save()


def level_of(check_id: str, page: ArticlePage) -> Level | None:
    levels = {finding.id: finding.level for finding in list_findings(page)}
    return levels.get(check_id)


@pytest.mark.parametrize("level", [Level.HINT, Level.WARNING, Level.ERROR])
def test_finding_has_the_level_that_its_site_sets(
    site: Site, draft: ArticlePage, level: Level
) -> None:
    set_level(site, "funding-undeclared", level)
    assert level_of("funding-undeclared", draft) == level
    assert level_of("conflicts-undeclared", draft) == Level.HINT


def test_check_that_is_off_finds_nothing(site: Site, draft: ArticlePage) -> None:
    set_level(site, "funding-undeclared", Level.OFF)
    assert level_of("funding-undeclared", draft) is None


def test_check_raised_to_an_error_keeps_an_article_back(site: Site, draft: ArticlePage) -> None:
    set_level(site, "funding-undeclared", Level.ERROR)
    with pytest.raises(PublicationBlocked, match="Funding is not declared"):
        draft.save_revision().publish()
    draft.funding = "none"
    draft.save_revision().publish()
    assert ArticlePage.objects.get().live


def test_levels_of_one_site_are_not_those_of_another(site: Site, draft: ArticlePage) -> None:
    other = Site.objects.create(hostname="other.example", root_page=Page.objects.get(depth=1))
    set_level(other, "funding-undeclared", Level.ERROR)
    assert level_of("funding-undeclared", draft) == Level.HINT


def test_checks_on_reviews_are_not_for_a_site_to_set(
    site: Site, draft: ArticlePage, settings: Settings
) -> None:
    settings.REVIEW_REQUIRED = True
    names = {name for name, _ in check_choices()}
    assert "funding-undeclared" in names
    assert not names & {"review-missing", "review-void", "review-overdue", "reviewed-by-author"}


def test_levels_are_set_in_the_admin(admin_client: Client, site: Site) -> None:
    html = admin_client.get(f"/admin/settings/review/reviewsettings/{site.pk}/").content.decode()
    assert "funding-undeclared" in html
    assert "review-missing" not in html


def test_override_lets_an_article_out_until_its_clinical_content_changes(
    draft: ArticlePage, settings: Settings, admin_user: User
) -> None:
    settings.REVIEW_REQUIRED = True
    reason = {"reason": "A sample emergency.", "user": admin_user}
    CheckOverride.objects.create(
        page=draft, check_id="review-missing", digest=draft.clinical_digest, **reason
    )
    draft.save_revision().publish()
    live = ArticlePage.objects.get()
    assert live.live
    assert live.clinical_review is None  # readers are told that nobody reviewed it
    live.summary = "Take 100 mg."
    with pytest.raises(PublicationBlocked):
        live.save_revision().publish()


def test_override_of_one_finding_lets_no_other_pass(draft: ArticlePage, settings: Settings) -> None:
    settings.REVIEW_REQUIRED = True
    CheckOverride.objects.create(
        page=draft, check_id="review-void", digest=draft.clinical_digest, reason="Another one."
    )
    with pytest.raises(PublicationBlocked):
        draft.save_revision().publish()
    approve(draft)
    draft.get_latest_revision().publish()
