"""Finds the parties that a text names: states and their parts, armed groups, organizations, media, peoples.

Resolve calls `find_parties` on the spans of a reader and on whole texts; `sides.py` makes of its mentions
the side of a claim. All names come from the vocabulary: no party is named here.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model.party import Party
from onrecord.model.words import SideKind
from onrecord.reading.resolve.slugs import slug
from onrecord.vocabulary.names import (
    Hit,
    Names,
    PartyName,
    Word,
    is_other_name,
    joined,
    names_of,
    possessive_end,
    shouted,
    split_words,
)
from onrecord.vocabulary.tables import Part
from onrecord.vocabulary.vocabulary import Vocabulary

Form = Literal["name", "adjective", "people", "capital", "part", "group"]
MAX_FILLERS = 2
"""How many words may stand between a state and the noun of its part ("Syrian elite ground troops")."""


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A stretch of a text that names a party, end exclusive.

    `name` is the plain name: of the state also where a nationality, a capital or a part names it. For form
    "people" it is the people as the text names them, and `parties` says whose people they are. `head` is
    the noun that makes a part or group of a name ("troops"), None where a bare name stands. `whole` says
    that a part stands for the state itself ("the government of …").
    """

    start: int
    end: int
    parties: tuple[str, ...]
    name: str
    kind: SideKind
    form: Form
    head: str | None = None
    whole: bool = False


def find_parties(text: str, vocabulary: Vocabulary) -> list[PartyMention]:
    """Return the parties that a text names, in its order, the longest name where several begin together.

    Capitals count: acronyms stand in capitals, names begin with one. Accents, apostrophes and hyphens don't.
    A noun of a part beside a name belongs to it ("Iraqi troops", "government of Iraq"), a possessive ending
    doesn't. Cost is linear: some 4 ms for 1,000 words.
    """
    names = names_of(vocabulary)
    words = split_words(text)
    lines = shouted(text)
    mentions: list[PartyMention] = []
    index = 0
    while index < len(words):
        if words[index].key not in names.starts:
            index += 1
            continue
        found = _mention_at(index, words, text, names, vocabulary, lines)
        if found is None:
            # Within the noun of a part no other party is named: "National Security Council".
            part = names.parts.at(words, index, text)
            index = part.last if part is not None else index + 1
        else:
            mention, index = found
            mentions.append(mention)
    return mentions


@functools.lru_cache(maxsize=1024)
def parties_in(phrase: str, vocabulary: Vocabulary) -> tuple[PartyMention, ...]:
    """Return the parties that a short phrase names; to resolve a side asks for them several times."""
    return tuple(find_parties(phrase, vocabulary))


def _mention_at(
    index: int,
    words: Sequence[Word],
    text: str,
    names: Names,
    vocabulary: Vocabulary,
    lines: Sequence[tuple[int, int]],
) -> tuple[PartyMention, int] | None:
    """Return the mention that begins at a word, with the index of the word after it."""
    hit = names.parties.at(words, index, text)
    if hit is not None and is_other_name(hit, words, text, vocabulary, lines):
        hit = None
    part = names.parts.at(words, index, text)
    if part is not None and (hit is None or part.last >= hit.last):
        # Before the name that it also is: the "Security Council of Peru" is not that of the United Nations.
        owned = _owned(part, words, text, names)
        if owned is not None:
            return owned
    if hit is None or _is_descent(hit, words, text, names):
        return None
    return _named(hit, words, text, names, vocabulary)


def _owned(
    part: Hit[Part], words: Sequence[Word], text: str, names: Names
) -> tuple[PartyMention, int] | None:
    """Return the part of the state that follows its noun: "ministry of defence of the Republic of Peru"."""
    if part.meaning.outside or (part.meaning.whole and _is_of_people(part, words, text, names)):
        return None
    after = part.last
    if after >= len(words) or words[after].key != "of" or not joined(text, words[after - 1], words[after]):
        return None
    after += 1
    if after < len(words) and words[after].key == "the":
        after += 1
    owner = names.parties.at(words, after, text) if after < len(words) else None
    if owner is None or owner.meaning.form != "name" or owner.meaning.party.kind != "state":
        return None
    start, end = words[part.first].start, words[owner.last - 1].end
    mention = _part_mention(owner.meaning.party, part.meaning, start, end, _span(words, part, text))
    return mention, owner.last


def _is_descent(hit: Hit[PartyName], words: Sequence[Word], text: str, names: Names) -> bool:
    """Whether a nationality only tells of descent: "ethnic Chileans", the first of "Chilean Peruvians"."""
    if hit.meaning.party.kind != "state" or hit.meaning.form not in ("adjective", "people"):
        return False
    before = words[hit.first - 1] if hit.first else None
    if before is not None and before.key == "ethnic" and joined(text, before, words[hit.first]):
        return True
    if hit.meaning.form == "people" or hit.last >= len(words):
        return False
    after = names.parties.at(words, hit.last, text)
    return (
        after is not None
        and after.meaning.form == "people"
        and after.meaning.party.kind == "state"
        and joined(text, words[hit.last - 1], words[hit.last])
    )


def _is_of_people(part: Hit[Part], words: Sequence[Word], text: str, names: Names) -> bool:
    """Whether a noun that may mean a state means only some of its people ("members of …")."""
    return (
        names.peoples.at(words, part.first, text) is not None
        or names.roles.at(words, part.first, text) is not None
    )


