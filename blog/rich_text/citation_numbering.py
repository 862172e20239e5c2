"""Show a citation where it stands: as numbers, by names, or not at all."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.rich_text import EmbedHandler

from blog.rich_text.citations import Citations, Group, warning_of
from evidence.citations import CitedGroup
from evidence.models import Reference

GONE = _("[source is gone]")

Showing = Callable[[Group], SafeString]


def _not_at_all(_cited: Group) -> SafeString:
    return SafeString("")


_showing: ContextVar[Showing] = ContextVar("showing", default=_not_at_all)


@contextmanager
def citing(showing: Showing) -> Iterator[None]:
    """Within this context, citations are shown in one way."""
    token = _showing.set(showing)
    try:
        yield
    finally:
        _showing.reset(token)


def cite(*reference_ids: int) -> SafeString:
    """Return what a citation is shown as; outside of `citing`, nothing."""
    return _showing.get()(reference_ids)


def numbered(citations: Citations) -> Showing:
    """Return what shows the citations of an article, once, as links to the list of its sources."""
    waiting: dict[Group, deque[CitedGroup]] = defaultdict(deque)
    for group, cited in zip(citations.groups, citations.numbering.groups, strict=True):
        waiting[group].append(cited)
    known = citations.references

    def show(cited: Group) -> SafeString:
        if not waiting.get(cited):
            return SafeString("")
        warnings = [warning_of(known[pk]) for pk in cited if pk in known]
        context = {"parts": waiting[cited].popleft().parts, "warnings": [*filter(None, warnings)]}
        return SafeString(render_to_string("blog/citation.html", context).strip())

    return show


def named(references: Mapping[int, Reference]) -> Showing:
    """Return what shows citations by the names that editors know their sources by.

    Where two sources have one name, their titles tell them apart.
    """
    labels = Counter(reference.label for reference in references.values())

    def name(pk: int) -> str:
        reference = references.get(pk)
        if reference is None:
            return str(GONE)
        label = reference.label
        return label if labels[label] == 1 else f"{label[:-1]}: {reference}]"

    return lambda cited: SafeString(" ".join(escape(name(pk)) for pk in cited))


class CitationEmbed(EmbedHandler):
    """A source cited in the middle of rich text: `<embed embedtype="citation" id="1"/>`."""

    identifier = "citation"

    @staticmethod
    def get_model() -> type[Reference]:
        return Reference

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterator[tuple]:
        yield cls.get_model(), attrs.get("id", ""), "", ""

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        reference_id = attrs.get("id", "")
        return cite(int(reference_id)) if reference_id.isdecimal() else ""
