"""Settings of reviews and checks, by site."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from review.content_checks import RULES, Level

MAX_REVIEW_MONTHS = 36  # PIF TICK: at least every three years


@register_setting(icon="check")
class ReviewSettings(ClusterableModel, BaseSiteSetting):
    """Validity of reviews, and levels of checks."""

    review_months = models.PositiveSmallIntegerField(
        _("months until the next review"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_REVIEW_MONTHS)],
    )

    panels = [
        FieldPanel("review_months"),
        InlinePanel("levels", heading=_("Levels of checks"), label=_("Check")),
    ]

    class Meta:
        verbose_name = _("review and checks")


def check_choices() -> list[tuple[str, str]]:
    """Return the checks whose level a site may set."""
    return [(rule.id, rule.id) for rule in RULES.values() if rule.is_adjustable]


class CheckLevel(Orderable):
    """The level that a check has on one site."""

    settings = ParentalKey(ReviewSettings, on_delete=models.CASCADE, related_name="levels")
    check_id = models.CharField(_("check"), max_length=50, choices=check_choices)
    level = models.PositiveSmallIntegerField(
        _("level"), choices=[(level.value, level.label) for level in Level]
    )

    panels = [FieldPanel("check_id"), FieldPanel("level")]

    class Meta(Orderable.Meta):
        verbose_name = _("level of a check")
        verbose_name_plural = _("levels of checks")
        constraints = [
            models.UniqueConstraint(fields=["settings", "check_id"], name="one_level_for_a_check")
        ]

    def __str__(self) -> str:
        return f"{self.check_id}: {self.get_level_display()}"
