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
    build_breadcrumb_node,
    build_node_reference,
    build_person_node,
    build_publisher_node,
    build_site_node,
    build_topic_node,
    source_node,
)
from infrastructure.optional_fields import without_empty
from site_identity.publisher import Publisher

CONTEXT = "https://schema.org"
AUDIENCES = {Audience.PATIENT: "Patient", Audience.CLINICIAN: "Clinician"}
ASPECTS = {ArticleKind.TREATMENT: "treatment"}
# Where on the page the article is, and what of it makes sense when it is only heard.
MAIN_CONTENT = ".article__body"
SPOKEN = [".article__header h1", ".article__header .lead"]


def build_json_ld(nodes: Iterable[Node]) -> dict[str, Any]:
    """Return a page's JSON-LD."""
    return {"@context": CONTEXT, "@graph": list(nodes)}


def build_article_graph(
    record: ArticleRecord, publisher: Publisher, citations: Citations, trail: Sequence[Crumb] = ()
) -> list[Node]:
    """Return all that the page of an article says, the article first; it needs an address.

    `trail` is the way to it, without itself.
    """
    images, videos = list(build_image_nodes(record)), list(build_video_nodes(record))
    questions = build_question_page(record)
    crumbs = build_breadcrumb_node([*trail, Crumb(record.title, record.url)], record.url)
    page = build_article_node(record, publisher, citations) | {
        "breadcrumb": build_node_reference(crumbs),
        "mainContentOfPage": {"@type": "WebPageElement", "cssSelector": MAIN_CONTENT},
        "speakable": {"@type": "SpeakableSpecification", "cssSelector": SPOKEN},
        "primaryImageOfPage": build_node_reference(images[0]) if images else None,
        "image": [build_node_reference(image) for image in images],
        "video": [build_node_reference(video) for video in videos],
        "hasPart": build_node_reference(questions) if questions else None,
    }
    others = [build_publisher_node(publisher), build_site_node(publisher), crumbs, *images, *videos]
    return [without_empty(page), *others, *([questions] if questions else [])]


def build_article_node(record: ArticleRecord, publisher: Publisher, citations: Citations) -> Node:
    """Return what there is to say of an article wherever it is shown."""
    review, site = record.review, build_site_node(publisher)
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
            "reviewedBy": review and build_person_node(review.reviewer, publisher.url),
            "author": [build_person_node(person, publisher.url) for person in record.authors],
            "publisher": build_publisher_node(publisher),
            "isPartOf": {key: site[key] for key in ("@type", "@id", "name", "url")},
            "about": [build_topic_node(topic, publisher.url) for topic in record.topics],
            "keywords": [topic.name for topic in record.topics],
            "aspect": ASPECTS.get(ArticleKind(record.kind)) if record.kind else None,
            "medicalAudience": audience and {"@type": "MedicalAudience", "audienceType": audience},
            "citation": [source_node(source.reference) for source in citations.listed],
        }
    )


def build_question_page(record: ArticleRecord) -> Node | None:
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


def build_image_nodes(record: ArticleRecord) -> Iterator[Node]:
    for section in record.sections:
        if image := section.image:
            yield without_empty(
                {
                    "@type": "ImageObject",
                    "@id": f"{record.url}#{section.anchor}",
                    "contentUrl": urljoin(record.url, image.url),
                    "width": build_pixel_length(image.width),
                    "height": build_pixel_length(image.height),
                    "caption": image.alt,
                    "creditText": image.credit,
                }
            )


def build_pixel_length(number: int) -> Node:
    """Return a length in pixels, by their code in UN/CEFACT's Recommendation 20."""
    return {"@type": "QuantitativeValue", "value": number, "unitCode": "E37"}


def build_video_nodes(record: ArticleRecord) -> Iterator[Node]:
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
