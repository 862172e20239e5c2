"""System checks of blog."""

import pytest
from django.core.checks import run_checks
from wagtail import blocks

from blog.blocks import ArticleBodyBlock
from blog.blocks.safety import SourceBlock
from blog.blocks.writing import SectionBlock
from evidence.models import Reference


class Bare(blocks.StructBlock):
    """A block that says nothing of its meaning."""

    text = blocks.CharBlock()

    class Meta:
        template = "blog/blocks/prose.html"


class WithoutTemplate(SectionBlock):
    class Meta:
        template = "blog/blocks/no-such.html"


class WithoutIcon(SectionBlock):
    class Meta:
        icon = "no-such-icon"


class WithLoneSource(SectionBlock):
    source = SourceBlock(Reference)


@pytest.mark.parametrize(
    ("block", "error_id"),
    [
        (WithoutIcon, "blog.E001"),
        (Bare, "blog.E002"),
        (WithoutTemplate, "blog.E003"),
        (WithLoneSource, "blog.E004"),
    ],
)
def test_block_that_cannot_be_shown_is_an_error_that_names_it(
    monkeypatch: pytest.MonkeyPatch, block: type[blocks.Block], error_id: str
) -> None:
    assert [error for error in run_checks() if (error.id or "").startswith("blog.")] == []
    monkeypatch.setitem(ArticleBodyBlock.base_blocks, "odd", block())
    (error,) = [error for error in run_checks() if (error.id or "").startswith("blog.")]
    assert error.id == error_id
    assert "odd" in error.msg
    assert error.hint
