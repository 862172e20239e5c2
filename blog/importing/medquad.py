"""Reads the XML files of MedQuAD: questions about one topic, each with its answer.

The first question becomes the introduction, each other a section.
Format: https://github.com/abachaa/MedQuAD
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from blog.importing.draft import (
    MAX_HEADING,
    MAX_TITLE,
    ArticleDraft,
    DraftAuthor,
    DraftBlock,
    build_source_id,
)
from blog.importing.errors import NotAnArticle
from blog.importing.flattened_lists import RestoredText, restore_text
from blog.importing.medquad_questions import tidy_question
from blog.importing.medquad_sources import HAS_LOST_HEADINGS, build_attribution, get_organisation
from blog.importing.medquad_summary import build_summary
from blog.importing.rich_text import render_paragraph


@dataclass(frozen=True)
class Answer:
    question: str
    text: RestoredText


def recognises(content: bytes) -> bool:
    """Whether the content is XML, or at least some markup."""
    return content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def read(content: bytes, known_topics: Collection[str]) -> ArticleDraft:
    """Return the article of a file; `NotAnArticle` if it is not MedQuAD's or has no answer."""
    document = _parse_document(content)
    focus = _read_focus(document)
    answers = [answer for pair in document.iter("QAPair") if (answer := _parse_answer(pair, focus))]
    if not answers:
        raise NotAnArticle("has no answers: MedQuAD leaves out those it may not copy.")
    source = document.get("source", "")
    repeats = [length for answer in answers for length in answer.text.repeats]
    return ArticleDraft(
        source_id=build_source_id("medquad", source, document.get("id", "")),
        title=focus,
        summary=build_summary([answer.text for answer in answers], focus),
        authors=tuple(_build_authors(source)),
        blocks=tuple(_collect_blocks(answers)),
        attribution=build_attribution(source, document.get("url", ""), has_repeats=bool(repeats)),
        notes=tuple(_build_notes(document, answers, repeats)),
    )


def _parse_document(content: bytes) -> Element:
    try:
        root: Element = ElementTree.fromstring(content)
    except DefusedXmlException as error:
        raise NotAnArticle("is XML with entities, which are not allowed. Remove them.") from error
    except (ParseError, ValueError, LookupError) as error:
        raise NotAnArticle(f"is not well-formed XML ({error}). Get the file again.") from error
    if root.tag != "Document" or not root.get("id"):
        raise NotAnArticle(f"is XML, but no MedQuAD file (its root is <{root.tag}>).")
    return root


def _read_focus(document: Element) -> str:
    focus = _get_text(document.find("Focus"))
    if not focus or len(focus) > MAX_TITLE:
        raise NotAnArticle(f"has no title: <Focus> must have 1 to {MAX_TITLE} letters.")
    return focus[0].upper() + focus[1:]


def _get_text(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _parse_answer(pair: Element, focus: str) -> Answer | None:
    """Return the question and answer, or None if the answer is missing."""
    answer = pair.find("Answer")
    text = "" if answer is None else "".join(answer.itertext())
    question = _get_text(pair.find("Question")) or focus
    return Answer(tidy_question(question, focus), restore_text(text)) if text.strip() else None


def _build_authors(source: str) -> Iterator[DraftAuthor]:
    if source:
        yield DraftAuthor(get_organisation(source)[:MAX_TITLE], "organisation")


def _collect_blocks(answers: Iterable[Answer]) -> Iterator[DraftBlock]:
    for number, answer in enumerate(answers):
        heading = shorten(answer.question, MAX_HEADING, placeholder="…")
        # A question too long for a heading is there in full, above its answer.
        question = "" if heading == answer.question else render_paragraph(answer.question)
        kind = "section" if number else "introduction"
        yield DraftBlock(kind, {"heading": heading, "text": question + answer.text.html})


def _build_notes(
    document: Element, answers: Sequence[Answer], repeats: Sequence[int]
) -> Iterator[str]:
    if without := len(list(document.iter("QAPair"))) - len(answers):
        yield f"Questions without an answer were left out: {without}."
    if repeats:
        yield f"Repeated passages were left out: {len(repeats)}, of {sum(repeats)} words in all."
    if dashes := sum(answer.text.dashes for answer in answers):
        yield f"Hyphens between words were left, which may be list items: {dashes}."
    if document.get("source") in HAS_LOST_HEADINGS:
        yield "Headings within the answers have run into the text; set them apart by hand."
    for question, count in Counter(answer.question for answer in answers).items():
        if count > 1:
            yield f"{count} answers are headed “{question}”; tell them apart or merge them."
