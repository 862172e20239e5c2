"""What the editor's form of an article sends."""

from collections.abc import Sequence
from typing import Any

from wagtail import blocks
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from blog.models import ArticlePage


def article_form(blocks: Sequence[tuple[str, Any]], **fields: Any) -> dict[str, Any]:
    data = {
        "title": "New article",
        "slug": "new-article",
        "summary": "Short.",
        "easy_read": "",
        "date_published": "",
        "kind": "other",
        "audience": "patient",
        "how_made": "",
        "funding": "",
        "conflicts": "",
        "topics": [],
        "attribution": rich_text(""),
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "body": streamfield(list(blocks)),
        "article_authors": inline_formset([]),
        "comments": inline_formset([]),
        **fields,
    }
    topics = data.pop("topics")
    return nested_form_data(data) | {"topics": topics}


def form_of(page: ArticlePage) -> dict[str, Any]:
    """Return the form as an editor who opens the page and changes nothing sends it."""
    children = [(child.block_type, _form_value(child.block, child.value)) for child in page.body]
    fields = ["title", "slug", "summary", "easy_read", "kind", "audience"]
    fields += ["how_made", "funding", "conflicts"]
    return article_form(
        children,
        **{name: getattr(page, name) for name in fields},
        article_authors=inline_formset([{"contributor": one.pk} for one in page.authors]),
        topics=[topic.pk for topic in page.topics.all()],
    )


def _form_value(block: blocks.Block, value: Any) -> Any:
    if isinstance(block, blocks.StructBlock):
        return {name: _form_value(block.child_blocks[name], part) for name, part in value.items()}
    if isinstance(block, blocks.ListBlock):
        items = [_form_value(block.child_block, part) for part in value]
        rows = {
            str(number): {"value": item, "deleted": "", "order": str(number), "id": ""}
            for number, item in enumerate(items)
        }
        return rows | {"count": str(len(rows))}
    if isinstance(block, blocks.RichTextBlock):
        return rich_text(value.source, features=block.features)
    return "" if value is None else str(getattr(value, "pk", value))
