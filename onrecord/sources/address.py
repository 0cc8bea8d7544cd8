"""Which addresses a URL may lead to: public ones, unless the user allows others. Serves `fetch.py` alone."""

from __future__ import annotations

import ipaddress
import socket

from onrecord.model.errors import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# NAT64 (RFC 6052) carries an IPv4 address in its last 32 bits.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_MOST_ADDRESSES = 4


def is_public(address: Address) -> bool:
    """Say whether an address is one of the open internet.

    Not so: loopback, private, link-local, multicast, reserved, unspecified and shared (CGNAT) ones, and
    IPv6 forms that carry an IPv4 address that is not public; IPv4-mapped ones never are.
    """
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return False
        carried = _carried(address)
        if carried is not None:
            return all(is_public(inner) for inner in carried)
        if address.is_site_local:
            return False
    return address.is_global and not (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
    )


def resolve(host: str, port: int, *, allow_private: bool) -> list[str]:
    """Return the addresses of a host that may be connected to, in the order of the resolver.

    FetchError where the host is unknown, or where any of its addresses is not public: a name with
    addresses of both kinds is made to slip through.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"the host {host} is not found; check the address and the connection") from error
    found = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    for address in found:
        if not allow_private and not is_public(ipaddress.ip_address(address)):
            raise FetchError(
                f"{host} leads to {address}, which is no public address; allow private ones if that is meant"
            )
    return found[:_MOST_ADDRESSES]


def _carried(address: ipaddress.IPv6Address) -> tuple[ipaddress.IPv4Address, ...] | None:
    if address in _NAT64:
        return (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF),)
    if address.sixtofour is not None:
        return (address.sixtofour,)
    return address.teredo
