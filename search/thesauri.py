"""Load the synonyms in force: those shipped, and those of editors as soon as they are saved."""

from datetime import datetime
from functools import lru_cache

from django.db.models import Count, Max

from search.models import Synonym
from search.synonyms import EDITORS_WEIGHT, Thesaurus, build_thesaurus, load_shipped


def load_thesauri() -> tuple[Thesaurus, Thesaurus]:
    """Return the shipped thesaurus and that of the editors; one small query to the database."""
    stamp = Synonym.objects.aggregate(count=Count("pk"), latest=Max("changed_at"))
    return load_shipped(), _load_editors_thesaurus(stamp["count"], stamp["latest"])


@lru_cache(maxsize=1)
def _load_editors_thesaurus(count: int, latest: datetime | None) -> Thesaurus:
    """Return the editors' synonyms; the arguments identify their state, as cache key."""
    return build_thesaurus(
        (synonym.listed_terms, EDITORS_WEIGHT) for synonym in Synonym.objects.all()
    )
