"""Identifiers in whatever an editor pastes."""

import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.identifiers.finding import (
    Identifier,
    InvalidIdentifier,
    Kind,
    normalise,
    parse_identifiers,
    scan_identifiers,
)

SICI = "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"
SICI_LINK = f"https://doi.org/{quote(SICI.upper(), safe='')}"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("10.1016/J.JCLINEPI.2010.04.026", "doi", "10.1016/j.jclinepi.2010.04.026"),
        ("https://doi.org/10.1371/journal.pone.0033693.", "doi", "10.1371/journal.pone.0033693"),
        ("http://dx.doi.org/10.1000%2Fxyz?utm_source=a", "doi", "10.1000/xyz"),
        ("doi.org/10.1000/xyz", "doi", "10.1000/xyz"),
        ("DOI: 10.1000/xyz;", "doi", "10.1000/xyz"),
        ("doi:10.1000/xyz", "doi", "10.1000/xyz"),
        ("doi: https://doi.org/10.1000/xyz", "doi", "10.1000/xyz"),
        ("(10.1000/x(1)y)", "doi", "10.1000/x(1)y"),
        ("<https://doi.org/10.1000/xyz>", "doi", "10.1000/xyz"),
        ("10.1000\u200b/xyz\u00ad", "doi", "10.1000/xyz"),
        ("https://www.tandfonline.com/doi/full/10.1080/123.45?src=x", "doi", "10.1080/123.45"),
        ("10.1000/STRASSE-ÄÖ", "doi", "10.1000/strasse-ÄÖ"),
        ("10.1000.10/xyz", "doi", "10.1000.10/xyz"),
        ("https://doi.org/10.1000.10%2Fxyz", "doi", "10.1000.10/xyz"),
        (SICI, "doi", SICI),
        (SICI.upper(), "doi", SICI),
        (SICI_LINK, "doi", SICI),
        ("PMID: 20386823", "pmid", "20386823"),
        ("pmid20386823", "pmid", "20386823"),
        ("PMID 00123", "pmid", "123"),
        ("20386823", "pmid", "20386823"),
        ("1. PMID: 7", "pmid", "7"),
        ("https://pubmed.ncbi.nlm.nih.gov/20386823/", "pmid", "20386823"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/20386823?dopt=Abstract", "pmid", "20386823"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/?term=20386823", "pmid", "20386823"),
        ("PMC6022861", "pmcid", "PMC6022861"),
        ("PMCID: PMC6022861.", "pmcid", "PMC6022861"),
        ("pmcid: 6022861", "pmcid", "PMC6022861"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6022861/", "pmcid", "PMC6022861"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC6022861/#S1", "pmcid", "PMC6022861"),
        ("978-0-306-40615-7", "isbn", "9780306406157"),
        ("ISBN-13: 978 0 306 40615 7", "isbn", "9780306406157"),
        ("ISBN 0-306-40615-2", "isbn", "9780306406157"),
        ("080442957x", "isbn", "9780804429573"),
        ("978–0–306–40615–7", "isbn", "9780306406157"),
        ("HTTPS://WWW.Nice.org.uk/guidance/ng59,", "url", "https://www.nice.org.uk/guidance/ng59"),
        ("http://example.org/a_(b)", "url", "http://example.org/a_(b)"),
    ],
)
def test_identifier_is_read_in_any_form(text: str, kind: str, value: str) -> None:
    assert parse_identifiers(text) == [Identifier(Kind(kind), value)]


@pytest.mark.parametrize(
    "text",
    [
        "10.1000/a, 10.1000/b",
        "10.1000/a,10.1000/b",
        "10.1000/a;https://doi.org/10.1000/b",
        "10.1000/a 10.1000/b",
        "10.1000/a\r\n\r\n  10.1000/b\n10.1000/A",
        "- 10.1000/a\n- 10.1000/b",
        "1. 10.1000/a\n2. 10.1000/b",
    ],
)
def test_several_are_told_apart_and_each_is_given_once(text: str) -> None:
    assert [identifier.value for identifier in parse_identifiers(text)] == [
        "10.1000/a",
        "10.1000/b",
    ]


def test_identifiers_of_all_kinds_share_a_line() -> None:
    found = parse_identifiers("doi: 10.1000/a. PMID: 12; PMCID: PMC34 ISBN 0-306-40615-2")
    assert [identifier.value for identifier in found] == [
        "10.1000/a",
        "12",
        "PMC34",
        "9780306406157",
    ]


