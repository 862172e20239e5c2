"""Sources that tests of evidence ask instead of the real ones."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from pytest_django import Settings

from evidence.models import Reference
from evidence.signals import reference_retracted
from evidence.sources.link_asking import LinkAsker
from evidence.tests.sources import SourceServer, running_server
from infrastructure.outbound_http.address_guard import NoSuchHost, resolve_public_addresses
from infrastructure.outbound_http.client import Fetcher
from infrastructure.outbound_http.throttled_transport import ThrottledTransport


@pytest.fixture
def waits() -> list[float]:
    """The seconds that the fetcher would have waited."""
    return []


@pytest.fixture
def fetcher(waits: list[float]) -> Fetcher:
    return Fetcher(timeout=0.3, sleep=waits.append, clock=lambda: 0.0, chance=lambda: 0.5)


@pytest.fixture
def sources(settings: Settings) -> Iterator[SourceServer]:
    """One server for both sources, with nothing in the cache."""
    cache.clear()
    with running_server() as server:
        settings.CROSSREF_URL = f"{server.url}/crossref"
        settings.PUBMED_URL = f"{server.url}/pubmed"
        settings.CONTACT_EMAIL = "editor@example.org"
        yield server
    cache.clear()


@pytest.fixture
def links(sources: SourceServer, settings: Settings, waits: list[float]) -> LinkAsker:
    """Asks the server for every host that ends in .example; there are no others."""
    settings.DOI_URL = f"http://doi.example:{urlsplit(sources.url).port}"

    def resolve(host: str, port: int) -> list[str]:
        if host.endswith(".example"):
            return ["127.0.0.1"]
        return (
            resolve_public_addresses(host, port)
            if host in ("127.0.0.1", "localhost")
            else nowhere(host)
        )

    return LinkAsker(
        ThrottledTransport(resolve, sleep=waits.append, clock=lambda: 0.0), timeout=0.3
    )


def nowhere(host: str) -> list[str]:
    raise NoSuchHost(host)


@pytest.fixture
def heard() -> Iterator[list[Reference]]:
    """References that were said to be retracted."""
    found: list[Reference] = []

    def hear(reference: Reference, **kwargs: object) -> None:
        found.append(reference)

    reference_retracted.connect(hear)
    yield found
    reference_retracted.disconnect(hear)
