"""Refuse deletion of cited references."""

from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext
from wagtail.models import ReferenceIndex

from evidence.models import Reference

MAX_NAMED = 5


class StillCited(ProtectedError):
    """The reference is cited; the message for the editor names the places."""


def refuse_if_cited(instance: Reference, **kwargs: Any) -> None:
    """Raise `StillCited`, naming the citing objects, before a cited reference is deleted.

    No foreign key protects it: citations are in StreamFields and rich text. Wagtail's reference
    index lists them a few seconds after they are saved.
    """
    grouped = ReferenceIndex.get_grouped_references_to(instance)
    citing = [item for item, _references in grouped]
    if citing:
        named = ", ".join(f"“{item}”" for item in citing[:MAX_NAMED])
        reason = gettext("“%(title)s” cannot be deleted: it is cited in %(places)s.")
        raise StillCited(reason % {"title": instance, "places": named}, set(citing))
