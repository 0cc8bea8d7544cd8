"""Different culprits for one act: two who blame different parties, and two sides that blame each other."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.accounts.dispute_parts import ACTS, Part, Rank, Stand, Teller, Told
from onrecord.accounts.dispute_words import dispute_words
from onrecord.accounts.linking.acts import words_of
from onrecord.accounts.linking.sides import differ, parties_of
from onrecord.accounts.phrases import joined
from onrecord.accounts.relations import (
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
_AND = re.compile(r",? and |, ")
_SIDES = 2


_Names = Mapping[str, str]
"""Parties by their root, each with the name by which it is told."""


def culprit_part(event: str, told: Told, owned: Sequence[Stand]) -> Part | None:
    """Return who names which actor of an event; None where no two name different ones.

    `owned` are those who claim to have done it.
    """
    accusing = [told.stand(claim) for claim in told.members(event) if _blames(claim)]
    accusing += owned
    meeting = dict.fromkeys(
        stand
        for one, other in itertools.combinations(accusing, 2)
        if not set(one.teller.key) & set(other.teller.key) and _are_others(one, other, told)
        for stand in (one, other)
    )
    if not meeting:
        return None
    return Part(
        rank=Rank.CULPRIT,
        about="responsibility",
        type="contradiction",
        keys=frozenset({f"event {event}"}),
        main=next(stand.claim for stand in (*accusing, *meeting) if stand.claim.kind != "statement"),
        stands=tuple(meeting),
    )


def may_accuse(claim: Claim) -> bool:
    """Whether a claim can tell that two sides accuse each other."""
    return _is_breach(claim) or _is_mutual(claim)


def mutual_parts(of_one: Sequence[Claim], told: Told) -> Iterator[Part]:
    """Yield where two sides are said to accuse each other, or each says that the other broke a truce.

    `of_one` are all claims of a document.
    """
    for claim in of_one:
        if (found := _accusing_sides(claim, of_one, told)) is not None:
            yield _mutual(claim, *found, told)
    breaches = [claim for claim in of_one if _is_breach(claim) and _blames(claim)]
    for one, other in itertools.combinations(breaches, 2):
        if _blame_each_other(one, other):
            yield Part(
                rank=Rank.MUTUAL,
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


def _are_others(one: Stand, other: Stand, told: Told) -> bool:
    """Whether two stands on one act name actors of which none belongs to or stands with the other."""
    claims = (one.claim, other.claim)
    modes = {claim.mode for claim in claims} - {None, "other"}
    kinds = {claim.kind for claim in claims} - {"statement"}
    if len(modes) > 1 or len(kinds) != 1:
        return False
    sides = [stand.blamed or stand.claim.actor for stand in (one, other)]
    first, second = map(roots_of, sides)
    day, vocabulary = day_of(one.claim.document.published), told.vocabulary
    return differ(*map(parties_of, sides)) and not (
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


def _accusing_sides(
    claim: Claim, of_one: Sequence[Claim], told: Told
) -> tuple[tuple[_Names, _Names], list[Claim]] | None:
    """Return the two sides that a claim has accuse each other, and the claims that name them.

    None where it does not, or where nothing near names two.
    """
    if claim.modality not in ("asserted", "possible"):
        return None
    day = day_of(claim.document.published)
    if not _is_mutual(claim):
        # "A and B say that the truce was broken": a breach told by both, of nobody or of both.
        actors = set(roots_of(claim.actor))
        if not _is_breach(claim) or (actors and actors != set(roots_of(claim.speaker))):
            return None
        sides = _two_sides(_named_in((claim.speaker,), told), day, told, at_war=True)
        return (sides, []) if sides is not None else None
    near = [other for other in of_one if _is_near(other, claim) and other is not claim]
    truces = [other for other in near if other.kind == "ceasefire" or _is_mutual(other)]
    same = [other for other in truces if other.sentence.start == claim.sentence.start]
    own = (claim.speaker, claim.actor, claim.target)
    options: list[tuple[Iterable[Side | None], list[Claim]]] = [(own[:n], []) for n in (1, 2, 3)]
    for naming in (same, truces):
        options.append(([*own, *(s for c in naming for s in (c.speaker, c.actor, c.target))], naming))
    for named, naming in options:
        if (sides := _two_sides(_named_in(named, told), day, told)) is not None:
            return sides, naming
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


def _named_in(sides: Iterable[Side | None], told: Told) -> _Names:
    """Return the parties of sides at their root, in the order in which they are named, with their names.

    A name that no party has stands for itself, but for such as "both sides".
    """
    found: dict[str, str] = {}
    for side in sides:
        if side is None:
            continue
        roots = list(dict.fromkeys(party.partition(".")[0] for party in side.parties))
        names = [side.name] if len(roots) == 1 and not _AND.search(side.name) else _AND.split(side.name)
        if len(names) == len(roots):
            found.update({root: name for root, name in zip(roots, names, strict=True) if root not in found})
        elif len(roots) > len(names):
            found.update({root: names_of_parties(told.vocabulary, (root,)) for root in roots})
        elif not dispute_words().nobody.holds_any(words_of(side.name)):
            for name in names:
                key = next((root for root in roots if _is_named(root, name, told)), f"~{fold(name)}")
                found.setdefault(key, name)
    return found


def _is_named(root: str, name: str, told: Told) -> bool:
    return fold(names_of_parties(told.vocabulary, (root,))) in fold(name)


def _two_sides(
    named: _Names, day: dt.date | None, told: Told, *, at_war: bool = False
) -> tuple[_Names, _Names] | None:
    """Return parties as two sides, allies together; None where they are fewer or more.

    With `at_war` they must be on two sides of a conflict of that day.
    """
    groups: list[dict[str, str]] = []
    for party, name in named.items():
        for group in groups:
            if any(are_allies(told.vocabulary, (party,), (other,), day) for other in group):
                group[party] = name
                break
        else:
            groups.append({party: name})
    if len(groups) != _SIDES:
        return None
    one, other = groups
    return None if at_war and not are_at_war(told.vocabulary, tuple(one), tuple(other), day) else (one, other)


def _mutual(claim: Claim, sides: tuple[_Names, _Names], naming: Sequence[Claim], told: Told) -> Part:
    stands = []
    for side, other in (sides, sides[::-1]):
        teller = Teller(tuple(sorted(side)), joined(list(side.values())))
        blamed = Side(name=joined(list(other.values())), parties=tuple(sorted(other)))
        stands.append(Stand(teller, claim, "tells", blamed))
        stands += [Stand(teller, each, "names") for each in naming]
    return Part(
        rank=Rank.MUTUAL,
        about="responsibility",
        type="contradiction",
        keys=_keys(told, claim) | {f"{claim.document.id} {sorted((*sides[0], *sides[1]))}"},
        main=claim,
        stands=tuple(stands),
        template="truce" if claim.kind == "ceasefire" or _names_truce(claim) else "mutual",
    )


def _names_truce(claim: Claim) -> bool:
    return dispute_words().acts["ceasefire"].holds_any(words_of(claim.evidence.quote))


def _keys(told: Told, *claims: Claim) -> frozenset[str]:
    events = {told.event_of[claim.id] for claim in claims if claim.id in told.event_of}
    return frozenset({f"claim {claim.id}" for claim in claims} | {f"event {event}" for event in events})
