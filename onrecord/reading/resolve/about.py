"""What a denial, a confirmation or a claim of responsibility is about: another claim of its document.

"The ministry denied this" answers what was told before it; "the group claimed responsibility for the
blast" means the bombing that the report tells. A claim that answers nobody, or something that the document
does not tell, has no link.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model.claim import About, Claim, Side
from onrecord.model.words import AboutRelation
from onrecord.reading.resolve.cues import CueMention, find_cues
from onrecord.vocabulary.vocabulary import Vocabulary

_ACT = r"(?:attack|assault|bombing|blast|explosion|shooting|strike|raid|killing|ambush|operation|incident)s?"
_RESPONSIBLE = re.compile(
    r"claim(?:s|ed|ing)?\s+(?:\w+\s+)?(?:responsibility|credit)|responsibility\s+(?:\w+\s+){0,4}claimed"
    r"|t(?:ake|akes|ook|aken|aking)\s+(?:responsibility|credit)"
    rf"|claim(?:s|ed|ing)?\s+(?:the|this|that|both|these)\s+{_ACT}"
    rf"|{_ACT}\s+(?:was|were|is|are|has\s+been|have\s+been)\s+(?:\w+\s+)?claimed\s+by"
    r"|admit(?:s|ted)?\s+responsibility",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\b(?:no|nobody|neither|not|yet to|without)\b[^.;]*$", re.IGNORECASE)
_OWN_PART = re.compile(
    r"(?:responsibility|involvement|(?:any|a)\s+(?:role|part|hand)|being\s+(?:behind|involved)|any\s+link)",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"\b(?:untrue|not true|false|fake|lies?|fabricat\w+|baseless|unfounded|groundless|disinformation|nonsense"
    r"|did(?: not|n't)\s+(?:happen|take place))\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\s+(?:an?|any|the|all|his|her|their)?\s*(?:\w+\s+)?(?:demand|offer|call|proposal|request|plea|appeal|talks"
    r"|negotiation|ceasefire|truce|resolution|plan|deal)s?\b",
    re.IGNORECASE,
)
_MODES = {
    "bombing": re.compile(r"\b(?:bomb\w*|blasts?|explosions?)\b", re.IGNORECASE),
    "shooting": re.compile(r"\bshoot\w*\b", re.IGNORECASE),
    "missile": re.compile(r"\b(?:missiles?|rockets?)\b", re.IGNORECASE),
    "airstrike": re.compile(r"\b(?:air ?strikes?|air raids?)\b", re.IGNORECASE),
    "drone": re.compile(r"\bdrones?\b", re.IGNORECASE),
    "shelling": re.compile(r"\bshell\w*\b", re.IGNORECASE),
}
_BODIES = frozenset(("state", "armed group", "organization", "media"))
_AFTER = 60  # how far behind the word what it is about may begin (code points)
_BEFORE = 4  # how many sentences back an answer reaches


@dataclass(frozen=True, slots=True)
class _Page:
    """The claims of a document in order, each with the number of its sentence."""

    text: str
    claims: Sequence[Claim]
    sentences: tuple[int, ...]

    @classmethod
    def of(cls, text: str, claims: Sequence[Claim]) -> _Page:
        starts = sorted({claim.sentence.start for claim in claims})
        breaks = [len(re.findall(r"[.!?][\"'”’]?\s", text[:start])) for start in starts]
        number = dict(zip(starts, breaks, strict=True))
        return cls(text, claims, tuple(number[claim.sentence.start] for claim in claims))


def with_about(claims: Sequence[Claim], text: str, vocabulary: Vocabulary) -> list[Claim]:
    """Return the claims of a document, which have ids, with what those that answer another are about."""
    page = _Page.of(text, claims)
    linked = []
    for index, claim in enumerate(claims):
        found = _answered(index, page, vocabulary)
        about = () if found is None else (About(claim=claims[found[1]].id, relation=found[0]),)
        linked.append(replace(claim, about=about) if about else claim)
    return linked


def _answered(index: int, page: _Page, vocabulary: Vocabulary) -> tuple[AboutRelation, int] | None:
    """Return which claim a claim answers, and how."""
    claim = page.claims[index]
    cue = _cue_of(claim, page.text, vocabulary)
    said = claim.kind == "statement" and claim.modality != "denied"
    if said and (match := _responsible(claim, page.text)) is not None:
        return _linked("claims responsibility", _act_of(index, match, page))
    if claim.modality == "denied":
        return _linked("denies", _denied(index, cue, page))
    if cue is not None and cue.sense in ("confirm", "admit") and cue.end > claim.evidence.start:
        return _linked("confirms", _confirmed(index, page))
    return None


def _linked(relation: AboutRelation, index: int | None) -> tuple[AboutRelation, int] | None:
    return None if index is None else (relation, index)


def _responsible(claim: Claim, text: str) -> re.Match[str] | None:
    """Return where a statement claims responsibility, None where it does not or says that nobody has."""
    for match in _RESPONSIBLE.finditer(text, claim.sentence.start, claim.sentence.end):
        touches = match.start() < claim.evidence.end + 2 and match.end() > claim.evidence.start - 2
        if touches and not _NOBODY.search(text[claim.sentence.start : match.start()][-40:]):
            return match
    return None


def _act_of(index: int, match: re.Match[str], page: _Page) -> int | None:
    """Return the attack for which responsibility is claimed: that which follows "for", else one told before.

    The first telling of the nearest sentence that tells of such an attack counts; one by another party is
    not meant.
    """
    claim = page.claims[index]
    options = [
        i
        for i, other in enumerate(page.claims)
        if other.kind == "attack" and other.modality != "denied" and not _by_another(other, claim.speaker)
    ]
    follows = [
        i
        for i in options
        if page.sentences[i] == page.sentences[index]
        and match.end() <= page.claims[i].evidence.start <= match.end() + _AFTER
    ]
    if follows:
        return follows[0]
    named = page.text[match.start() : match.end() + _AFTER]
    modes = {mode for mode, pattern in _MODES.items() if pattern.search(named.split(".")[0])}
    before = [i for i in options if page.claims[i].evidence.end <= match.start()] or options
    before = [i for i in before if page.claims[i].mode in modes] or before
    before = [i for i in before if page.claims[i].mode != "clash"] or before
    if not before:
        return None
    near = max(page.sentences[i] for i in before)
    return next(i for i in before if page.sentences[i] == near)


def _denied(index: int, cue: CueMention | None, page: _Page) -> int | None:
    """Return what a denial is about: the like happening told by or of somebody else, nearest before it."""
    claim = page.claims[index]
    if claim.speaker is None and cue is None:
        return None
    if claim.kind == "statement" and not _answers(claim, cue, page.text):
        return None
    scored = []
    for i, other in enumerate(page.claims):
        distance = page.sentences[index] - page.sentences[i]
        if i == index or other.modality == "denied" or not -1 <= distance <= _BEFORE:
            continue
        if _same(other.speaker, claim.speaker) or (claim.kind == "statement" and distance < 0):
            continue
        fit = _fit(claim, other)
        if fit is None:
            continue
        if _shares(other.speaker, claim.speaker):
            fit -= 1.5  # a denial answers the other side, before others of its own
        after = other.evidence.start > claim.evidence.end
        scored.append((fit - 0.8 * abs(distance) - (0.5 if after else 0.0), -i, i))
    return max(scored)[2] if scored else None


def _answers(claim: Claim, cue: CueMention | None, text: str) -> bool:
    """Tell whether a denying statement answers a telling: not one that turns down a wish or an offer."""
    if _UNTRUE.search(claim.evidence.quote):
        return True
    if cue is None or cue.sense != "deny":
        return claim.speaker is not None and not _WISH.search(claim.evidence.quote)
    return _WISH.match(text, cue.end) is None


def _fit(claim: Claim, other: Claim) -> float | None:
    """Return how well another claim fits as what a denial is about; None where it does not."""
    fit = 0.0
    if claim.kind == "statement":
        if other.kind == "statement" and other.speaker is None:
            return None
        fit += 1.0 if other.kind != "statement" else 0.0
        own = _shares(other.actor, claim.speaker)
        if _OWN_PART.search(claim.evidence.quote):
            fit += 1.0 if other.kind == "attack" else -1.0
        fit += 1.0 if own else 0.0
        fit += 1.0 if other.speaker is not None or other.modality == "possible" else 0.0
        return fit
    if other.kind != claim.kind:
        kinds = {claim.kind, other.kind}
        if kinds != {"attack", "casualties"}:
            return None
        fit -= 1.5
    for part in ("actor", "target"):
        ours, theirs = getattr(claim, part), getattr(other, part)
        if _shares(ours, theirs):
            fit += 1.0
        elif ours is not None and theirs is not None:
            fit -= 1.0
    places = {place.name for place in claim.where}, {place.name for place in other.where}
    if places[0] and places[1]:
        fit += 1.0 if places[0] & places[1] else -1.5
    return fit + (0.5 if other.speaker is not None else 0.0)


def _confirmed(index: int, page: _Page) -> int | None:
    """Return what a confirmation is about: the nearest like happening told before by another voice."""
    claim = page.claims[index]
    best: tuple[float, int, int] | None = None
    for i, other in enumerate(page.claims[:index]):
        distance = page.sentences[index] - page.sentences[i]
        if other.modality == "denied" or distance > _BEFORE or _same(other.speaker, claim.speaker):
            continue
        if claim.kind == "statement":
            fit = 0.0 if other.kind == "statement" else 1.0
            fit += 0.5 if _shares(other.actor, claim.speaker) else 0.0
        elif other.kind != claim.kind:
            continue
        else:
            fit = _fit(claim, other) or 0.0
            if fit < 0:
                continue
        scored = (fit - 0.6 * distance, -i, i)
        best = scored if best is None else max(best, scored)
    return best[2] if best else None


def _cue_of(claim: Claim, text: str, vocabulary: Vocabulary) -> CueMention | None:
    """Return the word of denying or confirming in or right before the evidence of a claim."""
    start = max(claim.sentence.start, claim.evidence.start - 40)
    cues = [
        cue
        for cue in find_cues(text, start, claim.evidence.end, vocabulary)
        if cue.sense in ("deny", "confirm", "admit")
        and cue.kind == "verb"
        and ";" not in text[cue.end : claim.evidence.start]
    ]
    return cues[-1] if cues else None


@functools.lru_cache(maxsize=256)
def _roots(parties: tuple[str, ...]) -> frozenset[str]:
    return frozenset(party.split(".")[0] for party in parties)


def _shares(one: Side | None, other: Side | None) -> bool:
    """Tell whether two sides are or belong to one party."""
    if one is None or other is None:
        return False
    return bool(_roots(one.parties) & _roots(other.parties)) or one.name == other.name


def _same(one: Side | None, other: Side | None) -> bool:
    if one is None or other is None:
        return False
    if one.name == other.name:
        return True
    # "Artsakh officials" and "Artsakh's leaders" are of one party and need not be the same people.
    named = one.kind in _BODIES and other.kind in _BODIES
    return named and bool(one.parties and one.parties == other.parties)


def _by_another(claim: Claim, speaker: Side | None) -> bool:
    """Tell whether an act is said to be done by a known party that is not the speaker's."""
    if claim.actor is None or speaker is None or not claim.actor.parties or _shares(claim.actor, speaker):
        return False
    return bool(speaker.parties) or claim.actor.kind == "state"
