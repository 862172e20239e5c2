"""Settings of a site: publisher, help line, emergency number, disclaimer."""

from urllib.parse import urljoin

from django.db import models
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string

from site_identity.publisher import Publisher

DEFAULT_DISCLAIMER = (
    "<p>This article is for information only and is not medical advice. Ask a health "
    "professional about your own symptoms, diagnosis and treatment.</p>"
)


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """What every page of a site shows: who publishes it and where to get help."""

    publisher_name = models.CharField(_("publisher"), max_length=255, default="Sciaticalm")
    publisher_logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    help_line_label = models.CharField(_("help line label"), max_length=100, default=_("Help line"))
    help_line_number = models.CharField(_("help line number"), max_length=50, blank=True)
    contact_email = models.EmailField(
        _("e-mail address for readers"),
        blank=True,
        help_text=_("Shown at the foot of every page, for questions and corrections."),
    )
    emergency_number = models.CharField(
        _("emergency number"),
        max_length=20,
        blank=True,
        help_text=_("Such as 999 or 112. Emergency cards show it as a link to call."),
    )
    emergency_advice = models.TextField(
        _("emergency advice"),
        default=_("In an emergency, call your local emergency number."),
        help_text=_("Shown with the emergency number."),
    )
    disclaimer = RichTextField(
        _("default disclaimer"),
        default=DEFAULT_DISCLAIMER,
        features=["bold", "italic", "link"],
        help_text=_("Shown on each article that has no disclaimer of its own."),
    )
    social_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("social image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown when a page is shared elsewhere."),
    )

    select_related = ["site", "publisher_logo", "social_image"]
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("publisher_name"),
                FieldPanel("publisher_logo"),
                FieldPanel("social_image"),
            ],
            heading=_("Publisher"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("help_line_label"),
                FieldPanel("help_line_number"),
                FieldPanel("contact_email"),
            ],
            heading=_("Help line and contact"),
        ),
        MultiFieldPanel(
            [FieldPanel("emergency_number"), FieldPanel("emergency_advice")],
            heading=_("Emergencies"),
        ),
        FieldPanel("disclaimer"),
    ]

    class Meta:
        verbose_name = _("site settings")

    @property
    def publisher(self) -> Publisher:
        """Who is said to publish; a site without a logo of its own shows the mark."""
        root, logo = self.site.root_url, self.publisher_logo
        path = logo.file.url if logo else static("site/icon-512.png")
        return Publisher(self.publisher_name, root, urljoin(root, path))
