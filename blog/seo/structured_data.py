"""An article as crawlers read it, in schema.org's terms (https://schema.org/MedicalWebPage).

Made of the record alone, so that it says nothing that the page does not show.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urljoin

from blog.choices import ArticleKind, Audience
from blog.record.article_record import ArticleRecord
from blog.rich_text.citations import Citations
from blog.seo.nodes import (
    Crumb,
    Node,
    breadcrumb_node,
    person_node,
    publisher_node,
    reference,
    site_node,
    source_node,
    topic_node,
)
from infrastructure.optional_fields import without_empty
from site_identity.publisher import Publisher

CONTEXT = "https://schema.org"
AUDIENCES = {Audience.PATIENT: "Patient", Audience.CLINICIAN: "Clinician"}
ASPECTS = {ArticleKind.TREATMENT: "treatment"}
# Where on the page the article is, and what of it makes sense when it is only heard.
MAIN_CONTENT = ".article__body"
SPOKEN = [".article__header h1", ".article__header .lead"]


def in_graph(nodes: Iterable[Node]) -> dict[str, Any]:
    """Return a page's JSON-LD."""
    return {"@context": CONTEXT, "@graph": list(nodes)}


def article_graph(
    record: ArticleRecord, publisher: Publisher, citations: Citations, trail: Sequence[Crumb] = ()
) -> list[Node]:
    """Return all that the page of an article says, the article first; it needs an address.

    `trail` is the way to it, without itself.
    """
    images, videos = list(image_nodes(record)), list(video_nodes(record))
    questions = question_page(record)
    crumbs = breadcrumb_node([*trail, Crumb(record.title, record.url)], record.url)
    page = article_node(record, publisher, citations) | {
        "breadcrumb": reference(crumbs),
        "mainContentOfPage": {"@type": "WebPageElement", "cssSelector": MAIN_CONTENT},
        "speakable": {"@type": "SpeakableSpecification", "cssSelector": SPOKEN},
        "primaryImageOfPage": reference(images[0]) if images else None,
        "image": [reference(image) for image in images],
        "video": [reference(video) for video in videos],
        "hasPart": reference(questions) if questions else None,
    }
    others = [publisher_node(publisher), site_node(publisher), crumbs, *images, *videos]
    return [without_empty(page), *others, *([questions] if questions else [])]


def article_node(record: ArticleRecord, publisher: Publisher, citations: Citations) -> Node:
    """Return what there is to say of an article wherever it is shown."""
    review, site = record.review, site_node(publisher)
    audience = AUDIENCES.get(Audience(record.audience)) if record.audience else None
    return without_empty(
        {
            "@type": "MedicalWebPage",
            "@id": record.url,
            "url": record.url,
            "headline": record.title,
            "name": record.title,
            "description": record.summary,
            "inLanguage": record.locale,
            "datePublished": record.date_published and record.date_published.isoformat(),
            "dateModified": record.date_modified and record.date_modified.isoformat(),
            "lastReviewed": review and review.last_reviewed.isoformat(),
            "reviewedBy": review and person_node(review.reviewer, publisher.url),
            "author": [person_node(person, publisher.url) for person in record.authors],
            "publisher": publisher_node(publisher),
            "isPartOf": {key: site[key] for key in ("@type", "@id", "name", "url")},
            "about": [topic_node(topic, publisher.url) for topic in record.topics],
            "keywords": [topic.name for topic in record.topics],
            "aspect": ASPECTS.get(ArticleKind(record.kind)) if record.kind else None,
            "medicalAudience": audience and {"@type": "MedicalAudience", "audienceType": audience},
            "citation": [source_node(source.reference) for source in citations.listed],
        }
    )


def question_page(record: ArticleRecord) -> Node | None:
    """Return the questions of an article with their answers; None if it has none."""
    asked = [q for s in record.sections for q in s.questions if q.text and q.answer]
    if not asked:
        return None
    return {
        "@type": "FAQPage",
        "@id": f"{record.url}#questions",
        "url": record.url,
        "name": record.title,
        "mainEntity": [
            {
                "@type": "Question",
                "name": question.text,
                "acceptedAnswer": {"@type": "Answer", "text": question.answer},
            }
            for question in asked
        ],
    }


def image_nodes(record: ArticleRecord) -> Iterator[Node]:
    for section in record.sections:
        if image := section.image:
            yield without_empty(
                {
                    "@type": "ImageObject",
                    "@id": f"{record.url}#{section.anchor}",
                    "contentUrl": urljoin(record.url, image.url),
                    "width": pixels(image.width),
                    "height": pixels(image.height),
                    "caption": image.alt,
                    "creditText": image.credit,
                }
            )


def pixels(number: int) -> Node:
    """Return a length in pixels, by their code in UN/CEFACT's Recommendation 20."""
    return {"@type": "QuantitativeValue", "value": number, "unitCode": "E37"}


def video_nodes(record: ArticleRecord) -> Iterator[Node]:
    """Yield the videos that the site serves itself, each with what is said in it."""
    for section in record.sections:
        if video := section.video:
            yield without_empty(
                {
                    "@type": "VideoObject",
                    "@id": f"{record.url}#{section.anchor}",
                    "name": section.heading,
                    "transcript": section.text,
                    "contentUrl": urljoin(record.url, video.url),
                    "thumbnailUrl": video.poster and urljoin(record.url, video.poster),
                    "uploadDate": video.uploaded_at and video.uploaded_at.isoformat(),
                }
            )
