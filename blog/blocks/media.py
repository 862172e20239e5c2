"""Blocks to look at: pictures, tables, video."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import AbstractImage
from wagtail.snippets.blocks import SnippetChooserBlock

from blog.blocks.features import LONG_PROSE, PROSE, HeadingBlock

MEDIA = _("Pictures, tables and video")


def newest_image() -> AbstractImage | None:
    """Return an image of the site's own to preview the block with; None on a new site."""
    return get_image_model().objects.order_by("-created_at").first()


class PictureBlock(ImageBlock):
    class Meta:
        icon = "image"
        label = _("Image")
        description = _("A picture with a text alternative, or marked as decoration.")
        group = MEDIA
        is_clinical = False
        template = "blog/blocks/image.html"
        preview_value = staticmethod(newest_image)


class TableBlock(blocks.StructBlock):
    heading = HeadingBlock(required=False)
    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(required=False, label=_("Text"))),
            ("numeric", blocks.FloatBlock(required=False, label=_("Number"))),
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


class VideoBlock(blocks.StructBlock):
    """A video that the site serves, or a link to one elsewhere.

    Nothing is fetched, from here or from there, until the reader plays or follows it.
    """

    heading = HeadingBlock()
    video = SnippetChooserBlock(
        "blog.Video", label=_("Video"), required=False, help_text=_("One that this site serves.")
    )
    url = blocks.URLBlock(
        label=_("Address of the video"),
        required=False,
        help_text=_("Of one on another site, which readers open there."),
    )
    transcript = blocks.RichTextBlock(
        label=_("Transcript"), features=LONG_PROSE, help_text=_("All that is said and shown.")
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

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and bool(cleaned["video"]) == bool(cleaned["url"]):
            error = ValidationError(_("Choose a video, or give the address of one elsewhere."))
            raise blocks.StructBlockValidationError(block_errors={"video": error})
        return cleaned
