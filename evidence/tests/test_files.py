"""Pasted files of references become CSL-JSON."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.csl.fields import CSL, build_fields
from evidence.files.reading import read_records
from evidence.files.records import UnreadableRecord

RIS = """TY  - JOUR
AU  - van der Berg, Jan
AU  - Cochrane Back and Neck Group
TI  - Exercise for
sciatica
T2  - Spine
PY  - 2019/05/02/
VL  - 12
IS  - 3
SP  - 100
EP  - 109
DO  - https://doi.org/10.1000/ABC
SN  - 0362-2436
C2  - PMC123
UR  - https://example.org/a
ER  - 

TY  - BOOK
A1  - New, Ann
T1  - A book
PB  - House
CY  - Oslo
Y1  - 2001
SN  - 0-306-40615-2
ER  -
"""  # noqa: W291, RIS files have such lines

NBIB = """
PMID- 20386823
OWN - NLM
IS  - 1234-5678 (Print)
DP  - 2010 May 3
TI  - Exercise for sciatica: a very long title that goes on and
      on.
PG  - 10-9
LID - S0895(10)1 [pii]
LID - 10.1000/abc [doi]
FAU - Berg, Jan van der
AU  - Berg JV
FAU - New, Ann
AU  - New A
CN  - Back Group
LA  - eng
PT  - Journal Article
JT  - Spine
TA  - Spine (Phila)
VI  - 12
IP  - 3
PMC - PMC123
SO  - Spine. 2010.

PMID- 2
TI  - [Translated title].
AU  - Old B
DP  - 1999 Spring
TA  - J Old
"""

BIBTEX = r"""
@string{lancet = "The Lancet"}
@article{berg2019,
  author  = {van der Berg, Jan and Smith, Jr., Ann and {World Health Organization}
             and Ana Mar{\'\i}a Garc{\'i}a},
  title   = {Effects of $\beta$-blockers on {CO2} \& sciatica},
  journal = lancet, year = 2019, month = mar, pages = {1--9}, volume = 3, number = {2},
  doi     = {10.1000/XYZ}, pmid = {77}
}
@online{page, title = {A page}, url = {https://example.org/}, urldate = {2026-01-02}}
"""


def records(text: str) -> list[CSL]:
    read = read_records(text)
    assert read is not None
    return [record for record in read if not isinstance(record, UnreadableRecord)]


def errors(text: str) -> list[str]:
    return [str(record) for record in read_records(text) or [] if isinstance(record, ValueError)]


def test_ris_is_read() -> None:
    article, book = map(build_fields, records(RIS))
    assert article.title == "Exercise for sciatica"
    assert article.authors == "van der Berg, Jan\nCochrane Back and Neck Group"
    assert (article.container_title, article.volume, article.issue) == ("Spine", "12", "3")
    assert (article.year, article.pages, article.doi) == (2019, "100-109", "10.1000/abc")
    assert (article.pmcid, article.url) == ("PMC123", "https://example.org/a")
    assert (book.type, book.isbn, book.publisher) == ("book", "9780306406157", "House")
    assert (book.year, book.authors) == (2001, "New, Ann")


def test_nbib_is_read() -> None:
    first, second = map(build_fields, records(NBIB))
    assert first.title == "Exercise for sciatica: a very long title that goes on and on"
    assert first.authors == "Berg, Jan van der\nNew, Ann\nBack Group"
    assert (first.pmid, first.pmcid, first.doi) == ("20386823", "PMC123", "10.1000/abc")
    assert (first.container_title, first.pages, first.year) == ("Spine", "10-9", 2010)
    assert (second.title, second.authors, second.year) == ("Translated title", "Old, B", 1999)


def test_bibtex_is_read() -> None:
    article, page = map(build_fields, records(BIBTEX))
    assert article.title == "Effects of β-blockers on CO2 & sciatica"
    assert article.authors.splitlines() == [
        "van der Berg, Jan",
        "Smith, Ann, Jr.",
        "World Health Organization",
        "García, Ana María",
    ]
    assert (article.container_title, article.pages, article.volume) == ("The Lancet", "1-9", "3")
    assert (article.doi, article.pmid, article.year) == ("10.1000/xyz", "77", 2019)
    assert (page.type, page.url, str(page.accessed)) == (
        "webpage",
        "https://example.org/",
        "2026-01-02",
    )


@pytest.mark.parametrize("text", [RIS, NBIB, BIBTEX])
def test_line_ends_and_byte_order_marks_do_not_matter(text: str) -> None:
    assert records("\ufeff" + text.replace("\n", "\r\n")) == records(text)


def test_ris_that_is_cut_off_names_the_record() -> None:
    cut = RIS[: RIS.rindex("ER")]
    assert errors(cut) == ["Record 2 (line 18): it has no end (“ER  -”); the file may be cut off."]
    assert len(records(cut)) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("TY  - JOUR\nAU  - A, B\nER  - \n", "Record 1 (line 1): it has no title (“TI  -”)."),
        ("PMID- 3\nAU  - A B\n", "Record 1 (line 1): it has no title (“TI  -”)."),
        ("@book{b, year=2000}", "Entry “b” (line 1): it has no title."),
        ("@book{b, title={A, year=2000", "Entry “b” (line 1): a brace or quote is not closed."),
        (
            "@book{b, title={A}}\n@book{b, title={B}}",
            "Entry “b” (line 2): another entry has this key.",
        ),
    ],
)
def test_record_that_cannot_be_read_is_named(text: str, message: str) -> None:
    assert errors(text) == [message]


def test_record_that_cannot_be_read_does_not_hide_the_others() -> None:
    text = "@book{a, title={A}}\n@book{b, title={B\n@book{c, title={C}}\n"
    assert [record["title"] for record in records(text)] == ["A", "C"]
    assert len(errors(text)) == 1


@pytest.mark.parametrize(
    "text", ["", "10.1000/a", "PMID: 123", "PMID- 123", "me@example.org", "TY"]
)
def test_what_is_no_file_is_left_to_others(text: str) -> None:
    assert read_records(text) is None


LINES = st.sampled_from(
    [
        "TY  - JOUR",
        "ER  - ",
        "TI  - A",
        "AU  - ",
        "PY  - x",
        "SP  - 1",
        "UR  - ",
        "PMID- 1",
        "DP  - ",
    ]
)
MORE = st.sampled_from(
    ["@book{a, title={A}}", "@book{", "}", "title = {A},", "author = {A and and B,,,C}", "      on"]
)


@given(st.lists(st.one_of(LINES, MORE, st.text(max_size=12))).map("\n".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    for record in read_records(text) or []:
        assert isinstance(record, UnreadableRecord) or record["title"]
