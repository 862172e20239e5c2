"""References: the sources that articles cite."""

from dataclasses import fields

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from evidence.choices import LinkStatus, ReferenceType, Status, StudyDesign
from evidence.csl.fields import CSL, Fields, build_csl
from evidence.csl.names import shorten_name
from evidence.identifiers.finding import Identifier, InvalidIdentifier, Kind, normalise
from evidence.panels import REFERENCE_PANELS
from evidence.querysets import LOOKED_UP_KINDS, ReferenceQuerySet

UNIQUE_KINDS = (Kind.DOI, Kind.PMID, Kind.PMCID, Kind.ISBN)
MAX_LISTED_AUTHORS = 3


class Reference(index.Indexed, models.Model):
    """A source, stored once, however many articles cite it.

    `csl` is all data found for it; the fields are those that editors see, and win (`csl_data`).
    """

    type = models.CharField(
        _("type"), max_length=20, choices=ReferenceType, default=ReferenceType.ARTICLE_JOURNAL
    )
    title = models.TextField(
        _("title"), help_text=_("May hold <i>, <b>, <sub> and <sup>; other tags are shown as text.")
    )
    authors = models.TextField(
        _("authors"),
        blank=True,
        help_text=_(
            "One per line, as “Family, Given”, or an organisation; {in braces} if it has a comma."
        ),
    )
    container_title = models.CharField(_("journal, book or site"), max_length=500, blank=True)
    publisher = models.CharField(_("publisher"), max_length=255, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    volume = models.CharField(_("volume"), max_length=50, blank=True)
    issue = models.CharField(_("issue"), max_length=50, blank=True)
    pages = models.CharField(_("pages"), max_length=50, blank=True)
    doi = models.CharField("DOI", max_length=255, unique=True, null=True, blank=True)
    pmid = models.CharField("PMID", max_length=255, unique=True, null=True, blank=True)
    pmcid = models.CharField("PMCID", max_length=255, unique=True, null=True, blank=True)
    isbn = models.CharField("ISBN", max_length=255, unique=True, null=True, blank=True)
    url = models.URLField(_("web address"), max_length=2000, blank=True)
    accessed = models.DateField(_("accessed on"), null=True, blank=True)
    study_design = models.CharField(
        _("study design"), max_length=24, choices=StudyDesign, blank=True
    )
    population = models.CharField(
        _("population"), max_length=255, blank=True, help_text=_("Who was studied, in a few words.")
    )
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.CURRENT)
    notice_doi = models.CharField(
        _("DOI of the notice"),
        max_length=255,
        blank=True,
        help_text=_("Where the correction, concern or retraction was published."),
    )
    notice_date = models.DateField(_("date of the notice"), null=True, blank=True)
    csl = models.JSONField(default=dict, blank=True, editable=False)
    looked_up_at = models.DateTimeField(_("looked up at"), null=True, blank=True, editable=False)
    link_status = models.CharField(
        _("link status"),
        max_length=8,
        choices=LinkStatus,
        default=LinkStatus.UNKNOWN,
        editable=False,
    )
    link_checked_at = models.DateTimeField(
        _("link checked at"), null=True, blank=True, editable=False
    )

    objects = ReferenceQuerySet.as_manager()

    panels = REFERENCE_PANELS
    search_fields = [
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),
        index.SearchField("authors"),
        index.AutocompleteField("authors"),
        index.SearchField("container_title"),
        index.SearchField("doi"),
        index.SearchField("pmid"),
        index.FilterField("status"),
        index.FilterField("link_status"),
        index.FilterField("study_design"),
        index.FilterField("year"),
    ]

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return strip_tags(self.title)

    @property
    def label(self) -> str:
        """Short form that editors see within a text."""
        name = self.authors.splitlines()[0].partition(",")[0] if self.authors.strip() else str(self)
        return f"[{Truncator(name).chars(30)} {self.year or ''}".rstrip() + "]"

    @property
    def fields(self) -> Fields:
        return Fields(**{field.name: getattr(self, field.name) for field in fields(Fields)})

    @property
    def csl_data(self) -> CSL:
        """The source as CSL-JSON, with the changes of editors."""
        return build_csl(self.fields, self.csl)

    @property
    def identifiers(self) -> list[Identifier]:
        kinds = ((kind, getattr(self, kind.value)) for kind in UNIQUE_KINDS)
        return [Identifier(kind, value) for kind, value in kinds if value]

    @property
    def is_look_up_due(self) -> bool:
        known = any(identifier.kind in LOOKED_UP_KINDS for identifier in self.identifiers)
        return known and self.looked_up_at is None

    @property
    @admin.display(description=_("authors"))
    def short_authors(self) -> str:
        names = [shorten_name(line) for line in self.authors.splitlines() if line.strip()]
        listed = ", ".join(names[:MAX_LISTED_AUTHORS])
        return f"{listed}, et al." if len(names) > MAX_LISTED_AUTHORS else listed

    def clean(self) -> None:
        errors = {}
        for kind in UNIQUE_KINDS:
            try:
                self._clean_identifier(kind)
            except ValidationError as error:
                errors[kind.value] = error
        try:
            self.notice_doi = normalise(Kind.DOI, self.notice_doi) if self.notice_doi else ""
        except InvalidIdentifier as error:
            errors["notice_doi"] = ValidationError(str(error))
        if errors:
            raise ValidationError(errors)
        self._forget_old_address()

    def _forget_old_address(self) -> None:
        """Reset the link status if the address has changed."""
        old = Reference.objects.filter(pk=self.pk).values_list("doi", "url").first()
        if old and old != (self.doi, self.url):
            self.link_status, self.link_checked_at = LinkStatus.UNKNOWN, None

    def _clean_identifier(self, kind: Kind) -> None:
        """Normalise a typed identifier; refuse one that another reference has."""
        text = (getattr(self, kind.value) or "").strip()
        try:
            value = normalise(kind, text) if text else None
        except InvalidIdentifier as error:
            raise ValidationError(str(error)) from error
        setattr(self, kind.value, value)
        other = Reference.objects.filter(**{kind.value: value}).exclude(pk=self.pk).first()
        if value and other:
            reason = gettext("This is the %(kind)s of “%(title)s”, which exists already.")
            raise ValidationError(reason % {"kind": kind.upper(), "title": other})
