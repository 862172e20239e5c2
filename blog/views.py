"""Pages for readers that are no page in Wagtail's tree."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from wagtail.models import Site

from blog.choices import ArticleKind
from blog.listing.a_z import Entry, list_letters
from blog.listing.article_groups import build_kind_groups, build_role_lists
from blog.listing.topic_overview import build_topic_overview
from blog.models import ArticlePage, Topic
from blog.querysets import ArticleQuerySet, list_articles
from blog.seo.list_heads import build_a_z_head, build_contributor_head, build_topic_head
from review.models import Contributor


def show_topic(request: HttpRequest, slug: str) -> HttpResponse:
    """What the articles of a topic say that matters most, and all of them, by kind."""
    topic = get_object_or_404(Topic, slug=slug)
    articles = get_site_articles(request).filter(topics=topic)
    counts, kind = articles.count_by_kind(), request.GET.get("kind")
    of_kind = articles.filter(kind=kind) if kind in ArticleKind.values else articles
    listed = list_articles(of_kind.by_kind(), request)
    context = {
        "topic": topic,
        "overview": build_topic_overview(articles, f"topic-{topic.pk}", request),
        "kinds": [(kind, total, kind == request.GET.get("kind")) for kind, total in counts.items()],
        "articles": listed,
        "groups": build_kind_groups(listed, counts),
        "head": build_topic_head(
            topic, listed, get_root_url(request), is_whole=of_kind is articles
        ),
    }
    return render(request, "blog/listing/topic.html", context)


def show_a_z(request: HttpRequest) -> HttpResponse:
    """Every article of the site on one page, by the letter it is filed under."""
    site = Site.find_for_request(request)
    pages = get_site_articles(request).values_list("title", "url_path")
    letters = list_letters(Entry(title, _get_url(path, site)) for title, path in pages)
    context = {"letters": letters, "head": build_a_z_head(letters, get_root_url(request))}
    return render(request, "blog/listing/a_z.html", context)


def _get_url(url_path: str, site: Site) -> str:
    """Return a page's address on its site, as Wagtail does, without making a page for each."""
    start = reverse("wagtail_serve", args=("",))
    return iri_to_uri(start + url_path.removeprefix(site.root_page.url_path))


def show_contributor(request: HttpRequest, slug: str) -> HttpResponse:
    """Who somebody is, and the articles that they wrote and reviewed, newest first."""
    people = Contributor.objects.select_related("photo").prefetch_related("profile_links")
    contributor = get_object_or_404(people, slug=slug)
    lists = build_role_lists(contributor, get_site_articles(request).newest_first(), request)
    head = build_contributor_head(contributor, get_root_url(request))
    context = {"contributor": contributor, "lists": lists, "head": head}
    return render(request, "blog/listing/contributor.html", context)


def get_root_url(request: HttpRequest) -> str:
    """Return where the site asked for begins."""
    site = Site.find_for_request(request)
    return site.root_url if site else ""


def get_site_articles(request: HttpRequest) -> ArticleQuerySet:
    """Return the articles of the site asked for that readers may see."""
    site = Site.find_for_request(request)
    return ArticlePage.objects.in_site(site).for_readers() if site else ArticlePage.objects.none()
