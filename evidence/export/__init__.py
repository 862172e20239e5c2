"""References as RIS, BibTeX and CSL-JSON files."""
