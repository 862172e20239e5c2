"""Blocks of an article's body."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from blog.blocks.media import PictureBlock, TableBlock, VideoBlock
from blog.blocks.numbers import RiskBlock
from blog.blocks.safety import DisclaimerBlock, EvidenceBlock, RedFlagsBlock
from blog.blocks.writing import (
    ConclusionBlock,
    IntroductionBlock,
    KeyPointsBlock,
    QuestionsBlock,
    SectionBlock,
    TipsListBlock,
)


class ArticleBodyBlock(blocks.StreamBlock):
    """The body of an article: one introduction, first; the rest in any order."""

    introduction = IntroductionBlock()
    key_points = KeyPointsBlock()
    section = SectionBlock()
    evidence = EvidenceBlock()
    tips = TipsListBlock()
    red_flags = RedFlagsBlock()
    risk = RiskBlock()
    questions = QuestionsBlock()
    image = PictureBlock()
    table = TableBlock()
    video = VideoBlock()
    conclusion = ConclusionBlock()
    disclaimer = DisclaimerBlock()

    class Meta:
        block_counts = {
            "introduction": {"min_num": 1, "max_num": 1},
            "key_points": {"max_num": 1},
            "conclusion": {"max_num": 1},
            "disclaimer": {"max_num": 1},
        }

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and cleaned[0].block_type != "introduction":
            raise blocks.StreamBlockValidationError(
                non_block_errors=[ValidationError(_("The introduction must come first."))]
            )
        return cleaned
