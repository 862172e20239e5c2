"""How an article is reviewed, through the admin."""

from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import PageLogEntry, TaskState

from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage, Topic
from blog.tests.editor_forms import form_of
from blog.tests.factories import (
    ArticlePageFactory,
    ContributorFactory,
    TopicFactory,
    approve,
    body,
)
from evidence.models import Reference
from evidence.notices import say_retracted
from review.models import ClinicalReview, Contributor, ReviewSettings
from review.opening import open_review
from review.reviewers import ReviewRefused, qualified_contributor

TODAY = "2026-06-01"


def member(name: str, group: str) -> User:
    user = User.objects.create_user(name, f"{name}@example.org", "a-long-password")
    user.groups.add(Group.objects.get(name=group))
    return user


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def topic(db: None) -> Topic:
    return TopicFactory(name="Back pain")


@pytest.fixture
def reviewer(topic: Topic) -> User:
    user = member("reviewer", "Clinical reviewers")
    topic.reviewers.add(ContributorFactory(credentials="MSc Physiotherapy", user=user))
    return user


@pytest.fixture
def article(article_index: ArticleIndexPage, topic: Topic, settings: Settings) -> ArticlePage:
    settings.REVIEW_REQUIRED = True
    writer = member("writer", "Authors")
    page = ArticlePageFactory(parent=article_index, live=False, owner=writer)
    page.topics = [topic]
    page.save_revision(user=writer)
    return page


def submit(page: ArticlePage, user: User) -> None:
    page = ArticlePage.objects.get(pk=page.pk)
    form = form_of(page.get_latest_revision_as_object()) | {"action-submit": "1"}
    response = client_of(user).post(f"/admin/pages/{page.pk}/edit/", form)
    assert response.status_code == 302


def decide(page: ArticlePage, user: User, action: str = "approve", follow: bool = False) -> str:
    """Do what the buttons on the dashboard do; return the page that follows."""
    page = ArticlePage.objects.get(pk=page.pk)
    state = page.current_workflow_task_state
    assert state
    address = f"/admin/pages/workflow/action/{page.pk}/{action}/{state.pk}/"
    form = {"comment": "Looked at.", "revision": page.latest_revision_id}
    response = client_of(user).post(address, form, follow=True)
    return response.content.decode()


@pytest.fixture
def submitted(article: ArticlePage) -> ArticlePage:
    submit(article, User.objects.get(username="writer"))
    return article


def test_reviewer_who_saves_without_a_change_may_still_approve(
    submitted: ArticlePage, reviewer: User
) -> None:
    """Wagtail's editor does so by itself when somebody approves in it."""
    ArticlePage.objects.get().get_latest_revision_as_object().save_revision(user=reviewer)
    decide(submitted, reviewer)
    assert ClinicalReview.objects.get().reviewer.user == reviewer


def test_article_goes_live_after_clinical_review_and_editorial_approval(
    submitted: ArticlePage, reviewer: User, editor: User
) -> None:
    with time_machine.travel(TODAY):
        decide(submitted, reviewer)
        review = ClinicalReview.objects.get()
        assert not ArticlePage.objects.get().live
        decide(submitted, editor)
    live = ArticlePage.objects.get()
    assert live.live
    assert live.clinical_review == review
    assert review.reviewer.user == reviewer
    assert timezone.localdate(review.reviewed_at) == date(2026, 6, 1)
    assert review.next_review_due == date(2028, 6, 1)


def test_site_says_how_long_a_review_holds(submitted: ArticlePage, reviewer: User) -> None:
    site_settings = ReviewSettings.for_site(submitted.get_site())
    site_settings.review_months = 3
    site_settings.save()
    with time_machine.travel("2026-11-30"):
        decide(submitted, reviewer)
    assert ClinicalReview.objects.get().next_review_due == date(2027, 2, 28)


def author(page: ArticlePage, user: User) -> None:
    draft = page.get_latest_revision_as_object()
    draft.article_authors.add(ArticleAuthor(contributor=user.contributor))
    draft.save_revision(user=User.objects.get(username="writer"))


def last_editor(page: ArticlePage, user: User) -> None:
    draft = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.summary += " And more."
    draft.save_revision(user=user)


def earlier_editor(page: ArticlePage, user: User) -> None:
    last_editor(page, user)
    last_editor(page, User.objects.get(username="writer"))


def of_another_topic(page: ArticlePage, user: User) -> None:
    user.contributor.reviewed_topics.set([TopicFactory()])


