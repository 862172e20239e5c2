"""Counts of searches by day, without personal data."""
