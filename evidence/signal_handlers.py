"""Signal handlers of references."""

from django.db.models.signals import pre_delete

from evidence.deletion import refuse_if_cited
from evidence.models import Reference


def register_signal_handlers() -> None:
    pre_delete.connect(refuse_if_cited, sender=Reference)
