"""CSL-JSON and the fields that editors see say the same."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.csl.fields import Fields, build_csl, build_fields, clean_csl
from evidence.csl.names import format_name, parse_name, shorten_name

KEPT = {
    "type": "article-journal",
    "title": "Exercise for <i>sciatica</i>",
    "author": [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."},
        {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"},
        {"literal": "Cochrane Back and Neck Group"},
        {"literal": "Institute for Quality, Care"},
    ],
    "container-title": "Spine",
    "volume": "12",
    "page": "1-9",
    "issued": {"date-parts": [[2019, 5, 2]]},
    "DOI": "10.1000/ABC",
    "ISSN": "0362-2436",
}


def test_fields_say_what_csl_says() -> None:
    assert build_fields(KEPT) == Fields(
        type="article-journal",
        title="Exercise for <i>sciatica</i>",
        authors="van der Berg, Jan, Jr.\nHumboldt, Alexander von\n"
        "Cochrane Back and Neck Group\n{Institute for Quality, Care}",
        container_title="Spine",
        volume="12",
        pages="1-9",
        year=2019,
        doi="10.1000/abc",
    )


def test_nothing_is_lost_of_what_nobody_changed() -> None:
    assert build_csl(build_fields(KEPT), KEPT) == KEPT


def test_changed_fields_win_and_the_rest_is_kept() -> None:
    authors = "Humboldt, Alexander von\nNew, Ann"
    now = replace(build_fields(KEPT), authors=authors, year=2020, volume="", doi="10.1000/new")
    csl = build_csl(now, KEPT)
    assert csl["author"] == [KEPT["author"][1], {"family": "New", "given": "Ann"}]  # type: ignore[index]
    assert csl["issued"] == {"date-parts": [[2020]]}
    assert "volume" not in csl
    assert (csl["DOI"], csl["ISSN"]) == ("10.1000/new", "0362-2436")


def test_fields_alone_make_csl() -> None:
    now = Fields(
        type="webpage", title="T", authors="NICE", url="https://a.org/", accessed=date(2026, 1, 2)
    )
    assert build_csl(now, {}) == {
        "type": "webpage",
        "title": "T",
        "author": [{"literal": "NICE"}],
        "URL": "https://a.org/",
        "accessed": {"date-parts": [[2026, 1, 2]]},
    }


def test_first_right_isbn_of_a_list_is_the_books() -> None:
    csl = clean_csl({"ISBN": ["123", "http://id.example/isbn", "0-306-40615-2", "9780804429573"]})
    assert build_fields(csl).isbn == "9780306406157"


def test_isbn_of_the_book_around_a_chapter_is_not_the_chapters() -> None:
    csl = clean_csl({"type": "chapter", "title": "One", "ISBN": "0-306-40615-2"})
    assert build_fields(csl).isbn is None
    assert build_csl(build_fields(csl), csl)["ISBN"] == "9780306406157"


@pytest.mark.parametrize(
    "issued",
    [
        None,
        {},
        {"date-parts": [[None]]},
        {"date-parts": [["x"]]},
        {"date-parts": 3},
        {"raw": "2019"},
    ],
)
def test_date_that_is_none_is_left_out(issued: object) -> None:
    assert "issued" not in clean_csl({"issued": issued})


def test_date_of_digits_in_quotes_is_read() -> None:
    assert clean_csl({"issued": {"date-parts": [["2019", "5", "32"]]}})["issued"] == {
        "date-parts": [[2019, 5]]
    }


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner)
    ),
    max_leaves=6,
)
KEYS = ["type", "title", "author", "issued", "accessed", "ISBN", "DOI", "PMID", "URL", "page"]


@given(st.dictionaries(st.sampled_from(KEYS), JSON))
def test_any_object_becomes_csl_that_its_fields_give_back(raw: dict[str, object]) -> None:
    csl = clean_csl(raw)
    fields = build_fields(csl)
    assert build_fields(build_csl(fields, csl)) == fields
    assert clean_csl(csl) == csl


PART = st.text(st.characters(categories=["L"]), min_size=1, max_size=6)


@given(family=PART, given_name=PART, suffix=st.one_of(st.none(), PART))
def test_name_survives_its_line(family: str, given_name: str, suffix: str | None) -> None:
    name = {"family": family, "given": given_name} | ({"suffix": suffix} if suffix else {})
    assert parse_name(format_name(name)) == name


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Office", [{"literal": "Office"}]),
        ([{"name": "Office"}, "<b>Group</b>"], [{"literal": "Office"}, {"literal": "Group"}]),
        ([{"given": "Ann"}], [{"literal": "Ann"}]),
        ([{"suffix": "Jr."}, 3, None, {}, []], []),
    ],
)
def test_names_of_any_shape_are_of_one(author: object, names: list[dict[str, str]]) -> None:
    assert clean_csl({"author": author}).get("author", []) == names


def test_short_name_has_initials() -> None:
    assert shorten_name("van der Berg, Jan-Willem") == "van der Berg JW"
    assert shorten_name("NICE") == "NICE"
