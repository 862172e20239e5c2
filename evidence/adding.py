"""Add references from pasted identifiers or a file of records."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from evidence.choices import ReferenceType
from evidence.csl.fields import CSL, Fields, build_csl
from evidence.files.reading import read_records
from evidence.filling import build_reference, fill
from evidence.identifiers.finding import Identifier, Kind, scan_identifiers
from evidence.models import Reference
from evidence.querysets import LOOKED_UP_KINDS
from evidence.sources.found import Found
from evidence.sources.looking_up import Finder, look_up, look_up_any
from evidence.tasks import look_up_reference
from infrastructure.outbound_http.errors import NotFound, SourceUnavailable

MAX_CHARACTERS = 1_000_000
MAX_ITEMS = 500
# An editor is waiting: the remaining references are looked up later.
MAX_SECONDS = 20.0

Item = Identifier | CSL | ValueError


@dataclass(frozen=True)
class Added:
    """The outcome for one pasted item: a reference, new or known, or the reason there is none."""

    reference: Reference | None
    created: bool
    message: str


def add_references(text: str, find: Finder = look_up) -> list[Added]:
    """Return the outcome for each identifier or record in a text, in order.

    A source is found in the database by any of its identifiers, or looked up, or made from the
    typed data and looked up later. An error in one does not stop the others.
    """
    if len(text) > MAX_CHARACTERS:
        return [Added(None, False, _("This is more than a million characters. Split the file."))]
    items = _parse_items(text)
    adder = _Adder(find)
    added = [adder.add(item) for item in items[:MAX_ITEMS]]
    if len(items) > MAX_ITEMS:
        reason = _("Only the first %(number)d were added. Paste the others again.")
        added.append(Added(None, False, reason % {"number": MAX_ITEMS}))
    return added


def _parse_items(text: str) -> list[Item]:
    records = read_records(text)
    return [*records] if records is not None else [*scan_identifiers(text)]


class _Adder:
    """Adds items in sequence; once a source is unavailable, no source is queried again."""

    def __init__(self, find: Finder) -> None:
        self._find = find
        self._is_over = False
        self._latest = time.monotonic() + MAX_SECONDS

    def add(self, item: Item) -> Added:
        if isinstance(item, ValueError):
            return Added(None, False, str(item))
        typed = build_reference(_build_typed_csl(item) if isinstance(item, Identifier) else item)
        known = _find_known(typed)
        if known:
            return _report_known(known)
        try:
            found = self._look_up(typed)
        except NotFound:
            if isinstance(item, Identifier):
                reason = _("%(identifier)s was not found in Crossref or PubMed. Check it.")
                return Added(None, False, reason % {"identifier": item})
            found = Found({})
        except SourceUnavailable:
            return _save(typed, _("Added as entered; it will be looked up later."))
        return _complete(typed, found)

    def _look_up(self, typed: Reference) -> Found:
        identifiers = [one for one in typed.identifiers if one.kind in LOOKED_UP_KINDS]
        if not identifiers:
            return Found({})
        if self._is_over or time.monotonic() > self._latest:
            raise SourceUnavailable
        try:
            return look_up_any(identifiers, self._find)
        except SourceUnavailable:
            self._is_over = True
            raise


def _build_typed_csl(identifier: Identifier) -> CSL:
    """Return the CSL-JSON that follows from an identifier alone."""
    types = {Kind.ISBN: ReferenceType.BOOK, Kind.URL: ReferenceType.WEBPAGE}
    kind = types.get(identifier.kind, ReferenceType.ARTICLE_JOURNAL)
    accessed = timezone.localdate() if identifier.kind is Kind.URL else None
    named = {identifier.kind.value: identifier.value}
    fields = Fields(type=kind.value, title=str(identifier), accessed=accessed, **named)  # type: ignore[arg-type]
    return build_csl(fields, {})


def _complete(typed: Reference, found: Found) -> Added:
    """Save a reference with its looked-up data, unless these identify a reference already here."""
    by_source = build_reference(found.csl)
    known = _find_known(by_source)
    if known:
        fill(known, Found(typed.csl | found.csl, found.updates, found.study_design))
        with suppress(IntegrityError), transaction.atomic():
            known.save()
        return _report_known(known)
    fill(typed, found)
    return _save(typed, _("Added."))


def _find_known(reference: Reference) -> Reference | None:
    """Return the stored reference to the same source: by identifier, else by its main fields."""
    if reference.identifiers:
        return Reference.objects.identified_by(reference.identifiers).first()
    if reference.url and reference.type == ReferenceType.WEBPAGE:
        return Reference.objects.filter(url=reference.url).first()
    same = ("type", "title", "authors", "year", "url")
    return Reference.objects.filter(**{name: getattr(reference, name) for name in same}).first()


def _save(reference: Reference, message: str) -> Added:
    """Save it, or return the twin: of two simultaneous additions the database accepts one."""
    try:
        reference.full_clean()
        with transaction.atomic():
            reference.save()
            if reference.is_look_up_due:
                look_up_reference.enqueue(reference.pk)
    except (ValidationError, IntegrityError) as error:
        known = _find_known(reference)
        return (
            _report_known(known) if known else Added(None, False, "; ".join(_list_reasons(error)))
        )
    return Added(reference, True, message)


def _list_reasons(error: ValidationError | IntegrityError) -> Iterator[str]:
    if isinstance(error, ValidationError):
        yield from error.messages
    else:
        yield _("This could not be saved. Try again.")


def _report_known(reference: Reference) -> Added:
    return Added(reference, False, _("Already in the references."))
