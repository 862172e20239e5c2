"""Background look-ups of references, with retries."""

from datetime import timedelta

from django.db import transaction
from django_tasks import task

from evidence.filling import fill
from evidence.models import Reference
from evidence.sources.found import Found
from evidence.sources.looking_up import look_up_any
from infrastructure.outbound_http.errors import NotFound, SourceUnavailable
from infrastructure.retry import retry_later

ATTEMPTS = 6
FIRST_WAIT = timedelta(minutes=5)


@task()
def look_up_reference(reference_id: int, attempt: int = 1) -> None:
    """Complete a reference from Crossref or PubMed; if neither answers, retry later.

    The waits grow fourfold from 5 minutes, so that the last of 6 tries is a day after the first.
    A reference that no source knows counts as looked up.
    """
    reference = Reference.objects.filter(pk=reference_id).first()
    if not reference or not reference.is_look_up_due:
        return
    try:
        found = look_up_any(reference.identifiers)
    except NotFound:
        found = Found({})
    except SourceUnavailable:
        if attempt < ATTEMPTS:
            retry_later(look_up_reference, (reference_id,), attempt, FIRST_WAIT)
        return
    with transaction.atomic():  # an editor may have saved it meanwhile
        for reference in Reference.objects.select_for_update().filter(pk=reference_id):
            fill(reference, found)
            reference.save()