def _named(
    hit: Hit[PartyName], words: Sequence[Word], text: str, names: Names, vocabulary: Vocabulary
) -> tuple[PartyMention, int]:
    party, form = hit.meaning.party, hit.meaning.form
    start, end = words[hit.first].start, words[hit.last - 1].end
    if "(" in text[start:end] and text[end : end + 1] == ")":
        end += 1
    noun = _noun_after(hit, words, text, names, vocabulary)
    if (own := _own_part_after(hit, words, text, names)) is not None:
        # "Peruvian Shining Corps" where that corps is in the list as a part of Peru
        mention, last = _named(own, words, text, names, vocabulary)
        return replace(mention, start=start), last
    if party.kind == "state" and "." not in party.id:
        if noun is not None and form != "people":
            head = _span(words, noun, text)
            if noun.meaning.outside:
                mention = _outside_mention(party, noun.meaning, start, words[noun.last - 1].end, text, head)
                return mention, noun.last
            return _part_mention(party, noun.meaning, start, words[noun.last - 1].end, head), noun.last
        people = None if form in ("people", "capital") else _people_after(hit, words, text, names)
        if people is not None:
            end = words[people.last - 1].end
            name = _plain(text[start:end])
            head = _span(words, people, text)
            return PartyMention(start, end, (party.id,), name, people.meaning, "people", head), people.last
        name = _plain(text[start:end]) if form == "people" else party.name
        kind: SideKind = "people" if form == "people" else party.kind
        return PartyMention(start, end, (party.id,), name, kind, form), hit.last
    last, head_text = hit.last, None
    if noun is not None and party.kind != "media":
        last, head_text = noun.last, _span(words, noun, text)
        end = words[last - 1].end
    if "." in party.id and party.parent is not None:
        state = vocabulary.parties[party.parent]
        return PartyMention(start, end, (party.id,), state.name, party.kind, "part", head_text), last
    # A party that reports describe rather than name keeps the description that the text gives.
    name = _plain(text[start:end]) if party.name.split()[-1].islower() else party.name
    return PartyMention(start, end, (party.id,), name, party.kind, "group", head_text), last


def _own_part_after(
    hit: Hit[PartyName], words: Sequence[Word], text: str, names: Names
) -> Hit[PartyName] | None:
    """Return the part with a name of its own that follows the name of its state."""
    index = _next(hit, words, text)
    if hit.meaning.form not in ("name", "adjective") or index >= len(words):
        return None
    own = names.parties.at(words, index, text)
    if own is None or own.meaning.party.parent != hit.meaning.party.id or "." not in own.meaning.party.id:
        return None
    return own if _continues(words[index - 1], words[index], text) else None


def _part_mention(state: Party, part: Part, start: int, end: int, head: str) -> PartyMention:
    id_ = state.id if part.whole else f"{state.id}.{part.id}"
    kind: SideKind = "state" if part.whole else part.kind
    return PartyMention(start, end, (id_,), state.name, kind, "part", head, part.whole)


def _outside_mention(state: Party, part: Part, start: int, end: int, text: str, head: str) -> PartyMention:
    """Return the mention of a group called by a state's nationality, with one id for one and for many."""
    nationality = state.adjectives[0] if state.adjectives else state.name
    noun = head.casefold()
    many = next((form for form in (f"{noun}s", f"{noun[:-3]}men") if form in part.nouns), noun)
    written = _plain(text[start:end])
    name = f"{nationality} {head}" if re.search(r"['’]", written) else written
    return PartyMention(start, end, (slug(f"{nationality} {many}"),), name, part.kind, "group", head)


def _noun_after(
    hit: Hit[PartyName], words: Sequence[Word], text: str, names: Names, vocabulary: Vocabulary
) -> Hit[Part] | None:
    """Return the noun of a part that follows a name, with a few words of the vocabulary's fillers between."""
    follows = _next(hit, words, text)
    for index in range(follows, follows + MAX_FILLERS + 1):
        if index >= len(words) or not _continues(words[index - 1], words[index], text):
            return None
        noun = names.parts.at(words, index, text)
        if noun is not None:
            if noun.meaning.abroad and hit.meaning.form == "capital":
                return None
            return _extended(noun, words, text, names)
        if words[index].key not in vocabulary.fillers:
            return None
    return None


def _extended(noun: Hit[Part], words: Sequence[Word], text: str, names: Names) -> Hit[Part]:
    """Return a noun of a group with those that follow it ("rebel factions"); a part's noun stands alone."""
    while noun.meaning.outside and noun.last < len(words):
        if not _continues(words[noun.last - 1], words[noun.last], text):
            break
        further = names.parts.at(words, noun.last, text)
        if further is None or not further.meaning.outside:
            break
        noun = Hit(noun.first, further.last, further.meaning)
    return noun


def _people_after(
    hit: Hit[PartyName], words: Sequence[Word], text: str, names: Names
) -> Hit[SideKind] | None:
    index = _next(hit, words, text)
    if index >= len(words) or not _continues(words[index - 1], words[index], text):
        return None
    found = names.peoples.at(words, index, text)
    return None if found is None else Hit(found.first, found.last, found.meaning[0].kind)


def _next(hit: Hit[PartyName], words: Sequence[Word], text: str) -> int:
    """Return the index of the word after a name; the s of a possessive ending, a word too, is passed over."""
    ending = possessive_end(text, words[hit.last - 1].end)
    if ending is not None and hit.last < len(words) and words[hit.last].end == ending:
        return hit.last + 1
    return hit.last


def _continues(before: Word, after: Word, text: str) -> bool:
    """Whether a word follows another in one phrase: white space, or the apostrophe of a plural, between."""
    between = text[before.end : after.start].lstrip("'’")
    return between.isspace() and between.count("\n") < 2 and len(between) < 4


def _span(words: Sequence[Word], hit: Hit[Part] | Hit[SideKind], text: str) -> str:
    return text[words[hit.first].start : words[hit.last - 1].end]


def _plain(phrase: str) -> str:
    return " ".join(phrase.split())
