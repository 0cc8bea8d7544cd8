"""Finds the words of the vocabulary in text: names of parties, head nouns of parts, groups of people.

Compiled once from a vocabulary into tables by first word; a text is split into words once and walked once,
so that its cost does not grow with the number of names. Resolve asks here what a phrase names.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, TypeVar

from onrecord.model.party import Party
from onrecord.vocabulary.folding import british, name_key
from onrecord.vocabulary.tables import Community, Part, People, Role
from onrecord.vocabulary.vocabulary import Vocabulary

NameForm = Literal["name", "adjective", "people", "capital"]
Meaning = TypeVar("Meaning")

# Initials with full stops are one word ("U.S."); an apostrophe is part of a word unless possessive.
_WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\b\.?|[^\W_]+(?:['’‘ʻʼ`´](?![sS]\b)[^\W_]+)*")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Between the words of one name: a space, hyphen, dash, slash, bracket or apostrophe, at most one line end.
_GAP = re.compile(r"[ \u00a0]?[-‐‑–—/(&).'’,+]?\n?[ \u00a0]?|\s[-–&/]\s")
_LOOSE_GAP = re.compile(r"[ \u00a0\n]{1,2}|-")
_WATERS = frozenset(("gulf", "sea", "ocean", "strait", "straits", "channel", "bay"))
_POSSESSIVE = re.compile(r"['’](?:[sS]\b)?")


class Word(NamedTuple):
    """A word of a text: its range there, its folded form and how it is written."""

    start: int
    end: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class PartyName:
    """A name of a party and in what form it names it."""

    party: Party
    form: NameForm


@dataclass(frozen=True, slots=True)
class Hit(Generic[Meaning]):
    """A run of words, from index `first` to before `last`, and what it means."""

    first: int
    last: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class _Pattern(Generic[Meaning]):
    keys: tuple[str, ...]
    shapes: tuple[str, ...]
    meaning: Meaning


class PhraseTable(Generic[Meaning]):
    """Phrases by their first two words; `cased` ones must be written with the capitals that they have."""

    def __init__(self, phrases: Iterable[tuple[str, Meaning]], *, cased: bool) -> None:
        found: dict[tuple[str, ...], dict[tuple[tuple[str, ...], tuple[str, ...]], _Pattern[Meaning]]] = {}
        for phrase, meaning in phrases:
            words = split_words(phrase)
            if not words:
                continue
            keys = tuple(word.key for word in words)
            shapes = tuple(_shape(word.text) if cased else "any" for word in words)
            # A later phrase replaces an earlier one and stands before it, so that a user's file wins.
            patterns = found.setdefault(keys[:2], {})
            patterns.pop((keys, shapes), None)
            patterns[keys, shapes] = _Pattern(keys, shapes, meaning)
        self._patterns: Mapping[tuple[str, ...], tuple[_Pattern[Meaning], ...]] = {
            first: tuple(sorted(patterns.values(), key=lambda pattern: len(pattern.keys)))[::-1]
            for first, patterns in found.items()
        }
        self._starts = frozenset(first[0] for first in self._patterns)

    @property
    def starts(self) -> frozenset[str]:
        """The first words of all phrases, folded."""
        return self._starts

    def at(self, words: Sequence[Word], index: int, text: str) -> Hit[Meaning] | None:
        """Return the longest phrase that begins at a word; None where none does."""
        first = words[index].key
        if first not in self._starts:
            return None
        if index + 1 < len(words):
            for pattern in self._patterns.get((first, words[index + 1].key), ()):
                if _fits(pattern, words, index, text):
                    return Hit(index, index + len(pattern.keys), pattern.meaning)
        for pattern in self._patterns.get((first,), ()):
            if _fits(pattern, words, index, text):
                return Hit(index, index + 1, pattern.meaning)
        return None


@dataclass(frozen=True, slots=True)
class Names:
    """The compiled tables of a vocabulary; `starts` are the first words of names of parties and of parts."""

    parties: PhraseTable[PartyName]
    parts: PhraseTable[Part]
    peoples: PhraseTable[tuple[People, str]]
    communities: PhraseTable[Community]
    roles: PhraseTable[Role]
    starts: frozenset[str]


@functools.cache
def names_of(vocabulary: Vocabulary) -> Names:
    """Return the compiled tables of a vocabulary; about 40 ms the first time, kept thereafter."""
    parties = PhraseTable(_party_names(vocabulary), cased=True)
    parts = PhraseTable(
        [(british(noun), part) for part in reversed(tuple(vocabulary.parts.values())) for noun in part.nouns],
        cased=False,
    )
    return Names(
        parties=parties,
        parts=parts,
        peoples=PhraseTable(_people_names(vocabulary), cased=False),
        communities=PhraseTable(
            [
                (name, community)
                for community in vocabulary.communities.values()
                for name in (community.name, *community.adjectives, *community.aliases)
            ],
            cased=True,
        ),
        roles=PhraseTable(
            [(british(form), role) for role in vocabulary.roles.values() for form in (role.id, *role.forms)],
            cased=False,
        ),
        starts=parties.starts | parts.starts,
    )


def split_words(text: str) -> list[Word]:
    """Return the words of a text; a hashtag is split where its capitals are ("#StopTheWar")."""
    words = []
    for match in _WORD.finditer(text):
        start, found = match.start(), match[0]
        if start and text[start - 1] == "#" and not found.isupper():
            for hump in _HUMPS.split(found):
                words.append(Word(start, start + len(hump), name_key(hump), hump))
                start += len(hump)
        else:
            words.append(Word(start, match.end(), name_key(found), found))
    return words


def named_parties(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int, PartyName]]:
    """Give where a text names a party by itself (start, end), without the noun of a part beside it."""
    names, words, lines = names_of(vocabulary), split_words(text), shouted(text)
    index = 0
    while index < len(words):
        hit = names.parties.at(words, index, text)
        if hit is None or is_other_name(hit, words, text, vocabulary, lines):
            index += 1
            continue
        index = hit.last
        yield words[hit.first].start, words[hit.last - 1].end, hit.meaning


def is_other_name(
    hit: Hit[PartyName],
    words: Sequence[Word],
    text: str,
    vocabulary: Vocabulary,
    lines: Sequence[tuple[int, int]],
) -> bool:
    """Tell whether a name means something else here: a word in capitals, a given name, a sea, another land.

    `lines` are those that are all in capitals (`shouted`).
    """
    names = names_of(vocabulary)
    first, word = words[hit.first], words[hit.last - 1]
    single = hit.last - hit.first == 1
    if single and word.text.isupper() and len(word.text) < 5:
        return any(start <= first.start < end for start, end in lines)
    if _is_in_waters(hit, words, text) or (single and _is_elsewhere(hit, words, text, vocabulary)):
        return True
    if single and hit.meaning.form == "adjective" and _after_article(hit.first, words, text):
        return True
    if not single or word.text not in vocabulary.ambiguous or hit.last >= len(words):
        return False
    after = words[hit.last]
    return (
        text[word.end : after.start] == " "
        and after.text[:1].isupper()
        and not after.text.isupper()
        and names.parts.at(words, hit.last, text) is None
        and names.roles.at(words, hit.last, text) is None
        and names.parties.at(words, hit.last, text) is None
    )


def _is_in_waters(hit: Hit[PartyName], words: Sequence[Word], text: str) -> bool:
    """Whether a name only tells which sea is meant ("Persian Gulf", "Sea of Japan"), and no state."""
    before, after = words[hit.first - 1] if hit.first > 1 else None, None
    if hit.last < len(words):
        after = words[hit.last]
    if after is not None and after.key in _WATERS and after.text[0].isupper():
        return text[words[hit.last - 1].end : after.start] == " "
    if before is None or before.key != "of":
        return False
    waters = words[hit.first - 2]
    return waters.key in _WATERS and waters.text[0].isupper()


def _is_elsewhere(hit: Hit[PartyName], words: Sequence[Word], text: str, vocabulary: Vocabulary) -> bool:
    """Whether a word makes the name of another land or people with one beside it ("Latin American")."""
    around = words[max(0, hit.first - 1) : hit.last + 1]
    return any(
        f"{one.key} {other.key}" in vocabulary.elsewhere
        and one.text[:1].isupper()
        and text[one.end : other.start] in (" ", "-")
        for one, other in itertools.pairwise(around)
    )


def _after_article(index: int, words: Sequence[Word], text: str) -> bool:
    """Whether a word is the last part of a person's name ("Jamal al-Masri")."""
    return (
        index > 1
        and words[index - 1].key in ("al", "el")
        and text[words[index - 1].end : words[index].start] == "-"
        and words[index - 2].text[0].isupper()
        and text[words[index - 2].end : words[index - 1].start] in (" ", "-")
    )


