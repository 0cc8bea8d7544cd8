"""The claims of one document that tell of one thing: a telling. Headline and body come together here.

Within a document more can be told than between documents: what stands in one sentence, what points back to
the attack told before, which attack the dead of a sentence belong to. Casualties and damage go with the
attack that the text ties them to; a running total of a party's losses stays by itself, and with it the
increment that raises it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.accounts.linking.acts import act_words, words_of
from onrecord.accounts.linking.alike import Tie, apart, link
from onrecord.accounts.linking.clusters import Edge, clusters
from onrecord.accounts.linking.facts import Facts, facts_of, family_of, merged
from onrecord.accounts.linking.places import meeting
from onrecord.accounts.linking.sides import named
from onrecord.accounts.linking.sums import is_outset, is_toll, one_sentence, raises
from onrecord.model.claim import Claim

NEAR = 300
"""Characters between the end of one claim's evidence and the next within which a report goes on about it."""
_SURE = 100.0
_RELATIONS = {
    "denies": "denies it",
    "confirms": "confirms it",
    "claims responsibility": "claims responsibility for it",
    "corrects": "corrects it",
    "retracts": "retracts it",
}


@dataclass(frozen=True, eq=False)
class Telling:
    """What one document tells of one thing: its claims in the order of the text, and their ties."""

    claims: tuple[Claim, ...]
    parts: tuple[Facts, ...]
    ties: Mapping[tuple[str, str], Tie]

    @cached_property
    def facts(self) -> Facts:
        """What the claims tell together."""
        return merged(self.parts)

    @property
    def first(self) -> Claim:
        """The claim that stands first in the text."""
        return self.claims[0]


def tellings(
    claims: Iterable[Claim],
    together: Iterable[tuple[str, str]] = (),
    kept_apart: Iterable[tuple[str, str]] = (),
) -> tuple[Telling, ...]:
    """Return the tellings of one document; a claim that forms no event and is about none stands in none.

    `together` and `kept_apart` are pairs of claim ids that a reviewer joined or parted.
    """
    ordered = sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, c.kind, c.id))
    told = [claim for claim in ordered if _family(claim) is not None]
    facts = _facts(told)
    number = {claim.id: n for n, claim in enumerate(told)}
    edges = [*_pairs(told, facts), *_harm(told, facts), *_pointing(told, facts), *_about(told, number)]
    joined = (tuple(number.get(id_, -1) for id_ in pair) for pair in together)
    edges += [
        Edge(a, b, Tie(_SURE, ("joined by a reviewer",)), firm=True) for a, b in joined if min(a, b) >= 0
    ]
    parted = [(number[a], number[b]) for a, b in kept_apart if a in number and b in number]
    groups = clusters(len(told), edges, lambda a, b: _apart(told, facts, a, b), parted)
    return _with_statements([_telling(group, told, facts, edges) for group in groups], ordered)


def _family(claim: Claim) -> str | None:
    return None if claim.modality == "demanded" else family_of(claim)


def _facts(told: Sequence[Claim]) -> tuple[Facts, ...]:
    """Return the facts of the claims of a document, running tolls told from the losses of one attack.

    A total whose own words name no party ("the toll among the fighters") counts the group of the increment
    that raises it in its sentence.
    """
    bare = [facts_of(claim, family) for claim in told if (family := family_of(claim)) is not None]
    found = []
    for claim, facts in zip(told, bare, strict=True):
        if is_toll(claim, facts, told):
            facts = replace(facts, family="toll")
            raising = [
                other
                for one, other in zip(told, bare, strict=True)
                if one is not claim and one_sentence(one, claim) and raises(one, claim)
            ]
            if raising and not _names_party(claim) and (raising[0].targets or raising[0].groups):
                facts = replace(facts, targets=raising[0].targets, groups=raising[0].groups)
        found.append(facts)
    return tuple(found)


