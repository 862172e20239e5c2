"""What others may want to hear of."""

from django.dispatch import Signal

# A source was retracted. Sent once for each, with `reference` and `notice`, after it was saved.
reference_retracted = Signal()
