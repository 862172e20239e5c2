"""What Crossref and PubMed say, as recorded, becomes CSL-JSON and notices."""

from datetime import date
from urllib.parse import quote

import pytest

from evidence.choices import Status
from evidence.csl.fields import build_fields
from evidence.identifiers.finding import Identifier, Kind, parse_identifiers
from evidence.sources.found import Found, Update, find_gravest
from evidence.sources.looking_up import look_up
from evidence.tests.sources import Answer, SourceServer
from infrastructure.outbound_http.client import Fetcher
from infrastructure.outbound_http.errors import NotFound, SourceUnavailable


def works(doi: str) -> str:
    return f"/crossref/works/{quote(doi, safe='')}"


def crossref_record(sources: SourceServer, fetcher: Fetcher, doi: str, name: str) -> Found:
    sources.recorded(works(doi), f"crossref/{name}.json")
    return look_up(Identifier(Kind.DOI, doi), fetcher)


def pubmed_record(sources: SourceServer, fetcher: Fetcher, pmid: str, name: str) -> Found:
    sources.recorded("/pubmed/efetch.fcgi", f"pubmed/{name}.xml")
    return look_up(Identifier(Kind.PMID, pmid), fetcher)


def test_crossref_gives_a_reference_and_its_correction(
    sources: SourceServer, fetcher: Fetcher
) -> None:
    found = crossref_record(sources, fetcher, "10.1371/journal.pone.0033693", "corrected")
    fields = build_fields(found.csl)
    assert fields.title.startswith("Methylphenidate Exposure Induces Dopamine Neuron Loss")
    assert fields.authors.splitlines()[:2] == ["Sadasivan, Shankar", "Pond, Brooks B."]
    assert (fields.container_title, fields.volume, fields.issue) == ("PLoS ONE", "7", "3")
    assert (fields.pages, fields.year, fields.type) == ("e33693", 2012, "article-journal")
    notice = "10.1371/annotation/c76da2c1-ccb8-4797-94c1-359d3ceceeda"
    assert found.updates == (Update(Status.CORRECTED, notice, date(2012, 5, 8)),)


def test_crossref_is_asked_politely(sources: SourceServer, fetcher: Fetcher) -> None:
    crossref_record(sources, fetcher, "10.1371/journal.pone.0033693", "corrected")
    (asked,) = sources.asked
    assert asked.parameters == {"mailto": "editor@example.org"}
    assert "mailto:editor@example.org" in asked.user_agent


def test_second_look_up_of_a_day_is_answered_from_the_cache(
    sources: SourceServer, fetcher: Fetcher
) -> None:
    first = crossref_record(sources, fetcher, "10.1371/journal.pone.0033693", "corrected")
    assert look_up(Identifier(Kind.DOI, "10.1371/journal.pone.0033693"), fetcher) == first
    assert len(sources.asked) == 1


def test_markup_in_titles_is_kept_as_far_as_it_means_something(
    sources: SourceServer, fetcher: Fetcher
) -> None:
    found = crossref_record(sources, fetcher, "10.1136/jclinpath-2020-206745", "markup_in_title")
    fields = build_fields(found.csl)
    assert "detecting <i>KRAS</i> / <i>NRAS</i> / <i>EGFR</i>" in fields.title
    assert fields.year == 2021, "the year of the printed volume, not of going online"


def test_work_without_a_date_is_found(sources: SourceServer, fetcher: Fetcher) -> None:
    found = crossref_record(sources, fetcher, "10.1109/icdcsw.2003.1203662", "conference_paper")
    assert build_fields(found.csl).year is None
    assert build_fields(found.csl).type == "paper-conference"


def test_article_number_stands_for_pages(sources: SourceServer, fetcher: Fetcher) -> None:
    found = crossref_record(sources, fetcher, "10.1038/srep16696", "journal_article")
    assert build_fields(found.csl).pages == "16696"


def test_old_doi_reaches_crossref_whole(sources: SourceServer, fetcher: Fetcher) -> None:
    (doi,) = parse_identifiers("10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::A>3.0.CO;2-2")
    sources.recorded(works(doi.value), "crossref/corrected.json")
    assert look_up(doi, fetcher).csl


def test_pubmed_gives_a_trial_with_its_design(sources: SourceServer, fetcher: Fetcher) -> None:
    found = pubmed_record(sources, fetcher, "29768149", "randomised_trial")
    fields = build_fields(found.csl)
    assert fields.title == "Inhaled Combined Budesonide-Formoterol as Needed in Mild Asthma"
    assert (fields.doi, fields.pmid) == ("10.1056/nejmoa1715274", "29768149")
    assert found.csl["issued"] == {"date-parts": [[2018, 5, 17]]}
    assert found.csl["container-title-short"] == "N Engl J Med"
    assert (found.study_design, found.updates) == ("randomised_trial", ())
    asked = sources.asked[0].parameters
    assert asked == {
        "db": "pubmed",
        "id": "29768149",
        "retmode": "xml",
        "email": "editor@example.org",
        "tool": "sciaticalm",
    }


def test_pubmed_tells_of_a_retraction(sources: SourceServer, fetcher: Fetcher) -> None:
    found = pubmed_record(sources, fetcher, "423962", "retracted")
    assert found.updates == (Update(Status.RETRACTED, "", date(1980, 1, 3)),)
    assert build_fields(found.csl).doi == "10.1038/277646a0", "its own, and not one that it cites"


