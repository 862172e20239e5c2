"""The one reading of an article, shared by every output."""
