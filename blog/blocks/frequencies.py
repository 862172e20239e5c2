"""Numbers of people in blocks: with and without a treatment, out of 100 or 1,000."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from evidence.frequency import Comparison, Frequency, InvalidFrequency

OUT_OF = [("100", _("100 people")), ("1000", _("1,000 people"))]


class FrequencyValue(blocks.StructValue):
    """Has `events` and `treated_events`, both `out_of` as many people."""

    @property
    def frequency(self) -> Frequency | None:
        """How often it happens, without treatment where one is named; None in a draft."""
        return _parse_frequency(self, "events")

    @property
    def treated(self) -> Frequency | None:
        return _parse_frequency(self, "treated_events")

    @property
    def comparison(self) -> Comparison | None:
        without, treated = self.frequency, self.treated
        return Comparison(without, treated) if without and treated else None


def build_count_field(**options: Any) -> blocks.IntegerBlock:
    """Return the field for a number of people."""
    return blocks.IntegerBlock(min_value=0, max_value=1_000, **options)


def refuse_impossible(value: Mapping[str, Any]) -> None:
    """Raise an error that names the number of people that cannot be, if one cannot."""
    for field in ("events", "treated_events"):
        if value[field] is not None:
            _check(field, value)


def _check(field: str, value: Mapping[str, Any]) -> None:
    try:
        Frequency(value[field], int(value["out_of"]))
    except InvalidFrequency as error:
        raise blocks.StructBlockValidationError(
            block_errors={field: ValidationError(str(error))}
        ) from error


def _parse_frequency(value: Mapping[str, Any], field: str) -> Frequency | None:
    """Return the frequency, or None where a draft or an import has none that can be."""
    try:
        return Frequency(value[field], int(value["out_of"]))
    except (InvalidFrequency, KeyError, TypeError, ValueError):
        return None
