"""Keyset pagination: pages stay in step when rows are added or removed meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import Model, Q, QuerySet


class BadCursor(Exception):
    """The cursor was not issued by this list."""


@dataclass(frozen=True)
class Paging:
    """Pagination by `key`, the names of fields that together identify a row."""

    name: str
    key: tuple[str, ...] = ("pk",)

    def page(self, rows: QuerySet, cursor: str, limit: int) -> tuple[list, str]:
        """Return at most `limit` rows after a cursor, and the next cursor, or empty."""
        after = self._after(self._values(cursor)) if cursor else Q()
        found = list(rows.filter(after).order_by(*self.key)[: limit + 1])
        return found[:limit], self._cursor(found[limit - 1]) if len(found) > limit else ""

    def _after(self, values: Sequence[Any]) -> Q:
        condition, same = Q(), Q()
        for name, value in zip(self.key, values, strict=True):
            condition |= same & Q(**{f"{name}__gt": value})
            same &= Q(**{name: value})
        return condition

    def _cursor(self, row: Model) -> str:
        values = [attrgetter(name.replace("__", "."))(row) for name in self.key]
        return self._signer.sign_object([write_value(value) for value in values])

    def _values(self, cursor: str) -> list[Any]:
        try:
            return [read_value(value) for value in self._signer.unsign_object(cursor)]
        except BadSignature as error:
            raise BadCursor from error

    @property
    def _signer(self) -> Signer:
        """Signer of cursors, so that clients cannot forge them."""
        return Signer(salt=f"api-{self.name}")


def write_value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def read_value(value: Any) -> Any:
    return datetime.fromisoformat(value) if isinstance(value, str) else value