def test_italics_and_retraction_without_a_day_are_read(
    sources: SourceServer, fetcher: Fetcher
) -> None:
    found = pubmed_record(sources, fetcher, "33104149", "italic_title_retracted")
    assert found.csl["title"].endswith("epitope from <i>Mycobacterium tuberculosis</i>")
    assert find_gravest(found.updates) == Update(Status.RETRACTED, "", date(2021, 6, 6))


def test_group_that_wrote_a_paper_is_among_its_authors(
    sources: SourceServer, fetcher: Fetcher
) -> None:
    found = pubmed_record(sources, fetcher, "29963580", "group_author")
    assert "Canadian Respiratory Research Network" in build_fields(found.csl).authors.splitlines()
    assert found.csl["PMCID"] == "PMC6022861"


def test_season_is_no_month(sources: SourceServer, fetcher: Fetcher) -> None:
    found = pubmed_record(sources, fetcher, "12091962", "season")
    assert found.csl["issued"] == {"date-parts": [[1990]]}
    assert found.csl["page"] == "113-125"


def test_pmcid_is_looked_up_by_its_pmid(sources: SourceServer, fetcher: Fetcher) -> None:
    link = b"<eLinkResult><LinkSet><IdList><Id>6022861</Id></IdList><LinkSetDb><Link><Id>29963580"
    link += b"</Id></Link></LinkSetDb></LinkSet></eLinkResult>"
    sources.says("/pubmed/elink.fcgi", Answer(link))
    sources.recorded("/pubmed/efetch.fcgi", "pubmed/group_author.xml")
    assert look_up(Identifier(Kind.PMCID, "PMC6022861"), fetcher).csl["PMID"] == "29963580"


def test_doi_that_crossref_lacks_is_looked_up_in_pubmed(
    sources: SourceServer, fetcher: Fetcher
) -> None:
    search = b"<eSearchResult><Count>1</Count><IdList><Id>423962</Id></IdList></eSearchResult>"
    sources.says("/pubmed/esearch.fcgi", Answer(search))
    sources.recorded("/pubmed/efetch.fcgi", "pubmed/retracted.xml")
    assert look_up(Identifier(Kind.DOI, "10.1038/277646a0"), fetcher).csl["PMID"] == "423962"
    with pytest.raises(NotFound):  # PubMed found something, but not what was asked for
        look_up(Identifier(Kind.DOI, "10.1038/other"), fetcher)


@pytest.mark.parametrize("body", [b"<PubmedArticleSet></PubmedArticleSet>", b"<a>none</a>"])
def test_pmid_without_a_record_is_not_found(
    sources: SourceServer, fetcher: Fetcher, body: bytes
) -> None:
    sources.says("/pubmed/efetch.fcgi", Answer(body))
    with pytest.raises(NotFound):
        look_up(Identifier(Kind.PMID, "99999999"), fetcher)


ATTACK = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize("body", [b"", b"<PubmedArticleSet><Pub", b"<html></html>", b"{}", ATTACK])
def test_answer_of_pubmed_that_is_no_record_is_refused(
    sources: SourceServer, fetcher: Fetcher, body: bytes
) -> None:
    sources.says("/pubmed/efetch.fcgi", Answer(body))
    with pytest.raises(SourceUnavailable):
        look_up(Identifier(Kind.PMID, "1"), fetcher)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b'{"message": {"title": ["Tru',
        b"<html><body>Maintenance</body></html>",
        b"[]",
        b"{}",
        b'{"message": null}',
        b'{"message": []}',
        b'{"message": {"title": []}}',
        b'{"message": {"title": "x", "author": 3}}'[:20],
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_answer_of_crossref_that_is_no_work_is_refused(
    sources: SourceServer, fetcher: Fetcher, body: bytes
) -> None:
    sources.says(works("10.1000/x"), Answer(body))
    with pytest.raises(SourceUnavailable):
        look_up(Identifier(Kind.DOI, "10.1000/x"), fetcher)


def test_hostile_metadata_is_cleaned(sources: SourceServer, fetcher: Fetcher) -> None:
    body = (
        b'{"message": {"title": ["<script>x</script>Pain <i onclick=y>a</i>\\u0000"], "author":'
        b' [{"family": "<b>Berg</b>"}, 3, {}], "updated-by": [{"type": []}, 5,'
        b' {"type": "retraction", "DOI": "none", "updated": 3}],'
        b' "volume": {"a": 1}, "type": "journal-article"}}'
    )
    sources.says(works("10.1000/x"), Answer(body))
    found = look_up(Identifier(Kind.DOI, "10.1000/x"), fetcher)
    assert found.csl["title"] == "Pain <i>a</i>"
    assert found.csl["author"] == [{"family": "Berg"}]
    assert found.updates == (Update(Status.RETRACTED),)


@pytest.mark.parametrize(
    "title", ["RETRACTED: A study", "Retracted article: A study", "[Retracted] A"]
)
def test_title_that_says_retracted_is_believed(
    sources: SourceServer, fetcher: Fetcher, title: str
) -> None:
    sources.says(works("10.1000/x"), Answer(f'{{"message": {{"title": ["{title}"]}}}}'.encode()))
    found = look_up(Identifier(Kind.DOI, "10.1000/x"), fetcher)
    assert found.updates == (Update(Status.RETRACTED),)


def test_isbn_is_looked_up_nowhere(sources: SourceServer, fetcher: Fetcher) -> None:
    with pytest.raises(NotFound):
        look_up(Identifier(Kind.ISBN, "9780306406157"), fetcher)
    assert sources.asked == []
