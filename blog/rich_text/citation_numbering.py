"""Mark citations where they stand: by numbers for readers, by names for editors."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.rich_text import EmbedHandler

from blog.record.places import Group
from blog.rich_text.citations import Citations, get_warning
from evidence.models import Reference

MISSING_SOURCE = _("[deleted source]")


def build_number_marks(citations: Citations) -> Iterator[SafeString]:
    """Yield the mark of each group of citations, in order: links to the list of the sources."""
    known = citations.references
    for group, cited in zip(citations.groups, citations.numbering.groups, strict=True):
        warnings = [get_warning(known[pk]) for pk in group if pk in known]
        context = {"parts": cited.parts, "warnings": [*filter(None, warnings)]}
        yield SafeString(render_to_string("blog/citation.html", context).strip())


def build_name_marks(groups: Iterable[Group], names: Mapping[int, str]) -> Iterator[SafeString]:
    """Yield the mark of each group of citations, in order, by the names of its sources."""
    for group in groups:
        yield SafeString(" ".join(escape(str(names.get(pk, MISSING_SOURCE))) for pk in group))


def build_reference_names(references: Mapping[int, Reference]) -> dict[int, str]:
    """Return the names that editors know sources by; those of one name have their titles too."""
    labels = Counter(reference.label for reference in references.values())
    return {
        pk: one.label if labels[one.label] == 1 else f"{one.label[:-1]}: {one}]"
        for pk, one in references.items()
    }


class CitationEmbed(EmbedHandler):
    """A source cited in the middle of rich text: `<embed embedtype="citation" id="1"/>`.

    It has no number outside of an article.
    """

    identifier = "citation"

    @staticmethod
    def get_model() -> type[Reference]:
        return Reference

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterator[tuple]:
        yield cls.get_model(), attrs.get("id", ""), "", ""

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return ""
