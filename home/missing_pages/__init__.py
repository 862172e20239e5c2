"""Requests for addresses that do not exist: counting and report."""
