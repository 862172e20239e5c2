"""Which references there are, by what."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, Q, Value, When
from wagtail.models import ReferenceIndex

from evidence.choices import Status
from evidence.identifiers.finding import Identifier, Kind

if TYPE_CHECKING:
    from evidence.models import Reference  # noqa: F401, named in quotes below

# What Crossref or PubMed can be asked about.
LOOKED_UP_KINDS = (Kind.DOI, Kind.PMID, Kind.PMCID)


class ReferenceQuerySet(models.QuerySet["Reference"]):
    def identified_by(self, identifiers: Iterable[Identifier]) -> Self:
        """References that have any of the identifiers, the first added first."""
        conditions = [Q(**{one.kind.value: one.value}) for one in identifiers]
        return self.filter(reduce(or_, conditions)).order_by("pk") if conditions else self.none()

    def known_elsewhere(self) -> Self:
        """References that Crossref or PubMed can be asked about."""
        kinds = (Q(**{f"{kind.value}__isnull": False}) for kind in LOOKED_UP_KINDS)
        return self.filter(reduce(or_, kinds))

    def with_address(self) -> Self:
        """References that lead somewhere: by DOI or web address."""
        return self.filter(Q(doi__isnull=False) | ~Q(url=""))

    def with_usage(self) -> Self:
        """With `usage_count`: how many things cite each, by Wagtail's reference index."""
        return self.annotate(usage_count=ReferenceIndex.usage_count_subquery(self.model))

    def cited(self) -> Self:
        return self.with_usage().filter(usage_count__gt=0)

    def uncited(self) -> Self:
        return self.with_usage().filter(usage_count=0)

    def with_severity(self) -> Self:
        """With `severity`: how much the status troubles a reader."""
        cases = (When(status=status, then=Value(status.severity)) for status in Status)
        return self.annotate(severity=Case(*cases, default=Value(0)))