def shouted(text: str) -> list[tuple[int, int]]:
    """Return the lines that are all in capitals, where an acronym can't be told from a word."""
    lines, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.isupper() and sum(map(str.isalpha, line)) > 12:
            lines.append((start, start + len(line)))
        start += len(line)
    return lines


def possessive_end(text: str, end: int) -> int | None:
    """Return where the possessive ending after `end` ends; None where there is none."""
    match = _POSSESSIVE.match(text, end)
    return match.end() if match else None


def _shape(word: str) -> str:
    if len(word) > 1 and word.isupper():
        return "capitals"
    if word.isalnum() and any(map(str.isupper, word[1:])):
        return word  # "JeM": neither a word nor all capitals, so it is written just so
    return "capital" if word[0].isupper() else "any"


def _fits(pattern: _Pattern[Meaning], words: Sequence[Word], index: int, text: str) -> bool:
    if index + len(pattern.keys) > len(words):
        return False
    for offset, (key, shape) in enumerate(zip(pattern.keys, pattern.shapes, strict=True)):
        word = words[index + offset]
        if word.key != key:
            return False
        if not _has_shape(word.text, shape):
            return False
        # A hashtag has nothing between its words.
        before = words[index + offset - 1].end if offset else word.start
        if before != word.start and not _GAP.fullmatch(text, before, word.start):
            return False
    return True


