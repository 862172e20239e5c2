"""Filters as links, each with its number of articles; the address keeps the state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from blog.models import Topic
from search.query import Filters
from search.results import Facets

KIND_LABELS = {
    "tips": gettext_lazy("Tips"),
    "evidence": gettext_lazy("Evidence"),
    "red_flags": gettext_lazy("When to get help"),
}
MAX_TOPICS = 10
# What else of an address a filter leaves as it is.
KEPT = ("q", "exact", "topic", "kind", "reviewed")


@dataclass(frozen=True)
class FilterLink:
    """A choice with the articles that it leaves; a chosen one's address takes it back."""

    label: str
    count: int
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class FilterGroup:
    label: str
    links: tuple[FilterLink, ...]


def build_filter_links(
    parameters: Mapping[str, str], filters: Filters, facets: Facets
) -> list[FilterGroup]:
    """Return the groups of filters that leave articles, or are chosen."""
    groups = {
        "topic": (_("Topic"), _find_topics(filters, facets), filters.topic),
        "kind": (_("Kind of content"), _list_kinds(facets), filters.kind),
        "reviewed": (_("Reviewed"), _list_years(facets), str(filters.reviewed_within or "")),
    }
    shown = [
        FilterGroup(label, tuple(_build_links(parameters, name, choices, chosen)))
        for name, (label, choices, chosen) in groups.items()
    ]
    return [group for group in shown if group.links]


Choices = Iterator[tuple[str, str, int]]


def _find_topics(filters: Filters, facets: Facets) -> Choices:
    """Yield slug, name and count, most articles first; one query for the names."""
    slugs = sorted(facets.topics, key=lambda slug: (-facets.topics[slug], slug))[:MAX_TOPICS]
    if filters.topic and filters.topic not in slugs:
        slugs.append(filters.topic)
    names = dict(Topic.objects.filter(slug__in=slugs).values_list("slug", "name")) if slugs else {}
    for slug in slugs:
        if slug in names:
            yield slug, names[slug], facets.topics.get(slug, 0)


def _list_kinds(facets: Facets) -> Choices:
    for kind, count in facets.kinds.items():
        yield kind, str(KIND_LABELS[kind]), count


def _list_years(facets: Facets) -> Choices:
    for years, count in facets.reviewed_within.items():
        label = ngettext("within a year", "within %(years)s years", years)
        yield str(years), label % {"years": years}, count


def _build_links(
    parameters: Mapping[str, str], name: str, choices: Choices, chosen: str
) -> Iterator[FilterLink]:
    kept = {key: parameters[key] for key in KEPT if parameters.get(key) and key != name}
    for value, label, count in choices:
        is_chosen = value == chosen
        if count or is_chosen:
            address = "?" + urlencode(kept if is_chosen else kept | {name: value})
            yield FilterLink(label, count, address, is_chosen)
