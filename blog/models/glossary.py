"""Words that readers may not know, and what they mean."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from blog.rich_text.glossary import Glossary, Term


class GlossaryTerm(index.Indexed, models.Model):
    """A clinical word; articles explain it where they first use it."""

    term = models.CharField(_("term"), max_length=100, unique=True)
    other_forms = models.TextField(
        _("other forms"),
        blank=True,
        help_text=_("One per line: plurals, spellings and synonyms."),
    )
    explanation = models.CharField(
        _("explanation"),
        max_length=200,
        help_text=_("What it means, in everyday words."),
    )

    panels = [FieldPanel("term"), FieldPanel("other_forms"), FieldPanel("explanation")]
    search_fields = [
        index.SearchField("term"),
        index.SearchField("other_forms"),
        index.AutocompleteField("term"),
    ]

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term

    @property
    def forms(self) -> tuple[str, ...]:
        """The term and its other forms."""
        return tuple(filter(None, map(str.strip, [self.term, *self.other_forms.splitlines()])))

    def clean(self) -> None:
        own = {form.casefold() for form in self.forms}
        for other in GlossaryTerm.objects.exclude(pk=self.pk):
            if shared := own & {form.casefold() for form in other.forms}:
                message = _t("“%(form)s” is already explained under “%(term)s”.")
                raise ValidationError(message % {"form": min(shared), "term": other.term})


def load_glossary() -> Glossary:
    """Return all terms; one query."""
    rows = GlossaryTerm.objects.all()
    return Glossary(tuple(Term(row.pk, row.forms, row.explanation) for row in rows))
