"""Identifiers of sources: find, validate, normalise. No models."""