def test_numbers_on_a_line_of_numbers_are_pmids() -> None:
    assert [identifier.value for identifier in parse_identifiers("12, 34;56")] == ["12", "34", "56"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("978-0-306-40615-8", "ISBN 978-0-306-40615-8 is wrong: it should end in 7."),
        ("ISBN 0-306-40615-3", "ISBN 0-306-40615-3 is wrong: it should end in 2."),
        ("ISBN 12345", "“12345” is not a valid ISBN"),
        ("PMID: 123456789", "“123456789” is not a valid PMID"),
        ("PMID: none", "“PMID: none” is not a valid PMID."),
        ("doi: unavailable", "“doi: unavailable” is not a valid DOI."),
        ("https://doi.org/10.1000/a%20b", "“10.1000/a b” is not a valid DOI."),
        ("back pain study", "“back pain study” is not a DOI, PMID, PMCID, ISBN or web address."),
        ("Smith 2019", "“Smith 2019” is not a DOI"),
        ("http://[bad", "“http://[bad” is not a valid web address."),
        ("https://", "“https://” is no"),
        ("10.1000/", "“10.1000/” is no"),
        ("10.1000/" + "x" * 3000, "is not a DOI"),
    ],
)
def test_what_is_no_identifier_is_named(text: str, message: str) -> None:
    with pytest.raises(InvalidIdentifier, match=re.escape(message)):
        parse_identifiers(text)


def test_a_wrong_one_does_not_hide_the_others() -> None:
    first, wrong, last = scan_identifiers("10.1000/a some words 10.1000/b")
    assert (first, last) == tuple(parse_identifiers("10.1000/a 10.1000/b"))
    assert str(wrong).startswith("“some words ” is no") or str(wrong).startswith(
        "“some words” is no"
    )


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.DOI, "https://doi.org/10.1000/X", "10.1000/x"),
        (Kind.PMID, "123", "123"),
        (Kind.PMCID, "123", "PMC123"),
        (Kind.ISBN, "0 306 40615 2", "9780306406157"),
    ],
)
def test_field_takes_its_own_kind(kind: Kind, text: str, value: str) -> None:
    assert normalise(kind, text) == value


@pytest.mark.parametrize("text", ["PMID: 123", "10.1000/a 10.1000/b", "", "nothing"])
def test_field_refuses_another_kind(text: str) -> None:
    with pytest.raises(InvalidIdentifier):
        normalise(Kind.DOI, text)


identifiers = st.one_of(
    st.from_regex(r"10\.[0-9]{4,9}/[a-z0-9()<>;:._/?%#&~+-]{0,40}[a-z0-9]", fullmatch=True)
    .filter(lambda doi: not re.search(r";(?=pmid|pmc|isbn|doi:|10\.)", doi))
    .map(lambda doi: Identifier(Kind.DOI, doi)),
    st.integers(1, 99_999_999).map(lambda number: Identifier(Kind.PMID, str(number))),
    st.integers(1, 99_999_999).map(lambda number: Identifier(Kind.PMCID, f"PMC{number}")),
)
LINKS = {
    Kind.DOI: "https://doi.org/{}",
    Kind.PMID: "https://pubmed.ncbi.nlm.nih.gov/{}/",
    Kind.PMCID: "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
}


@given(identifiers)
def test_identifier_survives_every_way_of_writing_it(identifier: Identifier) -> None:
    link = LINKS[identifier.kind].format(quote(identifier.value, safe=""))
    for text in (identifier.value, str(identifier), link, f"  {identifier.value}.\n"):
        assert parse_identifiers(text) == [identifier], text


@given(st.lists(st.sampled_from("0123456789"), min_size=9, max_size=9))
def test_each_isbn_has_one_right_check_digit(digits: list[str]) -> None:
    made = [scan_identifiers(f"ISBN {''.join(digits)}{last}")[0] for last in "0123456789X"]
    right = [item for item in made if isinstance(item, Identifier)]
    assert len(right) == 1
    assert parse_identifiers(right[0].value) == right


MENTIONS = st.sampled_from(
    ["10.1000/", "doi:", "https://", "PMID: ", "PMC", "isbn ", "978", "%2F", "%", ";", " ", "\n"]
)
MARKS = st.sampled_from(["(", ">", "X", "-", "12", "http://doi.org/10.1234/", "\u200b", *"?#[.@é"])


@given(st.one_of(st.text(), st.lists(st.one_of(MENTIONS, MARKS, st.text(max_size=3))).map("".join)))
def test_any_text_gives_stable_identifiers_and_no_other_error(text: str) -> None:
    for item in scan_identifiers(text):
        if isinstance(item, Identifier):
            assert scan_identifiers(item.value) == [item]
        else:
            assert isinstance(item, InvalidIdentifier)


def test_hostile_text_is_read_in_time() -> None:
    for text in (
        ")" * 100_000,
        "1" * 100_000,
        "10.1000/" + ";doi" * 30_000,
        "1-" * 50_000,
        " " * 100_000,
    ):
        assert len(scan_identifiers(text)) <= 1
