"""Fill references with looked-up data, keeping the changes of editors."""

from dataclasses import fields
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone

from evidence.choices import Status
from evidence.csl.fields import CSL, IDENTIFIERS, Fields, build_fields
from evidence.models import Reference
from evidence.sources.found import Found, find_gravest


def build_reference(csl: CSL) -> Reference:
    """Return an unsaved reference with the data of cleaned CSL-JSON."""
    reference = Reference(csl=csl)
    for name, value in _fit_values(build_fields(csl)).items():
        setattr(reference, name, value)
    return reference


def fill(reference: Reference, found: Found) -> None:
    """Fill in the data of a source, except where an editor has changed the field since.

    An identifier of another reference is not taken over.
    """
    was, new = build_fields(reference.csl), _fit_values(build_fields(found.csl))
    new["type"] = found.csl.get("type")  # or nothing, rather than the default type
    for name, value in new.items():
        untouched = getattr(reference, name) in ("", None, getattr(was, name))
        if value and untouched and not _belongs_to_another(reference, name, value):
            setattr(reference, name, value)
    reference.csl = reference.csl | found.csl
    reference.study_design = reference.study_design or found.study_design
    reference.looked_up_at = timezone.now()
    _note_updates(reference, found)


def _note_updates(reference: Reference, found: Found) -> None:
    update = find_gravest(found.updates)
    if update and update.status.severity > Status(reference.status).severity:
        reference.status = update.status
        reference.notice_doi = update.notice_doi
        reference.notice_date = update.notice_date


def _belongs_to_another(reference: Reference, name: str, value: Any) -> bool:
    others = Reference.objects.filter(**{name: value}).exclude(pk=reference.pk)
    return name in IDENTIFIERS and others.exists()


def _fit_values(values: Fields) -> dict[str, Any]:
    """Return the values as far as the model's fields hold them; an invalid address is left out."""
    fitting = {field.name: getattr(values, field.name) for field in fields(values)}
    for name, value in fitting.items():
        longest = getattr(Reference._meta.get_field(name), "max_length", None)
        if isinstance(value, str) and longest:
            fitting[name] = value[:longest]
    try:
        URLValidator()(values.url)
    except ValidationError:
        fitting["url"] = ""
    return fitting
