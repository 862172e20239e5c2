"""What each block says on a leaflet, whatever is in it."""

from typing import Any

import pytest
from django.utils.html import escape
from hypothesis import example, given, settings
from hypothesis import strategies as st

from blog.leaflets.glyphs import make_printable
from blog.leaflets.sizes import Size
from blog.leaflets.typesetting import typeset
from blog.models import ArticleIndexPage, ArticlePage
from blog.record.content_parts import Items, Note, Paragraph, Run, SubHeading, Table
from blog.record.text_document import Source, TextDocument, TextSection, normalise_heading_levels
from blog.rich_text.html_parts import parse_parts
from blog.tests.factories import RED_FLAGS, ArticlePageFactory, body
from blog.tests.leaflets.leaflets import (
    BLOCKS,
    SIZES,
    fetch,
    preview_of,
    read,
    sources,
    squeezed,
    tags,
    text_of,
)
from blog.tests.rich_text.cited_articles import inline
from evidence.models import Reference

# All that means something to Typst, and what may upset a PDF.
SYNTAX = "#$*_`<>@\\[]{}()\"'/~-=+;:%&|^!?.,0aZ \n\t"
UPSETTING = "\x00\x01\x1b\x7f\xad\u200b\u200d\u202e\u2028\u2060\ufb01\ufdd0\ue000\ufffd中ع😀á≥½α"
HOSTILE = [
    '#read("/etc/passwd")',
    '"); #panic("out"); ("',
    "\\u{41} \\ #import \"@preview/x:1.0.0\": *",
    "<label> @label $ x^2 $ `raw` // comment /* more */",
    "= Heading\n- item\n+ item\n/ term: x",
    "a" * 500,
    "]" * 50,
]  # fmt: skip


def leaflet_saying(text: str) -> TextDocument:
    """Return a leaflet with a text in every place that has one."""
    run = Run(text, bold=True, place="super", url=text)
    paragraph, note = Paragraph((Run(text), run)), Note(text, (Run(text, italic=True),))
    cells = ((paragraph,), ())
    parts = (
        paragraph,
        note,
        SubHeading(3, (Run(text),)),
        Items(True, ((paragraph, Items(False, ((paragraph,),))),)),
        Table(text, (text, text), (cells, cells), (True, False)),
    )
    card = TextSection(text, parts, "emergency", text)
    return TextDocument(
        language="en-gb",
        title=text,
        summary=text,
        authors=(text, text),
        publisher=text,
        url="https://example.org/",
        facts=(note,),
        notices=(note,),
        warnings=(note,),
        sections=(TextSection(text, parts), card),
        sources_heading=text,
        sources=(Source(1, text, (paragraph,)),),
        closing=(TextSection(text, (paragraph,)),),
        live_page=text,
        footer=(text, text),
        page_number=text,
    )


