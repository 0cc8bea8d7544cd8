"""Which claims deny which: what is denied in so many words, and bare denials of what was told just before.

"X denies it" denies what another is on record with in the same sentence or the one before it, in the same
report. A denial with words of its own ("denies the loss of the city") denies what shares them. What is turned
down (an offer, a demand, a request) is not denied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.accounts.dispute_parts import ACTS, Part, Rank, Stand, Told
from onrecord.accounts.dispute_words import dispute_words
from onrecord.accounts.linking.acts import words_of
from onrecord.accounts.linking.places import meeting, spot_of
from onrecord.accounts.linking.sides import differ, parties_of
from onrecord.accounts.relations import are_known, roots_of
from onrecord.model.accounts import DisputeAbout
from onrecord.model.claim import Claim
from onrecord.model.words import Modality

GAP = 4
"""Characters between two sentences, at most, of which one follows the other."""
BACK = 400
"""Characters before a denial within which what shares its words may have been told."""
_STEM = 5
"""As many first letters in common make two words one ("using", "use" are no such words)."""
_LEAST = 2
_FROM_AFAR = frozenset({"bombing", "missile", "airstrike", "shelling", "drone"})
"""Modes that are told for one another; others are two acts where they differ."""
_SAID: frozenset[Modality] = frozenset({"asserted", "possible"})
_PLAIN = frozenset({"detention", "displacement", "aid", "protest", "diplomacy"})
"""Kinds of what is done in the open: of these a report is denied, seldom a part in them."""
_UTTERANCES = frozenset({"statement", "diplomacy"})


def denied_part(denial: Claim, answered: Claim, told: Told, owned: Mapping[str, Sequence[Stand]]) -> Part:
    """Return who says what a denial denies, with all others who tell that of the same event.

    `owned` are those who claim to have done an act, by its event.
    """
    event = told.event_of.get(answered.id)
    part = _part(denial, answered, told.members(event), told)
    own = owned.get(event, ()) if event is not None and part.about == "responsibility" else ()
    denier = set(told.tellers[denial.id].key)
    others = (stand for stand in own if not denier & set(stand.teller.key))
    return replace(part, stands=(*part.stands, *others))


def denials_in(of_one: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims of a document by which somebody denies something."""
    return (claim for claim in of_one if claim.speaker is not None and is_denial(claim))


def is_denial(claim: Claim) -> bool:
    """Whether a claim says that something is not so."""
    if claim.kind != "statement":
        return claim.modality == "denied"
    return claim.modality in ("denied", "asserted") and says_not_so(claim.evidence.quote)


def says_not_so(text: str) -> bool:
    """Whether words deny: "denies it", "is not true", "rejects the accusation", not "rejects the offer"."""
    lists, words = dispute_words().denials, words_of(text)
    if len(words) < _LEAST or lists["refusals"].holds_any(words):
        return False
    if lists["denying"].holds_any(words):
        return True
    if lists["rejecting"].holds_any(words):
        return lists["sayings"].holds_any(words)
    return any(lists["not_so"].holds(word) and "not" in words[:n] for n, word in enumerate(words))


def answered_by(denial: Claim, of_one: Sequence[Claim], told: Told) -> Claim | None:
    """Return the claim that a denial answers: that it is tied to, else of its event, else the nearest.

    `of_one` are all claims of its document.
    """
    for about in denial.about:
        if about.relation == "denies" and about.claim in told.claims:
            return told.claims[about.claim]
    fitting = [claim for claim in of_one if _fits(denial, claim, told)]
    start = denial.sentence.start
    same = [claim for claim in fitting if claim.sentence.start == start]
    before = [c for c in fitting if c.sentence.start < start and 0 <= start - c.sentence.end <= GAP]
    named = [
        claim for claim in fitting if 0 <= start - claim.sentence.end <= BACK and _shares_words(denial, claim)
    ]
    # A later sentence of the same report can't be what it answers.
    shared = told.members(told.event_of.get(denial.id))
    options = [*(claim for claim in shared if denial.kind != "statement" and _fits(denial, claim, told))]
    for found in (same, before, named, options):
        if found:
            return min(found, key=lambda claim: _rank(denial, claim))
    return None


def _rank(denial: Claim, claim: Claim) -> tuple[bool, int, str, str, int, str]:
    """Order what a denial may answer: what the denier is accused of first, the act before what it did."""
    accused = bool(set(roots_of(claim.actor)) & set(roots_of(denial.speaker)))
    kinds = ("attack", "control", "ceasefire", "movement", "detention", "casualties", "damage")
    kind = kinds.index(claim.kind) if claim.kind in kinds else len(kinds)
    return (
        not accused,
        kind,
        claim.document.published or "",
        claim.document.id,
        claim.evidence.start,
        claim.id,
    )


def _fits(denial: Claim, claim: Claim, told: Told) -> bool:
    """Whether a denial can be of a claim: another says it, and its words can mean it."""
    if claim.id == denial.id or claim.modality not in _SAID or is_denial(claim):
        return False
    if told.same_teller(denial, claim):
        return False
    if denial.kind != "statement":
        return _denies_the_same(denial, claim)
    if claim.kind in _UTTERANCES and not _accuses(claim):
        return False
    own = content(denial)
    return _matches(own, claim) if own else _can_be_meant(denial, claim)


def _can_be_meant(denial: Claim, claim: Claim) -> bool:
    """Whether a denial without words of its own can be of a claim; of a part in it only if it is an act."""
    if claim.kind not in _PLAIN:
        return True
    words, lists = words_of(denial.evidence.quote), dispute_words().denials
    if lists["charging"].holds_any(words) or claim.speaker is None:
        return False
    accused = bool(set(roots_of(claim.actor)) & set(roots_of(denial.speaker)))
    return accused or not lists["own_part"].holds_any(words)


