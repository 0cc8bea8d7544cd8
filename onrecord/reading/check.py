"""Step 4, check: nothing leaves that is not in the text, and no claim leaves twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.model.claim import Claim
from onrecord.model.identity import claim_digest, claim_id
from onrecord.model.span import Span
from onrecord.model.words import KINDS, MODES


class GroundingError(AssertionError):
    """A span's quote is not what the text has there: a fault of the program, never of the input."""


def check(claims: Sequence[Claim], text: str) -> tuple[Claim, ...]:
    """Return the claims with ids and digests, in the order of the text, doubles left out.

    Of two claims of one kind with the same evidence the surer one stays. Raises GroundingError where
    a span does not stand in the text.
    """
    kept: dict[tuple[str, int, int], Claim] = {}
    for claim in claims:
        for span in spans_of(claim):
            if text[span.start : span.end] != span.quote:
                raise GroundingError(f"{span} of {claim.document.id} is not in the text")
        if claim.mode is not None and claim.mode not in MODES.get(claim.kind, ()):
            claim = replace(claim, mode=None)
        key = (claim.kind, claim.evidence.start, claim.evidence.end)
        if key not in kept or kept[key].confidence < claim.confidence:
            kept[key] = claim
    return tuple(_named(_ordered(kept.values())))


def _ordered(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, KINDS.index(c.kind)))


def _named(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Give each claim its id and digest."""
    seen: Counter[tuple[str, int, int]] = Counter()
    for claim in claims:
        key = (claim.kind, claim.evidence.start, claim.evidence.end)
        identifier = claim_id(claim.document.id, *key, seen[key])
        seen[key] += 1
        yield replace(claim, id=identifier, digest=claim_digest(claim))


def spans_of(claim: Claim) -> Iterator[Span]:
    """Yield every span of a claim."""
    yield claim.evidence
    sides = (claim.speaker, claim.actor, claim.target, *claim.via)
    parts = (*sides, *claim.counts, *claim.where, *claim.wording, claim.when)
    for part in parts:
        if part is not None and part.span is not None:
            yield part.span
    for cue in (claim.cue, *(teller.cue for teller in claim.via)):
        if cue is not None:
            yield cue
