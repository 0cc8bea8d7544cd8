"""The vocabulary: all tables together as one frozen value, with the look-ups that need several of them.

`load.py` makes it; resolve and the accounts ask it what a word means.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model.errors import VocabularyError
from onrecord.model.party import Party
from onrecord.vocabulary.alternation import alternation
from onrecord.vocabulary.folding import fold
from onrecord.vocabulary.tables import (
    Community,
    Conflict,
    Cue,
    Head,
    LoadedWord,
    ModalityWord,
    Part,
    People,
    Publisher,
    Region,
    Role,
    Seat,
    Unit,
)

_SPACES = r"\s+"  # any white space parts the words of a phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What belongs to a conflict: its parties, the names of its regions and its first day, in ISO form."""

    parties: tuple[str, ...]
    places: tuple[str, ...]
    began: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Vocabulary:
    """All tables of the vocabulary: by id where entries are asked for by id, else in the order of the files.

    `parties` holds states, entities, parts with names of their own, armed groups, organizations and
    publishers; a part composed by rule (`aze.mil`) is made by `party`. `entities` are the ids of those that
    hold or claim a territory without general recognition. The bare lists: `before_roles` may stand before a
    role and are no part of it, `fillers` between a state and the noun of its part, `leading` before the
    name of a side, the `bare_leading` among them before any name; `particles` stand within a person's name;
    `ambiguous` are names that are given names or plain words too; `elsewhere` two words of which one is the
    name of a state and that mean other lands ("latin american"); `with_the` are words of names of states that
    are said with "the". Two vocabularies are equal only where
    they are one object, so that what is compiled from one can be kept by it.
    """

    parties: Mapping[str, Party]
    entities: frozenset[str]
    seats: Mapping[str, Seat]
    parts: Mapping[str, Part]
    peoples: Mapping[str, People]
    communities: Mapping[str, Community]
    roles: Mapping[str, Role]
    heads: Mapping[str, Head]
    before_roles: frozenset[str]
    fillers: frozenset[str]
    leading: frozenset[str]
    bare_leading: frozenset[str]
    ambiguous: frozenset[str]
    elsewhere: frozenset[str]
    particles: frozenset[str]
    with_the: frozenset[str]
    cues: tuple[Cue, ...]
    units: Mapping[str, Unit]
    modalities: tuple[ModalityWord, ...]
    wording: tuple[LoadedWord, ...]
    regions: tuple[Region, ...]
    conflicts: Mapping[str, Conflict]
    publishers: Mapping[str, Publisher]

    @functools.cached_property
    def states(self) -> tuple[Party, ...]:
        """The generally recognized states, whose country is their own."""
        return tuple(
            party
            for party in self.parties.values()
            if party.kind == "state" and party.id not in self.entities
        )

    @functools.cached_property
    def state_of_country(self) -> Mapping[str | None, str]:
        """The id of the state of each country (ISO 3166-1 alpha-2)."""
        return {state.country: state.id for state in self.states}

    @functools.cached_property
    def nationalities(self) -> Mapping[str, str]:
        """The country (ISO 3166-1 alpha-2) of each adjective of a state: "Syrian", SY."""
        return {
            adjective: state.country
            for state in self.states
            if state.country is not None
            for adjective in state.adjectives
        }

    def party(self, id_: str) -> Party | None:
        """Return the party of an id, a part of a state composed by rule among them; None where unknown."""
        listed = self.parties.get(id_)
        if listed is not None:
            return listed
        owner, dot, suffix = id_.rpartition(".")
        state, part = self.parties.get(owner), self.parts.get(suffix)
        if not dot or state is None or part is None or part.outside:
            return None
        adjective = state.adjectives[0] if state.adjectives else state.name
        name = part.name.format(state=state.name, adjective=adjective)
        return Party(id=id_, name=name, kind=part.kind, country=state.country, parent=state.id)

    def publisher(self, name: str) -> Publisher | None:
        """Return the publisher of a name, an alias or a domain ("www.bbc.co.uk"); None where unknown."""
        host = name.casefold().removeprefix("www.")
        return self._publishers.get(fold(name)) or self._publishers.get(host)

    def unit(self, noun: str) -> str:
        """Return the unit that a noun is counted as ("plane": aircraft); a noun of no unit is its own."""
        key = noun.casefold()
        return self._units.get(key, key)

    def is_group(self, noun: str) -> bool:
        """Whether a noun, singular or plural, is a group of people that `of` may name ("soldier")."""
        return fold(noun) in self._groups

    def written_group(self, noun: str) -> str:
        """Return a noun of a group with the capital that a nationality has ("israeli": Israeli)."""
        return self._adjectives.get(noun.casefold(), noun)

    @functools.cached_property
    def _adjectives(self) -> Mapping[str, str]:
        return {
            word.casefold(): word
            for party in self.parties.values()
            for word in (*(people.removesuffix("s") for people in party.people), *party.adjectives)
        }

    @functools.cached_property
    def bodies(self) -> frozenset[str]:
        """The words that say that a name is one of a body ("ministry"), in lower case."""
        return frozenset(word for head in self.heads.values() for word in head.words)

    def holder_of(self, place: str, day: dt.date | None) -> str | None:
        """Return the id of the party that holds a place on a day, by the conflicts that know it then.

        None where the day is unknown, no conflict that goes on then knows the place, or two disagree.
        """
        if day is None:
            return None
        holders = {
            holder
            for conflict in self.conflicts.values()
            if conflict.start <= day <= (conflict.end or dt.date.max)
            and (holder := conflict.holder_of(place, day)) is not None
        }
        return holders.pop() if len(holders) == 1 else None

    def scope_of(self, conflict: str) -> Scope:
        """Return what belongs to a conflict, by its id; VocabularyError names those that there are."""
        found = self.conflicts.get(conflict)
        if found is None:
            known = ", ".join(sorted(self.conflicts)) or "none"
            raise VocabularyError(f"no conflict is called {conflict!r}; there are: {known}")
        regions = [region for region in self.regions if region.id in found.regions]
        return Scope(
            parties=tuple(dict.fromkeys(party for side in found.sides for party in side.parties)),
            places=tuple(dict.fromkeys(name for each in regions for name in (each.name, *each.aliases))),
            began=found.start.isoformat(),
        )

    @functools.cached_property
    def role_pattern(self) -> re.Pattern[str]:
        """Finds titles and offices, in any case, the longest where several begin together."""
        forms = {form for role in self.roles.values() if not role.unnamed for form in (role.id, *role.forms)}
        forms |= {form.replace("defence", "defense") for form in forms}
        return re.compile(rf"\b(?:{alternation(forms, space=_SPACES)})\b\.?", re.IGNORECASE)

    @functools.cached_property
    def loaded_pattern(self) -> re.Pattern[str]:
        """Finds loaded words in any case: in its group `loaded`, which is unset for an `unless` phrase."""
        loaded = {form for word in self.wording for form in (word.phrase, *word.forms)}
        plain = {phrase for word in self.wording for phrase in word.unless}
        unless, words = (alternation(phrases, space=_SPACES) for phrases in (plain, loaded))
        return re.compile(rf"\b(?:{unless})\b|\b(?P<loaded>{words})\b", re.IGNORECASE)

    def neutral(self, loaded: str) -> str | None:
        """Return the neutral name of a loaded word, "" where it is best left out; None if unknown."""
        return self._neutral.get(loaded.casefold())

    @functools.cached_property
    def _neutral(self) -> Mapping[str, str]:
        return {form.casefold(): word.neutral for word in self.wording for form in (word.phrase, *word.forms)}

    @functools.cached_property
    def _units(self) -> Mapping[str, str]:
        return {noun.casefold(): unit.id for unit in self.units.values() for noun in (unit.id, *unit.nouns)}

    @functools.cached_property
    def _groups(self) -> frozenset[str]:
        words = {
            word
            for people in self.peoples.values()
            for form in (people.singular, people.many, *people.aliases, *people.forms)
            for word in (form, form.removesuffix("s"))
        }
        words |= {word for party in self.parties.values() for word in (*party.people, *party.adjectives)}
        words |= {
            word
            for community in self.communities.values()
            for name in (community.name, *community.adjectives, *community.aliases)
            for word in (name, name.removesuffix("s"))
        }
        words |= {word.removesuffix("s") for party in self.parties.values() for word in party.people}
        return frozenset(fold(word) for word in words)

    @functools.cached_property
    def _publishers(self) -> Mapping[str, Publisher]:
        return {
            key: publisher
            for publisher in self.publishers.values()
            for key in (*map(fold, (publisher.name, *publisher.aliases)), *publisher.domains)
        }
