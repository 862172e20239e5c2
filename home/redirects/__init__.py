"""Redirects: resolution, forms, CSV import, editor's notice."""
