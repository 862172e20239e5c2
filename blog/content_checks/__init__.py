"""What can be wrong with an article. Importing the package registers its rules."""

from blog.content_checks import (
    claims,
    links,
    people,
    pictures,
    risks,
    sources,
    structure,
    titles,
)

__all__ = ["claims", "links", "people", "pictures", "risks", "sources", "structure", "titles"]
