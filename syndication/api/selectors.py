"""Select content for the API: public, and not overdue for review."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex, Site

from blog.models import ArticlePage, Topic
from blog.querysets import ArticleQuerySet
from evidence.models import Reference
from review.models import Contributor
from syndication.markdown.views import trusted_articles


def articles_of(site: Site) -> ArticleQuerySet:
    """Return the articles with the data of a response, less their bodies."""
    articles = trusted_articles(site).filter(published__isnull=False).defer_streamfields()
    related = ("published", "locale", "clinical_review__reviewer")
    return articles.select_related(*related).prefetch_related("topics", "article_authors")


def topics_of(site: Site) -> QuerySet[Topic]:
    return Topic.objects.filter(articles__in=trusted_articles(site)).order_by("pk").distinct()


def contributors_of(site: Site) -> QuerySet[Contributor]:
    """Return the authors of articles and the reviewers of the reviews in force."""
    shown = trusted_articles(site).order_by().values("pk")
    held = ArticlePage.objects.filter(pk__in=shown).values("clinical_review")
    theirs = Q(authored_articles__page__in=shown) | Q(clinical_reviews__in=held)
    people = Contributor.objects.filter(theirs).order_by("pk").distinct()
    return people.prefetch_related("profile_links")


def references_of(site: Site) -> QuerySet[Reference]:
    """Return the sources that articles cite, by Wagtail's index of references."""
    ids = trusted_articles(site).order_by().annotate(text_id=Cast("pk", CharField()))
    cited = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Reference),
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=ids.values("text_id"),
    )
    numbers = cited.values_list("to_object_id", flat=True).distinct()
    return Reference.objects.annotate(text_id=Cast("pk", CharField())).filter(text_id__in=numbers)
