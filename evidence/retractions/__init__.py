"""Retraction notices: import, and effect on references."""
