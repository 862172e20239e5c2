"""What can be wrong with an article. Importing the package registers its rules."""

from blog.content_checks import (
    claims,
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
    "claims",
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
