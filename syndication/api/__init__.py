"""JSON API for partners, /api/: search and syndication in one description (docs/partners.md)."""