def drawn(title: str = "Title", text: str = "Text") -> TextDocument:
    """Return a leaflet with one paragraph, and nothing else that a reader could take for it."""
    section = TextSection("", (Paragraph((Run(text),)),))
    empty: dict[str, Any] = dict.fromkeys(
        ("facts", "notices", "warnings", "sources", "closing"), ()
    )
    words: dict[str, Any] = dict.fromkeys(
        ("publisher", "live_page", "page_number", "sources_heading"), "x"
    )
    return TextDocument(
        language="en",
        title=title,
        summary="Summary",
        authors=(),
        url="https://example.org/",
        sections=(section,),
        footer=(),
        **empty,
        **words,
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_text_comes_out_as_it_was_typed(text: str) -> None:
    assert squeezed(text) in squeezed(text_of(typeset(drawn(text=text), Size.A4)))


@settings(max_examples=40)
@given(st.text(SYNTAX, min_size=1).filter(str.strip))
@example("#sys.inputs")
def test_no_text_is_markup(text: str) -> None:
    assert squeezed(text) in squeezed(text_of(typeset(drawn(text=text), Size.A5)))


@settings(max_examples=40)
@given(st.text(st.one_of(st.characters(), st.sampled_from(SYNTAX + UPSETTING))).filter(str.strip))
@example(UPSETTING)
@example("\x1b")
@example("\ufeff")
@example("\xad\u200b")
@example("\ud800")
def test_any_text_anywhere_can_be_set(text: str) -> None:
    assert typeset(leaflet_saying(text), Size.LARGE).startswith(b"%PDF")


@settings(max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_rich_text_keeps_every_letter(text: str) -> None:
    read_back = "".join(
        run.text
        for part in parse_parts(f"<p>{escape(text)}</p>")
        if isinstance(part, Paragraph)
        for run in part.runs
    )
    assert squeezed(read_back) == squeezed(text)


def test_letters_without_a_glyph_are_boxes() -> None:
    assert make_printable("a ≥ ½ α é → ✓") == "a ≥ ½ α é → ✓"
    assert make_printable("中😀\ue000") == "□□□"
    assert make_printable("a\u3000b\u202ec\x00") == "a bc"


@pytest.mark.parametrize("kind", BLOCKS)
def test_every_block_is_on_the_leaflet(
    article_index: ArticleIndexPage, client: Any, kind: str
) -> None:
    blocks = [preview_of(kind, BLOCKS[kind])]
    data = body(*blocks) if kind != "introduction" else [{"type": kind, "value": blocks[0][1]}]
    page = ArticlePageFactory(parent=article_index, body=data)
    page = ArticlePage.objects.get(pk=page.pk)
    section, pdf = page.reading.record.sections[-1], fetch(client, page)
    text = squeezed(text_of(pdf))
    assert squeezed(section.heading) in text
    if kind == "image":
        assert ("Figure", section.text) in tags(read(pdf))
    else:
        for word in section.text.split():
            assert word in text


@pytest.mark.parametrize(
    ("urgency", "prefix"),
    [
        ("emergency", "Emergency advice:"),
        ("urgent", "Urgent advice:"),
        ("non_urgent", "Non-urgent advice:"),
        ("", "Urgent advice:"),
    ],
)
@pytest.mark.parametrize("size", SIZES)
def test_care_cards_say_their_urgency_in_words(
    article_index: ArticleIndexPage, client: Any, urgency: str, prefix: str, size: str
) -> None:
    flags = RED_FLAGS | {"urgency": urgency}
    page = ArticlePageFactory(parent=article_index, body=body(("red_flags", flags)))
    assert f"{prefix} When to get help" in text_of(fetch(client, page, size))


def test_rich_text_keeps_its_structure(article_index: ArticleIndexPage, client: Any) -> None:
    [source] = sources(1)
    text = (
        f"<h3>Third</h3><p>Some <b>bold</b> and <i>italic</i> words.{inline(source)}</p>"
        '<h4>Fourth</h4><ul><li>one<ul><li>nested</li></ul></li></ul><ol><li>first</li></ol>'
        '<p><a href="https://example.org/there">A link</a>, <a href="javascript:x">none</a></p>'
    )  # fmt: skip
    page = ArticlePageFactory(
        parent=article_index, body=body(("section", {"heading": "More", "text": text}))
    )
    reader = read(fetch(client, page))
    kinds = {kind for kind, _ in tags(reader)}
    assert {"H1", "H2", "H3", "H4", "P", "L", "LI", "LBody", "Link"} <= kinds
    links = [
        annotation.get_object()["/A"].get("/URI")
        for sheet in reader.pages
        for annotation in sheet.get("/Annots", ())
        if "/A" in annotation.get_object()
    ]
    assert "https://example.org/there" in links
    assert not any("javascript" in str(link) for link in links)
    assert "italic words.[1]" in "".join(sheet.extract_text() for sheet in reader.pages)


def test_no_level_of_heading_is_left_out() -> None:
    runs = (Run("x"),)
    sections = [
        TextSection("", (SubHeading(3, runs), SubHeading(4, runs))),
        TextSection("Two", (SubHeading(4, runs), SubHeading(3, runs), SubHeading(6, runs))),
    ]
    parts = [section.parts for section in normalise_heading_levels(sections)]
    levels = [[part.level for part in own if isinstance(part, SubHeading)] for own in parts]
    assert levels == [[2, 3], [3, 3, 4]]


def test_own_disclaimer_takes_the_place_of_that_of_the_site(
    article_index: ArticleIndexPage, client: Any, site_settings: Any
) -> None:
    site_settings.disclaimer = "<p>The site says so.</p>"
    site_settings.save()
    empty = {"heading": "Not advice", "text": ""}
    for blocks, said, unsaid in (
        ([], "The site says so.", "The article says so."),
        ([empty], "The site says so.", "The article says so."),
        ([empty | {"text": "<p>The article says so.</p>"}], "The article says so.", "site says"),
    ):
        disclaimers = [("disclaimer", value) for value in blocks]
        page = ArticlePageFactory(parent=article_index, body=body(*disclaimers))
        text = text_of(fetch(client, page))
        assert said in text
        assert unsaid not in text


def test_table_of_many_columns_stays_on_the_page(
    article_index: ArticleIndexPage, client: Any
) -> None:
    columns = [{"type": "text", "heading": f"Column {n}"} for n in range(9)]
    rows = [{"values": [f"cell {n}" for n in range(9)]}]
    table = {"caption": "Wide", "columns": columns, "rows": rows}
    page = ArticlePageFactory(
        parent=article_index, body=body(("table", {"heading": "", "table": table}))
    )
    text = text_of(fetch(client, page, "a5"))
    assert "Column 8: cell 8" in text


def test_long_list_of_references_is_numbered_as_cited(
    article_index: ArticleIndexPage, client: Any
) -> None:
    cited: list[Reference] = sources(12)
    text = "".join(f"<p>Claim{inline(source)}</p>" for source in reversed(cited))
    page = ArticlePageFactory(
        parent=article_index, body=body(("section", {"heading": "More", "text": text}))
    )
    found = squeezed(text_of(fetch(client, page)))
    for number, source in enumerate(reversed(cited), 1):
        assert squeezed(f"{number}. Sample A, Person B. {source.title}") in found
