"""Rich text: citations, glossary and links, read once for an article."""
