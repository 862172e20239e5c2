"""Watch references for changes: retractions and broken links."""
