"""Query PubMed's E-utilities: a PMID, PMCID or DOI -> `Found`.

Source: NCBI, "E-utilities In-Depth" (`tool` and `email` in every request; three a second).
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.conf import settings

from evidence.csl.fields import build_fields
from evidence.identifiers.finding import Identifier, Kind
from evidence.sources.found import Found
from evidence.sources.pubmed_xml import RECORDS, parse_record
from infrastructure.outbound_http.client import MISSING, Fetcher
from infrastructure.outbound_http.errors import NotFound, SourceUnavailable

# The answer of efetch for a number without a record.
BAD_REQUEST = frozenset({400})


def find(identifier: Identifier, fetcher: Fetcher) -> Found:
    """Return PubMed's data on a work; `NotFound` or `SourceUnavailable`.

    PubMed answers an unsuccessful search with a similar record, so identifiers are compared.
    """
    pmid = identifier.value if identifier.kind is Kind.PMID else _find_pmid(identifier, fetcher)
    root = _ask("efetch", {"db": "pubmed", "id": pmid, "retmode": "xml"}, fetcher)
    for record in (one for kind in RECORDS for one in root.iter(kind)):
        found = parse_record(record)
        if getattr(build_fields(found.csl), identifier.kind.value) == identifier.value:
            return found
    raise NotFound(str(identifier))


def _find_pmid(identifier: Identifier, fetcher: Fetcher) -> str:
    if identifier.kind is Kind.PMCID:
        number = identifier.value.removeprefix("PMC")
        asked = {"dbfrom": "pmc", "db": "pubmed", "linkname": "pmc_pubmed", "id": number}
        return _take_only(
            identifier, _ask("elink", asked, fetcher).iterfind(".//LinkSetDb/Link/Id")
        )
    asked = {"db": "pubmed", "term": f'"{identifier.value}"[doi]', "retmax": "2"}
    return _take_only(identifier, _ask("esearch", asked, fetcher).iterfind("./IdList/Id"))


def _take_only(identifier: Identifier, elements: Iterable[Element]) -> str:
    numbers = [element.text or "" for element in elements]
    if len(numbers) != 1:
        raise NotFound(str(identifier))
    return numbers[0]


def _ask(utility: str, asked: dict[str, str], fetcher: Fetcher) -> Element:
    contact = {"email": settings.CONTACT_EMAIL} if settings.CONTACT_EMAIL else {}
    address = f"{settings.PUBMED_URL}/{utility}.fcgi"
    answer = fetcher.get(address, asked | contact | {"tool": "sciaticalm"}, MISSING | BAD_REQUEST)
    try:
        root = fromstring(answer)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise SourceUnavailable("PubMed answered something else than XML") from error
    if root.tag.lower() == "html":
        raise SourceUnavailable("PubMed answered with a web page")
    return root
