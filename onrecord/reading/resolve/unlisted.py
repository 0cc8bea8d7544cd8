"""Names what the party list does not hold: groups of people by what they are, persons, bodies by their words.

`parties.py` and `speakers.py` come here when no listed party is the head of a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from onrecord.model.claim import Side
from onrecord.model.words import SideKind
from onrecord.reading.resolve.slugs import slug
from onrecord.vocabulary.names import Hit, PhraseTable, Word, names_of, split_words
from onrecord.vocabulary.tables import People
from onrecord.vocabulary.vocabulary import Vocabulary

Meaning = TypeVar("Meaning")
_LONGEST_PERSON = 6
# What a group is of, or whose it is, belongs to its name ("supporters of …"); where it is does not.
_PLACE = re.compile(
    r"\s(?:in|from|at|near|on|by|with|for|against|inside|outside|across|along|around|under|over|during|after"
    r"|before|between|among|amid|including|carrying|operating|based|working|living|travelling|traveling|trying"
    r"|wearing|armed with)\s"
)


def unlisted(phrase: str, end: int, vocabulary: Vocabulary) -> Side:
    """Return the side for a phrase without a listed party as head; `end` is where its head ends."""
    head = phrase[:end].strip()
    place = _PLACE.search(phrase)
    name = phrase[: place.start()].strip() if place and place.start() >= end else phrase
    normal = normal_people(head, vocabulary)
    if normal is not None and head == name:
        name = normal
    kind = kind_of_name(head, vocabulary)
    if kind is None and (doer := _first_part(head, vocabulary)) is not None:
        name, kind = doer  # "an army air raid"
    parties = (slug(name),) if kind != "person" and _is_proper(head, kind, vocabulary) else ()
    return Side(name=name, parties=parties, kind=kind)


def kind_of_name(head: str, vocabulary: Vocabulary) -> SideKind | None:
    """Return what the last words of a name say that it is; None where they say nothing."""
    words = split_words(head)
    if not words:
        return None
    if (
        words[-1].text[:1].isupper()
        and len(words) > 1
        and (kind := _kind_of_body(words, vocabulary)) is not None
    ):
        return kind
    names = names_of(vocabulary)
    people, part = _ending(words, head, names.peoples), _ending(words, head, names.parts)
    if people is not None and (part is None or people.first <= part.first):
        return people.meaning[0].kind
    if part is not None:
        return part.meaning.kind
    if _ending(words, head, names.communities) is not None:
        return "people"
    if is_person(head, vocabulary) and len(words) > 1:
        return "person"
    return _kind_of_body(words, vocabulary)


def people_of(head: str, vocabulary: Vocabulary) -> People | None:
    """Return the group of people that the last words of a phrase name ("armed men"), if any."""
    found = _ending(split_words(head), head, names_of(vocabulary).peoples)
    return found.meaning[0] if found is not None else None


def normal_people(head: str, vocabulary: Vocabulary) -> str | None:
    """Return the normal form where a phrase is just a word for people ("policemen": police officers)."""
    words = split_words(head)
    hit = names_of(vocabulary).peoples.at(words, 0, head) if words else None
    return hit.meaning[1] if hit is not None and hit.last == len(words) else None


def is_person(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a name is written like a person's: capitals and particles, no acronym, no word of a body."""
    words = split_words(name)
    if not 0 < len(words) <= _LONGEST_PERSON or not name[:1].isupper():
        return False
    capitals = [word for word in words if word.text[0].isupper()]
    return (
        all(
            word.text[0].isupper()
            or word.key in vocabulary.particles
            or name[word.start - 1 : word.start] == "-"
            for word in words
        )
        and not any(any(map(str.isdigit, word.text)) or word.key in vocabulary.bodies for word in words)
        and not (len(capitals) == 1 and capitals[0].text.isupper())
        and words[-1].key not in vocabulary.particles
    )


def _is_proper(head: str, kind: SideKind | None, vocabulary: Vocabulary) -> bool:
    """Whether a phrase is the name of a body or side, so that it gets an id, and no mere description."""
    words = split_words(head)
    if not words or kind == "people" or kind is None:
        return False
    names = names_of(vocabulary)
    part = names.parts.at(words, 0, head)
    if normal_people(head, vocabulary) is not None or (part is not None and part.last == len(words)):
        return False  # "Rebels", "Interior Ministry": a word for a side, not the name of one
    if words[-1].text[0].isupper():
        return True
    return kind == "armed group" and any(
        names.communities.at(words, index, head) is not None for index in range(len(words))
    )


def _kind_of_body(words: Sequence[Word], vocabulary: Vocabulary) -> SideKind | None:
    key = words[-1].key
    singular = key.removesuffix("s")
    return next(
        (head.kind for head in vocabulary.heads.values() if key in head.words or singular in head.words), None
    )


def _first_part(head: str, vocabulary: Vocabulary) -> tuple[str, SideKind] | None:
    """Return the part of some state that a phrase for an act begins with, as it stands there."""
    words = split_words(head)
    hit = names_of(vocabulary).parts.at(words, 0, head) if words else None
    return (head[: words[hit.last - 1].end], hit.meaning.kind) if hit is not None else None


def _ending(words: Sequence[Word], text: str, table: PhraseTable[Meaning]) -> Hit[Meaning] | None:
    """Return the longest phrase of a table that a text ends with."""
    for index in range(len(words)):
        hit = table.at(words, index, text)
        if hit is not None and hit.last == len(words):
            return hit
    return None