def _names_party(claim: Claim) -> bool:
    """Whether the evidence of a claim names its target by a name of its own."""
    span = claim.target.span if claim.target else None
    inside = span is not None and claim.evidence.start <= span.start < claim.evidence.end
    return span is not None and inside and any(map(str.isupper, span.quote))


def _apart(told: Sequence[Claim], facts: Sequence[Facts], a: int, b: int) -> bool:
    """Whether two claims of a document can't be of one event.

    What one sentence tells as the harm of an attack parts from it only by another place: "35 shells since
    then" sums up, "the injury of a child" does not, and yet they are one.
    """
    one, two = told[a], told[b]
    is_harm = facts[a].family == facts[b].family == "violence" and (one.kind == "attack") != (
        two.kind == "attack"
    )
    if is_harm and one_sentence(one, two):
        return not meeting(facts[a].places, facts[b].places).possible
    return apart(facts[a], facts[b]) or _set_apart(one, two)


def _set_apart(one: Claim, two: Claim) -> bool:
    """Whether the later of two claims of one kind says that it tells of something else ("another")."""
    if one.kind != two.kind or one.kind not in ("attack", "casualties"):
        return False
    later = max(one, two, key=lambda c: (c.evidence.start, c.evidence.end))
    return bool(act_words().apart & set(words_of(later.evidence.quote)))


def _pairs(told: Sequence[Claim], facts: Sequence[Facts]) -> Iterator[Edge]:
    """Yield the ties between claims that tell alike; a shared sentence speaks for one thing too."""
    for b, two in enumerate(told):
        attacks = sum(other.kind == "attack" and one_sentence(other, two) for other in told)
        for a in range(b):
            tie = link(facts[a], facts[b])
            if tie is not None:
                yield Edge(a, b, tie)
            elif facts[a].family == facts[b].family and one_sentence(told[a], two):
                shared = _sentence_tie(told[a], two, facts[a], facts[b], attacks)
                if shared is not None:
                    yield Edge(a, b, shared)


def _sentence_tie(one: Claim, two: Claim, a: Facts, b: Facts, attacks: int) -> Tie | None:
    """Return the tie of two claims of one sentence; losses go each with its attack."""
    if apart(a, b):
        return None
    if {one.kind, two.kind} == {"casualties"} and attacks < 2:
        return Tie(4.0, ("told in one sentence",))
    same_mode = one.kind == two.kind == "attack" and bool(a.modes & b.modes)
    same_actor = not (a.actors and b.actors) or bool(a.actors & b.actors)
    if same_mode and same_actor and not (a.places and b.places and not a.places & b.places):
        return Tie(4.0, ("told in one sentence", f"same mode: {min(a.modes & b.modes)}"))
    return None


def _harm(told: Sequence[Claim], facts: Sequence[Facts]) -> Iterator[Edge]:
    """Yield for casualties and damage the tie to the one attack whose losses they are told as."""
    for n, claim in enumerate(told):
        if claim.kind not in ("casualties", "damage") or facts[n].family != "violence":
            continue
        options = [
            (not one_sentence(other, claim), _distance(other, claim), m)
            for m, other in enumerate(told)
            if other.kind == "attack"
            and other.modality != "planned"
            and not is_outset(other)
            and _may_harm(told, facts, m, n)
        ]
        if options:
            further, distance, m = min(options)
            if not further:
                yield Edge(m, n, Tie(8.0 - distance / 10_000, ("told in one sentence",)))
            elif distance <= NEAR:
                yield Edge(m, n, Tie(4.5, ("losses told with the attack",)))


