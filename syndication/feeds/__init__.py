"""Atom, RSS and JSON feeds."""
