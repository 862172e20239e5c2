"""What comes over the wire for a page."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page


@dataclass
class Traffic:
    """What was asked for and its size in bytes, as sent, by Chromium's kind of resource."""

    addresses: list[str] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def asked(self, event: dict[str, Any]) -> None:
        self.addresses.append(event["request"]["url"])
        self.kinds[event["requestId"]] = event.get("type", "Other")

    def came(self, event: dict[str, Any]) -> None:
        self.sizes[event["requestId"]] = event["encodedDataLength"]

    def bytes_of(self, *kinds: str) -> int:
        return sum(size for key, size in self.sizes.items() if self.kinds[key] in kinds)

    def bytes_without(self, *kinds: str) -> int:
        return sum(size for key, size in self.sizes.items() if self.kinds[key] not in kinds)


def watch(page: Page) -> Traffic:
    """Return what will have come for the page, filled as it comes; nothing comes from a cache."""
    traffic = Traffic()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.on("Network.requestWillBeSent", traffic.asked)
    session.on("Network.loadingFinished", traffic.came)
    return traffic
