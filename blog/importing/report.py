"""Report of an import, for the person who ran it."""

from collections.abc import Iterator

from django.urls import reverse

from blog.importing.pages import ImportResult


def format_report(result: ImportResult) -> Iterator[str]:
    """Yield the outcome and where to edit the page, then each block, then each doubt."""
    edit = reverse("wagtailadmin_pages:edit", args=[result.page.pk])
    yield f"{result.outcome}: {result.draft.title} ({edit})"
    for block in result.draft.blocks:
        yield f"  {block.kind}: {block.heading or 'no heading'}"
    for note in result.draft.notes:
        yield f"  check: {note}"
