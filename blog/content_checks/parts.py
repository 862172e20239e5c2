"""The parts of an article, by the names that editors know them by."""

from blog.models import ArticlePage


def part_names(page: ArticlePage) -> dict[str, str]:
    """Return what editors know each block by, by its id."""
    return {
        child.id: section.heading or section.kind
        for child, section in zip(page.body, page.record.sections, strict=True)
    }
