"""An article as crawlers read it, in schema.org's terms (https://schema.org/MedicalWebPage)."""

from dataclasses import dataclass
from typing import Any

from blog.citations import Citations, ListedSource
from blog.record import ArticleRecord, Person
from review.models import Contributor

SCHEMA_TYPES = {Contributor.Kind.PERSON: "Person", Contributor.Kind.ORGANISATION: "Organization"}


@dataclass(frozen=True)
class Publisher:
    name: str
    url: str


def structured_data(
    record: ArticleRecord, publisher: Publisher, citations: Citations
) -> dict[str, Any]:
    """Return the JSON-LD object of an article; it says nothing that the page does not show."""
    data = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "@id": record.url,
        "url": record.url,
        "headline": record.title,
        "name": record.title,
        "description": record.summary,
        "inLanguage": record.locale,
        "datePublished": record.date_published and record.date_published.isoformat(),
        "dateModified": record.date_modified and record.date_modified.isoformat(),
        "author": [_person(person, publisher.url) for person in record.authors],
        "publisher": {"@type": "Organization", "name": publisher.name, "url": publisher.url},
        "keywords": [topic.name for topic in record.topics],
        "citation": [_citation(source) for source in citations.listed],
    }
    if review := record.review:
        data["lastReviewed"] = review.last_reviewed.isoformat()
        data["reviewedBy"] = _person(review.reviewer, publisher.url)
    return {key: value for key, value in data.items() if value}


def _citation(source: ListedSource) -> dict[str, Any]:
    """Return a source as schema.org's CreativeWork, by what the list shows of it."""
    reference = source.reference
    data = {
        "@type": "ScholarlyArticle" if reference.type == "article-journal" else "CreativeWork",
        "name": str(reference),
        "url": source.links[0].url if source.links else reference.url,
        "datePublished": str(reference.year or ""),
        "creativeWorkStatus": source.warning,
    }
    return {key: value for key, value in data.items() if value}


def _person(person: Person, site_url: str) -> dict[str, str]:
    data = {"@type": SCHEMA_TYPES[Contributor.Kind(person.kind)], "name": person.name}
    if person.url:
        data["url"] = f"{site_url}{person.url}"
    if person.credentials:
        data["honorificSuffix" if person.kind == Contributor.Kind.PERSON else "description"] = (
            person.credentials
        )
    return data
