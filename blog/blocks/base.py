"""The base of the blocks of an article: each block states its own meaning.

Every output (page text, leaflet, Markdown, feeds, API, search, checks, clinical digest) asks the
block and knows none by name.
"""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from wagtail.blocks import Block, ChoiceBlock, StructValue
from wagtail.images.models import AbstractImage

from blog.blocks.features import HeadingBlock
from blog.record.content_parts import Items, Part, list_texts
from blog.record.sections import Meaning
from blog.rich_text.html_parts import parse_parts

Parts = Iterator[Part]


class AttributeField:
    """Mark a field that qualifies a block and is no text of it: a heading, choice or source."""


def is_attribute(block: Block) -> bool:
    """Return whether a field qualifies its block, so that plain text leaves it out."""
    return isinstance(block, HeadingBlock | ChoiceBlock | AttributeField)


class ArticleBlock:
    """Mix into a Wagtail block to make it one of an article.

    A class that does not override `get_parts`, or does not say whether it is clinical, fails when
    it is imported.
    """

    # Whether a reviewer answers for every word; of a block that is not clinical, only doses,
    # numbers, negations and sources count.
    is_clinical: ClassVar[bool]
    # Whether pages of a topic show signs or questions of it.
    is_in_overviews: ClassVar[bool] = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.get_parts is ArticleBlock.get_parts:
            raise TypeError(f"{cls.__name__} lacks get_parts: what it says below its heading.")
        if not hasattr(cls, "is_clinical"):
            raise TypeError(f"{cls.__name__} lacks is_clinical: whether every word is reviewed.")

    def get_parts(self, value: Any) -> Parts:
        """Yield what the block says below its heading, labels included, in the page's order."""
        raise NotImplementedError

    def get_meaning(self, value: Any, *, with_text: bool = True) -> Meaning:
        """Return typed facts for structured data and lists; without texts where not needed."""
        return Meaning()

    def get_media(self, value: Any) -> list[AbstractImage]:
        """Return the images that the page shows of this block."""
        return []

    def get_texts(self, value: Any) -> Iterator[str]:
        """Yield its plain texts in order, labels included and without heading, for search."""
        yield from list_texts(self.get_parts(value))

    def get_heading(self, value: Any) -> str:
        """Return the heading: the first field that is a `HeadingBlock`, whatever its name."""
        fields = getattr(self, "child_blocks", {})
        name = next((name for name, one in fields.items() if isinstance(one, HeadingBlock)), "")
        return (value.get(name) or "") if name and isinstance(value, StructValue) else ""

    def get_reviewed_texts(self, value: Any) -> Iterator[str]:
        """Yield the texts whose figures a reviewer answers for, in a block that is not clinical."""
        yield self.get_heading(value)
        yield from self.get_texts(value)


class FieldTexts:
    """Take the texts for search from the fields alone: faster, and without labels.

    For blocks whose labels are the same words in every article, so that no search means them.
    """

    def get_texts(self, value: Any) -> Iterator[str]:
        for bound in value.bound_blocks.values():
            if bound.value is not None and not is_attribute(bound.block):
                yield from bound.block.get_searchable_content(bound.value)

    def get_reviewed_texts(self, value: Any) -> Iterator[str]:
        yield from self.get_searchable_content(value)  # type: ignore[attr-defined]


def build_list_part(texts: Iterable[object]) -> Parts:
    """Yield one list of rich texts; an item without text is left out, and so is an empty list."""
    if items := tuple(filter(None, map(parse_parts, texts))):
        yield Items(False, items)
