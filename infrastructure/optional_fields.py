"""Leave out the optional fields of a record that have no value."""

from collections.abc import Mapping
from typing import Any


def without_empty(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields with a value, in their order; empty ones and zeros are left out."""
    return {name: value for name, value in fields.items() if value}
