"""Serializers of articles, topics, contributors, sources and search results."""

import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from wagtail.rich_text import get_text_for_indexing

from blog.models import ArticlePage, Topic
from blog.record.article_record import TopicLabel, build_article_record, person_of
from blog.record.text_document import build_text_document
from blog.rich_text.citations import Citations
from blog.seo.nodes import build_person_node, source_node
from blog.seo.structured_data import build_article_node
from evidence.bibliography import build_links
from evidence.citations import Numbering
from evidence.models import Reference
from infrastructure.optional_fields import without_empty
from review.models import Contributor
from search.results import Facets, Passage
from search.searching import Answer
from search.urgent import Emergency
from search.views import FoundArticle
from site_identity.identity import SiteIdentity
from site_identity.publisher import Publisher
from syndication.api.request_schemas import ALWAYS
from syndication.markdown.document import markdown_of

NO_CITATIONS = Citations((), Numbering((), (), ()), {})
LINK = re.compile(r'href="(https?://[^"]+)"')
LICENCE_HOSTS = {"creativecommons.org", "nationalarchives.gov.uk"}


def organisation(publisher: Publisher) -> dict[str, Any]:
    return {"@type": "Organization", "name": publisher.name, "url": publisher.url}


def terms(identity: SiteIdentity) -> dict[str, Any]:
    """Return the terms for showing articles elsewhere, part of each response."""
    return {
        "publisher": organisation(identity.publisher),
        "attribution": "Name the publisher, and link to the `url` of the article.",
        "licence": "An article is on the terms of its `creditText` and `license`; without them,"
        " ask the publisher. Show `creditText` with the article.",
        "refreshInterval": "P7D",
        "refresh": "Fetch each article anew at least every 7 days, and show it as it is then."
        " Delete what is no longer there (404). Show nothing after its `expires`.",
    }


def article(page: ArticlePage, identity: SiteIdentity, names: frozenset[str]) -> dict[str, Any]:
    """Return the members of an article with these names; its body is read only if they need it."""
    record = build_article_record(page, with_body=False)
    root = identity.publisher.url
    node = build_article_node(record, identity.publisher, NO_CITATIONS) | {
        "identifier": page.pk,
        "publisher": organisation(identity.publisher),
        "changedAt": page.published.last_significant_change.isoformat(),
        "expires": record.review and record.review.next_review_due.isoformat(),
        "author": [contributor(person, root) for person in page.authors],
        "about": [topic_label(label, root) for label in record.topics],
        "creditText": get_text_for_indexing(page.attribution) if page.attribution else "",
        "license": find_licence(page.attribution),
    }
    if review := page.clinical_review:
        node["reviewedBy"] = contributor(review.reviewer, root)
    if "citation" in names:
        node["citation"] = [source(listed.reference) for listed in page.reading.citations.listed]
    if "articleBody" in names:
        node["articleBody"] = markdown_of(build_text_document(page.reading, identity))
    wanted = {*ALWAYS, *names}
    return without_empty({name: value for name, value in node.items() if name in wanted})


def find_licence(attribution: str) -> str:
    """Return the first address of a licence in a statement of source and licence, if any."""
    found = (unescape(url) for url in LINK.findall(attribution))
    return next((url for url in found if is_licence(url)), "")


def is_licence(url: str) -> bool:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # what an editor typed
        return False
    return host.removeprefix("www.") in LICENCE_HOSTS


def topic_label(label: TopicLabel | Topic, root: str) -> dict[str, Any]:
    url = root + Topic(slug=label.slug).get_absolute_url()
    return {"@type": "DefinedTerm", "identifier": label.slug, "name": label.name, "url": url}


def topic(of: Topic, root: str) -> dict[str, Any]:
    code = {"termCode": of.code, "inDefinedTermSet": of.code and of.code_system}
    return without_empty(topic_label(of, root) | {"description": of.description} | code)


def contributor(of: Contributor, root: str) -> dict[str, Any]:
    """Return a person or an organisation as an article names them."""
    node = build_person_node(person_of(of), root) | {"identifier": of.slug}
    del node["@id"]  # only articles have one here
    return node


def profile(of: Contributor, root: str) -> dict[str, Any]:
    """Return a person or an organisation with their profiles elsewhere."""
    return without_empty(
        contributor(of, root) | {"sameAs": [link.url for link in of.profile_links.all()]}
    )


def source(of: Reference, root: str = "") -> dict[str, Any]:
    """Return a source with the data that articles list."""
    more = {
        "identifier": of.pk,
        "author": [name.strip() for name in of.authors.splitlines() if name.strip()],
        "isPartOf": of.container_title,
        "publisher": of.publisher,
        "sameAs": [link.url for link in build_links(of.csl_data)],
    }
    return without_empty(source_node(of) | more)


def build_urgent(emergency: Emergency, identity: SiteIdentity) -> dict[str, Any]:
    """Return the advice to show above all results."""
    return {
        "heading": str(emergency.heading),
        "advice": identity.emergency_advice,
        "number": identity.emergency_number,
    }


def build_search(answer: Answer) -> dict[str, Any]:
    """Return what a search found, less the articles themselves."""
    results = answer.results
    return {
        "spelling": {"searched": answer.query.text, "doubtful": dict(answer.doubtful)},
        "total": results.total,
        "page": results.page,
        "pages": results.page_count,
        "limited": results.is_limited,
        "facets": build_facets(results.facets),
    }


def build_facets(counts: Facets) -> dict[str, Any]:
    years = {str(year): count for year, count in counts.reviewed_within.items()}
    return {"topic": dict(counts.topics), "kind": dict(counts.kinds), "reviewed": years}


def build_result(found: FoundArticle, request: HttpRequest) -> dict[str, Any]:
    """Return an article that was found; what it lacks is null."""
    page = found.page
    url = page.get_full_url(request) or ""
    return {
        "title": page.title,
        "url": url,
        "summary": page.summary,
        "topics": [{"name": of.name, "slug": of.slug} for of in page.topics.all()],
        "datePublished": page.published_on and page.published_on.isoformat(),
        "passage": found.passage and build_passage(found.passage, url),
    }


def build_passage(best: Passage, url: str) -> dict[str, Any]:
    parts = [{"text": part.text, "match": part.is_match} for part in best.fragments]
    return {"heading": best.heading, "url": f"{url}#{best.anchor}", "parts": parts}
