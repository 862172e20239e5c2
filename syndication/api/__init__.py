"""JSON API for partners: /api/v1/ and /api/search/ (docs/partners.md)."""
