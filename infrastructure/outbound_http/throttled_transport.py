"""Transport for addresses from users: public hosts only, with a pause between requests to each.

Each request passes here, those that follow a redirect too. The name is resolved once and the
request goes to that address, so that a name cannot change between check and request.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from infrastructure.outbound_http.address_guard import Resolver, resolve_public_addresses

PORTS = {"http": 80, "https": 443}


def create_transport() -> httpx.BaseTransport:
    """Return a transport without keep-alive: hosts at the same address need a connection each."""
    return httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))


@dataclass
class ThrottledTransport(httpx.BaseTransport):
    """Waits `pause` seconds between two requests to a host; clocks can be replaced in tests."""

    resolve: Resolver = resolve_public_addresses
    pause: float = 1.0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    inner: httpx.BaseTransport = field(default_factory=create_transport)
    asked_at: dict[str, float] = field(default_factory=dict)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return the response of the host's first reachable address; raises as `Resolver`."""
        host = request.url.raw_host.decode("ascii")
        if request.url.scheme not in PORTS:
            raise httpx.UnsupportedProtocol(f"{request.url.scheme} is not asked")
        *others, last = self.resolve(host, request.url.port or PORTS[request.url.scheme])
        self._wait_for(host)
        for address in others:
            try:
                return self.inner.handle_request(build_pinned_request(address, request))
            except httpx.ConnectError:
                continue
        return self.inner.handle_request(build_pinned_request(last, request))

    def close(self) -> None:
        self.inner.close()

    def _wait_for(self, host: str) -> None:
        wait = self.asked_at.get(host, -self.pause) + self.pause - self.clock()
        if host in self.asked_at and wait > 0:
            self.sleep(wait)
        self.asked_at[host] = self.clock()


def build_pinned_request(address: str, request: httpx.Request) -> httpx.Request:
    """Return the same request to an IP address of its host, whose certificate is still verified."""
    name = {"sni_hostname": request.url.raw_host.decode("ascii")}
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions=request.extensions | name,
    )