def without_credentials(page: ArticlePage, user: User) -> None:
    Contributor.objects.update(credentials=" ")


def not_registered(page: ArticlePage, user: User) -> None:
    Contributor.objects.update(user=None)


@pytest.mark.parametrize(
    "change",
    [author, last_editor, earlier_editor, of_another_topic, without_credentials, not_registered],
    ids=lambda change: change.__name__,
)
def test_who_may_not_approve_is_offered_nothing_and_refused(
    submitted: ArticlePage, reviewer: User, change: object
) -> None:
    assert callable(change)
    change(submitted, reviewer)
    decide(submitted, reviewer)
    assert not ClinicalReview.objects.exists()
    page = ArticlePage.objects.get()
    task, state = page.current_workflow_task, page.current_workflow_task_state
    reviewer = User.objects.get(pk=reviewer.pk)
    assert task.get_actions(page, reviewer) == []
    assert not task.get_task_states_user_can_moderate(reviewer).exists()
    with pytest.raises(ReviewRefused):
        task.on_action(state, reviewer, "approve")
    assert TaskState.objects.get(pk=state.pk).status == TaskState.STATUS_IN_PROGRESS


def test_superuser_approves_no_clinical_content_by_that_alone(
    submitted: ArticlePage, admin_user: User
) -> None:
    decide(submitted, admin_user)
    assert not ClinicalReview.objects.exists()


def test_reviewer_finds_the_article_on_the_dashboard(
    submitted: ArticlePage, reviewer: User
) -> None:
    assert submitted.title in client_of(reviewer).get("/admin/").content.decode()


def test_reviewer_asks_for_changes(submitted: ArticlePage, reviewer: User) -> None:
    decide(submitted, reviewer, "reject")
    assert not ClinicalReview.objects.exists()
    assert ArticlePage.objects.get().current_workflow_state.status == "needs_changes"


def test_reviewer_may_edit_again_after_another_review(
    submitted: ArticlePage, reviewer: User
) -> None:
    last_editor(submitted, reviewer)
    with time_machine.travel(timezone.now()):
        approve(submitted.get_latest_revision_as_object())
    assert ArticlePage.objects.get().current_workflow_task.get_actions(submitted, reviewer)


def test_approval_of_a_version_that_was_changed_meanwhile_is_not_recorded(
    submitted: ArticlePage, reviewer: User
) -> None:
    page = ArticlePage.objects.get()
    task, state = page.current_workflow_task, page.current_workflow_task_state
    page.body = body(("tips", {"heading": "Tips", "items": [{"title": "Run", "text": ""}]}))
    page.save_revision(user=User.objects.get(username="writer"))
    with pytest.raises(ReviewRefused, match="changed meanwhile"):
        task.on_action(state, reviewer, "approve")
    assert not ClinicalReview.objects.exists()


def test_approval_from_an_editor_opened_before_the_change_is_refused(
    submitted: ArticlePage, reviewer: User
) -> None:
    client = client_of(reviewer)
    seen = ArticlePage.objects.get().latest_revision
    changed = ArticlePage.objects.get()
    changed.body = body(("tips", {"heading": "Tips", "items": [{"title": "Run", "text": ""}]}))
    changed.save_revision(user=User.objects.get(username="writer"))
    form = form_of(changed) | {
        "action-workflow-action": "1",
        "workflow-action-name": "approve",
        "loaded_revision_id": seen.pk,
        "loaded_revision_created_at": seen.created_at.isoformat(),
    }
    response = client.post(f"/admin/pages/{submitted.pk}/edit/", form, follow=True)
    assert "changed since you opened it" in response.content.decode()
    assert not ClinicalReview.objects.exists()


def test_edit_of_a_red_flag_after_approval_voids_the_review(
    submitted: ArticlePage, reviewer: User, editor: User
) -> None:
    decide(submitted, reviewer)
    decide(submitted, editor)
    page = ArticlePage.objects.get()
    flags = {"heading": "Help", "urgency": "emergency", "signs": ["<p>numb legs</p>"]}
    page.body = body(("red_flags", flags))
    page.save_revision(user=editor)
    form = form_of(page) | {"action-publish": "1"}
    response = client_of(editor).post(f"/admin/pages/{page.pk}/edit/", form)
    assert response.status_code == 409
    assert "was changed since" in response.content.decode()
    assert not ArticlePage.objects.get().body.first_block_by_name("red_flags")


