"""What each block of an article says, as parts: the record's sections with all their structure.

A type of block that is not known here still gives its plain text.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from blog.record.content_parts import (
    Items,
    Note,
    Paragraph,
    Part,
    People,
    Picture,
    Run,
    SubHeading,
    Table,
)
from blog.record.sections import Section
from blog.rich_text.citation_numbering import cite
from blog.rich_text.html_parts import parts_of, runs_of
from evidence.frequency import Frequency, icon_array

Parts = Iterator[Part]


def content_of(child: StreamValue.StreamChild, section: Section) -> tuple[Part, ...]:
    """Return what a block says below its heading, in order, as it is shown in the context.

    `citing`, `explaining` and `loaded_links` have to be in force as when the page is rendered.
    """
    read = READERS.get(child.block_type)
    if read is None:
        return (Paragraph((Run(section.text),)),) if section.text else ()
    return tuple(read(child.value)) if child.value else ()


def _prose(value: Any) -> Parts:
    yield from parts_of(value["text"])


def _items(texts: Iterable[RichText]) -> Parts:
    items = tuple(filter(None, map(parts_of, texts)))
    if items:
        yield Items(False, items)


def _key_points(value: Any) -> Parts:
    yield from _items(value["points"])


def _tips(value: Any) -> Parts:
    yield from parts_of(value["lead_in"])
    items = (
        (Paragraph((Run(tip.spoken, bold=True),)), *parts_of(tip["text"])) for tip in value["items"]
    )
    yield Items(False, tuple(items))


def _red_flags(value: Any) -> Parts:
    yield from parts_of(value["lead_in"])
    yield from _items(value["signs"])
    if value.how_soon:
        yield Paragraph((Run(value.how_soon, bold=True),))
    else:
        yield from parts_of(value["what_to_do"])


def _evidence(value: Any) -> Parts:
    yield from parts_of(value["statement"])
    yield from parts_of(value["findings"])
    if sentence := value["effect"].sentence:
        yield Paragraph((Run(sentence, bold=True),))
    if value["population"]:
        yield Note(_("Who was studied:"), (Run(value["population"]),))
    if level := value.level:
        yield Note(f"{level.label}.", (Run(str(level.meaning)),))
    yield from _sources(value)


def _sources(value: Any) -> Parts:
    if cited := runs_of(cite(*value.cited_ids)):
        yield Note(_("Sources:"), cited)


def _risk(value: Any) -> Parts:
    if value.frequency:
        label = _("Without treatment:") if value.comparison else ""
        yield from _often(label, value.frequency, value["outcome"])
    if value.comparison:
        treatment = value["treatment"] or _("With treatment")
        yield from _often(f"{treatment}:", value.treated, value["outcome"])
        yield Paragraph((Run(f"{value.comparison.sentence}.", bold=True),))
    yield from _sources(value)


def _often(label: str, frequency: Frequency, outcome: str) -> Parts:
    before = (Run(f"{label} "),) if label else ()
    runs = (*before, Run(frequency.sentence, bold=True), Run(f": {outcome}"))
    description = icon_array(frequency, "").description
    yield People(runs, frequency.events, frequency.out_of, description)


def _questions(value: Any) -> Parts:
    for item in value["items"]:
        yield SubHeading(3, (Run(item["question"]),))
        yield from parts_of(item["answer"])


def _image(image: Any) -> Parts:
    alt = image.contextual_alt_text or ""
    yield Picture(image.pk, image.file_hash, "" if image.decorative else alt, image.credit_line)


def _table(value: Any) -> Parts:
    table = value["table"]
    if not table or not table.columns:
        return
    yield Table(
        caption=table.caption or "",
        header=tuple(column["heading"] for column in table.columns),
        rows=tuple(tuple(_cell(bound) for bound in row) for row in table.rows),
        is_numeric=tuple(column["block"].name == "numeric" for column in table.columns),
    )


def _cell(bound: Any) -> tuple[Part, ...]:
    if isinstance(bound.value, RichText):
        return parts_of(bound.value)
    text = "" if bound.value is None else str(bound.value)
    return (Paragraph((Run(text),)),) if text else ()


def _video(value: Any) -> Parts:
    if value["url"] and not value["video"]:
        yield Note(_("Watch the video on another site:"), (Run(value["url"], url=value["url"]),))
    yield Paragraph((Run(_("Transcript"), bold=True),))
    yield from parts_of(value["transcript"])


READERS: dict[str, Callable[[Any], Parts]] = {
    "introduction": _prose,
    "key_points": _key_points,
    "section": _prose,
    "evidence": _evidence,
    "tips": _tips,
    "red_flags": _red_flags,
    "risk": _risk,
    "questions": _questions,
    "image": _image,
    "table": _table,
    "video": _video,
    "conclusion": _prose,
    "disclaimer": _prose,
}
