"""Compare the citations of two revisions, by the names that editors know."""

from typing import Any

from django.utils.safestring import SafeString
from wagtail.admin.compare import StreamFieldComparison
from wagtail.admin.panels import FieldPanel
from wagtail.blocks.list_block import ListValue

from blog.record.places import Place, find_places
from blog.rich_text.annotations import Annotator
from blog.rich_text.citation_numbering import build_name_marks, build_reference_names
from blog.rich_text.citations import load_citations
from blog.rich_text.glossary import Glossary
from blog.rich_text.links import load_targets


class CitedBodyComparison(StreamFieldComparison):
    """Wagtail compares rich text as text, in which a citation has no words of its own."""

    val_a: Any
    val_b: Any

    def htmldiff(self) -> SafeString:
        places = [place for body in (self.val_a, self.val_b) for place in find_places(body)]
        citations = load_citations(places)
        names = build_reference_names(citations.references)
        marks = build_name_marks(citations.groups, names)
        annotator = Annotator(marks, load_targets(places), Glossary(()))
        self.val_a, self.val_b = map(annotator.annotate, (self.val_a, self.val_b))
        name_listed(places, names)
        return super().htmldiff()


def name_listed(places: list[Place], names: dict[int, str]) -> None:
    """Give the references in lists of sources the names they are compared by."""
    for listed in (place.value for place in places if isinstance(place.value, ListValue)):
        for reference in filter(None, listed):
            reference.compared_as = names[reference.pk]


class CitedBodyPanel(FieldPanel):
    def get_comparison_class(self) -> type[CitedBodyComparison]:
        return CitedBodyComparison
