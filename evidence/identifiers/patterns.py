"""Patterns of identifiers in a text, and of the labels and gaps around them."""

import re

# The registrant's part of a DOI, which may be subdivided (DOI Handbook, 2.2.2).
DOI_PREFIX = r"10\.[0-9]{4,9}(?:\.[0-9]+)*"
# A DOI wherever it stands: its suffix may hold any character that can be seen, so what surrounds it
# in a sentence is part of the match (`evidence.identifiers.values.trim`).
DOI = re.compile(DOI_PREFIX + "/[^\\s\x00-\x1f\x7f-\x9f\ud800-\uf8ff]+")
GAP = re.compile(r"""[\s,;|<(\[{"'“‘«•·*–—-]*""")
LIST_NUMBER = re.compile(r"\s*(?:[0-9]{1,3}[.)]|\[[0-9]{1,3}\])\s+(?=\S)")
LABEL = re.compile(
    r"(doi|pmid|pmcid|isbn|url)(?:-1[03])?(?:\s*[:=#-]\s*|\s+|(?=10\.[0-9]|[0-9]{4}))",
    re.IGNORECASE,
)
LONG_WORD = re.compile(r"(?:10\.|https?:|info:|(?:dx\.|www\.)?doi\.org)\S*", re.IGNORECASE)
WORD = re.compile(r"[^\s,;]*")
DASH = "[ ‐‑‒–—-]"
ISBN = re.compile(
    rf"(?:97[89](?:{DASH}?[0-9]){{10}}|[0-9]{{9}}[0-9X]"
    rf"|[0-9]{{1,5}}(?P<dash>{DASH})[0-9]{{1,7}}(?P=dash)[0-9]{{1,6}}(?P=dash)[0-9X])(?![\w/-])",
    re.IGNORECASE | re.ASCII,
)
HOST = r"(?:https?://)?(?:www\.|m\.)?"
# Links are percent-encoded, so the DOI in one is judged once it is decoded.
RULES = [
    ("doi", r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/(?:doi:)?(?P<link>10\.[^?#]+).*"),
    ("doi", r"https?://[^/]+/doi/(?:[a-z]+/)?(?P<link>10\.[^?#]+).*"),
    ("doi", rf"(?:info:doi/)?(?P<value>{DOI_PREFIX}(?:/|%2F).+)"),
    (
        "pmid",
        rf"{HOST}(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/"
        r"|europepmc\.org/(?:article|abstract)/med/)(?:\?term=)?(?P<value>[0-9]+)(?:[/?#&].*)?",
    ),
    (
        "pmcid",
        rf"{HOST}(?:pmc\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pmc/|europepmc\.org/)"
        r"(?:articles?|abstract)/(?:pmc/)?(?:PMC)?(?P<value>[0-9]+)(?:[./?#&].*)?",
    ),
    ("pmcid", r"PMC(?P<value>[0-9]+)(?:\.[0-9]+)?"),
    ("url", r"(?P<value>https?://.+)"),
]
