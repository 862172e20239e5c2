"""Head and JSON-LD of pages (https://schema.org)."""
