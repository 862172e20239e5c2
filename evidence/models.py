"""What is known outside the site: the sources that articles rest on."""

from collections.abc import Iterable
from dataclasses import fields
from functools import reduce
from operator import or_
from typing import Self

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from evidence.choices import ReferenceType, Status, StudyDesign
from evidence.csl import CSL, Fields, csl_of
from evidence.identifiers import Identifier, InvalidIdentifier, Kind, normalised
from evidence.names import short_name

UNIQUE_KINDS = (Kind.DOI, Kind.PMID, Kind.PMCID, Kind.ISBN)
# What Crossref or PubMed can be asked about.
LOOKED_UP_KINDS = (Kind.DOI, Kind.PMID, Kind.PMCID)
MAX_LISTED_AUTHORS = 3


class ReferenceQuerySet(models.QuerySet["Reference"]):
    def identified_by(self, identifiers: Iterable[Identifier]) -> Self:
        """References that have any of the identifiers, the first added first."""
        conditions = [Q(**{one.kind.value: one.value}) for one in identifiers]
        return self.filter(reduce(or_, conditions)).order_by("pk") if conditions else self.none()


class Reference(index.Indexed, models.Model):
    """A source, once, however many articles cite it.

    `csl` is all that was found of it; the fields hold what editors see, and win (`csl_data`).
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
            "One a line, as “Family, Given”, or an organisation; {in braces} with a comma."
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

    objects = ReferenceQuerySet.as_manager()

    panels = [
        FieldPanel("title"),
        FieldPanel("authors"),
        FieldRowPanel([FieldPanel("type"), FieldPanel("year")]),
        MultiFieldPanel(
            [
                FieldPanel("container_title"),
                FieldRowPanel([FieldPanel("volume"), FieldPanel("issue"), FieldPanel("pages")]),
                FieldPanel("publisher"),
            ],
            heading=_("Where it appeared"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("doi"), FieldPanel("pmid")]),
                FieldRowPanel([FieldPanel("pmcid"), FieldPanel("isbn")]),
                FieldRowPanel([FieldPanel("url"), FieldPanel("accessed")]),
            ],
            heading=_("Identifiers"),
        ),
        MultiFieldPanel([FieldPanel("study_design"), FieldPanel("population")], heading=_("Study")),
        MultiFieldPanel(
            [FieldPanel("status"), FieldPanel("notice_doi"), FieldPanel("notice_date")],
            heading=_("What has become of it"),
        ),
    ]
    search_fields = [
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),
        index.SearchField("authors"),
        index.AutocompleteField("authors"),
        index.SearchField("container_title"),
        index.SearchField("doi"),
        index.SearchField("pmid"),
        index.FilterField("status"),
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
        """What editors see of it in the middle of a text."""
        name = self.authors.splitlines()[0].partition(",")[0] if self.authors.strip() else str(self)
        return f"[{Truncator(name).chars(30)} {self.year or ''}".rstrip() + "]"

    @property
    def fields(self) -> Fields:
        return Fields(**{field.name: getattr(self, field.name) for field in fields(Fields)})

    @property
    def csl_data(self) -> CSL:
        """The source as CSL-JSON, with what its editors changed."""
        return csl_of(self.fields, self.csl)

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
        names = [short_name(line) for line in self.authors.splitlines() if line.strip()]
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
            self.notice_doi = normalised(Kind.DOI, self.notice_doi) if self.notice_doi else ""
        except InvalidIdentifier as error:
            errors["notice_doi"] = ValidationError(str(error))
        if errors:
            raise ValidationError(errors)

    def _clean_identifier(self, kind: Kind) -> None:
        """Store what was typed in the form it is compared in; refuse what another one has."""
        text = (getattr(self, kind.value) or "").strip()
        try:
            value = normalised(kind, text) if text else None
        except InvalidIdentifier as error:
            raise ValidationError(str(error)) from error
        setattr(self, kind.value, value)
        other = Reference.objects.filter(**{kind.value: value}).exclude(pk=self.pk).first()
        if value and other:
            reason = gettext("This is the %(kind)s of “%(title)s”, which is already here.")
            raise ValidationError(reason % {"kind": kind.upper(), "title": other})


class RetractionNotice(models.Model):
    """A notice on a published paper, from Retraction Watch: a derived copy of its record.

    DOIs are in small letters; what a record does not know is empty.
    """

    class Nature(models.TextChoices):
        RETRACTION = "retraction", _("retraction")
        CONCERN = "expression of concern", _("expression of concern")
        CORRECTION = "correction", _("correction")
        REINSTATEMENT = "reinstatement", _("reinstatement")

    record_id = models.PositiveIntegerField(_("record at Retraction Watch"), unique=True)
    original_doi = models.CharField(
        _("DOI of the paper"), max_length=255, blank=True, db_index=True
    )
    original_pmid = models.CharField(
        _("PubMed number of the paper"), max_length=10, blank=True, db_index=True
    )
    notice_doi = models.CharField(_("DOI of the notice"), max_length=255, blank=True)
    nature = models.CharField(_("nature"), max_length=30, choices=Nature)
    date = models.DateField(_("date"), null=True, blank=True)
    reasons = models.TextField(_("reasons"), blank=True)

    class Meta:
        verbose_name = _("retraction notice")
        verbose_name_plural = _("retraction notices")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.nature}, {self.date}: {self.original_doi or self.original_pmid}"
