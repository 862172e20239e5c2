"""What Google's documents ask of structured data, so that a change there is noticed here.

No result is promised for it: see docs/crawlers.md.
"""

from collections.abc import Iterator
from typing import Any

# Type, what is required, what is recommended; a dot leads into what a property holds.
FIELDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # https://developers.google.com/search/docs/appearance/structured-data/article
    "MedicalWebPage": (
        (),
        (
            "author",
            "author.name",
            "author.url",
            "dateModified",
            "datePublished",
            "headline",
            "image",
        ),
    ),
    # https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
    "BreadcrumbList": (
        (
            "itemListElement",
            "itemListElement.item",
            "itemListElement.name",
            "itemListElement.position",
        ),
        (),
    ),
    # https://developers.google.com/search/docs/appearance/structured-data/video
    "VideoObject": (("name", "thumbnailUrl", "uploadDate"), ("contentUrl",)),
    # https://developers.google.com/search/docs/appearance/structured-data/profile-page
    "ProfilePage": (
        ("mainEntity", "mainEntity.name"),
        ("mainEntity.image", "mainEntity.sameAs"),
    ),
    # https://developers.google.com/search/docs/appearance/structured-data/faqpage
    "FAQPage": (
        (
            "mainEntity",
            "mainEntity.name",
            "mainEntity.acceptedAnswer",
            "mainEntity.acceptedAnswer.text",
        ),
        (),
    ),
    # https://developers.google.com/search/docs/appearance/structured-data/organization
    "Organization": ((), ("name", "url", "logo")),
    # https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata
    "ImageObject": (("contentUrl",), ("creditText",)),
}


def missing_fields(node: dict[str, Any], with_recommended: bool = True) -> list[str]:
    """Return the fields of a node that are asked for and not there."""
    required, recommended = FIELDS[node["@type"]]
    wanted = (*required, *recommended) if with_recommended else required
    return [path for path in wanted if not all(values(node, path.split(".")))]


def values(node: Any, path: list[str]) -> Iterator[Any]:
    """Yield what stands at the end of a path, or nothing that counts, of each thing on the way."""
    if not path:
        yield node
    elif isinstance(node, list):
        for one in node:
            yield from values(one, path)
    else:
        yield from values(node.get(path[0]) if isinstance(node, dict) else None, path[1:])
