"""What can be wrong with an article. Importing the package registers its rules."""

from blog.content_checks import links, risks, sources

__all__ = ["links", "risks", "sources"]