def test_review_of_what_is_live_already_holds_at_once(article: ArticlePage, reviewer: User) -> None:
    with time_machine.travel("2026-01-01"):
        approve(article, next_review_due=date(2026, 3, 1))
        article.get_latest_revision().publish()
    with time_machine.travel(TODAY):
        submit(article, User.objects.get(username="writer"))
        decide(article, reviewer)
    assert ArticlePage.objects.get().clinical_review.reviewer.user == reviewer


def test_retracted_source_opens_a_review_of_each_article_that_cites_it(
    article_index: ArticleIndexPage, immediate_tasks: None
) -> None:
    source = Reference.objects.create(title="Made-up study")
    text = f'<p>It helps<embed embedtype="citation" id="{source.pk}"/></p>'
    citing = ArticlePageFactory(
        parent=article_index, body=body(("section", {"heading": "More", "text": text}))
    )
    other = ArticlePageFactory(parent=article_index)
    for page in (citing, other):
        approve(page)
    with time_machine.travel(TODAY):
        say_retracted(source)
    assert ArticlePage.objects.get(pk=citing.pk).workflow_in_progress
    assert not ArticlePage.objects.get(pk=other.pk).workflow_in_progress
    assert citing.clinical_reviews.get().next_review_due == date(2026, 6, 1)
    assert other.clinical_reviews.get().next_review_due == date(2099, 1, 1)
    entry = PageLogEntry.objects.get(page=citing.pk, action="review.open")
    assert "Made-up study" in entry.message


def test_review_opened_twice_is_one_workflow(article: ArticlePage) -> None:
    for _time in range(2):
        open_review(ArticlePage.objects.get(), "A sample reason.")
    assert ArticlePage.objects.get().workflow_states.count() == 1


def test_those_who_may_approve_are_told_by_mail_that_an_article_waits(
    article: ArticlePage, reviewer: User, mailoutbox: list[EmailMessage]
) -> None:
    other = member("other", "Clinical reviewers")
    ContributorFactory(credentials="MSc", user=other)  # registered for no topic
    submit(article, User.objects.get(username="writer"))
    to_reviewers = [mail for mail in mailoutbox if mail.to == [reviewer.email]]
    assert len(to_reviewers) == 1
    assert article.title in to_reviewers[0].body
    assert not any(mail.to == [other.email] for mail in mailoutbox)


def test_save_that_changes_nothing_makes_no_version(article: ArticlePage, reviewer: User) -> None:
    page = ArticlePage.objects.get()
    assert page.get_latest_revision_as_object().save_revision(user=reviewer) == page.latest_revision
    draft = page.get_latest_revision_as_object()
    draft.title = "Another title"
    assert draft.save_revision(user=reviewer) != page.latest_revision
    assert page.revisions.count() == 2


def test_who_says_not_to_be_a_health_professional_is_no_reviewer(
    submitted: ArticlePage, reviewer: User
) -> None:
    Contributor.objects.update(credentials="Not a health professional")
    assert not qualified_contributor(reviewer)


def test_editor_can_mend_an_article_whose_review_something_else_opened(
    article: ArticlePage, editor: User
) -> None:
    open_review(ArticlePage.objects.get(), "A sample reason.")
    page = ArticlePage.objects.get()
    draft = page.get_latest_revision_as_object()
    draft.summary = "Mended."
    client_of(editor).post(f"/admin/pages/{page.pk}/edit/", form_of(draft))
    assert ArticlePage.objects.get().get_latest_revision_as_object().summary == "Mended."


def test_reviewer_of_other_topics_does_not_get_into_the_editor_by_that(
    submitted: ArticlePage, reviewer: User
) -> None:
    reviewer.groups.set([Group.objects.get(name="Authors")])  # may edit what they own
    address = f"/admin/pages/{submitted.pk}/edit/"
    assert client_of(reviewer).get(address).status_code == 200
    reviewer.contributor.reviewed_topics.set([TopicFactory()])
    assert client_of(reviewer).get(address).status_code == 302


def test_version_that_somebody_else_saved_meanwhile_is_not_taken_for_the_latest(
    article: ArticlePage, editor: User
) -> None:
    opened = ArticlePage.objects.get().get_latest_revision_as_object()
    changed = ArticlePage.objects.get().get_latest_revision_as_object()
    changed.summary = "Changed."
    later = changed.save_revision(user=editor)
    assert opened.save_revision().pk > later.pk


def test_save_with_a_time_to_go_live_is_kept(article: ArticlePage) -> None:
    draft = ArticlePage.objects.get().get_latest_revision_as_object()
    at = timezone.now()
    assert draft.save_revision(approved_go_live_at=at).approved_go_live_at == at
