"""Pages for readers that are no page in Wagtail's tree."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from wagtail.models import Site

from blog.models import ArticlePage, Topic
from blog.querysets import article_list
from review.models import Contributor


def topic_articles(request: HttpRequest, slug: str) -> HttpResponse:
    """The articles of one topic, newest first."""
    topic = get_object_or_404(Topic, slug=slug)
    site = Site.find_for_request(request)
    articles = ArticlePage.objects.in_site(site).for_readers().filter(topics=topic).newest_first()
    context = {"topic": topic, "articles": article_list(articles, request)}
    return render(request, "blog/topic.html", context)


def contributor_articles(request: HttpRequest, slug: str) -> HttpResponse:
    """Who somebody is, and the articles that they wrote or reviewed, newest first."""
    contributor = get_object_or_404(Contributor, slug=slug)
    site = Site.find_for_request(request)
    theirs = Q(article_authors__contributor=contributor) | Q(clinical_review__reviewer=contributor)
    articles = ArticlePage.objects.in_site(site).for_readers().filter(theirs).distinct()
    context = {
        "contributor": contributor,
        "articles": article_list(articles.newest_first(), request),
    }
    return render(request, "blog/contributor.html", context)
