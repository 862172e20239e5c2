"""Contributors: people and organisations that write and review."""

from itertools import chain, count
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable
from wagtail.search import index

# Registers whose name is clearer than their address.
KNOWN_SITES = {
    "gmc-uk.org": "General Medical Council",
    "hcpc-uk.org": "Health and Care Professions Council",
    "linkedin.com": "LinkedIn",
    "nmc.org.uk": "Nursing and Midwifery Council",
    "orcid.org": "ORCID",
}
# The credentials of people without qualifications, as the help text asks.
NO_PROFESSIONAL = "not a health professional"


class Contributor(index.Indexed, ClusterableModel):
    """A person or organisation that writes or reviews articles, as readers see them."""

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        ORGANISATION = "organisation", _("Organisation")

    name = models.CharField(_("name"), max_length=255, unique=True)
    slug = models.SlugField(
        _("slug"), max_length=255, unique=True, help_text=_("The last part of the page's address.")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.PERSON)
    credentials = models.CharField(
        _("credentials"),
        max_length=255,
        blank=True,
        help_text=_(
            "Qualifications, shown to readers, for example “MSc Physiotherapy”. "
            "Enter “not a health professional” where that applies."
        ),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contributor",
        help_text=_("User account of this person. Required for reviewers."),
    )
    bio = RichTextField(_("biography"), blank=True, features=["bold", "italic", "link"])
    photo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        TitleFieldPanel("name", targets=["slug"]),
        FieldPanel("slug"),
        FieldPanel("kind"),
        FieldPanel("credentials"),
        FieldPanel("user"),
        FieldPanel("bio"),
        FieldPanel("photo"),
        InlinePanel("profile_links", heading=_("Profile links"), label=_("Profile link")),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("contributor", args=[self.slug])

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Set a unique slug if there is none: code leaves it out, the form of editors does not."""
        if not self.slug:
            self.slug = find_available_slug(Contributor, slugify(self.name) or "contributor")
        super().save(*args, **kwargs)

    @property
    def is_qualified(self) -> bool:
        """True if it is a person with stated qualifications."""
        credentials = self.credentials.strip().casefold()
        has_some = bool(credentials) and not credentials.startswith(NO_PROFESSIONAL)
        return self.kind == self.Kind.PERSON and has_some


def find_available_slug(model: type[models.Model], slug: str) -> str:
    """Return the slug, with the lowest free number if it is taken."""
    taken = set(model._default_manager.filter(slug__startswith=slug).values_list("slug", flat=True))
    numbered = (f"{slug}-{number}" for number in count(2))
    return next(one for one in chain([slug], numbered) if one not in taken)


class ProfileLink(Orderable):
    """An outside page that identifies a contributor: a register, an employer, ORCID."""

    contributor = ParentalKey(Contributor, on_delete=models.CASCADE, related_name="profile_links")
    url = models.URLField(_("address"))

    panels = [FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = _("profile link")
        verbose_name_plural = _("profile links")

    def __str__(self) -> str:
        return self.url

    @property
    def label(self) -> str:
        """The link text for readers: the name of the linked site."""
        host = (urlsplit(self.url).hostname or self.url).removeprefix("www.")
        names = (name for site, name in KNOWN_SITES.items() if f".{host}".endswith(f".{site}"))
        return next(names, host)
