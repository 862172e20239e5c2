"""Terms of the glossary are explained to readers where an article first uses them."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from pytest_django import DjangoAssertNumQueries
from wagtail.rich_text import RichText

from blog.models import ArticleIndexPage, GlossaryTerm
from blog.rich_text.glossary import Glossary, Term
from blog.rich_text.glossary_annotations import explain
from blog.tests.factories import ArticlePageFactory, body
from evidence.models import Reference

MARK = re.compile(
    r'<button type="button" class="term" popovertarget="(term-\d+)">([^<]+)</button>'
    r'<span class="term__explanation" id="\1" popover>(.*?)</span></span>'
)
OEDEMA = Term(1, ("oedema", "edema"), "Swelling caused by fluid.")
STENOSIS = Term(2, ("stenosis",), "Narrowing.")
SPINAL = Term(3, ("spinal stenosis",), "Narrowing of the canal in the spine.")
AS = Term(4, ("ankylosing spondylitis", "AS"), "A kind of arthritis of the spine.")
ALL = Glossary((OEDEMA, STENOSIS, SPINAL, AS))


def explained(*pieces: str) -> str:
    seen = set[int]()
    return "".join(explain(piece, ALL, seen) for piece in pieces)


def words(html: str) -> list[str]:
    """Return the words that are explained in the HTML."""
    return [word for _, word, _ in MARK.findall(html)]


def test_first_use_in_the_article_is_explained_and_no_other() -> None:
    html = explained("<p>Pain and oedema.</p>", "<p>Oedema, edema.</p>")
    assert words(html) == ["oedema"]
    assert html.startswith("<p>Pain and <button")
    assert html.endswith("</span>.</p><p>Oedema, edema.</p>")


@pytest.mark.parametrize("word", ["oedema", "Oedema", "OEDEMA", "edema"])
def test_any_form_counts_whatever_its_capitals(word: str) -> None:
    assert words(explained(f"<p>The {word}</p>")) == [word]


@pytest.mark.parametrize(
    "text", ["myoedema", "oedemas", "oedema-like", "post-oedema", "as it was", "As it was"]
)
def test_part_of_a_word_is_not_the_term(text: str) -> None:
    assert words(explained(f"<p>{text}</p>")) == []


def test_abbreviation_is_found_in_capitals() -> None:
    assert words(explained("<p>As a rule AS is as bad.</p>")) == ["AS"]


def test_longest_term_is_explained() -> None:
    html = explained("<p>Spinal stenosis, spinal  stenosis and stenosis.</p>")
    assert words(html) == ["Spinal stenosis", "stenosis"]


@pytest.mark.parametrize(
    "place",
    [
        '<a href="/x/">{}</a>',
        "<h3>{}</h3>",
        "<h4>a <b>{}</b></h4>",
        '<a href="/x/"><b>{}</b></a>',
        '<sup class="citation">{}</sup>',
    ],
)
def test_link_heading_and_citation_are_left_and_the_next_use_explained(place: str) -> None:
    before = place.format("oedema")
    html = explained(f"{before}<p>Is oedema bad?</p>")
    assert html.startswith(before)
    assert words(html) == ["oedema"]


def test_attributes_and_entities_stay() -> None:
    source = '<p><a href="/oedema/?a=1&amp;b=2" aria-label="oedema">x</a> &lt;oedema&gt; &amp;</p>'
    html = explained(source)
    assert '<a href="/oedema/?a=1&amp;b=2" aria-label="oedema">x</a> &lt;<button' in html
    assert html.endswith("&gt; &amp;</p>")


def test_several_terms_in_one_text_keep_their_order() -> None:
    html = explained("<p>a oedema b <b>stenosis</b> c AS d</p>")
    assert words(html) == ["oedema", "stenosis", "AS"]
    assert re.sub(r"\s+", " ", MARK.sub(r"\2", html)) == "<p>a oedema b <b>stenosis</b> c AS d</p>"


@pytest.mark.django_db
def test_nothing_is_explained_outside_of_an_article() -> None:
    GlossaryTerm.objects.create(term="oedema", explanation="Swelling.")
    assert str(RichText("<p>oedema</p>")) == "<p>oedema</p>"


@given(st.lists(st.sampled_from(["oedema", "AS", "stenosis", " ", "&lt;", "é", "x", "<b>y</b>"])))
def test_text_of_the_reader_is_never_lost(parts: list[str]) -> None:
    source = f"<p>{''.join(parts)}</p>"
    without = MARK.sub(r"\2", explained(source))
    assert lxml_html.fromstring(without).text_content() == (
        lxml_html.fromstring(source).text_content()
    )


def oedema(**fields: str) -> GlossaryTerm:
    values = {"term": "oedema", "other_forms": "edema\n", "explanation": "Swelling."} | fields
    return GlossaryTerm.objects.create(**values)


def test_reader_of_an_article_gets_the_explanation(
    client: Client, article_index: ArticleIndexPage
) -> None:
    oedema(explanation="Swelling <b>& so on</b>.")
    source = Reference.objects.create(title="Sample study")
    cited = f'<p>Oedema<embed embedtype="citation" id="{source.pk}"/> and edema.</p>'
    blocks = [
        ("section", {"heading": "About oedema", "text": cited}),
        ("key_points", {"heading": "Key points", "points": ["<p>Oedema again</p>"]}),
    ]
    page = ArticlePageFactory(parent=article_index, title="Oedema", body=body(*blocks))
    html = client.get(page.url).content.decode()
    [(_, word, explanation)] = MARK.findall(html)
    assert word == "Oedema"
    assert "Swelling &lt;b&gt;&amp; so on&lt;/b&gt;." in explanation
    assert "<h2>About oedema</h2>" in html
    assert 'href="#reference-' in html


def test_glossary_takes_one_query(
    client: Client,
    article_index: ArticleIndexPage,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(50):
        oedema(term=f"term{number}", other_forms="")
    text = "".join(f"<p>term{number}</p>" for number in range(50))
    sections = [("section", {"heading": "More", "text": text})] * 5
    page = ArticlePageFactory(parent=article_index, body=body(*sections))
    client.get(page.url)
    with django_assert_max_num_queries(12):
        html = client.get(page.url).content.decode()
    assert len(MARK.findall(html)) == 50


@pytest.mark.parametrize("term", ["Oedema", "EDEMA"])
def test_one_form_has_one_explanation(db: None, term: str) -> None:
    oedema()
    with pytest.raises(ValidationError, match="already explained under “oedema”"):
        GlossaryTerm(term=term, explanation="Else.").full_clean()


def test_editors_keep_the_glossary_in_the_admin(editor_client: Client) -> None:
    data = {"term": "oedema", "other_forms": "edema", "explanation": "Swelling."}
    address = "/admin/snippets/blog/glossaryterm/add/"
    assert editor_client.get(address).status_code == 200
    editor_client.post(address, data)
    assert GlossaryTerm.objects.get().forms == ("oedema", "edema")
