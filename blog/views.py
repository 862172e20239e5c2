"""Pages for readers that are no page in Wagtail's tree."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from wagtail.models import Site

from blog.models import ArticlePage, Topic
from blog.querysets import article_list


def topic_articles(request: HttpRequest, slug: str) -> HttpResponse:
    """The articles of one topic, newest first."""
    topic = get_object_or_404(Topic, slug=slug)
    site = Site.find_for_request(request)
    articles = ArticlePage.objects.in_site(site).for_readers().filter(topics=topic).newest_first()
    context = {"topic": topic, "articles": article_list(articles, request)}
    return render(request, "blog/topic.html", context)
