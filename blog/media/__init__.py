"""Pictures and videos of an article."""
