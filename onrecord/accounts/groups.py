"""Whom a count counts: the parties whose people or things they are, and what people.

Read from the claim alone: from its target, from what its count says of them ("Azerbaijani civilian"), else
from the words of its evidence that follow the number.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.accounts.relations import Roots, are_known, roots_of
from onrecord.model.claim import Claim, Count, Side
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.names import Word, names_of, split_words
from onrecord.vocabulary.vocabulary import Vocabulary

MILITARY = "military"
"""The class of all who carry arms for a party."""
TAKEN = "taken"
"""What is counted of the party that takes places: its gains."""
_EVERYBODY = frozenset({"person", "people", "survivor"})
"""Groups that tell nothing of what people they are."""
_NEAR = 4
"""How many words after a number may name whom it counts."""


@dataclass(frozen=True, slots=True)
class Group:
    """The parties whose people or things are counted (their roots), and what people; "" where not told."""

    roots: Roots = ()
    people: str = ""

    @property
    def is_told(self) -> bool:
        """Whether it is told whose they are."""
        return bool(self.roots)


def group_of(claim: Claim, count: Count, vocabulary: Vocabulary) -> Group:
    """Return whom a count of a claim counts, as far as the claim tells."""
    if claim.kind == "control":
        return Group(_parties(claim.actor), TAKEN)
    told = _group_in(count.of or "", vocabulary)
    target = claim.target
    of_target = _group_in(target.name, vocabulary) if target else Group()
    near = Group()
    roots = told.roots or _parties(target) or of_target.roots
    if not roots:
        near = _near_number(claim, count, vocabulary)
        roots = near.roots
    people = told.people or near.people or of_target.people or _people_of(target, vocabulary)
    return Group(roots, people)


def names_party(claim: Claim, group: Group, vocabulary: Vocabulary) -> bool:
    """Whether the evidence of a claim itself names the parties of a group."""
    return group.is_told and set(group.roots) <= set(_group_in(claim.evidence.quote, vocabulary).roots)


def _parties(side: Side | None) -> Roots:
    roots = roots_of(side)
    return roots if are_known(roots) else ()


def _people_of(target: Side | None, vocabulary: Vocabulary) -> str:
    """Return military where all parties of a target carry arms."""
    parties = [vocabulary.party(id_) for id_ in target.parties] if target else []
    armed = [party is not None and party.kind == "armed group" for party in parties]
    return MILITARY if armed and all(armed) else ""


def _near_number(claim: Claim, count: Count, vocabulary: Vocabulary) -> Group:
    """Return the group that the evidence names after the number, else the only one that it names."""
    quote, start = claim.evidence.quote, claim.evidence.start
    if count.span is not None and start <= count.span.start and count.span.end <= claim.evidence.end:
        after = quote[count.span.end - start :]
        words = split_words(after)[:_NEAR]
        found = _group_in(after[: words[-1].end], vocabulary) if words else Group()
        if found.roots and found.people:
            return found
    whole = _groups_in(quote, vocabulary)
    return whole[0] if len(whole) == 1 else Group()


@functools.lru_cache(maxsize=65_536)
def _group_in(text: str, vocabulary: Vocabulary) -> Group:
    """Return what a short phrase ("Azerbaijani civilians") names: a party, people, both or neither."""
    names, words = names_of(vocabulary), split_words(text)
    roots: set[str] = set()
    people = ""
    index = 0
    while index < len(words):
        if party := names.parties.at(words, index, text):
            roots.add(party.meaning.party.id.partition(".")[0])
            index = party.last
            continue
        step = _people_at(words, index, text, vocabulary)
        people = people or (step[0] if step else "")
        index = step[1] if step else index + 1
    return Group(tuple(sorted(roots)), people)


@functools.lru_cache(maxsize=16_384)
def _groups_in(text: str, vocabulary: Vocabulary) -> tuple[Group, ...]:
    """Return the groups that a text names as a party with its people ("Azeri civilians"), each once."""
    names, words = names_of(vocabulary), split_words(text)
    found: dict[Group, None] = {}
    for index in range(len(words)):
        party = names.parties.at(words, index, text)
        if party is None or party.last >= len(words):
            continue
        step = _people_at(words, party.last, text, vocabulary)
        if step is not None and step[0]:
            found[Group((party.meaning.party.id.partition(".")[0],), step[0])] = None
    return tuple(found)


def _people_at(
    words: Sequence[Word], index: int, text: str, vocabulary: Vocabulary
) -> tuple[str, int] | None:
    """Return the people that words name from an index on ("" for those that tell nothing), and their end."""
    names = names_of(vocabulary)
    if part := names.parts.at(words, index, text):
        if part.meaning.whole or part.meaning.outside:
            return "", part.last
        armed = part.meaning.kind == "armed group"
        return MILITARY if armed else _noun(words, index, part.last), part.last
    if people := names.peoples.at(words, index, text):
        kind = people.meaning[0]
        if kind.id in _EVERYBODY:
            return "", people.last
        return MILITARY if kind.kind == "armed group" else kind.singular, people.last
    if fold(words[index].text) == MILITARY:
        return MILITARY, index + 1
    return None


def _noun(words: Sequence[Word], first: int, last: int) -> str:
    return " ".join(word.key for word in words[first:last])
