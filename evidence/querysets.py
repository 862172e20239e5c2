"""How references are found again."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import Q

from evidence.identifiers import Identifier


class ReferenceQuerySet(models.QuerySet):
    def identified_by(self, identifiers: Iterable[Identifier]) -> Self:
        """References that have any of the identifiers, the first added first."""
        conditions = [Q(**{one.kind.value: one.value}) for one in identifiers]
        return self.filter(reduce(or_, conditions)).order_by("pk") if conditions else self.none()
