"""How a desk is set up: where it listens, who may write, and how much may be added."""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a desk.

    `names` are host names by which it may be asked for, besides `localhost` and bare addresses. `token` is
    what has to be given before anything is added; None lets everybody who reaches the desk add. `upload`
    bounds what is sent at once (bytes), `files` how many files, `additions` how many sendings a minute.
    """

    host: str = "127.0.0.1"
    names: tuple[str, ...] = ()
    token: str | None = None
    upload: int = 10_000_000
    files: int = 50
    additions: int = 30
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Say whether an address or name stands for this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_address(host: str) -> bool:
    """Say whether a host is written as an address and not as a name."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
