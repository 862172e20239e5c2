"""Content checks and reviews in the Wagtail admin."""
