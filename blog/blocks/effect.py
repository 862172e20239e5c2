"""Effect of a treatment in absolute numbers."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from blog.blocks.features import LineBlock
from blog.blocks.frequencies import OUT_OF, FrequencyValue, build_count_field, refuse_impossible

# What has to be there, or left out, together.
PARTS = ("outcome", "events", "treated_events")


class EffectValue(FrequencyValue):
    @property
    def filled(self) -> set[str]:
        """The parts that say something; a number nought does."""
        return {part for part in PARTS if self.get(part) not in (None, "")}

    @property
    def sentence(self) -> str:
        """The effect in one sentence; empty for a draft that is not complete."""
        comparison = self.comparison
        outcome = self.get("outcome")
        return comparison.sentence_of(outcome) if comparison and outcome else ""


class EffectBlock(blocks.StructBlock):
    outcome = LineBlock(
        label=_("What happens"),
        required=False,
        max_length=200,
        help_text=_("The words after “people”, for example “still have back pain after a year”."),
    )
    out_of = blocks.ChoiceBlock(label=_("Out of"), choices=OUT_OF, default="1000")
    events = build_count_field(label=_("Number of people without treatment"), required=False)
    treated_events = build_count_field(label=_("Number of people with treatment"), required=False)

    class Meta:
        icon = "view"
        label = _("Effect in numbers")
        value_class = EffectValue
        collapsed = True

    def clean(self, value: EffectValue) -> EffectValue:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and cleaned.filled:
            refuse_half(cleaned)
            refuse_impossible(cleaned)
        return cleaned

    def get_prep_value(self, value: EffectValue) -> dict[str, Any]:
        """Store nothing of an effect that says nothing: then nothing was changed by leaving it."""
        return super().get_prep_value(value) if value.filled else {}

    def get_searchable_content(self, value: EffectValue) -> list[str]:
        return [value.sentence] if value.sentence else []


def refuse_half(value: EffectValue) -> None:
    """Raise an error that names each part that is missing."""
    reason = _("Fill this in too, or leave all fields of the effect empty.")
    missing = {part: ValidationError(reason) for part in PARTS if part not in value.filled}
    if missing:
        raise blocks.StructBlockValidationError(block_errors=missing)
