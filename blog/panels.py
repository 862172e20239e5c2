"""The form of an article."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from blog.rich_text.citation_comparison import CitedBodyPanel

ARTICLE_PANELS = [
    FieldPanel("summary"),
    FieldPanel("easy_read"),
    CitedBodyPanel("body"),
    MultiFieldPanel(
        [
            InlinePanel("article_authors", label=_("Author")),
            FieldPanel("date_published"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("audience")]),
            FieldPanel("topics", widget=CheckboxSelectMultiple),
        ],
        heading=_("About this article"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("how_made"),
            FieldPanel("funding"),
            FieldPanel("conflicts"),
            FieldPanel("attribution"),
        ],
        heading=_("Origin and funding"),
    ),
]
