"""Makes the side of a claim out of the phrase that names it: actor, target or speaker.

Resolve calls `resolve_side` for each span that a reader marks as a side. An actor or target goes by its
party's plain name, a speaker by the fullest name in the phrase (`speakers.py`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model.claim import Side
from onrecord.reading.resolve.noun_phrases import (
    RANK,
    head_end,
    is_modifier,
    split_joined,
    tidy,
    without_clause,
    without_leading,
)
from onrecord.reading.resolve.party_mentions import PartyMention, find_parties, parties_in
from onrecord.reading.resolve.slugs import slug
from onrecord.reading.resolve.speakers import resolve_speaker
from onrecord.reading.resolve.unlisted import kind_of_name, normal_people, people_of, unlisted
from onrecord.vocabulary.names import names_of, split_words
from onrecord.vocabulary.vocabulary import Vocabulary

__all__ = ["PartyMention", "find_parties", "join_sides", "resolve_side", "slug"]

_COUNTED = re.compile(
    r"\s*(?:an?|another|one|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*)\s", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Found:
    """The side of one joined piece; `bare` where it is a nationality that a noun further on completes."""

    side: Side
    bare: bool = False


def resolve_side(text: str, vocabulary: Vocabulary, *, as_speaker: bool = False) -> Side:
    """Return the side that a noun phrase names; its span is left to the caller.

    As actor or target a state, its parts, its capital and its nationality go by the state's plain name,
    with the id of the part in `parties`; a group or body by its usual name; people by what they are, without
    a party ("French journalists"); several joined. As speaker the name is the fullest form in the phrase,
    article and title left off. What is not in the list keeps its words, with a slug where it is a name.
    """
    return _resolved(text, vocabulary, as_speaker)


# A report names its sides again and again.
@functools.lru_cache(maxsize=4096)
def _resolved(text: str, vocabulary: Vocabulary, as_speaker: bool) -> Side:
    if as_speaker:
        return resolve_speaker(text, vocabulary)
    phrase = tidy(text)
    phrase = without_clause(phrase, parties_in(phrase, vocabulary))
    mentions = parties_in(phrase, vocabulary)
    if _is_of_others(phrase, mentions, vocabulary):
        return _single(phrase, vocabulary).side
    ranges, word = split_joined(phrase, mentions)
    found = [_single(phrase[start:end], vocabulary) for start, end in ranges]
    if not found:
        return Side(name=phrase)
    last = found[-1].side
    if last.kind == "people" and not last.parties and any(one.bare for one in found):
        # "Armenian and Georgian civilians" are one group of people.
        return replace(last, name=without_leading(phrase[ranges[0][0] : ranges[-1][1]], vocabulary))
    return join_sides(_completed(found, vocabulary), word)


def _is_of_others(phrase: str, mentions: Sequence[PartyMention], vocabulary: Vocabulary) -> bool:
    """Whether a phrase is people of several ("supporters of A and B"), which stays one name."""
    end = head_end(phrase, mentions)
    ranges, _ = split_joined(phrase, mentions)
    return (
        len(ranges) > 1
        and end < ranges[0][1]
        and people_of(phrase[:end], vocabulary) is not None
        and not any(mention.start < end for mention in mentions)
        and re.match(r" (?:of|loyal|from)\b", phrase[end:]) is not None
        and without_leading(phrase, vocabulary).startswith(without_leading(phrase[:end], vocabulary))
    )


def _completed(found: Sequence[_Found], vocabulary: Vocabulary) -> list[Side]:
    """Give the noun at the end to all before it: in "Armenian and Georgian forces" both are forces."""
    last = found[-1].side
    _, dot, part = last.parties[0].rpartition(".") if len(last.parties) == 1 else ("", "", "")
    if not dot or part not in vocabulary.parts:
        return [one.side for one in found]
    return [
        replace(one.side, parties=(f"{one.side.parties[0]}.{part}",)) if one.bare else one.side
        for one in found
    ]


def join_sides(sides: Sequence[Side], word: str) -> Side:
    """Return one side for several: names joined, each party once; the kind is that of all, else none."""
    names = list(dict.fromkeys(side.name for side in sides if side.name))
    if len(names) < 2:
        return sides[0]
    kinds = {side.kind for side in sides}
    return Side(
        name=f"{', '.join(names[:-1])} {word} {names[-1]}",
        parties=tuple(dict.fromkeys(party for side in sides for party in side.parties)),
        kind=kinds.pop() if len(kinds) == 1 else None,
    )


def _single(piece: str, vocabulary: Vocabulary) -> _Found:
    core = without_leading(piece.strip(), vocabulary)
    mentions = [mention for mention in parties_in(core, vocabulary) if not is_modifier(mention, core)]
    end = head_end(core, mentions)
    heads = [mention for mention in mentions if mention.start < end]
    if heads:
        best = max(heads, key=lambda mention: (RANK[mention.form], mention.start))
        if best.form == "adjective" and best.end == len(core) and _COUNTED.match(piece):
            return _Found(Side(name=core, kind="people"))  # "a Canadian", "three Lebanese"
        return _side_of(best, core, end, vocabulary)
    people = people_of(core[:end], vocabulary)
    if mentions and (
        people is None or (people.kind == "armed group" and mentions[0].form in ("part", "group"))
    ):
        # "positions of the army of …", "fighters of …", "a base in …": whose they are, or where.
        return _side_of(mentions[0], core, len(core), vocabulary)
    return _Found(_titled(core, vocabulary) or unlisted(core, end, vocabulary))


def _side_of(mention: PartyMention, core: str, end: int, vocabulary: Vocabulary) -> _Found:
    if _is_other_body(core[mention.end : end], mention, vocabulary):
        return _Found(unlisted(core[mention.start : end].strip(), end - mention.start, vocabulary))
    if mention.form == "group":
        return _Found(_group(mention, core, end, vocabulary))
    if mention.form == "people":
        name = _widened(mention, core, vocabulary)
        parties = mention.parties if mention.head is None and name == mention.name else ()
        return _Found(Side(name=name, parties=parties, kind=mention.kind))
    state = Side(name=mention.name, parties=mention.parties, kind="state")
    rest = core[mention.end : end].strip(" ’'")
    if mention.form != "adjective" or not rest:
        return _Found(state, bare=mention.form == "adjective")
    return _Found(_described(mention, core[mention.start : end].strip(), rest, vocabulary) or state)


def _is_other_body(rest: str, mention: PartyMention, vocabulary: Vocabulary) -> bool:
    """Whether a name only begins that of another body ("Malaysia Airlines", "Iraqi Turkmen Front")."""
    words = split_words(rest)
    if mention.form not in ("name", "adjective") or not words or not words[-1].text[0].isupper():
        return False
    part = names_of(vocabulary).parts.at(words, len(words) - 1, rest)
    return words[-1].key in vocabulary.bodies and (part is None or part.meaning.outside)


def _group(mention: PartyMention, core: str, end: int, vocabulary: Vocabulary) -> Side:
    """Return a group or body by its usual name; people who only belong to it ("… supporters") by theirs."""
    rest = core[mention.end : end].strip(" ’'")
    people = normal_people(rest.removeprefix("s "), vocabulary) if mention.head is None and rest else None
    if people is not None and people_of(rest, vocabulary) is not None:
        kind = kind_of_name(rest, vocabulary)
        if kind == "people":
            return Side(name=f"{core[mention.start : mention.end]} {people}", kind="people")
    if mention.parties[0] in vocabulary.parties:
        return Side(name=mention.name, parties=mention.parties, kind=mention.kind)
    name = _widened(mention, core, vocabulary)
    parties = mention.parties if name == mention.name else (slug(name),)
    return Side(name=name, parties=parties, kind=mention.kind)


def _described(mention: PartyMention, phrase: str, rest: str, vocabulary: Vocabulary) -> Side | None:
    """Return what a nationality with more words before its noun means; None where it means the state.

    "Turkish lorry drivers" are people, "Iraqi Kurdish fighters" a group, "Iraqi 9th Division" is the army.
    """
    words, names = split_words(rest), names_of(vocabulary)
    if any(names.communities.at(words, index, rest) is not None for index in range(len(words))):
        return unlisted(phrase, len(phrase), vocabulary)
    for index in range(len(words)):
        part = names.parts.at(words, index, rest)
        if part is not None and part.last == len(words):
            if part.meaning.outside:
                return Side(name=phrase, parties=(slug(phrase),), kind=part.meaning.kind)
            parties = tuple(
                party if part.meaning.whole else f"{party}.{part.meaning.id}" for party in mention.parties
            )
            return Side(name=mention.name, parties=parties, kind="state")
    if people_of(rest, vocabulary) is not None:
        return Side(name=phrase, kind=kind_of_name(rest, vocabulary))
    return None


def _widened(mention: PartyMention, core: str, vocabulary: Vocabulary) -> str:
    """Return the name of a people or group with the words before it that belong to it ("ethnic …")."""
    words = split_words(core)
    for index, word in enumerate(words):
        hit = names_of(vocabulary).communities.at(words, index, core)
        if hit is not None and word.start < mention.start < words[hit.last - 1].end:
            return core[word.start : mention.end]
    before = parties_in(core[: mention.start], vocabulary)
    if before and before[-1].form == "adjective" and core[before[-1].end : mention.start] == " ":
        return core[before[-1].start : mention.end]
    return mention.name


def _titled(core: str, vocabulary: Vocabulary) -> Side | None:
    """Return the person of a phrase that begins with a title ("President Jane Doe"); None where none does."""
    words = split_words(core)
    if not words or names_of(vocabulary).roles.at(words, 0, core) is None:
        return None
    side = resolve_speaker(core, vocabulary)
    return side if side.kind == "person" else None
