"""Rules on the review itself. Sites cannot lower them; they block if REVIEW_REQUIRED is set."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from review.content_checks import Found, Level, register
from review.models import ReviewedPage
from review.publishing import find_valid_review, load_reviews


@register(ReviewedPage, "review-missing", Level.ERROR, is_adjustable=False)
def check_review(page: ReviewedPage) -> Iterator[Found]:
    """No qualified person has ever reviewed the page.

    D2: clinical approval by a qualified person, before anything is published.
    """
    if not load_reviews(page):
        yield Found(
            _("No clinical reviewer has approved this page."),
            _("Submit it to the workflow: a reviewer of its topics has to approve it."),
        )


@register(ReviewedPage, "review-void", Level.ERROR, is_adjustable=False)
def check_digest(page: ReviewedPage) -> Iterator[Found]:
    """The clinical content is not what was reviewed.

    Red flags, evidence, tips, doses and numbers were changed after the last review.
    """
    reviews = load_reviews(page)
    if reviews and not find_valid_review(page):
        yield Found(
            _("The clinical content was changed since %(reviewer)s reviewed it on %(date)s.")
            % {"reviewer": reviews[0].reviewer, "date": date_format(reviews[0].reviewed_at)},
            _("Submit it to the workflow again, or go back to what was reviewed."),
        )


@register(ReviewedPage, "review-overdue", Level.ERROR, is_adjustable=False)
def check_due_date(page: ReviewedPage) -> Iterator[Found]:
    """The next review is overdue.

    D3: a planned cycle of reviews, of three years at most. What is live stays live and says so.
    """
    review = find_valid_review(page)
    if review and review.is_overdue:
        yield Found(
            _("The next review was due on %(date)s.")
            % {"date": date_format(review.next_review_due)},
            _("Submit it to the workflow, so that it is reviewed again."),
        )


@register(ReviewedPage, "reviewed-by-author", Level.ERROR, is_adjustable=False)
def check_independence(page: ReviewedPage) -> Iterator[Found]:
    """The reviewer is one of the authors. Nobody reviews what they wrote."""
    review = find_valid_review(page)
    if review and page.is_written_by(review.reviewer):
        yield Found(
            _("%(reviewer)s reviewed this page and is one of its authors.")
            % {"reviewer": review.reviewer},
            _("Have another reviewer approve it."),
        )


@register(ReviewedPage, "reviewer-out-of-scope", Level.WARNING)
def check_scope(page: ReviewedPage) -> Iterator[Found]:
    """The reviewer is not registered for any topic of the page.

    Asked when a page is approved; topics may be changed afterwards. D2: reviewer and scope.
    """
    review = find_valid_review(page)
    if review and not page.is_within_scope_of(review.reviewer):
        yield Found(
            _("%(reviewer)s, who reviewed this page, is not registered for its topics.")
            % {"reviewer": review.reviewer},
            _("Look at the topics of the page, or at the reviewers of the topic."),
        )
