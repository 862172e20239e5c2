"""System checks of the blocks of an article."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from wagtail import hooks
from wagtail.blocks import Block

from blog.blocks import ArticleBodyBlock
from blog.blocks.base import ArticleBlock
from blog.blocks.safety import SourcesBlock
from evidence.models import Reference


@register()
def check_blocks(**kwargs: Any) -> list[CheckMessage]:
    """Check what an article needs of each of its blocks: meaning, icon, template, sources."""
    blocks = ArticleBodyBlock().child_blocks.items()
    return [error for name, block in blocks for error in find_errors(name, block)]


def find_errors(name: str, block: Block) -> Iterator[Error]:
    """Yield what is wrong with a block, each with what to do about it."""
    obj = type(block)
    if block.meta.icon not in find_icons():
        hint = "Choose a name of Wagtail's styleguide, or register the icon with register_icons."
        text = f"The icon “{block.meta.icon}” of the block “{name}” does not exist."
        yield Error(text, hint=hint, obj=obj, id="blog.E001")
    if not isinstance(block, ArticleBlock):
        hint = "Mix in blog.blocks.base.ArticleBlock, and say what the block means."
        yield Error(f"The block “{name}” is no ArticleBlock.", hint=hint, obj=obj, id="blog.E002")
    if not has_template(block):
        text = f"The template “{block.meta.template}” of the block “{name}” does not exist."
        yield Error(text, hint="Add it.", obj=obj, id="blog.E003")
    if has_lone_source(block):
        hint = "Use blog.blocks.safety.SourcesBlock: only lists of sources are numbered."
        text = f"A source of the block “{name}” stands outside a list."
        yield Error(text, hint=hint, obj=obj, id="blog.E004")


def has_template(block: Block) -> bool:
    try:
        get_template(getattr(block.meta, "template", None) or "")
    except TemplateDoesNotExist:
        return False
    return True


def has_lone_source(block: Block) -> bool:
    """Return whether a reference is chosen anywhere but in a list of sources."""
    if isinstance(block, SourcesBlock):
        return False
    fields = getattr(block, "child_blocks", None) or {"": getattr(block, "child_block", None)}
    is_source = getattr(block, "target_model", None) is Reference
    return is_source or any(has_lone_source(field) for field in fields.values() if field)


def find_icons() -> set[str]:
    """Return the names of all registered icons."""
    files: list[str] = []
    for register_icons in hooks.get_hooks("register_icons"):
        files = register_icons(files)
    return {file.rpartition("/")[2].removesuffix(".svg") for file in files}
