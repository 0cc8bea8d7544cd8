from __future__ import annotations

import ipaddress
import socket
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.errors import FetchError
from onrecord.sources.address import is_public, resolve


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
        "2001:0:7f00:1::",
    ],
)
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "64:ff9b::808:808"])
def test_addresses_of_the_open_internet_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@given(st.ip_addresses(v=4))
def test_no_way_of_carrying_an_address_makes_it_more_public(address: ipaddress.IPv4Address) -> None:
    for carrier in (0x0064FF9B << 96 | int(address), 0x2002 << 112 | int(address) << 80):
        carried = ipaddress.IPv6Address(carrier)
        assert not is_public(carried) or is_public(address)
    assert not is_public(ipaddress.IPv6Address(0xFFFF << 32 | int(address)))


def answer(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    def getaddrinfo(host: str, port: int, **_: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


def test_one_inner_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "93.184.215.14", "10.0.0.7")
    with pytest.raises(FetchError, match=r"news\.example leads to 10\.0\.0\.7, which is no public address"):
        resolve("news.example", 443, allow_private=False)
    assert resolve("news.example", 443, allow_private=True) == ["93.184.215.14", "10.0.0.7"]


def test_each_address_is_given_once_and_not_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "8.8.8.8", "8.8.8.8", *(f"8.8.4.{number}" for number in range(9)))
    assert resolve("news.example", 80, allow_private=False) == ["8.8.8.8", "8.8.4.0", "8.8.4.1", "8.8.4.2"]


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "017700000001", "::1"])
def test_an_address_may_be_written_in_no_way_that_slips_through(host: str) -> None:
    with pytest.raises(FetchError):
        resolve(host, 80, allow_private=False)


def test_a_host_that_is_not_found_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(FetchError, match=r"the host nowhere\.example is not found"):
        resolve("nowhere.example", 80, allow_private=False)
    monkeypatch.undo()
    with pytest.raises(FetchError, match="is not found"):
        resolve("a" * 70 + ".example", 80, allow_private=False)