def _has_shape(word: str, shape: str) -> bool:
    if shape == "capitals":
        return word.isupper()
    if shape == "capital":
        return word[0].isupper()
    return shape == "any" or word == shape


def joined(text: str, before: Word, after: Word) -> bool:
    """Whether nothing but a space, a line end or a hyphen stands between two words."""
    return _LOOSE_GAP.fullmatch(text, before.end, after.start) is not None


def _party_names(vocabulary: Vocabulary) -> Iterator[tuple[str, PartyName]]:
    # The forms that name a party most plainly come last, so that they win over the others.
    for party in vocabulary.parties.values():
        if party.capital:
            yield party.capital, PartyName(party, "capital")
    for seat in vocabulary.seats.values():
        yield seat.id, PartyName(vocabulary.parties[seat.party], "capital")
    for party in vocabulary.parties.values():
        for name in party.people:
            yield name, PartyName(party, "people")
        for name in party.adjectives:
            yield name, PartyName(party, "adjective")
        for name in (*party.aliases, party.name):
            if (one := _singular(name)) is not None:
                yield one, PartyName(party, "name")
        for name in (*party.aliases, party.name):
            yield name, PartyName(party, "name")


def _singular(name: str) -> str | None:
    """Return the name of one of a group that a description in the plural names ("Darfur rebels")."""
    last = name.split()[-1]
    if " " not in name or not last.islower() or not last.endswith("s") or last.endswith(("ss", "ies")):
        return None
    return name[:-1]


def _people_names(vocabulary: Vocabulary) -> Iterator[tuple[str, tuple[People, str]]]:
    for people in vocabulary.peoples.values():
        for form in people.forms:
            yield form, (people, form)
            if not form.endswith("s") and f"{form}s" not in people.forms:
                yield f"{form}s", (people, f"{form}s")
        for alias in people.aliases:
            yield alias, (people, people.many if alias.endswith(("s", "men", "people")) else people.singular)
    for people in vocabulary.peoples.values():
        yield people.singular, (people, people.singular)
        yield people.many, (people, people.many)
