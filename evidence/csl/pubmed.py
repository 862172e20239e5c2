"""Clean titles and dates as PubMed writes them, in XML and in `.nbib` files."""

from evidence.csl.cleaning import clean_title

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def clean_pubmed_title(text: str) -> str:
    """Return a title without PubMed's final full stop and its brackets around translations."""
    title = clean_title(text)
    title = title[:-1] if title.endswith(".") and not title.endswith("..") else title
    return title[1:-1] if title.startswith("[") and title.endswith("]") else title


def parse_month(name: str) -> int | str:
    """Return the number of a month by its first three letters; anything else as it is."""
    month = name[:3].lower()
    return MONTHS.index(month) + 1 if month in MONTHS else name
