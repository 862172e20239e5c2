"""Synonyms, emergency signs and daily query counts."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

MAX_TERMS = 20
MAX_WORDS = 6


class Synonym(index.Indexed, models.Model):
    """Words that mean the same: a search for one finds the others, from the next search on."""

    terms = models.TextField(
        _("terms"),
        help_text=_(
            "One word or phrase per line, for example “slipped disc” and “herniated disc”. "
            "Only what means the same: readers who search for one are shown the others."
        ),
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True, db_index=True)

    panels = [FieldPanel("terms")]
    search_fields = [index.SearchField("terms")]

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["terms"]

    def __str__(self) -> str:
        return ", ".join(self.listed_terms)

    @property
    def listed_terms(self) -> list[str]:
        """The terms in lower case, each once, in order."""
        lines = (" ".join(line.lower().split()) for line in self.terms.splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def clean(self) -> None:
        terms = self.listed_terms
        if not 2 <= len(terms) <= MAX_TERMS:
            raise ValidationError({"terms": gettext("Enter 2 to 20 terms, one per line.")})
        for term in terms:
            if len(term.split()) > MAX_WORDS or not any(map(str.isalnum, term)):
                message = gettext("“%(term)s” is not a term of one to six words.")
                raise ValidationError({"terms": message % {"term": term}})


class EmergencySign(models.Model):
    """An emergency sign of a live article: a derived copy, to compare searches with."""

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="emergency_signs"
    )
    text = models.TextField()
    stems = models.TextField(help_text="Its telling words without endings, separated by spaces.")
    longest_stem = models.CharField(max_length=64, db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.text


class DailyQuery(models.Model):
    """A query that readers sent at least five times on a day, without data on persons."""

    day = models.DateField(_("day"))
    query = models.CharField(_("query"), max_length=200)
    searches = models.PositiveIntegerField(_("searches"))
    hits = models.PositiveIntegerField(_("articles found"))

    class Meta:
        verbose_name = _("search query")
        verbose_name_plural = _("search queries")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["day", "query"], name="one_count_a_day_and_query")
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.query}"
