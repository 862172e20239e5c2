"""Recipients of changes: partners and search engines."""

from syndication.models.changed_address import ChangedAddress
from syndication.models.webhook import Webhook

__all__ = ["ChangedAddress", "Webhook"]
