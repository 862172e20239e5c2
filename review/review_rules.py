"""Rules on the review itself. Sites cannot lower them; they block if REVIEW_REQUIRED is set."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from review.content_checks import Found, Level, register
from review.models import ReviewedPage
from review.publishing import find_valid_review, load_reviews


@register(ReviewedPage, "review-missing", Level.ERROR, is_adjustable=False)
def check_review(page: ReviewedPage) -> Iterator[Found]:
    """The page has never had a clinical review.

    Publication needs the approval of a qualified person.
    """
    if not load_reviews(page):
        yield Found(
            _("No clinical reviewer has approved this page."),
            _("Submit it to the workflow: a reviewer of its topics has to approve it."),
        )


@register(ReviewedPage, "review-void", Level.ERROR, is_adjustable=False)
def check_digest(page: ReviewedPage) -> Iterator[Found]:
    """The clinical content was changed since the last review.

    Red flags, evidence, tips, doses and numbers are clinical content.
    """
    reviews = load_reviews(page)
    if reviews and not find_valid_review(page):
        yield Found(
            _("The clinical content was changed since %(reviewer)s reviewed it on %(date)s.")
            % {"reviewer": reviews[0].reviewer, "date": date_format(reviews[0].reviewed_at)},
            _("Submit it to the workflow again, or restore the reviewed version."),
        )


@register(ReviewedPage, "review-overdue", Level.ERROR, is_adjustable=False)
def check_due_date(page: ReviewedPage) -> Iterator[Found]:
    """The next review is overdue.

    Reviews are repeated after three years at most. A live page stays live and says so.
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
    """The reviewer is one of the authors. Authors cannot review their own pages."""
    review = find_valid_review(page)
    if review and page.is_written_by(review.reviewer):
        yield Found(
            _("%(reviewer)s reviewed this page and is one of its authors.")
            % {"reviewer": review.reviewer},
            _("Have another reviewer approve it."),
        )


@register(ReviewedPage, "reviewer-out-of-scope", Level.WARNING)
def check_scope(page: ReviewedPage) -> Iterator[Found]:
    """The reviewer is not a reviewer of any topic of the page.

    Required when a page is approved; topics may change afterwards.
    """
    review = find_valid_review(page)
    if review and not page.is_within_scope_of(review.reviewer):
        yield Found(
            _("%(reviewer)s, who reviewed this page, is not a reviewer of its topics.")
            % {"reviewer": review.reviewer},
            _("Check the topics of the page, or the reviewers of the topics."),
        )
