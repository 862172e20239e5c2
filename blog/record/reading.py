"""Read an article once: its record, blocks, citations, glossary and links, for every output."""

from dataclasses import dataclass
from functools import cached_property

from wagtail.blocks import StreamValue
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText, get_text_for_indexing

from blog.listing.duplicate_titles import find_duplicate_titles
from blog.models.article_content import ArticleContent
from blog.models.glossary import load_glossary
from blog.record.article_facts import (
    Fact,
    ReaderNotice,
    list_declarations,
    list_facts,
    list_review_notices,
    list_warnings,
)
from blog.record.article_record import ArticleRecord, build_article_record
from blog.record.places import Place, find_places
from blog.record.sections import Section
from blog.record.text_segments import list_text_segments
from blog.rich_text.annotations import Annotator
from blog.rich_text.citation_numbering import build_number_marks
from blog.rich_text.citations import Citations, load_citations
from blog.rich_text.glossary import Glossary
from blog.rich_text.links import Targets, count_broken_links, load_targets
from blog.rich_text.stored_html import TextHeading, TextLink, find_links, find_sub_headings
from review.models.clinical_page import ClinicalReading


@dataclass(frozen=True)
class ReadBlock:
    """A block as the content checks see it; `section` is what it says, `id` finds it again."""

    child: StreamValue.StreamChild
    section: Section
    places: tuple[Place, ...]

    @property
    def id(self) -> str:
        return self.child.id or ""

    @property
    def kind(self) -> str:
        return self.section.kind

    @property
    def name(self) -> str:
        """What editors know it by."""
        return self.section.heading or self.section.kind

    @cached_property
    def segments(self) -> list[str]:
        """Its text, in pieces that no sentence runs across."""
        return list_text_segments(self.child)

    @property
    def sources(self) -> tuple[str, ...]:
        """Its rich text as it is stored."""
        return tuple(p.value.source for p in self.places if isinstance(p.value, RichText))

    @property
    def links(self) -> list[TextLink]:
        return [link for source in self.sources for link in find_links(source)]

    @property
    def sub_headings(self) -> list[list[TextHeading]]:
        """The headings within each of its texts."""
        return [find_sub_headings(source) for source in self.sources]

    @property
    def cited(self) -> frozenset[int]:
        """The ids of the sources that it cites."""
        return frozenset(pk for place in self.places for group in place.groups for pk in group)

    @property
    def picture(self) -> AbstractImage | None:
        """The image, if it is one, with the text alternative that it has here."""
        return self.child.value if isinstance(self.child.block, ImageBlock) else None


class Reading(ClinicalReading):
    """All that an article says, for every output and check."""

    page: ArticleContent

    @cached_property
    def record(self) -> ArticleRecord:
        return build_article_record(self.page)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(list_facts(self.record))

    @cached_property
    def review_notices(self) -> tuple[ReaderNotice, ...]:
        return tuple(list_review_notices(self.record))

    @cached_property
    def warnings(self) -> tuple[ReaderNotice, ...]:
        return tuple(list_warnings(self.citations))

    @cached_property
    def declarations(self) -> tuple[Fact, ...]:
        return tuple(list_declarations(self.page))

    @cached_property
    def blocks(self) -> tuple[ReadBlock, ...]:
        """Its blocks, as the content checks see them."""
        return tuple(
            ReadBlock(child, section, tuple(p for p in self.places if p.block == number))
            for number, (child, section) in enumerate(
                zip(self.page.body, self.record.sections, strict=True)
            )
        )

    @cached_property
    def places(self) -> tuple[Place, ...]:
        return tuple(find_places(self.page.body))

    @cached_property
    def citations(self) -> Citations:
        return load_citations(self.places)

    @cached_property
    def glossary(self) -> Glossary:
        return load_glossary()

    @cached_property
    def targets(self) -> Targets:
        return load_targets(self.places)

    @cached_property
    def body(self) -> StreamValue:
        """A copy of the body, its texts as readers get them: sources numbered, terms explained."""
        marks = build_number_marks(self.citations)
        return Annotator(marks, self.targets, self.glossary).annotate(self.page.body)

    @property
    def has_own_disclaimer(self) -> bool:
        return any(section.kind == "disclaimer" for section in self.record.sections)

    @property
    def has_attribution(self) -> bool:
        return bool(get_text_for_indexing(self.page.attribution).strip())

    @cached_property
    def same_title_articles(self) -> list[ArticleContent]:
        """Other live articles of the same title."""
        return find_duplicate_titles([self.page])[0]

    def count_broken_links(self, block: ReadBlock) -> int:
        return count_broken_links(block.places, self.targets)
