"""Requests to addresses that others wrote: to public hosts only, and to each at its leisure.

Each request goes through here, those that follow a redirect too. The name is looked up once and the
address found is asked, so that a name cannot lead elsewhere between check and request.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from infrastructure.outbound_http.address_guard import Resolver, public_addresses

PORTS = {"http": 80, "https": 443}


def fresh_connections() -> httpx.BaseTransport:
    """Return a transport that keeps no connection: hosts at one address need one each."""
    return httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))


@dataclass
class PoliteTransport(httpx.BaseTransport):
    """Waits `pause` seconds between two requests to a host; clocks can be replaced in tests."""

    resolve: Resolver = public_addresses
    pause: float = 1.0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    inner: httpx.BaseTransport = field(default_factory=fresh_connections)
    asked_at: dict[str, float] = field(default_factory=dict)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer by the first address of the host that can be reached; raises as `Resolver`."""
        host = request.url.raw_host.decode("ascii")
        if request.url.scheme not in PORTS:
            raise httpx.UnsupportedProtocol(f"{request.url.scheme} is not asked")
        *others, last = self.resolve(host, request.url.port or PORTS[request.url.scheme])
        self._wait_for(host)
        for address in others:
            try:
                return self.inner.handle_request(request_to(address, request))
            except httpx.ConnectError:
                continue
        return self.inner.handle_request(request_to(last, request))

    def close(self) -> None:
        self.inner.close()

    def _wait_for(self, host: str) -> None:
        wait = self.asked_at.get(host, -self.pause) + self.pause - self.clock()
        if host in self.asked_at and wait > 0:
            self.sleep(wait)
        self.asked_at[host] = self.clock()


def request_to(address: str, request: httpx.Request) -> httpx.Request:
    """Return the same request for one IP address of its host, whose certificate is asked for."""
    name = {"sni_hostname": request.url.raw_host.decode("ascii")}
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions=request.extensions | name,
    )
