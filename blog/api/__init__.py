"""Articles and what belongs to them for partners, as JSON: /api/v1/ (docs/partners.md)."""
