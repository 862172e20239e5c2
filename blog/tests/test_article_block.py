"""A block that does not state its meaning fails when it is imported."""

import pytest
from wagtail import blocks

from blog.blocks.base import ArticleBlock, Parts


def test_block_without_parts_is_refused() -> None:
    with pytest.raises(TypeError, match="Dosage lacks get_parts"):

        class Dosage(ArticleBlock, blocks.StructBlock):
            is_clinical = True


def test_block_without_a_clinical_class_is_refused() -> None:
    with pytest.raises(TypeError, match="Dosage lacks is_clinical"):

        class Dosage(ArticleBlock, blocks.StructBlock):
            def get_parts(self, value: blocks.StructValue) -> Parts:
                yield from ()
