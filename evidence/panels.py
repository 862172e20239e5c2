"""Panels of the reference form."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

REFERENCE_PANELS = [
    FieldPanel("title"),
    FieldPanel("authors"),
    FieldRowPanel([FieldPanel("type"), FieldPanel("year")]),
    MultiFieldPanel(
        [
            FieldPanel("container_title"),
            FieldRowPanel([FieldPanel("volume"), FieldPanel("issue"), FieldPanel("pages")]),
            FieldPanel("publisher"),
        ],
        heading=_("Publication"),
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
        [
            FieldRowPanel([FieldPanel("status"), FieldPanel("link_status", read_only=True)]),
            FieldRowPanel([FieldPanel("notice_doi"), FieldPanel("notice_date")]),
        ],
        heading=_("Publication status"),
    ),
]
