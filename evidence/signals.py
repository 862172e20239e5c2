"""Signals of the evidence app."""

from django.dispatch import Signal

# A source was retracted. Sent once for each, with `reference` and `notice`, after it was saved.
reference_retracted = Signal()
