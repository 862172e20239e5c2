"""System checks of the blocks of an article."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from wagtail import hooks

from blog.blocks import ArticleBodyBlock


@register()
def check_block_icons(**kwargs: Any) -> list[CheckMessage]:
    """Check that the icon of each block exists; the editor's list would show an empty place."""
    return [
        Error(
            f"The icon “{block.meta.icon}” of the block “{name}” does not exist.",
            hint="Choose a name of Wagtail's styleguide, or register the icon with register_icons.",
            obj=type(block),
            id="blog.E001",
        )
        for name, block in ArticleBodyBlock().child_blocks.items()
        if block.meta.icon not in find_icons()
    ]


def find_icons() -> set[str]:
    """Return the names of all registered icons."""
    files: list[str] = []
    for register_icons in hooks.get_hooks("register_icons"):
        files = register_icons(files)
    return {file.rpartition("/")[2].removesuffix(".svg") for file in files}