def _denies_the_same(denial: Claim, claim: Claim) -> bool:
    """Whether a happening that is denied is the one that a claim tells, as far as both tell."""
    modes = {denial.mode, claim.mode} - {None, "other"}
    if claim.kind != denial.kind or (len(modes) > 1 and not modes <= _FROM_AFAR):
        return False
    for one, other in ((denial.actor, claim.actor), (denial.target, claim.target)):
        if differ(parties_of(one), parties_of(other)):
            return False
    if denial.kind == "casualties":
        units = [{count.unit for count in each.counts} for each in (denial, claim)]
        whom = [parties_of(denial.target), parties_of(claim.target)]
        if (all(units) and not units[0] & units[1]) or (any(whom) and not whom[0] & whom[1]):
            return False
    places = [frozenset(map(spot_of, each.where)) for each in (denial, claim)]
    return not all(places) or meeting(*places).possible


def content(denial: Claim) -> tuple[str, ...]:
    """Return the words of a denial that say what is denied; none where it only points to what was said."""
    lists = dispute_words().denials
    skipped = [lists[name] for name in ("denying", "not_so", "rejecting", "sayings", "empty")]
    own_name = words_of(denial.speaker.name) if denial.speaker else ()
    return tuple(
        word
        for word in words_of(denial.evidence.quote)
        if word not in own_name and not any(each.holds(word) for each in skipped)
    )


def _matches(own: Sequence[str], claim: Claim) -> bool:
    """Whether at least half of the words of a denial stand in a claim or name happenings of its kind."""
    acts = dispute_words().acts.get(claim.kind)
    stems = _stems(_words_of_claim(claim))
    known = [word for word in own if word[:_STEM] in stems or (acts is not None and acts.holds(word))]
    return 2 * len(known) >= len(own)


def _shares_words(denial: Claim, claim: Claim) -> bool:
    """Whether a denial with words of its own names what a claim further above tells."""
    own = content(denial)
    return bool(own) and _matches(own, claim)


def _words_of_claim(claim: Claim) -> tuple[str, ...]:
    names = " ".join(side.name for side in (claim.actor, claim.target) if side)
    places = " ".join(place.name for place in claim.where)
    return words_of(f"{claim.evidence.quote} {names} {places}")


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words)


def _accuses(claim: Claim) -> bool:
    words = words_of(f"{claim.cue.quote if claim.cue else ''} {claim.evidence.quote}")
    return claim.target is not None and dispute_words().accusing.holds_any(words)


def _part(denial: Claim, answered: Claim, members: Sequence[Claim], told: Told) -> Part:
    about = _about(denial, answered)
    others = [claim for claim in members if claim.id != answered.id and _agrees(claim, answered, about, told)]
    stands = [told.stand(denial, "denies"), told.stand(answered)]
    for claim in others:
        if told.same_teller(claim, denial):
            stands += _own(claim, denial, answered, told)
        elif not is_denial(claim):
            stands.append(told.stand(claim))
    for claim in members:
        if told.same_teller(claim, denial) and _confirms(claim, answered):
            stands.append(told.stand(claim, "concedes"))
    event = told.event_of.get(answered.id)
    keys = {f"claim {denial.id}", f"claim {answered.id}"} | ({f"event {event}"} if event else set())
    return Part(
        rank=Rank.DENIAL,
        about=about,
        type="denial",
        keys=frozenset(keys),
        main=answered,
        stands=tuple(stands),
        template="saying" if answered.kind in _UTTERANCES else None,
    )


def _own(claim: Claim, denial: Claim, answered: Claim, told: Told) -> Iterator[Stand]:
    """Yield what a denier tells of the same himself: later, or with "admits" further on, he concedes it."""
    if is_denial(claim) or claim.modality != "asserted" or claim.actor is None:
        return
    if claim.kind != answered.kind or not set(roots_of(answered.actor)) & set(roots_of(claim.actor)):
        return
    later = (claim.document.published or "") > (denial.document.published or "")
    further = claim.document.id == denial.document.id and claim.evidence.start > denial.evidence.end
    cue = words_of(claim.cue.quote) if claim.cue else ()
    if later or (further and dispute_words().denials["conceding"].holds_any(cue)):
        yield told.stand(claim, "concedes")


def _confirms(claim: Claim, answered: Claim) -> bool:
    return any(
        about.claim == answered.id and about.relation in ("confirms", "claims responsibility")
        for about in claim.about
    )


def _about(denial: Claim, answered: Claim) -> DisputeAbout:
    if answered.kind == "control":
        return "control"
    accused = bool(set(roots_of(answered.actor)) & set(roots_of(denial.speaker)))
    words, lists = words_of(denial.evidence.quote), dispute_words().denials
    is_part = accused or lists["own_part"].holds_any(words)
    return "responsibility" if is_part and not lists["happening"].holds_any(words) else "occurrence"


def _agrees(claim: Claim, answered: Claim, about: DisputeAbout, told: Told) -> bool:
    """Whether a claim of the same event says what is denied."""
    if claim.modality not in _SAID or claim.kind in _UTTERANCES:
        return False
    if claim.kind != answered.kind and not (
        claim.kind in ACTS and answered.kind in ACTS and told.same_teller(claim, answered)
    ):
        return False
    actor, accused = roots_of(claim.actor), roots_of(answered.actor)
    if about == "responsibility" and not told.same_teller(claim, answered):
        return bool(set(actor) & set(accused))
    return not (are_known(actor) and are_known(accused)) or bool(set(actor) & set(accused))
