"""Parse PubMed records in XML: an element -> `Found`.

Source: NLM, "MEDLINE/PubMed XML Element Descriptions"; the PubMed DTD of January 2025.
"""

import re
from datetime import date
from xml.etree.ElementTree import Element, tostring

from evidence.choices import Status, StudyDesign
from evidence.csl.dates import parse_date
from evidence.csl.fields import CSL, clean_csl
from evidence.csl.pubmed import clean_pubmed_title, parse_month
from evidence.identifiers.finding import Kind, parse_identifier
from evidence.identifiers.patterns import DOI
from evidence.sources.found import Found, Update, find_retraction_in_title

RECORDS = ("PubmedArticle", "PubmedBookArticle")
# Types that name a design; "Clinical Trial" and "Observational Study" leave it open.
DESIGNS = {
    "Practice Guideline": StudyDesign.GUIDELINE,
    "Guideline": StudyDesign.GUIDELINE,
    "Systematic Review": StudyDesign.SYSTEMATIC_REVIEW,
    "Meta-Analysis": StudyDesign.SYSTEMATIC_REVIEW,
    "Randomized Controlled Trial": StudyDesign.RANDOMISED_TRIAL,
    "Case Reports": StudyDesign.CASE_SERIES,
}
STATUSES = {
    "RetractionIn": Status.RETRACTED,
    "RetractedandRepublishedIn": Status.RETRACTED,
    "ExpressionOfConcernIn": Status.CONCERN,
    "UpdateIn": Status.SUPERSEDED,
    "ErratumIn": Status.CORRECTED,
    "CorrectedandRepublishedIn": Status.CORRECTED,
}
YEAR = re.compile(r"\b(?:1[5-9]|2[01])[0-9]{2}\b")
LABELLED_DOI = re.compile(rf"doi:\s*({DOI.pattern})", re.IGNORECASE)


def parse_record(record: Element) -> Found:
    """Return the data of a record; missing parts are left out."""
    kinds = {kind.text or "" for kind in record.iter("PublicationType")}
    csl = _parse_book(record) if record.tag == "PubmedBookArticle" else _parse_article(record)
    title = csl.get("title", "")
    is_retracted = "Retracted Publication" in kinds
    updates = [
        _parse_update(notice) for notice in record.iterfind(".//CommentsCorrections[@RefType]")
    ]
    known = tuple(update for update in updates if update)
    if is_retracted and all(update.status is not Status.RETRACTED for update in known):
        known += (Update(Status.RETRACTED),)
    design = next((design for kind, design in DESIGNS.items() if kind in kinds), "")
    return Found(csl, known or find_retraction_in_title(title), str(design))


def _parse_article(record: Element) -> CSL:
    return clean_csl(
        {
            "type": "article-journal",
            "title": _clean_title(record.find(".//ArticleTitle")),
            "author": _parse_authors(record.find(".//Article/AuthorList")),
            "container-title": _find_text(record, ".//Journal/Title"),
            "container-title-short": _find_text(record, ".//Journal/ISOAbbreviation"),
            "volume": _find_text(record, ".//JournalIssue/Volume"),
            "issue": _find_text(record, ".//JournalIssue/Issue"),
            "page": _format_pages(record),
            "issued": _parse_issued(record.find(".//JournalIssue/PubDate")),
            "ISSN": _find_text(record, ".//Journal/ISSN"),
            "language": _find_text(record, ".//Article/Language"),
            **_find_identifiers(record, ".//MedlineCitation/PMID", ".//PubmedData/ArticleIdList"),
        }
    )


def _parse_book(record: Element) -> CSL:
    chapter = _clean_title(record.find(".//BookDocument/ArticleTitle"))
    book = _clean_title(record.find(".//Book/BookTitle"))
    return clean_csl(
        {
            "type": "chapter" if chapter and chapter != book else "book",
            "title": chapter or book,
            "container-title": book if chapter != book else "",
            "author": _parse_authors(record.find(".//BookDocument/AuthorList"))
            or _parse_authors(record.find(".//Book/AuthorList")),
            "publisher": _find_text(record, ".//Publisher/PublisherName"),
            "publisher-place": _find_text(record, ".//Publisher/PublisherLocation"),
            "issued": _parse_issued(record.find(".//Book/PubDate")),
            "ISBN": [isbn.text for isbn in record.iterfind(".//Book/Isbn")],
            **_find_identifiers(record, ".//BookDocument/PMID", ".//BookDocument/ArticleIdList"),
        }
    )


def _find_identifiers(record: Element, pmid: str, listed: str) -> dict[str, str]:
    """Return the identifiers of a record; those of its citations differ by path only."""
    ids = {one.get("IdType"): one.text or "" for one in record.iterfind(f"{listed}/ArticleId")}
    doi = _find_text(record, ".//ELocationID[@EIdType='doi'][@ValidYN='Y']")
    return {
        "PMID": _find_text(record, pmid),
        "DOI": doi or ids.get("doi", ""),
        "PMCID": ids.get("pmc", ""),
        "source": "PubMed",
    }


def _clean_title(element: Element | None) -> str:
    if element is None:
        return ""
    return clean_pubmed_title(tostring(element, encoding="unicode", xml_declaration=False))


def _parse_authors(listed: Element | None) -> list[dict[str, str]]:
    authors = listed.iterfind("Author") if listed is not None else ()
    return [_parse_author(author) for author in authors]


def _parse_author(author: Element) -> dict[str, str]:
    organisation = _find_text(author, "CollectiveName")
    if organisation:
        return {"literal": organisation}
    return {
        "family": _find_text(author, "LastName"),
        "given": _find_text(author, "ForeName") or _find_text(author, "Initials"),
        "suffix": _find_text(author, "Suffix"),
    }


def _format_pages(record: Element) -> str:
    start, end = (
        _find_text(record, ".//Pagination/StartPage"),
        _find_text(record, ".//Pagination/EndPage"),
    )
    if start:
        return f"{start}-{end}" if end and end != start else start
    return _find_text(record, ".//Pagination/MedlinePgn")


def _parse_issued(element: Element | None) -> dict[str, object]:
    if element is None:
        return {}
    year = (
        _find_text(element, "Year") or (YEAR.findall(_find_text(element, "MedlineDate")) or [""])[0]
    )
    month = parse_month(_find_text(element, "Month"))
    return {"date-parts": [[year, month, _find_text(element, "Day")]]}


def _parse_update(notice: Element) -> Update | None:
    status = STATUSES.get(notice.get("RefType", ""))
    source = _find_text(notice, "RefSource")
    found = LABELLED_DOI.search(source)
    doi = parse_identifier(Kind.DOI, found[1]) if found else ""
    return Update(status, doi, _find_day(source)) if status else None


def _find_day(source: str) -> date | None:
    """Return the date in "Nature. 1980 Jan 3;283(5742):111", if it has a day."""
    found = re.search(r"\b([0-9]{4}) ([A-Z][a-z]{2}) ([0-9]{1,2});", source)
    parts = [int(found[1]), parse_month(found[2]), int(found[3])] if found else []
    return parse_date({"date-parts": [parts]})


def _find_text(element: Element, path: str) -> str:
    found = element.find(path)
    return "".join(found.itertext()).strip() if found is not None else ""
