"""Reference managers read what the site writes, and lose nothing."""

import json
from typing import Any

import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry
from hypothesis import given
from hypothesis import strategies as st

from evidence.export.formats import to_bibtex, to_csl_json, to_ris
from evidence.tests.csl_records import CHAPTER, EVERY_TYPE, GUIDELINE, PAGE, TRIAL

text = st.text(min_size=1, max_size=60).map(lambda t: " ".join(t.split())).filter(bool)
names = st.lists(st.builds(lambda f, g: {"family": f, "given": g}, text, text), max_size=3)
sources = st.lists(
    st.builds(
        lambda title, author, journal: {
            "type": "article-journal",
            "title": title,
            "author": author,
            "container-title": journal,
            "issued": {"date-parts": [[2020]]},
        },
        text,
        names,
        text,
    ),
    max_size=4,
)


def in_ris(csl: dict[str, Any]) -> dict[str, Any]:
    (entry,) = rispy.loads(to_ris([csl]))
    return entry


def in_bibtex(csl: dict[str, Any]) -> Entry:
    library = parse_string(to_bibtex([csl]), append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (entry,) = library.entries
    return entry


def field(csl: dict[str, Any], name: str) -> str:
    return str(in_bibtex(csl).fields_dict[name].value)


def test_an_article_in_ris_has_all_that_is_known_of_it() -> None:
    assert in_ris(TRIAL) == {
        "type_of_reference": "JOUR",
        "authors": ["de Vries, Anna Maria", "Okafor, Chidi"],
        "title": "Walking and sciatica: a randomised trial",
        "secondary_title": "Journal of Invented Trials",
        "alternate_title1": "J Invent Trials",
        "year": "2021",
        "date": "2021/4/9",
        "volume": "12",
        "number": "3",
        "start_page": "101",
        "end_page": "109",
        "doi": "10.1234/jit.2021.7",
        "accession_number": "31234567",
        "custom2": "PMC7654321",
        "urls": ["https://doi.org/10.1234/jit.2021.7"],
    }


def test_address_of_a_doi_in_ris_is_escaped() -> None:
    written = to_ris([TRIAL | {"DOI": "10.1002/(sici)3:1<20::aid-j8>3.0.co;2-5", "URL": ""}])
    assert "UR  - https://doi.org/10.1002/(sici)3:1%3C20::aid-j8%3E3.0.co;2-5\n" in written


def test_ris_begins_each_source_with_its_type_and_ends_it() -> None:
    lines = to_ris(EVERY_TYPE).splitlines()
    assert [line for line in lines if line.startswith(("TY", "ER"))] == [
        line
        for kind in ("JOUR", "BOOK", "ELEC", "CHAP", "RPRT", "THES")
        for line in (f"TY  - {kind}", "ER  - ")
    ]
    assert lines[0] == "TY  - JOUR"


def test_a_line_break_in_a_title_begins_no_line_of_ris() -> None:
    entry = in_ris(TRIAL | {"title": "Backs\nER  - \nTY  - BOOK\r\nTI  - Other"})
    assert entry["title"] == "Backs ER - TY - BOOK TI - Other"


def test_an_article_in_bibtex_has_all_that_is_known_of_it() -> None:
    assert to_bibtex([TRIAL]) == (
        "@article{vries2021,\n"
        "\tauthor = {de Vries, Anna Maria and Okafor, Chidi},\n"
        "\ttitle = {Walking and sciatica: a randomised trial},\n"
        "\tjournal = {Journal of Invented Trials},\n"
        "\tyear = {2021},\n"
        "\tmonth = {4},\n"
        "\tvolume = {12},\n"
        "\tnumber = {3},\n"
        "\tpages = {101--109},\n"
        "\tdoi = {10.1234/jit.2021.7},\n"
        "\tpmid = {31234567},\n"
        "\tpmcid = {PMC7654321}\n"
        "}\n"
    )


def test_what_bibtex_would_read_as_commands_is_escaped() -> None:
    hostile = r"100% of $5 & #1_a {b} }{ ~ ^ \input{/etc/passwd} @book{x,"
    written = to_bibtex([TRIAL | {"title": hostile}])
    assert r"100\% of \$5 \& \#1\_a \textbraceleft{}b\textbraceright{}" in written
    assert r"\input" not in written
    assert written.count("{") == written.count("}")
    assert len(parse_string(written).entries) == 1


def test_organisations_and_names_with_and_stay_whole_in_bibtex() -> None:
    authors = [{"literal": "Pain and Spine, Ltd"}, {"family": "Strong and Able", "given": "A"}]
    written = to_bibtex([GUIDELINE | {"author": authors}])
    assert "author = {{Pain and Spine, Ltd} and {Strong and Able}, A}" in written


def test_keys_in_bibtex_are_plain_and_each_its_own() -> None:
    nameless = {"type": "book", "title": "Backs"}
    author = {"author": [{"family": "Ünal-Łoś", "given": "A"}]}
    written = to_bibtex([TRIAL, TRIAL, CHAPTER, nameless, TRIAL | author])
    keys = [entry.key for entry in parse_string(written).entries]
    assert keys == ["vries2021", "vries2021-2", "smith1999", "source", "unalos2021"]


def test_a_page_keeps_its_address() -> None:
    assert in_ris(PAGE)["urls"] == [PAGE["URL"]]
    assert in_ris(PAGE)["access_date"] == "2025/1/3"
    assert f"url = {{{PAGE['URL']}}}" in to_bibtex([PAGE])


def test_csl_json_is_what_was_given_and_an_id() -> None:
    known = {key: value for key, value in TRIAL.items() if key != "URL"}
    assert json.loads(to_csl_json([TRIAL, PAGE])) == [
        {"id": "vries2021", **known},
        {"id": "healthservice2023", **PAGE},
    ]


def test_csl_json_keeps_the_markup_of_titles_and_nothing_unsafe() -> None:
    title = "Of <i>L. reuteri</i><script>alert(1)</script> &amp; backs"
    (item,) = json.loads(to_csl_json([TRIAL | {"title": title}]))
    assert item["title"] == "Of <i>L. reuteri</i> & backs"


def test_no_source_is_an_empty_file() -> None:
    assert (to_ris([]).strip(), to_bibtex([]), to_csl_json([])) == ("", "", "[]")


@given(sources)
def test_ris_says_the_same_as_csl_json(given_sources: list[dict[str, Any]]) -> None:
    read = rispy.loads(to_ris(given_sources))
    items = json.loads(to_csl_json(given_sources))
    assert len(read) == len(items)
    for entry, item in zip(read, items, strict=True):
        assert len(entry.get("authors", [])) == len(item.get("author", []))
        assert bool(entry.get("title")) == bool(item.get("title"))


@given(sources)
def test_bibtex_can_be_read_again_whatever_is_in_it(given_sources: list[dict[str, Any]]) -> None:
    library = parse_string(to_bibtex(given_sources))
    assert not library.failed_blocks
    assert len(library.entries) == len(given_sources)


@given(st.lists(st.sampled_from(list("ab C&%$#_~\\-.,;'\"@=()[]éß")), min_size=1).map("".join))
def test_a_title_comes_back_from_bibtex_as_it_was(title: str) -> None:
    title = " ".join(title.split())
    ligature = any(pair in title for pair in ("''", "--"))  # TeX reads these as one character
    if title and not ligature:
        assert field({"type": "book", "title": title}, "title") == title
