"""`manage.py check --deploy --tag search`: check that the configured engine can be used.

Runs on request only, since it uses the network. Warnings: the site serves without the engine too.
"""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

CHECK_SECONDS = 2.0
NEEDED = "8"
HINT = (
    "This site needs Elasticsearch 8: start one there, or leave ELASTICSEARCH_URL out to use the "
    "embedded index. Until then search answers from the database and says that results are limited."
)


def check_engine(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Return a warning if there is no Elasticsearch 8 at ELASTICSEARCH_URL."""
    if not settings.ELASTICSEARCH_URL:
        return []
    found = identify_server(settings.ELASTICSEARCH_URL)
    if re.match(rf"version {NEEDED}\.", found):
        return []
    address = urlsplit(settings.ELASTICSEARCH_URL)
    shown = f"{address.scheme}://{address.hostname}:{address.port}"  # without a password
    return [checks.Warning(f"Elasticsearch at {shown} is {found}.", hint=HINT, id="search.W001")]


def identify_server(url: str) -> str:
    """Return "version 8.19.8" or another finding, in words that follow "Elasticsearch is"."""
    from elastic_transport import TransportError  # noqa: PLC0415, not needed for the embedded one
    from elasticsearch import Elasticsearch  # noqa: PLC0415

    client = Elasticsearch(url, request_timeout=CHECK_SECONDS, max_retries=0)
    try:
        # Asked without the client's own look at the version, which only says yes or no.
        answer = client.transport.perform_request(
            "GET", "/", headers={"accept": "application/json"}, request_timeout=CHECK_SECONDS
        )
    except TransportError as error:
        return f"out of reach ({type(error).__name__})"
    finally:
        client.close()
    return describe_server(answer.meta.status, answer.body)


def describe_server(status: int, body: Any) -> str:
    """Describe a server by its answer."""
    version = body.get("version") if isinstance(body, dict) else None
    if not isinstance(version, dict) or "number" not in version:
        return f"something else, or does not let the site in (status {status})"
    distribution = version.get("distribution", "")
    return f"{distribution} version {version['number']}".strip()
