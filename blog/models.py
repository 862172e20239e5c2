"""Articles, the topics they are filed under and the pages that list them."""

from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import NoFutureDateValidator, RichTextField, StreamField
from wagtail.models import Orderable, Page, PageViewRestriction
from wagtail.search import index

from blog.blocks import ArticleBodyBlock
from blog.citations import Citations, load_citations
from blog.querysets import ArticleManager, ArticleQuerySet, article_list
from blog.record import ArticleRecord, article_record
from blog.reference_files import references_file
from review.models import Contributor


class Topic(index.Indexed, models.Model):
    """What articles are about; readers browse by it."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    description = models.TextField(_("description"), blank=True)
    code_system = models.CharField(
        _("code system"),
        max_length=50,
        blank=True,
        help_text=_("Such as SNOMED CT, ICD-10 or MeSH, if the topic has a code."),
    )
    code = models.CharField(_("code"), max_length=50, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        MultiFieldPanel([FieldPanel("code_system"), FieldPanel("code")], heading=_("Code")),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.slug])


class ArticleIndexPage(Page):
    """The list of all articles, newest first."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    subpage_types = ["blog.ArticlePage"]

    class Meta:
        verbose_name = _("article index page")

    @property
    def articles(self) -> ArticleQuerySet:
        return ArticlePage.objects.child_of(self).for_readers().newest_first()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        articles = self.articles
        context["articles"] = article_list(articles, request)
        context["topics"] = Topic.objects.filter(articles__in=articles).distinct()
        return context


def new_body() -> list[tuple[str, dict[str, str]]]:
    """Return what the editor starts a new article with."""
    return [("introduction", {"heading": gettext("Introduction"), "text": ""})]


class ArticlePage(RoutablePageMixin, Page):
    """A health article: who says what, on which evidence, in typed blocks."""

    summary = models.TextField(
        _("summary"),
        max_length=500,
        help_text=_("What the article says in a sentence or two; lists and search show it."),
    )
    date_published = models.DateField(
        _("date published"),
        null=True,
        blank=True,
        validators=[NoFutureDateValidator()],
        help_text=_("Leave empty to use the day on which the article first goes live here."),
    )
    topics = ParentalManyToManyField(
        Topic, verbose_name=_("topics"), blank=True, related_name="articles"
    )
    body = StreamField(ArticleBodyBlock(), verbose_name=_("body"), default=new_body)
    attribution = RichTextField(
        _("source and licence"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_("Where the text comes from and on what terms, if it is not your own."),
    )

    objects = ArticleManager()

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                InlinePanel("article_authors", label=_("Author")),
                FieldPanel("date_published"),
                FieldPanel("topics", widget=CheckboxSelectMultiple),
                FieldPanel("attribution"),
            ],
            heading=_("About this article"),
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("date_published"),
    ]
    parent_page_types = ["blog.ArticleIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("article page")

    @property
    def published_on(self) -> date | None:
        """The day readers are told: the editor's, or that of first going live here."""
        if self.date_published or not self.first_published_at:
            return self.date_published
        return timezone.localdate(self.first_published_at)

    @property
    def authors(self) -> list[Contributor]:
        return [row.contributor for row in self.article_authors.all()]

    @cached_property
    def last_reviewed_at(self) -> datetime | None:
        """When a reviewer last checked the article; `with_last_reviewed()` brings it along."""
        reviews = self.clinical_reviews.all()  # newest first
        return reviews[0].reviewed_at if reviews else None

    @cached_property
    def citations(self) -> Citations:
        return load_citations(self.body)

    @cached_property
    def record(self) -> ArticleRecord:
        return article_record(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"citations": self.citations}

    @path("references/<slug:file_format>/")
    def references_file(self, request: HttpRequest, file_format: str) -> HttpResponse:
        """Answer the sources as a file for reference managers; 404 without any."""
        return references_file(self.citations, self.slug, file_format)

    def get_view_restrictions(self) -> models.QuerySet:
        """Return the privacy settings that hold here, by Wagtail's rule, in one query for its two.

        None is needed for a page that `with_privacy()` found to have none.
        """
        if not getattr(self, "is_private", True):
            return PageViewRestriction.objects.none()
        ends = range(self.steplen, len(self.path) + 1, self.steplen)
        paths = [self.path[:end] for end in ends]
        own, of_source = Q(page__path__in=paths), Q(page__aliases__path__in=paths)
        return PageViewRestriction.objects.filter(own | of_source).distinct()

    @property
    def has_own_disclaimer(self) -> bool:
        return bool(self.body.first_block_by_name("disclaimer"))


class ArticleAuthorManager(models.Manager["ArticleAuthor"]):
    """By-lines come with their names, in the same query."""

    def get_queryset(self) -> models.QuerySet["ArticleAuthor"]:
        return super().get_queryset().select_related("contributor")


class ArticleAuthor(Orderable):
    """One name in an article's by-line."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="article_authors")
    contributor = models.ForeignKey(
        Contributor,
        verbose_name=_("contributor"),
        on_delete=models.PROTECT,
        related_name="authored_articles",
    )

    objects = ArticleAuthorManager()

    panels = [FieldPanel("contributor")]

    class Meta(Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return str(self.contributor)


class ImportedArticle(models.Model):
    """Which source an article was read from, so that reading it again changes nothing."""

    source_id = models.CharField(max_length=255, unique=True)
    digest = models.CharField(max_length=64, help_text="SHA-256 of what was read, in hex.")
    page = models.OneToOneField(ArticlePage, on_delete=models.CASCADE, related_name="imported")

    def __str__(self) -> str:
        return self.source_id
