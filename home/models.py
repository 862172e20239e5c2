"""The front page, standing pages and what the whole site says about itself."""

from typing import Any
from urllib.parse import urljoin
from uuid import uuid4

from django.db import models
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from blog.gathering import gather
from blog.head import beginning, page_head
from blog.models import ArticlePage, Topic
from blog.nodes import Publisher

LATEST_ARTICLES = 6
RECENTLY_REVIEWED = 3
DEFAULT_DESCRIPTION = _("Health articles with their sources, and when each was reviewed.")
DEFAULT_DISCLAIMER = (
    "<p>This article is for information only and is not medical advice. Ask a health "
    "professional about your own symptoms, diagnosis and treatment.</p>"
)


class HomePage(Page):
    """Search first, then help, topics and the newest articles."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["blog.ArticleIndexPage", "home.StandardPage"]

    class Meta:
        verbose_name = _("home page")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find an article by its whole path at once, and any other page level by level."""
        url_path = "/".join([self.url_path.rstrip("/"), *path_components, ""])
        articles = ArticlePage.objects.live().with_privacy()
        related = articles.select_related("locale", "clinical_review__reviewer", "published")
        found = related.filter(url_path=url_path)
        article = path_components and found.first()
        return RouteResult(article) if article else super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        articles = ArticlePage.objects.descendant_of(self).for_readers()
        return context | {
            "topics": Topic.objects.of(articles),
            "articles": articles.newest_first().for_cards()[:LATEST_ARTICLES],
            "reviewed": articles.recently_reviewed().for_cards()[:RECENTLY_REVIEWED],
            "gathered": gather(articles, f"page-{self.pk}", request),
            "head": page_head(self, self.introduction or str(DEFAULT_DESCRIPTION)),
        }


class StandardPage(Page):
    """A page that is no article: about, contact, privacy."""

    body = RichTextField(
        _("body"), features=["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
    )

    content_panels = [*Page.content_panels, FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("standard page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"head": page_head(self, beginning(self.body))}


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
        help_text=_("Shown at the foot of every page, to ask or to report a mistake."),
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


class MissingPage(models.Model):
    """A path that was asked for at least five times on a day, and where nothing is."""

    day = models.DateField(_("day"))
    path = models.CharField(_("path"), max_length=255)
    requests = models.PositiveIntegerField(_("requests"))

    class Meta:
        verbose_name = _("missing page")
        verbose_name_plural = _("missing pages")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["day", "path"], name="one_count_a_day_and_path")
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.path}"


class ChangedAddress(models.Model):
    """An address whose page changed, and of which search engines are still to be told.

    `change` is another one after each change, to tell those that were told from later ones.
    """

    url = models.URLField(_("address"), max_length=1000, unique=True)
    change = models.UUIDField(_("change"), default=uuid4, db_index=True)

    class Meta:
        verbose_name = _("changed address")
        verbose_name_plural = _("changed addresses")
        default_permissions = ()

    def __str__(self) -> str:
        return self.url
