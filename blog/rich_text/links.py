"""Links in an article's rich text, looked up once for the whole body.

Wagtail looks links up for each piece of rich text; an article has dozens of pieces.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Model
from django.utils.html import escape
from wagtail.blocks import StreamValue
from wagtail.documents.models import AbstractDocument
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

Targets = Mapping[tuple[type[Model], str], Model]
_targets: ContextVar[Targets | None] = ContextVar("link targets", default=None)


@contextmanager
def loaded_links(body: StreamValue) -> Iterator[None]:
    """Within this context, rich text of the body finds its pages and documents in memory."""
    token = _targets.set(_load_targets(body))
    try:
        yield
    finally:
        _targets.reset(token)


def _load_targets(body: StreamValue) -> Targets:
    ids_by_model: dict[type[Model], set[str]] = defaultdict(set)
    for model, object_id, *_ in body.stream_block.extract_references(body):
        if model in LINKED_MODELS and str(object_id).isdecimal():
            ids_by_model[model].add(str(object_id))
    return {
        (model, str(target.pk)): target
        for model, ids in ids_by_model.items()
        for target in model._default_manager.filter(pk__in=ids)
    }


def dead_links(body: StreamValue) -> list[str]:
    """Return the id of the block of each link that leads nowhere, in the order of the body."""
    targets = _load_targets(body)
    return [
        path.split(".")[0]
        for model, object_id, _, path in body.stream_block.extract_references(body)
        if model in LINKED_MODELS and not _address(targets.get((model, str(object_id))))
    ]


def _address(target: Page | AbstractDocument | None) -> str | None:
    """Return where a link to this leads; None to a page that readers cannot open."""
    if isinstance(target, Page):
        return target.localized.url if target.live else None
    return target.url if target else None


class _LoadedOnce:
    """Take link targets from `loaded_links` where it is in force."""

    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list[Model | None]:
        targets = _targets.get()
        if targets is None:
            return super().get_many(attrs_list)  # type: ignore[misc]
        model = cls.get_model()  # type: ignore[attr-defined]
        return [targets.get((model, str(attrs.get("id")))) for attrs in attrs_list]


class PageLinks(_LoadedOnce, PageLinkHandler):
    """Links to pages; to one that is gone, unpublished or has no address, only the words stay."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        addresses = map(_address, cls.get_many(attrs_list))
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in addresses]


class DocumentLinks(_LoadedOnce, DocumentLinkHandler):
    """Links to documents."""


LINKED_MODELS = {PageLinks.get_model(), DocumentLinks.get_model()}
