"""Watch on references: retractions and broken links."""
