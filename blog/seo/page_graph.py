"""JSON-LD of pages other than articles: lists, people and standing pages."""

from collections.abc import Sequence
from urllib.parse import urljoin

from blog.record.article_record import person_of
from blog.seo.head import Head
from blog.seo.nodes import (
    Crumb,
    Node,
    build_breadcrumb_node,
    build_node_reference,
    build_person_node,
    build_publisher_node,
    build_site_node,
)
from infrastructure.optional_fields import without_empty
from review.models import Contributor
from site_identity.publisher import Publisher


def build_page_graph(head: Head, publisher: Publisher, trail: Sequence[Crumb] = ()) -> list[Node]:
    """Return all that a page says, itself first; `trail` is the way to it, without itself."""
    items, site = build_list_node(head), build_site_node(publisher)
    crumbs = (
        build_breadcrumb_node([*trail, Crumb(head.title, head.url)], head.url) if trail else None
    )
    page = {
        "@type": head.kind,
        "@id": head.url,
        "url": head.url,
        "name": head.title,
        "description": head.description,
        "inLanguage": head.language,
        "publisher": build_node_reference(build_publisher_node(publisher)),
        "isPartOf": build_node_reference(site),
        "breadcrumb": crumbs and build_node_reference(crumbs),
        "about": head.about,
        "mainEntity": head.main_entity or (items and build_node_reference(items)),
    }
    return [
        *filter(None, (without_empty(page), build_publisher_node(publisher), site, crumbs, items))
    ]


def build_list_node(head: Head) -> Node | None:
    """Return what the page lists, in its order; None if it lists nothing."""
    if not head.listed:
        return None
    return {
        "@type": "ItemList",
        "@id": f"{head.url}#list",
        "numberOfItems": len(head.listed),
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": item.name, "url": item.url}
            for place, item in enumerate(head.listed, head.first)
        ],
    }


def build_contributor_node(contributor: Contributor, root: str) -> Node:
    """Return who somebody is, as their page at the site of an address says."""
    node = build_person_node(person_of(contributor), root)
    profile = {
        "image": contributor.photo and urljoin(node["url"], contributor.photo.file.url),
        "sameAs": [link.url for link in contributor.profile_links.all()],
    }
    return node | without_empty(profile)
