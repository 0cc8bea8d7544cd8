"""The tables of the vocabulary: what one entry of each data file holds, as frozen dataclasses.

`load.py` fills them; every step of reading, the accounts and the pages look words up in them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from onrecord.model.words import Modality, SideKind

CueKind = Literal["verb", "noun", "phrase", "passive"]
CueTakes = Literal["that", "quote", "noun", "infinitive", "colon"]
CueSense = Literal[
    "say",
    "write",
    "report",
    "tell",
    "announce",
    "confirm",
    "admit",
    "deny",
    "allege",
    "accuse",
    "condemn",
    "demand",
    "warn",
    "threaten",
    "promise",
    "silence",
]
UnitGroup = Literal["people", "place", "thing", "act", "measure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A city, beside the capitals, that stands for the government of a party."""

    id: str
    party: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a state that head nouns name ("troops", "defence ministry"); its id is the state's plus `id`.

    `name` is a template with `{state}` and `{adjective}`. With `whole` the noun means the state itself.
    With `outside` what the noun names is no part of the state, though called by its nationality. With
    `abroad` it sits in other states' capitals.
    """

    id: str
    name: str
    kind: SideKind
    nouns: tuple[str, ...]
    whole: bool = False
    outside: bool = False
    abroad: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """A group of people by what they are; `id` is the singular with hyphens.

    `aliases` are other words that are written down as the normal form, `forms` words that stay.
    """

    id: str
    plural: str | None = None
    kind: SideKind = "people"
    aliases: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()

    @property
    def singular(self) -> str:
        """The normal form of one of them."""
        return self.id.replace("-", " ")

    @property
    def many(self) -> str:
        """The normal form of several of them."""
        return self.plural or self.singular + "s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """A community of people by name: of faith, descent or home."""

    id: str
    name: str
    adjectives: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A title, office or role of a person; `part` is the suffix of the part of a state it belongs to.

    "" means the state itself, None that the role tells of none. `rank` stands only before a name. With
    `keep` the title stays in the name ("Pope Francis"), with `unnamed` it is no office but
    what an unnamed teller is ("witness").
    """

    id: str
    part: str | None = None
    forms: tuple[str, ...] = ()
    rank: bool = False
    keep: bool = False
    unnamed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Last words of names that tell what kind of body it is ("Committee", "Brigade"), in lower case."""

    id: str
    kind: SideKind
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb, noun or phrase that passes on what someone says; `modality` is what it makes of its content."""

    id: str
    kind: CueKind
    forms: tuple[str, ...]
    sense: CueSense
    takes: tuple[CueTakes, ...] = ()
    modality: Modality | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of counts: `nouns` are counted as it, `verbs` make a number of people such a count."""

    id: str
    group: UnitGroup
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModalityWord:
    """A word that makes a happening less than asserted."""

    id: str
    modality: Modality
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedWord:
    """A word that takes a side, with a neutral name for it ("" where it is best left out).

    `unless` are phrases in which it is not loaded.
    """

    id: str
    neutral: str
    forms: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def phrase(self) -> str:
        """The word itself, in its first form."""
        return self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region by the name that reports use; `countries` (ISO 3166-1 alpha-2) takes no side.

    `extent` is a box of west, south, east and north in WGS 84 degrees, from `source`, or from the places that
    GeoNames lists in `divisions` (its codes of divisions and countries, or ids of towns); it draws no border.
    """

    id: str
    name: str
    countries: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    extent: tuple[float, float, float, float] | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictSide:
    """Parties that act together in a conflict; days inclusive, None means the conflict's own start or end."""

    parties: tuple[str, ...]
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Towns:
    """Places that a party holds, on which days; None means as long as the conflict is told of."""

    holder: str
    places: tuple[str, ...]
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A war or crisis; days inclusive, `end` None while it goes on; `regions` are ids of that table."""

    id: str
    name: str
    start: dt.date
    end: dt.date | None = None
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    sides: tuple[ConflictSide, ...] = ()
    towns: tuple[Towns, ...] = ()

    def side_of(self, party: str, day: dt.date | None = None) -> ConflictSide | None:
        """Return the side that a party, or the state of which it is a part, is on that day."""
        for side in self.sides:
            if day is not None and (
                day < (side.start or self.start) or (side.end or self.end or dt.date.max) < day
            ):
                continue
            if party in side.parties or party.partition(".")[0] in side.parties:
                return side
        return None

    def holder_of(self, place: str, day: dt.date) -> str | None:
        """Return the id of the party that holds a place on a day, as the file knows it, in any case."""
        wanted = place.casefold()
        held = [
            towns
            for towns in self.towns
            if any(name.casefold() == wanted for name in towns.places)
            and (towns.start or dt.date.min) <= day <= (towns.end or dt.date.max)
        ]
        # On the day of a change both stand in the file; the newer holder is who has it at its end.
        return max(held, key=lambda towns: towns.start or dt.date.min).holder if held else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """A publisher of reports; `owner` in words where well known, `parent` the party that controls it."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    owner: str | None = None
    parent: str | None = None
    country: str | None = None
    domains: tuple[str, ...] = ()
    wikidata: str | None = None
