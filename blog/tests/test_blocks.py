"""Every block says what it is and can be looked at."""

from pathlib import Path

import pytest
from django.template.loader import get_template
from django.test import Client
from wagtail.blocks import Block
from wagtail_factories import ImageFactory

from blog.models import ArticlePage

BLOCKS = ArticlePage.body.field.stream_block.child_blocks
GENERIC = {"placeholder", "form"}

each_block = pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)


@each_block
def test_block_tells_editors_what_it_is(block: Block) -> None:
    assert block.meta.icon not in GENERIC
    assert str(block.label)
    assert str(block.meta.description).endswith(".")
    assert str(block.meta.group)
    assert block.meta.template == f"blog/blocks/{Path(block.meta.template).name}"


@each_block
def test_block_template_is_short(block: Block) -> None:
    template = get_template(block.meta.template).template  # type: ignore[attr-defined]
    assert len(template.source.splitlines()) <= 20


@each_block
def test_block_can_be_previewed(block: Block, editor_client: Client) -> None:
    ImageFactory(title="Sample picture")
    response = editor_client.get("/admin/block-preview/", {"id": block.definition_prefix})
    html = response.content.decode()
    assert response.status_code == 200
    assert "site.css" in html
    assert "<h2" in html or "<img" in html or "<table" in html


def test_picture_preview_of_a_new_site_is_empty(editor_client: Client) -> None:
    preview = {"id": BLOCKS["image"].definition_prefix}
    assert editor_client.get("/admin/block-preview/", preview).status_code == 200
