"""Risks in numbers that people can picture."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from blog.blocks.features import HeadingBlock
from blog.blocks.safety import SAFETY, SourcesBlock, cited_ids
from evidence.frequency import Comparison, Frequency, InvalidFrequency


class RiskValue(blocks.StructValue):
    @property
    def frequency(self) -> Frequency | None:
        """How often it happens, without treatment where one is named; None in a draft."""
        return _frequency(self, "events")

    @property
    def treated(self) -> Frequency | None:
        return _frequency(self, "treated_events")

    @property
    def comparison(self) -> Comparison | None:
        without, treated = self.frequency, self.treated
        return Comparison(without, treated) if without and treated else None

    @property
    def cited_ids(self) -> tuple[int, ...]:
        return cited_ids(self)


class RiskBlock(blocks.StructBlock):
    heading = HeadingBlock()
    outcome = blocks.CharBlock(
        label=_("What happens"),
        max_length=200,
        help_text=_("In a few words, such as “back pain comes back within a year”."),
    )
    out_of = blocks.ChoiceBlock(
        label=_("Out of"), choices=[("100", _("100 people")), ("1000", _("1,000 people"))]
    )
    events = blocks.IntegerBlock(
        label=_("Number of people"),
        min_value=0,
        max_value=1_000,
        help_text=_("Whom it happens to; without the treatment, if you compare."),
    )
    treatment = blocks.CharBlock(
        label=_("Treatment"), required=False, max_length=100, help_text=_("Leave empty for none.")
    )
    treated_events = blocks.IntegerBlock(
        label=_("Number of people with the treatment"),
        required=False,
        min_value=0,
        max_value=1_000,
    )
    references = SourcesBlock()

    class Meta:
        icon = "view"
        label = _("Risk in numbers")
        description = _("How many people in 100 or 1,000 something happens to, with a picture.")
        group = SAFETY
        template = "blog/blocks/risk.html"
        value_class = RiskValue
        preview_value = {
            "heading": "How likely is it?",
            "outcome": "the pain in this sample comes back within a year",
            "out_of": "100",
            "events": 30,
            "treatment": "a sample treatment",
            "treated_events": 20,
        }

    def clean(self, value: RiskValue) -> RiskValue:
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            for field in ("events", "treated_events"):
                if cleaned[field] is not None:
                    _check(field, cleaned)
        return cleaned


def _check(field: str, value: Mapping[str, Any]) -> None:
    try:
        Frequency(value[field], int(value["out_of"]))
    except InvalidFrequency as error:
        raise blocks.StructBlockValidationError(
            block_errors={field: ValidationError(str(error))}
        ) from error


def _frequency(value: Mapping[str, Any], field: str) -> Frequency | None:
    """Return the frequency, or None where a draft or an import has none that can be."""
    try:
        return Frequency(value[field], int(value["out_of"]))
    except (InvalidFrequency, KeyError, TypeError, ValueError):
        return None
