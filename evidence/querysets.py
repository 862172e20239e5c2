"""Query references by identifier, status and use."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Self, TypeVar

from django.db import models
from django.db.models import Case, Q, Value, When
from wagtail.models import ReferenceIndex

from evidence.choices import Status
from evidence.identifiers.finding import Identifier, Kind

# Kinds of identifier that Crossref or PubMed can be queried for.
LOOKED_UP_KINDS = (Kind.DOI, Kind.PMID, Kind.PMCID)

# `Reference`, which is built on these queries and so cannot be imported here.
R_co = TypeVar("R_co", bound=models.Model, covariant=True)


class ReferenceQuerySet(models.QuerySet[R_co]):
    def identified_by(self, identifiers: Iterable[Identifier]) -> Self:
        """References with any of the identifiers, oldest first."""
        conditions = [Q(**{one.kind.value: one.value}) for one in identifiers]
        return self.filter(reduce(or_, conditions)).order_by("pk") if conditions else self.none()

    def known_elsewhere(self) -> Self:
        """References that Crossref or PubMed can be queried for."""
        kinds = (Q(**{f"{kind.value}__isnull": False}) for kind in LOOKED_UP_KINDS)
        return self.filter(reduce(or_, kinds))

    def with_address(self) -> Self:
        """References with a DOI or web address."""
        return self.filter(Q(doi__isnull=False) | ~Q(url=""))

    def with_usage(self) -> Self:
        """Annotate `usage_count`: the number of citing objects in Wagtail's reference index."""
        return self.annotate(usage_count=ReferenceIndex.usage_count_subquery(self.model))

    def cited(self) -> Self:
        return self.with_usage().filter(usage_count__gt=0)

    def uncited(self) -> Self:
        return self.with_usage().filter(usage_count=0)

    def with_severity(self) -> Self:
        """Annotate `severity`: the rank of the status."""
        cases = (When(status=status, then=Value(status.severity)) for status in Status)
        return self.annotate(severity=Case(*cases, default=Value(0)))
