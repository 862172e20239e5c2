"""Links in rich text to pages and documents, looked up once for the whole body of an article.

Wagtail looks links up for each piece of rich text; an article has dozens of pieces.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from django.db.models import Model
from django.utils.html import escape
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page

from blog.record.places import Place, Target

Targets = Mapping[Target, Model]
Attributes = dict[str, str]


def linked_models() -> dict[str, type[Model]]:
    """Return the models that links lead to, by the type of link."""
    return {"page": Page, "document": get_document_model()}


def load_targets(places: Iterable[Place]) -> Targets:
    """Return the pages and documents that are linked to; a query for each of the two."""
    ids_by_model: dict[type[Model], set[str]] = defaultdict(set)
    for model, object_id in (target for place in places for target in place.targets):
        if is_link(model):
            ids_by_model[model].add(object_id)
    return {
        (model, str(target.pk)): target
        for model, ids in ids_by_model.items()
        for target in model._default_manager.filter(pk__in=ids)
    }


def count_broken_links(places: Iterable[Place], targets: Targets) -> int:
    """Return how many links at these places lead to nothing that readers can open."""
    return sum(
        is_link(target[0]) and not get_target_url(targets.get(target))
        for place in places
        for target in place.targets
    )


def build_link_rules(targets: Targets) -> dict[str, Callable[[list[Attributes]], list[str]]]:
    """Return how links are opened, by their type, with these targets in memory."""

    def rule(model: type[Model]) -> Callable[[list[Attributes]], list[str]]:
        return lambda many: [open_link(targets.get((model, attrs.get("id", "")))) for attrs in many]

    return {link_type: rule(model) for link_type, model in linked_models().items()}


def open_link(target: Model | None) -> str:
    """Return the opening tag of a link; without an address where there is nothing to open."""
    url = get_target_url(target)
    return f'<a href="{escape(url)}">' if url else "<a>"


def get_target_url(target: Model | None) -> str | None:
    """Return where a link to this leads; None to a page that readers cannot open."""
    if isinstance(target, Page):
        return target.localized.url if target.live else None
    return target.url if isinstance(target, AbstractDocument) else None


def is_link(model: type[Model]) -> bool:
    """Return whether links lead to objects of a model."""
    return model in linked_models().values()
