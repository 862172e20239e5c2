"""Resolve hosts to public IP addresses only: a guard against server-side request forgery."""

import socket
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network

# IPv6 addresses that stand for IPv4 ones, which may be private.
TRANSLATED = tuple(map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))

Resolver = Callable[[str, int], list[str]]


class NoSuchHost(Exception):
    """The host name does not exist."""


class NotPublic(Exception):
    """The host is in a private network, or on this machine."""


def resolve_public_addresses(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host; `NoSuchHost`, `NotPublic` if any is not.

    `OSError` if the name service does not answer, `ValueError` if this can be no host's name.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_NONAME:
            raise NoSuchHost(host) from error
        raise
    addresses = list(dict.fromkeys(str(address[0]) for *_, address in found))
    if not all(map(is_public, addresses)):
        raise NotPublic(host)
    return addresses


def is_public(address: str) -> bool:
    """Return whether an IP address is certain to be one of the public internet."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        if any(ip in network for network in TRANSLATED):
            return False
        ip = ip.ipv4_mapped or ip
    return ip.is_global and not ip.is_multicast
