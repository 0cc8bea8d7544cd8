"""Different culprits for one act: two who blame different parties, and two sides that blame each other."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.accounts.dispute_parts import ACTS, Part, Stand, Teller, Told
from onrecord.accounts.dispute_words import dispute_words
from onrecord.accounts.linking.acts import words_of
from onrecord.accounts.linking.sides import differ, parties_of
from onrecord.accounts.relations import (
    Roots,
    are_allies,
    are_at_war,
    are_known,
    belongs,
    day_of,
    names_of_parties,
    roots_of,
)
from onrecord.model.claim import Claim, Side
from onrecord.vocabulary.folding import fold

_MUTUAL_ACTS = frozenset({"clash", "offensive"})
"""Modes in which both act: who is told as actor and who as target says nothing of blame."""
_BREACHES = frozenset({"violated", "ended"})
_NEAR = 4
_SIDES = 2


def culprit_parts(told: Told) -> Iterator[Part]:
    """Yield the events for which two speakers name different actors."""
    for event in told.events:
        accusing = [claim for claim in told.members(event) if _blames(claim)]
        meeting = {
            claim.id: claim
            for one, other in itertools.combinations(accusing, 2)
            if not told.same_teller(one, other) and _are_others(one, other, told)
            for claim in (one, other)
        }
        if meeting:
            found = list(meeting.values())
            yield Part(
                about="responsibility",
                type="contradiction",
                keys=frozenset({f"event {event.id}"}),
                main=found[0],
                stands=tuple(told.stand(claim) for claim in found),
            )


def mutual_parts(told: Told) -> Iterator[Part]:
    """Yield where two sides are said to accuse each other, or each says that the other broke a truce."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in told.claims.values():
        by_document[claim.document.id].append(claim)
    for of_one in by_document.values():
        of_one.sort(key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.kind, claim.id))
        for claim in of_one:
            if (sides := _accusing_sides(claim, of_one, told)) is not None:
                yield _mutual(claim, sides, told)
        breaches = [claim for claim in of_one if _is_breach(claim) and _blames(claim)]
        for one, other in itertools.combinations(breaches, 2):
            if _blame_each_other(one, other):
                yield Part(
                    about="responsibility",
                    type="contradiction",
                    keys=_keys(told, one, other),
                    main=one,
                    stands=(told.stand(one), told.stand(other)),
                    template="truce",
                )


def _blames(claim: Claim) -> bool:
    """Whether a speaker names who did an act."""
    return (
        claim.speaker is not None
        and claim.modality in ("asserted", "possible")
        and (claim.kind in ACTS or _is_breach(claim))
        and claim.mode not in _MUTUAL_ACTS
        and are_known(roots_of(claim.actor))
    )


def _is_breach(claim: Claim) -> bool:
    return claim.kind == "ceasefire" and claim.mode in _BREACHES


def _are_others(one: Claim, other: Claim, told: Told) -> bool:
    """Whether two claims of one act name actors of which none belongs to or stands with the other."""
    first, second = roots_of(one.actor), roots_of(other.actor)
    modes = {one.mode, other.mode} - {None, "other"}
    if one.kind != other.kind or len(modes) > 1:
        return False
    if not differ(parties_of(one.actor), parties_of(other.actor)):
        return False
    day = day_of(one.document.published)
    vocabulary = told.vocabulary
    return not (
        belongs(vocabulary, first, second)
        or belongs(vocabulary, second, first)
        or are_allies(vocabulary, first, second, day)
    )


def _blame_each_other(one: Claim, other: Claim) -> bool:
    first, second = roots_of(one.actor), roots_of(other.actor)
    return (
        bool(set(first) & set(roots_of(other.speaker)))
        and bool(set(second) & set(roots_of(one.speaker)))
        and not set(first) & set(second)
    )


def _accusing_sides(claim: Claim, of_one: Sequence[Claim], told: Told) -> tuple[Roots, Roots] | None:
    """Return the two sides that a claim has accuse each other; None where it does not, or names none."""
    says_so = _is_mutual(claim)
    if claim.modality not in ("asserted", "possible"):
        return None
    day = day_of(claim.document.published)
    if not says_so:
        # "A and B say that the truce was broken": a breach told by both, of nobody or of both.
        speakers = roots_of(claim.speaker)
        actors = roots_of(claim.actor)
        if not _is_breach(claim) or (actors and set(actors) != set(speakers)):
            return None
        return _two_sides(_parties_in_order(claim.speaker), day, told, at_war=True)
    near = [other for other in of_one if _is_near(other, claim) and other is not claim]
    truces = [other for other in near if other.kind == "ceasefire" or _is_mutual(other)]
    for told_of in ([claim], [c for c in truces if c.sentence.start == claim.sentence.start], truces):
        names: list[str] = []
        for each in told_of:
            for side in (each.speaker, each.actor, each.target):
                names += _parties_in_order(side)
        if (found := _two_sides(tuple(dict.fromkeys(names)), day, told)) is not None:
            return found
    return None


def _is_mutual(claim: Claim) -> bool:
    """Whether the words of a claim say that two accuse each other."""
    text = fold(f"{claim.cue.quote if claim.cue else ''} {claim.evidence.quote}")
    words = dispute_words()
    return words.accusing.holds_any(words_of(text)) and any(phrase in text for phrase in words.mutual)


def _is_near(other: Claim, claim: Claim) -> bool:
    """Whether a claim stands in the same sentence or the one before."""
    return (
        other.sentence.start == claim.sentence.start
        or 0 <= claim.sentence.start - other.sentence.end <= _NEAR
    )


def _parties_in_order(side: Side | None) -> tuple[str, ...]:
    """Return the roots of a side's parties in the order in which it names them."""
    if side is None:
        return ()
    return tuple(dict.fromkeys(party.partition(".")[0] for party in side.parties))


def _two_sides(
    parties: Sequence[str], day: dt.date | None, told: Told, *, at_war: bool = False
) -> tuple[Roots, Roots] | None:
    """Return parties as two sides, allies together; None where they are fewer or more.

    With `at_war` they must be on two sides of a conflict of that day.
    """
    groups: list[list[str]] = []
    for party in parties:
        for group in groups:
            if any(are_allies(told.vocabulary, (party,), (other,), day) for other in group):
                group.append(party)
                break
        else:
            groups.append([party])
    if len(groups) != _SIDES:
        return None
    one, other = tuple(groups[0]), tuple(groups[1])
    return None if at_war and not are_at_war(told.vocabulary, one, other, day) else (one, other)


def _mutual(claim: Claim, sides: tuple[Roots, Roots], told: Told) -> Part:
    names = [names_of_parties(told.vocabulary, side) for side in sides]
    stands = tuple(
        Stand(
            Teller(tuple(sorted(side)), name),
            claim,
            "tells",
            Side(name=other_name, parties=tuple(sorted(other))),
        )
        for side, name, other, other_name in zip(sides, names, sides[::-1], names[::-1], strict=True)
    )
    return Part(
        about="responsibility",
        type="contradiction",
        keys=_keys(told, claim),
        main=claim,
        stands=stands,
        template="truce" if claim.kind == "ceasefire" or _names_truce(claim) else "mutual",
    )


def _names_truce(claim: Claim) -> bool:
    return dispute_words().acts["ceasefire"].holds_any(words_of(claim.evidence.quote))


def _keys(told: Told, *claims: Claim) -> frozenset[str]:
    events = {told.event_of[claim.id] for claim in claims if claim.id in told.event_of}
    return frozenset({f"claim {claim.id}" for claim in claims} | {f"event {event}" for event in events})
