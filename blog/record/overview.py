"""Read what pages of a topic gather from an article: its signs and questions."""

from blog.models.article_content import ArticleContent
from blog.record.sections import Section, read_section


def read_overview(page: ArticleContent) -> tuple[Section, ...]:
    """Return the sections that pages of a topic gather from, less their texts.

    No other block is read.
    """
    body = page.body
    blocks = body.stream_block.child_blocks
    kinds = {name for name, block in blocks.items() if block.is_in_overviews}
    listed = enumerate(body.raw_data)
    return tuple(read_section(body[place], "") for place, raw in listed if raw["type"] in kinds)
