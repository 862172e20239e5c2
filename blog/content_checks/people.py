"""Rules on who made an article, how, and for whom."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from blog.models import ArticlePage
from review.content_checks import Found, Level, register
from review.models import Contributor


@register(ArticlePage, "author-missing", Level.WARNING)
def check_authors(page: ArticlePage) -> Iterator[Found]:
    """An article without an author: readers cannot tell who is responsible for it."""
    if not page.authors:
        yield Found(
            _("The article has no author."),
            _("Add its author, or the organisation responsible for it."),
        )


@register(ArticlePage, "author-without-credentials", Level.WARNING)
def check_credentials(page: ArticlePage) -> Iterator[Found]:
    """A person in the by-line without credentials.

    Readers see who is a health professional and who is not. Organisations need none.
    """
    for author in page.authors:
        if author.kind == Contributor.Kind.PERSON and not author.credentials.strip():
            yield Found(
                _("%(author)s has no credentials.") % {"author": author},
                _("Add them to the contributor, or enter “not a health professional” there."),
            )


@register(ArticlePage, "funding-undeclared", Level.HINT)
def check_funding(page: ArticlePage) -> Iterator[Found]:
    """An article without a statement of funding, not even “none”."""
    if not page.funding.strip():
        yield Found(_("Funding is not declared."), _("State who paid for it, or “none”."))


@register(ArticlePage, "conflicts-undeclared", Level.HINT)
def check_conflicts(page: ArticlePage) -> Iterator[Found]:
    """An article without a declaration of conflicts of interest, not even “none declared”."""
    if not page.conflicts.strip():
        yield Found(
            _("Conflicts of interest are not declared."),
            _("State what its authors declare, or “none declared”."),
        )


@register(ArticlePage, "how-made-missing", Level.HINT)
def check_how_made(page: ArticlePage) -> Iterator[Found]:
    """An article without a statement of how it was made.

    Readers should know who did what, and what was done by machine.
    """
    if not page.how_made.strip():
        yield Found(
            _("The article does not say how it was made."),
            _("State who did what, and what was done by machine."),
        )
