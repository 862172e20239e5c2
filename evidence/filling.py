"""What a source says of a reference, put into it without undoing an editor's work."""

from dataclasses import fields
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone

from evidence.choices import Status
from evidence.csl.fields import CSL, IDENTIFIERS, Fields, fields_of
from evidence.models import Reference
from evidence.sources.found import Found, gravest


def reference_from(csl: CSL) -> Reference:
    """Return a reference, not saved, that says what cleaned CSL-JSON says."""
    reference = Reference(csl=csl)
    for name, value in _fitting(fields_of(csl)).items():
        setattr(reference, name, value)
    return reference


def fill(reference: Reference, found: Found) -> None:
    """Take over what a source says, save where an editor has written something else since.

    An identifier that another reference has stays with that one.
    """
    was, new = fields_of(reference.csl), _fitting(fields_of(found.csl))
    new["type"] = found.csl.get("type")  # or nothing, rather than the type of what has none
    for name, value in new.items():
        untouched = getattr(reference, name) in ("", None, getattr(was, name))
        if value and untouched and not _belongs_to_another(reference, name, value):
            setattr(reference, name, value)
    reference.csl = reference.csl | found.csl
    reference.study_design = reference.study_design or found.study_design
    reference.looked_up_at = timezone.now()
    _note_updates(reference, found)


def _note_updates(reference: Reference, found: Found) -> None:
    update = gravest(found.updates)
    if update and update.status.severity > Status(reference.status).severity:
        reference.status = update.status
        reference.notice_doi = update.notice_doi
        reference.notice_date = update.notice_date


def _belongs_to_another(reference: Reference, name: str, value: Any) -> bool:
    others = Reference.objects.filter(**{name: value}).exclude(pk=reference.pk)
    return name in IDENTIFIERS and others.exists()


def _fitting(values: Fields) -> dict[str, Any]:
    """Return the values as far as the model's fields hold them; an odd address is left out."""
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
