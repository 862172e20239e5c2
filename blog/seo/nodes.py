"""Parts of what crawlers are told of every page, in schema.org's terms (https://schema.org)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from blog.choices import TopicKind
from blog.record.article_record import Person, TopicLabel
from blog.rich_text.citations import get_warning
from evidence.bibliography import build_links
from evidence.choices import ReferenceType
from evidence.models import Reference
from infrastructure.optional_fields import without_empty
from review.models import Contributor
from site_identity.publisher import Publisher

Node = dict[str, Any]

PERSON_TYPES = {Contributor.Kind.PERSON: "Person", Contributor.Kind.ORGANISATION: "Organization"}
TOPIC_TYPES = {
    TopicKind.CONDITION: "MedicalCondition",
    TopicKind.THERAPY: "MedicalTherapy",
    TopicKind.DRUG: "Drug",
}
# Marks where readers' words go in the address of the search.
WORDS = "{search_term_string}"


@dataclass(frozen=True)
class Crumb:
    """A page by its name and whole address: on the way to another, or in a list."""

    name: str
    url: str


def build_node_reference(node: Mapping[str, Any]) -> Node:
    """Return what stands for a node that is elsewhere in the same graph."""
    return {"@id": node["@id"]}


def build_publisher_node(publisher: Publisher) -> Node:
    return without_empty(
        {
            "@type": "Organization",
            "@id": f"{publisher.url}/#publisher",
            "name": publisher.name,
            "url": publisher.url,
            "logo": publisher.logo
            and {"@type": "ImageObject", "contentUrl": publisher.logo, "url": publisher.logo},
        }
    )


def build_site_node(publisher: Publisher) -> Node:
    """Return the site, with how to search it."""
    template = f"{publisher.url}/search/?q={WORDS}"
    return {
        "@type": "WebSite",
        "@id": f"{publisher.url}/#site",
        "name": publisher.name,
        "url": publisher.url,
        "publisher": build_node_reference(build_publisher_node(publisher)),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": template},
            "query-input": f"required name={WORDS[1:-1]}",
        },
    }


def build_breadcrumb_node(trail: Iterable[Crumb], url: str) -> Node:
    """Return the way to the page at an address, which is the last of the trail."""
    return {
        "@type": "BreadcrumbList",
        "@id": f"{url}#breadcrumb",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": crumb.name,
                "item": {"@type": "WebPage", "@id": crumb.url},
            }
            for place, crumb in enumerate(trail, 1)
        ],
    }


def build_person_node(person: Person, root: str) -> Node:
    """Return somebody named on an article of the site at an address."""
    is_person = person.kind == Contributor.Kind.PERSON
    return without_empty(
        {
            "@type": PERSON_TYPES[Contributor.Kind(person.kind)],
            "@id": person.url and f"{root}{person.url}",
            "name": person.name,
            "url": person.url and f"{root}{person.url}",
            "honorificSuffix" if is_person else "description": person.credentials,
        }
    )


def build_topic_node(topic: TopicLabel, root: str) -> Node:
    """Return what a topic is about: a mere thing, unless an editor says what it is."""
    kind = TOPIC_TYPES.get(TopicKind(topic.kind)) if topic.kind else None
    url = f"{root}{topic.url}"
    node: Node = {"@type": kind or "Thing", "@id": f"{url}#topic", "name": topic.name, "url": url}
    if kind and topic.code and topic.code_system:
        node["code"] = {
            "@type": "MedicalCode",
            "codeValue": topic.code,
            "codingSystem": topic.code_system,
        }
    return node


def source_node(source: Reference) -> Node:
    """Return a source that articles cite, by what their lists show of it."""
    links = build_links(source.csl_data)
    is_article = source.type == ReferenceType.ARTICLE_JOURNAL
    return without_empty(
        {
            "@type": "ScholarlyArticle" if is_article else "CreativeWork",
            "name": str(source),
            "url": links[0].url if links else source.url,
            "datePublished": str(source.year or ""),
            "creativeWorkStatus": get_warning(source),
        }
    )
