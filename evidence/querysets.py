"""Which references there are, by what."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from evidence.identifiers import Identifier, Kind

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
