"""How what accounts are worked out from is kept: as MessagePack, packed beside examples of its kind.

Each is short, and most of its bytes are names and values that stand in all of its kind: what the examples
have is not kept again. With other examples all is made anew (`update.rules`).
"""

from __future__ import annotations

import zlib
from typing import Any

import msgspec

from onrecord.accounts.control_statements import Statement
from onrecord.accounts.groups import Group
from onrecord.accounts.linking.days import Days
from onrecord.accounts.linking.facts import Facts
from onrecord.accounts.linking.figures import Figure as Number
from onrecord.accounts.linking.places import Spot
from onrecord.accounts.toll_figures import Figure, Telling
from onrecord.model.accounts import ClaimRef
from onrecord.model.claim import Place, Side
from onrecord.model.words import KINDS

_LEVEL = 5
_encoder = msgspec.msgpack.Encoder()

_CLAIM = ClaimRef(id="0", document="0")
_ORDER = ("2020-01-01T00:00:00+00:00", "0", 0, "0")
_SIDE = Side(name="", kind="armed group")
_PLACE = Place(name="", geoname=0, lat=0.5, lon=0.5, country="", admin1="", precision="place", score=0.9)
_FIGURE = Figure(
    claim=_CLAIM,
    order=_ORDER,
    source="0",
    sentence=(0, 0),
    speaker=None,
    sayer="",
    voice=("third", ""),
    group=Group((), "civilian"),
    status="killed",
    measure="count",
    value=1,
    low=1,
    high=1,
    day="2020-01-01",
    told="2020-01-01",
    since=None,
    is_narrow=True,
    where="geoname ",
    area="",
    is_firm=False,
)
_STATEMENT = Statement(
    claim=_CLAIM,
    order=_ORDER,
    source="0",
    place=_PLACE,
    tells="change",
    mode="captured",
    modality="asserted",
    gainer=(),
    loser=(),
    actor=_SIDE,
    speaker=_SIDE,
    speakers=(),
    publisher="",
    day="2020-01-01",
    since="2020-01-01",
    is_exact=True,
)
_FACTS = Facts(
    family="violence",
    documents=frozenset({"0"}),
    published=737_425,
    modes=frozenset({"shelling"}),
    days=Days(737_425, 737_425, stated=True),
    places=frozenset(
        {Spot(3, frozenset({"#"}), frozenset({" district"}), "", "", (0.5, 0.5), known=True, is_beside=False)}
    ),
    figures=frozenset({Number("killed", "civilian", "count", 1.0, 1.0, 1.0)}),
)
_NUMBERS = [Number(unit, "military", "total", 1.0, 1.0, 1.0) for unit in ("captured", "wounded")]
_REASONS = (
    *("same place", "same day", "same actor", "same target", "same count: ", "same mode: ", "same name: "),
    *("told in one sentence", "losses told with the attack", "denies it", "same change of hands"),
    *("running toll of the same group", "copy of the same report"),
)
_KEPT = {"facts": _FACTS, "claims": ("0",), "ties": (("0", "0", 6.0, _REASONS),)}
_EXAMPLES = b"".join(
    map(
        _encoder.encode,
        (
            # Of a set no more than one: it has another order in each run.
            sorted(KINDS),
            _NUMBERS,
            _STATEMENT,
            Telling(total=_FIGURE, new=None),
            Telling(total=None, new=_FIGURE),
            _KEPT,
            _KEPT | {"facts": Facts(family="toll", documents=frozenset({"0"}), published=737_425)},
        ),
    )
)


def to_bytes(value: Any) -> bytes:
    """Return a value as it is kept."""
    work = zlib.compressobj(_LEVEL, wbits=-zlib.MAX_WBITS, zdict=_EXAMPLES)
    return work.compress(_encoder.encode(value)) + work.flush()


def from_bytes(kept: bytes) -> bytes:
    """Return in MessagePack what was kept."""
    return zlib.decompressobj(wbits=-zlib.MAX_WBITS, zdict=_EXAMPLES).decompress(kept)
