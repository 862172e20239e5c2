"""What can be wrong with an article. Importing the package registers its rules."""

from blog.content_checks import links, readability, risks, sources, terms

__all__ = ["links", "readability", "risks", "sources", "terms"]
