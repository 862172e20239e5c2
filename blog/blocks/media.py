"""Blocks to look at: pictures, tables, video."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText
from wagtail.snippets.blocks import SnippetChooserBlock

from blog.blocks.base import ArticleBlock, FieldTexts, Parts
from blog.blocks.features import LONG_PROSE, PROSE, HeadingBlock, LineBlock
from blog.record.content_parts import Note, Paragraph, Part, Picture, Run, Table
from blog.record.labels import get_label
from blog.record.sections import Image, Meaning, VideoFile
from blog.rich_text.html_parts import parse_parts

MEDIA = _("Pictures, tables and video")


def get_latest_image() -> AbstractImage | None:
    """Return an image of the site's own to preview the block with; None on a new site."""
    return get_image_model().objects.order_by("-created_at").first()


class PictureBlock(ArticleBlock, ImageBlock):
    is_clinical = False

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("An image with alt text, or marked as decorative.")
        group = MEDIA
        template = "blog/blocks/image.html"
        preview_value = staticmethod(get_latest_image)

    def get_parts(self, value: Any) -> Parts:
        alt = "" if value.decorative else value.contextual_alt_text or ""
        credit = f"{get_label('picture')} {value.credit_line}" if value.credit_line else ""
        yield Picture(value.pk, value.file_hash, alt, credit)

    def get_meaning(self, value: Any, *, with_text: bool = True) -> Meaning:
        """Return the picture unless it is decoration; its `alt` is that of the block."""
        if value.decorative:
            return Meaning()
        alt = value.contextual_alt_text or ""
        return Meaning(
            image=Image(value.file.url, value.width, value.height, alt, value.credit_line)
        )

    def get_media(self, value: Any) -> list[AbstractImage]:
        return [value]

    def get_texts(self, value: Any) -> Iterator[str]:
        yield from self.get_searchable_content(value)

    def get_reviewed_texts(self, value: Any) -> Iterator[str]:
        yield from self.get_searchable_content(value)


class NumberBlock(blocks.FloatBlock):
    """A number in a table; an empty cell shows nothing."""

    def render_basic(self, value: float | None, context: Any = None) -> str:
        return "" if value is None else super().render_basic(value, context)


class EvenTableBlock(TypedTableBlock):
    """A table whose rows have a cell for each column, also where what was imported lacks some."""

    def to_python(self, value: Any) -> Any:
        if value and value.get("rows"):
            width = len(value.get("columns") or ())
            rows = [
                {**row, "values": [*row["values"], *[None] * width][:width]}
                for row in value["rows"]
            ]
            value = {**value, "rows": rows}
        return super().to_python(value)


class TableBlock(FieldTexts, ArticleBlock, blocks.StructBlock):
    is_clinical = True

    heading = HeadingBlock(required=False)
    table = EvenTableBlock(
        [
            ("text", LineBlock(required=False, label=_("Text"))),
            ("numeric", NumberBlock(required=False, label=_("Number"))),
            (
                "rich_text",
                blocks.RichTextBlock(required=False, features=PROSE, label=_("Rich text")),
            ),
        ],
        label=_("Table"),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns, with a caption that says what they show.")
        group = MEDIA
        template = "blog/blocks/table.html"
        preview_value = {
            "heading": "How far to walk",
            "table": {
                "caption": "Minutes of walking a day",
                "columns": [
                    {"type": "text", "heading": "Week"},
                    {"type": "numeric", "heading": "Minutes"},
                ],
                "rows": [{"values": ["First", 10]}, {"values": ["Second", 15]}],
            },
        }

    def get_parts(self, value: blocks.StructValue) -> Parts:
        table = value["table"]
        if not table or not table.columns:
            return
        yield Table(
            caption=table.caption or "",
            header=tuple(column["heading"] for column in table.columns),
            rows=tuple(tuple(build_cell_parts(bound) for bound in row) for row in table.rows),
            is_numeric=tuple(column["block"].name == "numeric" for column in table.columns),
        )


def build_cell_parts(bound: blocks.BoundBlock) -> tuple[Part, ...]:
    """Return what a cell of a table says; nothing for an empty one."""
    if isinstance(bound.value, RichText):
        return parse_parts(bound.value)
    text = "" if bound.value is None else str(bound.value)
    return (Paragraph((Run(text),)),) if text else ()


class VideoBlock(FieldTexts, ArticleBlock, blocks.StructBlock):
    """A video that the site serves, or a link to one elsewhere.

    Nothing is fetched, from here or from there, until the reader plays or follows it.
    """

    is_clinical = True

    heading = HeadingBlock()
    video = SnippetChooserBlock(
        "blog.Video",
        label=_("Video"),
        required=False,
        help_text=_("A video uploaded to this site."),
    )
    url = blocks.URLBlock(
        label=_("Web address of the video"),
        required=False,
        help_text=_("For a video on another site; readers open it there."),
    )
    transcript = blocks.RichTextBlock(
        label=_("Transcript"),
        features=LONG_PROSE,
        help_text=_("Everything that is said and shown."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A video with captions, or a link to one elsewhere, with its transcript.")
        group = MEDIA
        template = "blog/blocks/video.html"
        preview_value = {
            "heading": "How to warm up",
            "url": "https://example.org/video",
            "transcript": "<p>Stand with your feet apart.</p>",
        }

    def get_parts(self, value: blocks.StructValue) -> Parts:
        if value["url"] and not value["video"]:
            link = Run(value["url"], url=value["url"])
            yield Note(gettext("Watch the video on another site:"), (link,))
        yield Paragraph((Run(get_label("transcript"), bold=True),))
        yield from parse_parts(value["transcript"])

    def get_meaning(self, value: blocks.StructValue, *, with_text: bool = True) -> Meaning:
        video = value.get("video")
        if not video:
            return Meaning()
        poster = video.poster.file.url if video.poster else ""
        return Meaning(video=VideoFile(video.file.url, poster, video.uploaded_at))

    def get_media(self, value: blocks.StructValue) -> list[AbstractImage]:
        video = value.get("video")
        return [video.poster] if video and video.poster else []

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and bool(cleaned["video"]) == bool(cleaned["url"]):
            error = ValidationError(
                _("Choose a video, or enter the web address of one on another site.")
            )
            raise blocks.StructBlockValidationError(block_errors={"video": error})
        return cleaned
