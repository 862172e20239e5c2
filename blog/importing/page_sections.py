"""A page text as sections: headings with the content below them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from blog.importing.page_layout import Bullets, Content, Element, Heading, LayoutParagraph


@dataclass(frozen=True)
class DraftSection:
    """Headings that stand directly one over the other, and the content below them."""

    headings: tuple[str, ...]
    content: tuple[Content, ...]

    @property
    def name(self) -> str:
        """The lowest heading, the one that the content stands under; the first may have none."""
        return self.headings[-1] if self.headings else ""

    @property
    def before_list(self) -> tuple[LayoutParagraph, ...]:
        before = self.content[: self._first_list_at]
        return tuple(part for part in before if isinstance(part, LayoutParagraph))

    @property
    def list_items(self) -> tuple[str, ...]:
        """The items of the first list."""
        return next((part.items for part in self.content if isinstance(part, Bullets)), ())

    @property
    def after_list(self) -> tuple[Content, ...]:
        return self.content[self._first_list_at + 1 :]

    @property
    def _first_list_at(self) -> int:
        are_lists = [isinstance(part, Bullets) for part in self.content]
        return are_lists.index(True) if any(are_lists) else len(are_lists)


def split_sections(body: Iterable[Element]) -> Iterator[DraftSection]:
    """Yield the sections in order; all but the first have a heading."""
    headings: list[str] = []
    content: list[Content] = []
    for element in body:
        if not isinstance(element, Heading):
            content.append(element)
            continue
        if content:
            yield DraftSection(tuple(headings), tuple(content))
            headings, content = [], []
        headings.append(element.text)
    yield DraftSection(tuple(headings), tuple(content))
