"""onrecord: a ledger of who says what happened in a war, each claim tied to the words it was read from.

    >>> import onrecord
    >>> claims = onrecord.read("The ministry said on Monday …", published="2020-11-09")

Names are looked up when they are first asked for, so that `import onrecord` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.ledger.ledger import Ledger
    from onrecord.model.claim import Claim
    from onrecord.model.document import Document
    from onrecord.reading.attributions import attributions
    from onrecord.reading.read import read

    __version__: str

__all__ = ["Claim", "Document", "Ledger", "__version__", "attributions", "read"]

_HOMES = {
    "Claim": "onrecord.model.claim",
    "Document": "onrecord.model.document",
    "Ledger": "onrecord.ledger.ledger",
    "attributions": "onrecord.reading.attributions",
    "read": "onrecord.reading.read",
}


def __getattr__(name: str) -> object:
    """Return a public name, or raise AttributeError as modules do."""
    if name == "__version__":
        from importlib.metadata import version

        return version("onrecord")
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Return the public names, and those that every module has."""
    return sorted({*globals(), *__all__})
