"""Examples of each block of an article: its preview and the cases that differ from it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue

from blog.choices import Urgency
from blog.models import ArticlePage
from blog.record.places import find_places
from blog.rich_text.annotations import Annotator
from blog.rich_text.citation_numbering import build_number_marks
from blog.rich_text.citations import Citations, number_groups
from blog.rich_text.glossary import Glossary, Term
from blog.rich_text.links import load_targets
from evidence.certainty import Certainty
from evidence.choices import Status
from evidence.models import Reference

BODY = ArticlePage.body.field.stream_block
GLOSSARY = Glossary((Term(0, ("sample word",), "What the sample word means."),))
SOURCES = {
    1: Reference(pk=1, title="Sample source", authors="Sample, Author", year=2020),
    2: Reference(pk=2, title="Withdrawn sample", authors="A body", status=Status.RETRACTED),
}
CITED = '<embed embedtype="citation" id="1"/>'
LONG = "<p>{}</p>".format("A sentence of a sample that is long, so that it takes many lines. " * 6)
# No real sign is shown under an urgency that is not its own.
SIGNS = {
    "heading": "Sample of a heading",
    "signs": ["<p>a sample of a sign</p>", "<p>a sample of another</p>"],
    "what_to_do": "<p>A sample of what to do.</p>",
}
LONG_WORD = "Pneumonoultramicroscopicsilicovolcanoconiosis"


@dataclass(frozen=True)
class Part:
    """A body with a single block; `name` is that of its case."""

    kind: str
    name: str | Promise
    body: StreamValue

    @property
    def is_empty(self) -> bool:
        return not any(child.value for child in self.body)


@dataclass(frozen=True)
class Kind:
    """A kind of block, its description for editors, and its parts."""

    name: str
    template: str
    label: str | Promise
    description: str | Promise
    parts: tuple[Part, ...]


def build_kinds() -> list[Kind]:
    """Return every kind of block in an article, in the order of the editor's list."""
    return [
        Kind(
            name,
            block.meta.template,
            block.label,
            block.get_description(),
            tuple(_build_parts(name)),
        )
        for name, block in BODY.child_blocks.items()
    ]


def read_kinds(found: list[Kind]) -> tuple[list[Kind], Citations]:
    """Return the kinds with their texts as those of one article, and what that cites."""
    bodies = [part.body for kind in found for part in kind.parts]
    places = [place for body in bodies for place in find_places(body)]
    groups = tuple(group for place in places for group in place.groups)
    citations = number_groups(groups, SOURCES)
    annotator = Annotator(build_number_marks(citations), load_targets(places), GLOSSARY)
    return [read_kind(kind, annotator) for kind in found], citations


def read_kind(kind: Kind, annotator: Annotator) -> Kind:
    parts = (replace(part, body=annotator.annotate(part.body)) for part in kind.parts)
    return replace(kind, parts=tuple(parts))


def _build_parts(name: str) -> Iterator[Part]:
    block = BODY.child_blocks[name]
    preview = block.get_preview_value()
    cases = [(_("Preview"), {}), *_build_cases().get(name, ())]
    for number, (case, changes) in enumerate(cases, start=1):
        value = block.normalize({**preview, **changes}) if changes else preview
        yield Part(name, case, StreamValue(BODY, [(name, value, f"sample-{number}")]))


def _build_cases() -> dict[str, list[tuple[str | Promise, dict[str, Any]]]]:
    """Return the values that differ from the preview in the other cases of a block."""
    sources = list(SOURCES.values())
    return {
        "introduction": [(_("Without a heading"), {"heading": ""})],
        "section": [
            (_("Long"), {"heading": LONG_WORD, "text": LONG}),
            (_("A term and a source"), {"text": f"<p>A sample word is explained.{CITED}</p>"}),
        ],
        "evidence": [
            (_("With sources"), {"references": sources, "population": "people of a sample"}),
            *((level.label, {"certainty": level, "effect": {}}) for level in Certainty),
            (_("Not graded"), {"certainty": "", "effect": {}, "findings": ""}),
        ],
        "red_flags": [
            *((level.label, SIGNS | {"urgency": level}) for level in Urgency),
            (_("Without what to do"), SIGNS | {"what_to_do": ""}),
        ],
        "risk": [(_("Without a treatment"), {"treatment": "", "treated_events": None})],
        "disclaimer": [(_("The site's own"), {"text": ""})],
    }
