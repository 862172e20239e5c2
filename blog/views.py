"""Pages for readers that are no page in Wagtail's tree."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from wagtail.models import Site

from blog.choices import ArticleKind
from blog.listing.a_z import Entry, by_letter
from blog.listing.article_groups import kind_groups, role_lists
from blog.listing.topic_overview import gather
from blog.models import ArticlePage, Topic
from blog.querysets import ArticleQuerySet, article_list
from blog.seo.list_heads import a_z_head, contributor_head, topic_head
from review.models import Contributor


def topic_articles(request: HttpRequest, slug: str) -> HttpResponse:
    """What the articles of a topic say that matters most, and all of them, by kind."""
    topic = get_object_or_404(Topic, slug=slug)
    articles = site_articles(request).filter(topics=topic)
    counts, kind = articles.kind_counts(), request.GET.get("kind")
    of_kind = articles.filter(kind=kind) if kind in ArticleKind.values else articles
    listed = article_list(of_kind.by_kind(), request)
    context = {
        "topic": topic,
        "gathered": gather(articles, f"topic-{topic.pk}", request),
        "kinds": [(kind, total, kind == request.GET.get("kind")) for kind, total in counts.items()],
        "articles": listed,
        "groups": kind_groups(listed, counts),
        "head": topic_head(topic, listed, root_url_of(request), is_whole=of_kind is articles),
    }
    return render(request, "blog/listing/topic.html", context)


def a_z_articles(request: HttpRequest) -> HttpResponse:
    """Every article of the site on one page, by the letter it is filed under."""
    site = Site.find_for_request(request)
    pages = site_articles(request).values_list("title", "url_path")
    letters = by_letter(Entry(title, _address(path, site)) for title, path in pages)
    context = {"letters": letters, "head": a_z_head(letters, root_url_of(request))}
    return render(request, "blog/listing/a_z.html", context)


def _address(url_path: str, site: Site) -> str:
    """Return a page's address on its site, as Wagtail does, without making a page for each."""
    start = reverse("wagtail_serve", args=("",))
    return iri_to_uri(start + url_path.removeprefix(site.root_page.url_path))


def contributor_articles(request: HttpRequest, slug: str) -> HttpResponse:
    """Who somebody is, and the articles that they wrote and reviewed, newest first."""
    people = Contributor.objects.select_related("photo").prefetch_related("profile_links")
    contributor = get_object_or_404(people, slug=slug)
    lists = role_lists(contributor, site_articles(request).newest_first(), request)
    head = contributor_head(contributor, root_url_of(request))
    context = {"contributor": contributor, "lists": lists, "head": head}
    return render(request, "blog/listing/contributor.html", context)


def root_url_of(request: HttpRequest) -> str:
    """Return where the site asked for begins."""
    site = Site.find_for_request(request)
    return site.root_url if site else ""


def site_articles(request: HttpRequest) -> ArticleQuerySet:
    """Return the articles of the site asked for that readers may see."""
    site = Site.find_for_request(request)
    return ArticlePage.objects.in_site(site).for_readers() if site else ArticlePage.objects.none()
