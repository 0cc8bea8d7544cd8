"""The exchange form of a claim: to and from JSON, and its JSON Schema."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.model.claim import Claim
from onrecord.model.errors import SourceError

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Claim)


def to_json(claim: Claim) -> str:
    """Return a claim as one line of JSON in the exchange form."""
    return _encoder.encode(claim).decode()


def from_json(line: str | bytes) -> Claim:
    """Return the claim that a line of JSON holds; SourceError says what is wrong and where."""
    try:
        return _decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise SourceError(f"not a claim in the exchange form: {error}") from error


def claim_schema() -> dict[str, Any]:
    """Return the JSON Schema of a claim, generated from the model."""
    schema = msgspec.json.schema(Claim)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
