"""Exceptions for addresses without a usable response."""


class SourceUnavailable(Exception):
    """The server gave no usable response; a later retry may help."""


class NotFound(Exception):
    """The server has nothing at this address."""
