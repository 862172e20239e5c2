"""Heads of the pages of topics, contributors and the alphabet."""

from collections.abc import Iterable

from django.core.paginator import Page as ListPage
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from blog.listing.a_z import Letter
from blog.models import Topic
from blog.record.article_record import build_topic_label
from blog.seo.head import Head, build_list_head
from blog.seo.nodes import Crumb, build_topic_node
from blog.seo.page_graph import build_contributor_node
from review.models import Contributor


def build_topic_head(topic: Topic, articles: ListPage, root: str, is_whole: bool) -> Head:
    """Return what the page of a topic says; `is_whole` unless only one kind is listed."""
    names = {"topic": topic.name}
    address = topic.get_absolute_url()
    head = Head(
        title=_("%(topic)s: articles") % names,
        description=topic.description
        or _("Articles on %(topic)s: signs to act on, questions and answers.") % names,
        url=f"{root}{address}",
        language=get_language() or "",
        kind="CollectionPage",
        about=build_topic_node(build_topic_label(topic), root),
        feeds=f"{address}feed/",
    )
    return build_list_head(head, articles, is_whole)


def build_contributor_head(contributor: Contributor, root: str) -> Head:
    names = {"name": contributor.name, "credentials": contributor.credentials}
    address = contributor.get_absolute_url()
    return Head(
        title=contributor.name,
        description=_("%(name)s, %(credentials)s: articles written and reviewed.") % names
        if contributor.credentials
        else _("%(name)s: articles written and reviewed.") % names,
        url=f"{root}{address}",
        language=get_language() or "",
        kind="ProfilePage",
        main_entity=build_contributor_node(contributor, root),
        feeds=f"{address}feed/",
    )


def build_a_z_head(letters: Iterable[Letter], root: str) -> Head:
    entries = [entry for letter in letters for entry in letter.entries]
    return Head(
        title=_("Articles A to Z"),
        description=_("Every article of the site by its title, from A to Z."),
        url=f"{root}{reverse('a_z')}",
        language=get_language() or "",
        kind="CollectionPage",
        listed=tuple(Crumb(entry.title, f"{root}{entry.url}") for entry in entries),
    )
