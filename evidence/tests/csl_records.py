"""Sources as CSL-JSON for tests, of made-up work."""

from typing import Any

TRIAL: dict[str, Any] = {
    "type": "article-journal",
    "title": "Walking and sciatica: a randomised trial",
    "author": [
        {"family": "Vries", "given": "Anna Maria", "non-dropping-particle": "de"},
        {"family": "Okafor", "given": "Chidi"},
    ],
    "container-title": "Journal of Invented Trials",
    "container-title-short": "J Invent Trials",
    "issued": {"date-parts": [[2021, 4, 9]]},
    "volume": "12",
    "issue": "3",
    "page": "101-109",
    "DOI": "10.1234/jit.2021.7",
    "PMID": "31234567",
    "PMCID": "PMC7654321",
    "URL": "http://dx.doi.org/10.1234/jit.2021.7",
}
GUIDELINE: dict[str, Any] = {
    "type": "book",
    "title": "Low back pain: a guideline",
    "author": [{"literal": "Institute for Guidelines"}],
    "publisher": "Guideline Press",
    "publisher-place": "Leeds",
    "issued": {"date-parts": [[2016]]},
    "ISBN": "9780306406157",
}
PAGE: dict[str, Any] = {
    "type": "webpage",
    "title": "Sciatica",
    "author": [{"literal": "Health Service"}],
    "URL": "https://example.org/sciatica?a=1&b=2",
    "issued": {"date-parts": [[2023, 5]]},
    "accessed": {"date-parts": [[2025, 1, 3]]},
}
CHAPTER: dict[str, Any] = {
    "type": "chapter",
    "title": "Nerves",
    "author": [{"family": "Smith", "given": "Jo"}],
    "editor": [{"family": "Jones", "given": "Al"}],
    "container-title": "Handbook of backs",
    "publisher": "Press",
    "issued": {"date-parts": [[1999]]},
    "page": "12-19",
}
REPORT: dict[str, Any] = {
    "type": "report",
    "title": "Work and backs",
    "author": [{"literal": "Office"}],
    "publisher": "Office",
    "number": "12",
    "issued": {"date-parts": [[2010]]},
}
THESIS: dict[str, Any] = {
    "type": "thesis",
    "title": "On nerves",
    "author": [{"family": "Ünal", "given": "Ö"}],
    "publisher": "A University",
    "genre": "PhD",
    "issued": {"date-parts": [[2001]]},
}
EVERY_TYPE = [TRIAL, GUIDELINE, PAGE, CHAPTER, REPORT, THESIS]
