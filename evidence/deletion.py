"""A reference that is cited stays."""

from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext
from wagtail.models import ReferenceIndex

from evidence.models import Reference

MAX_NAMED = 5


class StillCited(ProtectedError):
    """The message says, to an editor, what is cited where."""


def refuse_if_cited(instance: Reference, **kwargs: Any) -> None:
    """Raise `StillCited` with what cites a reference that is about to be deleted.

    No foreign key holds it: citations stand in StreamFields and rich text. Wagtail's reference
    index knows of them, from a few seconds after they are saved.
    """
    grouped = ReferenceIndex.get_grouped_references_to(instance)
    citing = [item for item, _references in grouped]
    if citing:
        named = ", ".join(f"“{item}”" for item in citing[:MAX_NAMED])
        reason = gettext("“%(title)s” cannot be deleted: it is cited in %(places)s.")
        raise StillCited(reason % {"title": instance, "places": named}, set(citing))
