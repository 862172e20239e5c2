"""The rules of the crawl find what they are for."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from tests.crawl import rules
from tests.crawl.forms import (
    Facts,
    disagreements,
    feed_facts,
    graph_facts,
    leaflet_facts,
    markdown_facts,
    page_facts,
)
from tests.crawl.spider import Visit

GOOD = Visit("/a/", 200, "text/html", "", "A", "On A.", ("/a/",))
PAGE = """<article><h1>Walking</h1><dl>
<dt>Published:</dt> <dd><time datetime="2026-01-02">2 January 2026</time></dd>
<dt>Last updated:</dt> <dd><time datetime="2026-02-03">3 February 2026</time></dd>
<dt>Page last reviewed:</dt> <dd><time datetime="2026-03-04">4 March 2026</time></dd>
<dt>Reviewed by:</dt> <dd><a href="/people/ann/">Ann Sample</a>, MSc</dd></dl>
<section id="references"><ol><li>Sample A. A study. 2020.</li></ol></section></article>"""
GRAPH = {
    "@graph": [
        {
            "@type": ["MedicalWebPage"],
            "headline": "Walking",
            "datePublished": "2026-01-02",
            "dateModified": "2026-02-03T12:00:00+00:00",
            "lastReviewed": "2026-03-04",
            "reviewedBy": {"@id": "#ann"},
            "citation": [{"name": "A study"}],
        },
        {"@id": "#ann", "@type": "Person", "name": "Ann Sample"},
    ]
}
MARKDOWN = """# Walking

- **Published:** 2\N{NO-BREAK SPACE}January\N{NO-BREAK SPACE}2026
- **Page last reviewed:** 4 March 2026
- **Reviewed by:** Ann Sample, MSc

\\[1\\] Sample A. A study. 2020. [DOI](<https://doi.org/1>)
"""
LEAFLET = "Published: 2 January 2026 Page last reviewed: 4 March 2026 Reviewed by: Ann Sample, MSc"
FEED = {
    "title": "Walking",
    "date_published": "2026-01-02T00:00:00+00:00",
    "date_modified": "2026-02-03T12:00:00+00:00",
}


def forms() -> dict[str, Facts]:
    return {
        "page": page_facts(html.document_fromstring(PAGE)),
        "structured data": graph_facts(GRAPH),
        "Markdown": markdown_facts(MARKDOWN),
        "leaflet": leaflet_facts(f"{LEAFLET} Version of 3 February 2026"),
        "feed": feed_facts(FEED),
    }


def test_forms_that_say_the_same_are_no_fault() -> None:
    assert forms()["page"]["source 1"] == "Sample A. A study. 2020."
    assert list(disagreements(forms())) == []


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (form, name)
        for form, facts in forms().items()
        if form != "page"
        for name in facts
        if name in forms()["page"]
    ],
)
def test_form_that_says_anything_else_is_found(form: str, name: str) -> None:
    wrong = forms()
    wrong[form] = wrong[form] | {name: "2001-01-01"}
    assert len(list(disagreements(wrong))) == 1


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("structured data", "title published modified reviewed reviewer source sources"),
        ("Markdown", "title published reviewed reviewer source sources"),
        ("leaflet", "published modified reviewed reviewer"),
        ("feed", "title published modified"),
    ],
)
def test_each_form_is_asked_for_all_that_it_says(form: str, names: str) -> None:
    both = forms()[form].keys() & forms()["page"].keys()
    assert {name.removesuffix(" 1") for name in both} == set(names.split())


def test_article_without_a_review_says_so_in_each_form() -> None:
    page = page_facts(html.document_fromstring("<h1>A</h1>"))
    assert page["reviewer"] == markdown_facts("# A\n\n- **Not reviewed.** Nobody.")["reviewer"]
    assert page["reviewer"] == leaflet_facts("")["reviewer"]


@pytest.mark.parametrize(
    ("rule", "changes", "count"),
    [
        (rules.broken, {"status": 404}, 1),
        (rules.broken, {"status": 301}, 1),
        (rules.wrong_canonicals, {"canonicals": ()}, 1),
        (rules.wrong_canonicals, {"canonicals": ("/a/", "/a/")}, 1),
        (rules.wrong_canonicals, {"canonicals": ("/gone/",)}, 1),
        (rules.wrong_canonicals, {"canonicals": (), "robots": "noindex"}, 0),
        (rules.shared_words, {"title": ""}, 1),
        (rules.shared_words, {"description": ""}, 1),
    ],
)
def test_rule_finds_a_fault(rule: Any, changes: dict[str, Any], count: int) -> None:
    assert list(rule([GOOD])) == []
    assert len(list(rule([replace(GOOD, **changes)]))) == count


def test_same_words_on_two_pages_are_found() -> None:
    other = replace(GOOD, path="/b/", canonicals=("/b/",))
    assert len(list(rules.shared_words([GOOD, other]))) == 2
    assert list(rules.shared_words([GOOD, replace(other, canonicals=("/a/",))])) == []


def test_sitemap_is_held_against_the_pages_both_ways() -> None:
    assert list(rules.not_as_listed([GOOD], {"/a/"})) == []
    assert len(list(rules.not_as_listed([GOOD], set()))) == 1
    assert len(list(rules.not_as_listed([replace(GOOD, robots="noindex")], {"/a/"}))) == 1
    assert len(list(rules.orphans({"/"}, {"/", "/a/"}))) == 1


def graph(**told: str) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@graph": [{"@type": "WebPage", **told}]}


@pytest.mark.parametrize(
    ("graphs", "is_found"),
    [
        ((graph(name="A"),), False),
        ((graph(dose="1"),), True),
        ((graph(name="A"), graph(name="A")), True),
        ((), True),
    ],
)
def test_structured_data_has_to_be_of_schema_org(
    graphs: tuple[dict[str, Any], ...], is_found: bool
) -> None:
    assert bool([*rules.invalid_data([replace(GOOD, graphs=graphs)])]) == is_found
