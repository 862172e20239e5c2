"""Authors and topics of an article decide who may approve it."""

import pytest
from django.contrib.auth.models import User

from blog.models import ArticleAuthor, ArticlePage
from blog.tests.factories import TopicFactory, approve
from review.models import ClinicalReview
from review.tests.reviewing import decide
from review.tests.rules import found_by


def author(page: ArticlePage, user: User) -> None:
    draft = page.get_latest_revision_as_object()
    draft.article_authors.add(ArticleAuthor(contributor=user.contributor))
    draft.save_revision(user=User.objects.get(username="writer"))


def of_another_topic(page: ArticlePage, user: User) -> None:
    user.contributor.reviewed_topics.set([TopicFactory()])


@pytest.mark.parametrize("change", [author, of_another_topic], ids=lambda change: change.__name__)
def test_who_may_not_approve_is_offered_nothing_and_refused(
    submitted: ArticlePage, reviewer: User, change: object
) -> None:
    assert callable(change)
    change(submitted, reviewer)
    decide(submitted, reviewer)
    assert not ClinicalReview.objects.exists()
    page = ArticlePage.objects.get()
    reviewer = User.objects.get(pk=reviewer.pk)
    assert page.current_workflow_task.get_actions(page, reviewer) == []


def test_topics_that_the_reviewer_is_not_registered_for_are_found_afterwards(
    article: ArticlePage, reviewer: User
) -> None:
    page = ArticlePage.objects.get()
    page.topics = list(reviewer.contributor.reviewed_topics.all())
    page.save()
    approve(page, reviewer.contributor)
    assert found_by("reviewer-out-of-scope", page) == []
    page = ArticlePage.objects.get()
    page.topics = [TopicFactory()]
    page.save()
    [found] = found_by("reviewer-out-of-scope", page)
    assert str(reviewer.contributor) in found.message
