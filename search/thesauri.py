"""The synonyms in force: those shipped, and those of editors from the moment they are saved."""

from datetime import datetime
from functools import lru_cache

from django.db.models import Count, Max

from search.models import Synonym
from search.synonyms import EDITORS_WEIGHT, Thesaurus, shipped, thesaurus_of


def thesauri() -> tuple[Thesaurus, Thesaurus]:
    """Return the shipped thesaurus and that of the editors; one small query to the database."""
    stamp = Synonym.objects.aggregate(count=Count("pk"), latest=Max("changed_at"))
    return shipped(), _of_editors(stamp["count"], stamp["latest"])


@lru_cache(maxsize=1)
def _of_editors(count: int, latest: datetime | None) -> Thesaurus:
    """Return what editors wrote; the arguments tell one state of it from another."""
    return thesaurus_of((synonym.listed_terms, EDITORS_WEIGHT) for synonym in Synonym.objects.all())
