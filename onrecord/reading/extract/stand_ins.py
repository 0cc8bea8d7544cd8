"""Stand-ins: the names that the encoder reads in place of those of states and armed groups.

A report's first state is always read as the same one, its second as another, whichever they are; so swapping
two parties in a text changes nothing that the encoder sees, and it can't have learnt who fights whom.
"""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from onrecord.model.errors import VocabularyError
from onrecord.vocabulary.before_nouns import article_before, stands_alone, takes_the, the_before
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.names import NameForm, named_parties
from onrecord.vocabulary.vocabulary import Vocabulary

_FILE = "data/stand_ins.toml"


@dataclass(frozen=True, slots=True)
class StandIn:
    """A stretch of the text, end exclusive, and the words that are read in its place."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    name: str
    adjective: str
    people: str
    capital: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Groups:
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    states: tuple[_State, ...]
    groups: _Groups


def find_stand_ins(text: str, vocabulary: Vocabulary) -> list[StandIn]:
    """Return the stand-ins of a text, in its order; one party has one stand-in throughout.

    Names that are those of a region as well ("Karabakh") stay as they are: they tell where. An article goes
    with the name: "the United States" and "Peru", "an Iraqi" and "a Peruvian" are read alike.
    """
    regions = _regions(vocabulary)
    states: dict[str, int] = {}
    groups: dict[str, int] = {}
    found: list[StandIn] = []
    for start, end, named in named_parties(text, vocabulary):
        party = named.party
        if party.kind == "state" and "." not in party.id and fold(text[start:end]) not in regions:
            number = states.setdefault(party.id, len(states))
            words = _of_state(named.form, number)
            article = article_before(text, start, words)
            if article is not None and text[article[0] : article[1]] != article[2]:
                found.append(StandIn(*article))
            found.append(StandIn(_start_of(text, start, end, named.form, vocabulary), end, words))
        elif party.kind == "armed group":
            number = groups.setdefault(party.id, len(groups))
            choice = _table().groups.names
            found.append(StandIn(start, end, choice[number % len(choice)]))
    return found


def _of_state(form: NameForm, number: int) -> str:
    choice = _table().states
    words: str = getattr(choice[number % len(choice)], form)
    return words


def _start_of(text: str, start: int, end: int, form: NameForm, vocabulary: Vocabulary) -> int:
    """Return where a state's name begins with the "the" that it takes: no stand-in is said with "the"."""
    the = the_before(text, start)
    if the is None or form != "name" or not takes_the(text[start:end], vocabulary):
        return start
    return the if stands_alone(text, end, vocabulary) else start


def replaced(text: str, start: int, end: int, stand_ins: Sequence[StandIn]) -> str:
    """Return a stretch of a text with the stand-ins that lie in it."""
    parts, at = [], start
    for stand_in in stand_ins:
        parts += [text[at : stand_in.start], stand_in.words]
        at = stand_in.end
    return "".join([*parts, text[at:end]])


def placed(
    offsets: Sequence[tuple[int, int]], start: int, stand_ins: Sequence[StandIn]
) -> list[tuple[int, int]]:
    """Return where in the text pieces stand that were cut from a stretch with stand-ins.

    `offsets` count from where that stretch begins; a piece of a stand-in stands where the whole name does.
    """
    if not stand_ins:
        return [(start + first, start + last) for first, last in offsets]
    moved: list[tuple[int, int]] = []
    shift, number = 0, 0  # how much further in the text than in the stretch, up to stand-in `number`
    for first, last in offsets:
        while number < len(stand_ins):
            stand_in = stand_ins[number]
            ends = stand_in.start - start - shift + len(stand_in.words)
            if first < ends:
                break
            shift += stand_in.end - stand_in.start - len(stand_in.words)
            number += 1
        if number < len(stand_ins) and last > stand_ins[number].start - start - shift:
            moved.append((stand_ins[number].start, stand_ins[number].end))
        else:
            moved.append((start + first + shift, start + last + shift))
    return moved


@functools.cache
def _table() -> _Table:
    file = importlib.resources.files("onrecord.reading.extract") / _FILE
    try:
        table = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), type=_Table)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise VocabularyError(f"{_FILE}: {error}") from error
    if not table.states or not table.groups.names:
        raise VocabularyError(f"{_FILE}: give at least one state and one group")
    return table


@functools.lru_cache(maxsize=4)
def _regions(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(fold(name) for region in vocabulary.regions for name in (region.name, *region.aliases))
