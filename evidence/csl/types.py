"""Crossref types mapped to CSL types, where their names differ even in its CSL-JSON."""

CROSSREF_TYPES = {
    "journal-article": "article-journal",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "proceedings": "book",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "reference-entry": "chapter",
    "proceedings-article": "paper-conference",
    "posted-content": "article",
    "report": "report",
    "report-component": "report",
    "standard": "report",
    "dissertation": "thesis",
    "dataset": "dataset",
    "database": "dataset",
}
