"""Articles as Markdown: all that the page says, urgent signs first, and text that stays text."""

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from blog.models import ArticleIndexPage, ArticlePage
from blog.record.content_parts import Run
from blog.tests.factories import ArticlePageFactory, body
from blog.tests.leaflets.leaflets import BLOCKS, preview_of
from syndication.markdown.document import format_line, render_heading, render_inline

READER = MarkdownIt("commonmark", {"html": False}).enable("table")


def shown(markdown: str) -> str:
    """Return what a reader of rendered Markdown sees, as one line."""
    return " ".join(re.sub("<[^>]*>", "", READER.render(markdown)).split())


def fetch(client: Client, page: ArticlePage) -> str:
    response = client.get(f"{page.url.rstrip('/')}.md")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    return response.content.decode()


def test_exclamation_mark_before_a_link_makes_no_image_of_it() -> None:
    markdown = render_inline((Run("Red flag!"), Run("Call 999", url="tel:999")))
    assert READER.render(markdown) == '<p>Red flag!<a href="tel:999">Call 999</a></p>\n'


@pytest.mark.parametrize("heading", ["Pain above #", "C#", "What is it? ###"])
def test_signs_at_the_end_of_a_heading_are_words(heading: str) -> None:
    markdown = render_heading(2, format_line(heading))
    assert READER.render(markdown) == f"<h2>{heading}</h2>\n"


@pytest.mark.parametrize(
    "text", ["adults\n# two", "adults\r\n\r\n- two", "adults\n===", "a\n\n\n1. b"]
)
def test_line_break_in_a_line_starts_nothing_new(text: str) -> None:
    assert READER.render(render_inline((Run(text),))).count("<") == 2


@given(st.text(st.characters(exclude_categories=["C"]), max_size=60))
def test_any_text_comes_out_as_it_was_typed(text: str) -> None:
    typed = " ".join(text.split())
    html = READER.render(format_line(text))
    assert html in (f"<p>{escaped_html(typed)}</p>\n", "")


@given(
    st.lists(
        st.tuples(st.text(st.characters(categories=["L", "N", "P"]), min_size=1), st.booleans())
    )
)
def test_no_text_is_lost_whatever_its_style(runs: list[tuple[str, bool]]) -> None:
    made = render_inline(tuple(Run(f" {text} ", bold=is_bold) for text, is_bold in runs))
    assert shown(f"x {made}") == escaped_html(" ".join(["x", *(text for text, _ in runs)]))


STRETCHES = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=4)


@given(STRETCHES, STRETCHES, STRETCHES)
def test_bold_within_a_line_leaves_no_marks_to_be_read(before: str, text: str, after: str) -> None:
    made = render_inline((Run(f"x{before}"), Run(text, bold=True), Run(f"{after}x")))
    assert shown(made) == escaped_html(f"x{before}{text}{after}x")


def escaped_html(text: str) -> str:
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(char, entity)
    return text


@pytest.mark.parametrize("kind", BLOCKS)
def test_each_block_says_what_its_page_says(
    client: Client, article_index: ArticleIndexPage, kind: str
) -> None:
    blocks = body(preview_of(kind, BLOCKS[kind]))
    page = ArticlePageFactory(parent=article_index, body=blocks[kind == "introduction" :])
    text = shown(fetch(client, page))
    section = page.reading.record.sections[-1]
    assert str(section.heading) in text
    if kind != "image":
        for word in section.text.split():
            assert escaped_html(word) in text


def test_urgent_signs_come_before_all_else(client: Client, article_index: ArticleIndexPage) -> None:
    signs = {"heading": "Call if", "urgency": "emergency", "signs": ["<p>you cannot breathe</p>"]}
    page = ArticlePageFactory(parent=article_index, body=body(("red_flags", signs)))
    text = fetch(client, page)
    headings = re.findall("^## (.*)$", text, re.MULTILINE)
    assert headings[0] == "Emergency advice: Call if"


def test_markdown_says_where_the_article_is_and_that_it_was_not_reviewed(
    client: Client, article_index: ArticleIndexPage
) -> None:
    page = ArticlePageFactory(parent=article_index)
    response = client.get(f"{page.url.rstrip('/')}.md")
    assert response["Link"] == f'<{page.full_url}>; rel="canonical"'
    assert response["X-Robots-Tag"] == "noindex"
    assert "**Not reviewed.**" in response.content.decode()
    again = client.get(f"{page.url.rstrip('/')}.md", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("address", ["/articles/none.md", "/articles.md", "/x/y/z.md"])
def test_no_markdown_of_what_is_no_article(
    client: Client, article_index: ArticleIndexPage, address: str
) -> None:
    assert client.get(address).status_code == 404
