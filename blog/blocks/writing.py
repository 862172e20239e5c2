"""Blocks that tell the reader something."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from blog.blocks.base import ArticleBlock, FieldTexts, Parts, build_list_part
from blog.blocks.features import INLINE, LONG_PROSE, PROSE, HeadingBlock, LineBlock
from blog.choices import TipKind
from blog.record.content_parts import Items, Paragraph, Run, SubHeading
from blog.record.sections import Meaning, Question, Tip, extract_plain_text
from blog.rich_text.html_parts import parse_parts

WRITING = _("Writing")


class ProseBlock(FieldTexts, ArticleBlock, blocks.StructBlock):
    """A heading with running text; subclasses add both fields."""

    is_clinical = False

    def get_parts(self, value: blocks.StructValue) -> Parts:
        yield from parse_parts(value["text"])


class IntroductionBlock(ProseBlock):
    heading = HeadingBlock(default=_("Introduction"), required=False)
    text = blocks.RichTextBlock(features=PROSE)

    class Meta:
        icon = "title"
        label = _("Introduction")
        description = _("What the article is about and whom it is for. First, and only once.")
        group = WRITING
        template = "blog/blocks/prose.html"
        preview_value = {
            "heading": _("Introduction"),
            "text": "<p>Back pain is common, and most of it gets better by itself.</p>",
        }


class SectionBlock(ProseBlock):
    heading = HeadingBlock()
    text = blocks.RichTextBlock(features=LONG_PROSE)

    class Meta:
        icon = "doc-full"
        label = _("Section")
        description = _("A heading with text, lists and sub-headings.")
        group = WRITING
        template = "blog/blocks/prose.html"
        preview_value = {
            "heading": "Understanding back pain",
            "text": "<h3>Causes</h3><p>Pain can come from:</p><ul><li>muscles</li></ul>",
        }


class KeyPointsBlock(FieldTexts, ArticleBlock, blocks.StructBlock):
    is_clinical = True

    heading = HeadingBlock(default=_("Key points"))
    points = blocks.ListBlock(
        blocks.RichTextBlock(features=INLINE, label=_("Point")), label=_("Points")
    )

    class Meta:
        icon = "tick-inverse"
        label = _("Key points")
        description = _("The main points to remember.")
        group = WRITING
        template = "blog/blocks/key_points.html"
        preview_value = {"heading": _("Key points"), "points": ["<p>Keep moving.</p>"]}

    def get_parts(self, value: blocks.StructValue) -> Parts:
        yield from build_list_part(value["points"])


class TipValue(blocks.StructValue):
    @property
    def advice(self) -> TipKind | None:
        """Whether to do it or not; None where that is not marked."""
        kind = self.get("kind")
        return TipKind(kind) if kind in TipKind.values else None

    @property
    def spoken(self) -> str:
        """The title as readers hear it: “Don't: lift heavy bags”."""
        title = self.get("title") or ""
        return f"{self.advice.label}: {title}" if self.advice else title


class TipBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Do or don't"),
        choices=TipKind.choices,
        required=False,
        help_text=_("Readers see “Do” or “Don't” before the title, so leave it out of the title."),
    )
    title = LineBlock(label=_("Title"), max_length=200)
    text = blocks.RichTextBlock(label=_("Text"), features=INLINE, required=False)

    class Meta:
        icon = "pick"
        label = _("Tip")
        value_class = TipValue

    def get_searchable_content(self, value: TipValue) -> list[str]:
        text = self.child_blocks["text"].get_searchable_content(value["text"])
        return [value.spoken, *text]


class TipsListBlock(FieldTexts, ArticleBlock, blocks.StructBlock):
    is_clinical = True

    heading = HeadingBlock()
    lead_in = blocks.RichTextBlock(label=_("Lead-in"), features=["h3", *INLINE], required=False)
    items = blocks.ListBlock(TipBlock(), label=_("Tips"))

    class Meta:
        icon = "list-ul"
        label = _("Tips")
        description = _("Practical advice as a list; a tip may be marked as a do or a don't.")
        group = WRITING
        template = "blog/blocks/tips.html"
        preview_value = {
            "heading": "Getting started",
            "lead_in": "<p>Here are some practical tips:</p>",
            "items": [
                {"title": "Start slow", "text": "<p>Begin with short walks.</p>"},
                {"kind": TipKind.DO, "title": "wear shoes that fit", "text": ""},
                {
                    "kind": TipKind.DONT,
                    "title": "carry heavy bags",
                    "text": "<p>Make two trips.</p>",
                },
            ],
        }

    def get_parts(self, value: blocks.StructValue) -> Parts:
        yield from parse_parts(value["lead_in"])
        items = (
            (Paragraph((Run(tip.spoken, bold=True),)), *parse_parts(tip["text"]))
            for tip in value["items"]
        )
        yield Items(False, tuple(items))

    def get_meaning(self, value: blocks.StructValue, *, with_text: bool = True) -> Meaning:
        return Meaning(
            tips=tuple(
                Tip(tip.advice or "", tip.get("title") or "", extract_plain_text(tip.get("text")))
                for tip in value["items"]
            )
        )


class QuestionBlock(blocks.StructBlock):
    question = LineBlock(label=_("Question"), max_length=255)
    answer = blocks.RichTextBlock(label=_("Answer"), features=PROSE)

    class Meta:
        icon = "help"
        label = _("Question")


class QuestionsBlock(FieldTexts, ArticleBlock, blocks.StructBlock):
    is_clinical = True
    is_in_overviews = True

    heading = HeadingBlock(default=_("Questions and answers"))
    items = blocks.ListBlock(QuestionBlock(), label=_("Questions"))

    class Meta:
        icon = "help"
        label = _("Questions")
        description = _("Questions that readers ask, each with its answer.")
        group = WRITING
        template = "blog/blocks/questions.html"
        preview_value = {
            "heading": _("Questions and answers"),
            "items": [{"question": "Can I walk every day?", "answer": "<p>Most people can.</p>"}],
        }

    def get_parts(self, value: blocks.StructValue) -> Parts:
        for item in value["items"]:
            yield SubHeading(3, (Run(item["question"]),))
            yield from parse_parts(item["answer"])

    def get_meaning(self, value: blocks.StructValue, *, with_text: bool = True) -> Meaning:
        return Meaning(
            questions=tuple(
                Question(item["question"], extract_plain_text(item["answer"]) if with_text else "")
                for item in value["items"]
            )
        )


class ConclusionBlock(ProseBlock):
    heading = HeadingBlock(default=_("Conclusion"))
    text = blocks.RichTextBlock(features=PROSE)

    class Meta:
        icon = "check"
        label = _("Conclusion")
        description = _("The main message. Only once.")
        group = WRITING
        template = "blog/blocks/prose.html"
        preview_value = {
            "heading": _("Conclusion"),
            "text": "<p>Walking is a simple way to manage back pain.</p>",
        }