def _may_harm(told: Sequence[Claim], facts: Sequence[Facts], m: int, n: int) -> bool:
    """Whether losses can be those of an attack: told with it, or after it and not as something else.

    The dead of the attacker are not told as those of the attack, but for fighting, where both lose.
    """
    attack, claim = told[m], told[n]
    if _apart(told, facts, m, n):
        return False
    if one_sentence(attack, claim):
        return True
    if attack.evidence.start > claim.evidence.start or act_words().apart & set(
        words_of(claim.evidence.quote)
    ):
        return False
    own = named(facts[n].targets) & named(facts[m].actors) - facts[m].targets
    return not own or attack.mode in ("clash", "offensive")


def _distance(attack: Claim, claim: Claim) -> int:
    """Return how many characters lie between a claim and an attack."""
    gaps = (claim.evidence.start - attack.evidence.end, attack.evidence.start - claim.evidence.end)
    return max(*gaps, 0)


def _pointing(told: Sequence[Claim], facts: Sequence[Facts]) -> Iterator[Edge]:
    """Yield for a claim that points back ("the strike") or denies the tie to what it means."""
    for n, claim in enumerate(told):
        words = words_of(claim.evidence.quote)
        points = bool(words) and words[0] in act_words().pointing
        if claim.kind not in ("attack", "control") or not (points or claim.modality == "denied"):
            continue
        before = [
            m
            for m in range(n)
            if told[m].kind == claim.kind
            and (not (facts[m].places and facts[n].places) or _same_place(facts[m], facts[n]))
            and not _apart(told, facts, m, n)
        ]
        agreeing = [m for m in before if facts[m].actors & facts[n].actors or facts[m].modes & facts[n].modes]
        if options := agreeing or before:
            reason = "points back to it" if points else "denies it"
            yield Edge(options[-1], n, Tie(4.0, (reason,)))


def _same_place(one: Facts, two: Facts) -> bool:
    return meeting(one.places, two.places).exact


def _about(told: Sequence[Claim], number: Mapping[str, int]) -> Iterator[Edge]:
    for n, claim in enumerate(told):
        for about in claim.about:
            if (m := number.get(about.claim)) is not None and m != n:
                yield Edge(m, n, Tie(_SURE, (_RELATIONS[about.relation],)), firm=True)


def _telling(
    group: Sequence[int], told: Sequence[Claim], facts: Sequence[Facts], edges: Iterable[Edge]
) -> Telling:
    members = set(group)
    ties: dict[tuple[str, str], Tie] = {}
    for edge in edges:
        if edge.one in members and edge.two in members:
            pair = (told[edge.one].id, told[edge.two].id)
            ties[pair] = max(edge.tie, ties.get(pair, edge.tie), key=lambda t: (t.weight, t.reasons))
    return Telling(tuple(told[n] for n in group), tuple(facts[n] for n in group), ties)


def _with_statements(found: Sequence[Telling], ordered: Sequence[Claim]) -> tuple[Telling, ...]:
    """Return the tellings with the claims that form no event of their own but are about a claim of one.

    A denial may be about a statement that is itself about an attack: both go to that attack.
    """
    place = {claim.id: n for n, telling in enumerate(found) for claim in telling.claims}
    waiting = [claim for claim in ordered if claim.about and claim.id not in place]
    further: dict[int, list[tuple[Claim, str, Tie]]] = {}
    while waiting:
        left = []
        for claim in waiting:
            about = next((about for about in claim.about if about.claim in place), None)
            if about is None:
                left.append(claim)
                continue
            place[claim.id] = place[about.claim]
            tie = Tie(_SURE, (_RELATIONS[about.relation],))
            further.setdefault(place[claim.id], []).append((claim, about.claim, tie))
        if len(left) == len(waiting):
            break
        waiting = left
    return tuple(_extended(telling, further.get(n, ())) for n, telling in enumerate(found))


def _extended(telling: Telling, further: Sequence[tuple[Claim, str, Tie]]) -> Telling:
    if not further:
        return telling
    ties = {**telling.ties, **{(target, claim.id): tie for claim, target, tie in further}}
    return Telling((*telling.claims, *(claim for claim, _, _ in further)), telling.parts, ties)
