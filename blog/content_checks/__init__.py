"""Content checks of articles. Importing the package registers its rules."""

from blog.content_checks import (
    care_cards,
    claims,
    disclaimer,
    easy_read,
    links,
    people,
    pictures,
    readability,
    risks,
    sources,
    structure,
    terms,
    titles,
)

__all__ = [
    "care_cards",
    "claims",
    "disclaimer",
    "easy_read",
    "links",
    "people",
    "pictures",
    "readability",
    "risks",
    "sources",
    "structure",
    "terms",
    "titles",
]
