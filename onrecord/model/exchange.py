"""The exchange form of a claim: to and from JSON; JSON Schemas of claims and accounts."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.model.accounts import Control, Dispute, Event, Toll
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


FORMS = {"claim": Claim, "event": Event, "toll": Toll, "control": Control, "dispute": Dispute}
"""What has an exchange form, by the name of its JSON Schema."""


def schema_of(form: str) -> dict[str, Any]:
    """Return the JSON Schema of a form of `FORMS`, generated from the model."""
    schema = msgspec.json.schema(FORMS[form])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
