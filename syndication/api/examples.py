"""Examples of each response, for the OpenAPI description."""

from typing import Any

from site_identity.identity import SiteIdentity
from site_identity.publisher import Publisher
from syndication.api.serializers import terms

SITE = "https://www.example.org"
PUBLISHER = Publisher("Sample Publisher", SITE)
TOPIC = {
    "@type": "DefinedTerm",
    "identifier": "sample-topic",
    "name": "Sample topic",
    "url": f"{SITE}/articles/topics/sample-topic/",
}
CONTRIBUTOR = {
    "@type": "Person",
    "identifier": "sample-person",
    "name": "Sample Person",
    "url": f"{SITE}/people/sample-person/",
    "honorificSuffix": "MSc",
}
REFERENCE = {
    "@type": "ScholarlyArticle",
    "identifier": 7,
    "name": "A sample study",
    "author": ["Sample, Anna"],
    "datePublished": "2020",
    "isPartOf": "Journal of Samples",
    "url": "https://doi.org/10.1234/sample",
    "sameAs": ["https://doi.org/10.1234/sample"],
}
SUMMARY = {
    "@type": "MedicalWebPage",
    "identifier": 42,
    "@id": f"{SITE}/articles/sample/",
    "url": f"{SITE}/articles/sample/",
    "name": "Sample article",
    "headline": "Sample article",
    "description": "What it says in a sentence.",
    "inLanguage": "en-gb",
    "datePublished": "2026-01-05",
    "dateModified": "2026-02-01T09:30:00+00:00",
    "changedAt": "2026-02-01T09:30:00+00:00",
    "lastReviewed": "2026-02-01",
    "expires": "2028-02-01",
    "reviewedBy": CONTRIBUTOR,
    "about": [TOPIC],
    "creditText": "Text by Sample Publisher, CC BY 4.0.",
    "license": "https://creativecommons.org/licenses/by/4.0/",
}
ARTICLE = SUMMARY | {"citation": [REFERENCE], "articleBody": "# Sample article\n\nIts text.\n"}
FOUND = {
    "query": "chest pian",
    "spelling": {"searched": "chest pain", "doubtful": {}},
    "urgent": {
        "heading": "Chest pain can be an emergency",
        "advice": "In an emergency, call your local emergency number.",
        "number": "999",
    },
    "total": 1,
    "page": 1,
    "pages": 1,
    "limited": False,
    "facets": {
        "topic": {"sample-topic": 1},
        "kind": {"tips": 1, "evidence": 0, "red_flags": 0},
        "reviewed": {"1": 1, "2": 1, "3": 1},
    },
    "results": [
        {
            "title": "Sample article",
            "url": f"{SITE}/articles/sample/",
            "summary": "What it says in a sentence.",
            "topics": [{"name": "Sample topic", "slug": "sample-topic"}],
            "datePublished": "2026-01-05",
            "passage": {
                "heading": "Sample section",
                "url": f"{SITE}/articles/sample/#tips-1a2b3c",
                "parts": [
                    {"text": "… ", "match": False},
                    {"text": "chest", "match": True},
                    {"text": " and back.", "match": False},
                ],
            },
        }
    ],
}
ONE = {
    "article": ARTICLE,
    "topic": TOPIC,
    "contributor": CONTRIBUTOR,
    "reference": REFERENCE,
}
LISTED = {
    "articles": SUMMARY,
    "topics": TOPIC,
    "contributors": CONTRIBUTOR,
    "references": REFERENCE,
}


def build_example(operation: str) -> dict[str, Any]:
    """Return an example of the response of an operation."""
    rules = terms(SiteIdentity(PUBLISHER))
    if operation == "search":
        return {"terms": rules, **FOUND}
    item = {"item": ONE[operation]} if operation in ONE else {"items": [LISTED[operation]]}
    return {"@context": "https://schema.org", "terms": rules, **item}
