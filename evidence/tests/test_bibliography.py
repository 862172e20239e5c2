"""References read as their style asks, whatever is wrong with what is known of them."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.utils import translation
from hypothesis import example, given
from hypothesis import strategies as st
from pytest_django import Settings

from evidence import bibliography
from evidence.bibliography import SourceLink, build_links, format_entry, format_reference
from evidence.citation_styles import UnknownStyle, list_shipped_styles, load_style
from evidence.tests.csl_records import CHAPTER, EVERY_TYPE, GUIDELINE, PAGE, REPORT, THESIS, TRIAL

ALLOWED = re.compile(
    r"</?(?:i|b|sub|sup)>|</(?:span|a)>|<span class=\"small-caps\">|<a href=\"https?://[^\"<>]+\">"
)


def test_vancouver_entries_read_as_in_citing_medicine() -> None:
    assert [format_reference(csl) for csl in (TRIAL, GUIDELINE, CHAPTER, REPORT, THESIS)] == [
        "de Vries AM, Okafor C. Walking and sciatica: a randomised trial. J Invent Trials. "
        "2021 Apr 9;12(3):101–9.",
        "Institute for Guidelines. Low back pain: a guideline. Leeds: Guideline Press; 2016.",
        "Smith J. Nerves. In: Jones A, editor. Handbook of backs. Press; 1999. p. 12–9.",
        "Office. Work and backs. Office; 2010. Report no.: 12.",
        "Ünal Ö. On nerves [PhD]. A University; 2001.",
    ]


def test_an_address_in_an_entry_is_a_link() -> None:
    address = "https://example.org/sciatica?a=1&amp;b=2"
    assert format_reference(PAGE) == (
        "Health Service. Sciatica [Internet]. 2023 [cited 2025 Jan 3]. "
        f'Available from: <a href="{address}">{address}</a>'
    )


def test_more_than_six_authors_are_six_and_et_al() -> None:
    authors = [{"family": f"Name{n}", "given": "A"} for n in range(7)]
    assert "Name5 A, et al. Walking" in format_reference(TRIAL | {"author": authors})


def test_other_styles_are_a_setting_away(settings: Settings) -> None:
    settings.CITATION_STYLE = "apa"
    assert format_reference(TRIAL) == (
        "de Vries, A. M., &amp; Okafor, C. (2021). Walking and sciatica: a randomised trial. "
        "<i>Journal of Invented Trials</i>, <i>12</i>(3), 101–109."
    )


@pytest.mark.parametrize("style", list_shipped_styles())
def test_every_style_of_the_project_formats_every_type(style: str, monkeypatch: Any) -> None:
    format_entry.cache_clear()
    monkeypatch.setattr(bibliography, "format_plain_line", lambda csl: "NOT FORMATTED")
    for csl in EVERY_TYPE:
        html = format_reference(csl, style)
        assert csl["title"].split()[0] in html
        assert "NOT FORMATTED" not in html
        assert not re.match(r"[\d\[(.]", html), "the list has numbers of its own"
        assert not re.search(r"\d[A-Z][a-z]+\d", html), "parts of a date run together"


def test_what_was_formatted_before_does_not_change_an_entry() -> None:
    alone = format_reference(PAGE, "the-lancet")
    format_entry.cache_clear()
    for csl in EVERY_TYPE:
        format_reference(csl, "the-lancet")
    format_entry.cache_clear()
    assert format_reference(PAGE, "the-lancet") == alone


def test_dates_and_terms_are_in_the_language_of_the_page() -> None:
    with translation.override("de"):
        assert "Zugegriffen 3. Januar 2025" in format_reference(
            PAGE, "american-medical-association"
        )
    assert "Accessed 3 January 2025" in format_reference(PAGE, "american-medical-association")


def test_a_style_can_be_a_file(tmp_path: Path) -> None:
    file = tmp_path / "ours.csl"
    file.write_text((bibliography_styles() / "bmj.csl").read_text())
    assert format_reference(TRIAL, str(file)) == format_reference(TRIAL, "bmj")


def bibliography_styles() -> Path:
    return Path(bibliography.__file__).parent / "styles"


def test_an_unknown_style_is_an_error_that_says_what_to_do(settings: Settings) -> None:
    assert [e for e in run_checks() if e.id == "evidence.E001"] == []
    settings.CITATION_STYLE = "vancuver"
    (error,) = [e for e in run_checks() if e.id == "evidence.E001"]
    assert "“vancuver”" in error.msg
    assert "Set CITATION_STYLE to one of american-medical-association, apa, bmj" in error.msg


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<style",
        "<html/>",
        '<style xmlns="http://purl.org/net/xbiblio/csl"><info><title>A</title></info></style>',
    ],
)
def test_a_file_that_is_no_style_is_an_unknown_style(text: str, tmp_path: Path) -> None:
    file = tmp_path / "broken.csl"
    file.write_text(text)
    with pytest.raises(UnknownStyle):
        load_style(str(file), "en-GB")


def test_markup_that_titles_may_have_is_kept_and_shown() -> None:
    title = "Effect of <i>L. reuteri</i> and H<sub>2</sub>O &amp; 10<jats:sup>3</jats:sup>, P<0.05"
    html = format_reference(TRIAL | {"title": title})
    assert "Effect of <i>L. reuteri</i> and H<sub>2</sub>O &amp; 10<sup>3</sup>, P&lt;0.05." in html


def test_formulas_in_mathml_are_text_with_their_superscripts() -> None:
    formula = (
        '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mrow><mml:msup><mml:mi>χ'
        "</mml:mi><mml:mn>2</mml:mn></mml:msup><mml:mo>=</mml:mo><mml:mn>4</mml:mn></mml:mrow>"
        '<mml:annotation encoding="application/x-tex">\\chi^2</mml:annotation></mml:math>'
    )
    html = format_reference({"type": "article-journal", "title": f"A test, {formula}, of backs"})
    assert html == "A test, χ<sup>2</sup>=4, of backs."


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("<script>alert(1)</script>Backs", "Backs."),
        ('<img src=x onerror="alert(1)">Backs', "Backs."),
        ('<i onclick="alert(1)">Backs</i>', "<i>Backs.</i>"),
        ("<i>Backs <b>and", "<i>Backs <b>and</b></i>."),
        ("&lt;script&gt;Backs", "&lt;script&gt;Backs."),
        ("Backs\ue001\u202e\x00", "Backs."),
        ("Backs&#xE000; and", "Backs and."),
        ("", "Source without a title"),
        (None, "Source without a title"),
        ({"a": 1}, "Source without a title"),
        (["Backs", "again"], "Backs."),
    ],
)
def test_hostile_titles_are_harmless_and_readable(title: object, shown: str) -> None:
    html = format_reference({"type": "article-journal", "title": title})
    assert html.replace("</i>.", ".</i>") == shown.replace("</i>.", ".</i>")


@pytest.mark.parametrize(
    ("issued", "shown"),
    [
        ({"date-parts": [["2021", "4"]]}, "2021 Apr."),
        ({"date-parts": [[2021, 13, 1]]}, "2021."),
        ({"date-parts": [[2021, 2, 99]]}, "2021 Feb."),
        ({"date-parts": [[None]]}, ""),
        ({"date-parts": []}, ""),
        ({"date-parts": 2021}, ""),
        ({"raw": "2021-04-09"}, "2021 Apr 9."),
        ({"literal": "Spring <2021>"}, "Spring"),
        ("2021", "2021."),
        (2021, "2021."),
        ([], ""),
    ],
)
def test_broken_dates_are_kept_as_far_as_they_make_sense(issued: object, shown: str) -> None:
    html = format_reference({"type": "article-journal", "title": "Backs", "issued": issued})
    assert html.startswith("Backs.")
    assert shown in html


@pytest.mark.parametrize(
    "author",
    ["Smith J", ["Smith J"], {"literal": "Smith J"}, [{"name": "Smith J"}, {}, None, False]],
)
def test_names_of_any_shape_are_shown(author: object) -> None:
    assert format_reference({"type": "book", "title": "Backs", "author": author}).startswith(
        "Smith J. Backs."
    )


def test_a_crossref_type_is_formatted_as_what_it_means() -> None:
    assert format_reference(TRIAL | {"type": "journal-article"}) == format_reference(TRIAL)


def test_what_citeproc_cannot_format_is_a_plain_line(monkeypatch: Any) -> None:
    def broken(csl: object, style: object) -> str:
        raise AttributeError

    format_entry.cache_clear()
    monkeypatch.setattr(bibliography, "format_in_style", broken)
    assert format_reference(TRIAL) == (
        "Vries AM, Okafor C. Walking and sciatica: a randomised trial. "
        "Journal of Invented Trials. 2021."
    )
    format_entry.cache_clear()


def test_links_lead_to_doi_pubmed_and_free_full_text() -> None:
    assert build_links(TRIAL) == (
        SourceLink("doi:10.1234/jit.2021.7", "https://doi.org/10.1234/jit.2021.7"),
        SourceLink("PubMed", "https://pubmed.ncbi.nlm.nih.gov/31234567/"),
        SourceLink("Free full text", "https://pmc.ncbi.nlm.nih.gov/articles/PMC7654321/"),
    )


def test_doi_of_a_subdivided_prefix_has_a_link() -> None:
    [link] = build_links({"DOI": "10.1000.10/xyz"})
    assert link.url == "https://doi.org/10.1000.10/xyz"


def test_links_are_made_of_identifiers_alone() -> None:
    assert build_links({"DOI": "javascript:alert(1)", "PMID": "0", "PMCID": "x"}) == ()
    (link,) = build_links({"DOI": 'https://doi.org/10.1002/(SICI)3:1<20::AID-J8>3.0.CO;2-5"'})
    assert link.url == "https://doi.org/10.1002/(SICI)3:1%3C20::AID-J8%3E3.0.CO;2-5%22"


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=40)
    | st.sampled_from(
        [
            "<i>",
            "</b>",
            "<script>x</script>",
            "<mml:math>",
            "&lt;",
            "\ud800",
            "\x00",
            "12-19",
            "2020-99",
        ]
    ),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(max_size=5) | st.sampled_from(["family", "given", "date-parts"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
fields = st.sampled_from([*TRIAL, *PAGE, *CHAPTER, "edition", "number", "genre", "PMC", "volume"])


@given(st.dictionaries(fields, anything, max_size=8), st.sampled_from(list_shipped_styles()))
@example({"title": "{"}, "american-medical-association")
def test_no_metadata_raises_or_brings_other_tags(csl: dict[str, Any], style: str) -> None:
    html = format_reference(csl, style)
    assert re.sub(r"[\W_]", "", ALLOWED.sub("", html)), "an entry says something"
    assert "<" not in ALLOWED.sub("", html)
    assert all(
        html.count(f"<{tag}>") == html.count(f"</{tag}>") for tag in ("i", "b", "sub", "sup")
    )
    assert html.encode()
    for link in build_links(csl):
        assert re.fullmatch(r"https://[a-z.]+/[!-~]+", link.url)


@given(st.text())
def test_a_title_that_is_plain_text_is_shown_as_it_is(text: str) -> None:
    words = " ".join(re.sub(r"[^\w ,:-]|_", "", text).split())
    html = format_reference(
        {"type": "book", "title": f"Backs {words} end"}, "nlm-citation-sequence"
    )
    assert html == f"{' '.join(f'Backs {words} end'.split())}."


def test_five_hundred_references_take_under_50_ms_once_formatted() -> None:
    sources = [TRIAL | {"title": f"Trial {n}", "abstract": "long " * 300} for n in range(500)]
    for csl in sources:
        format_reference(csl)
    assert min(seconds_for(sources) for _ in range(3)) < 0.05


def seconds_for(sources: list[dict[str, Any]]) -> float:
    start = time.process_time()
    for csl in sources:
        format_reference(csl)
        build_links(csl)
    return time.process_time() - start
