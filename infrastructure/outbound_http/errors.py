"""Reasons why an address gave no usable answer."""


class SourceUnavailable(Exception):
    """The server gave no answer that can be used; asking later may help."""


class NotFound(Exception):
    """The server knows nothing at this address."""
