"""A party: a side or actor that the party list knows."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.words import SideKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A side or actor with a readable id.

    States have their ISO 3166-1 alpha-3 code in lower case (`aze`), parts of a state stand below it
    (`aze.mil`, `aze.mod`), others have a slug (`taliban`). `adjectives` are nationalities and the
    like ("Azerbaijani", "Azeri"), `people` names of its people ("Azeris"), `capital` the seat that
    stands for its government ("Baku"), `parent` the party that it belongs to.
    """

    id: str
    name: str
    kind: SideKind
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str | None = None
    country: str | None = None
    parent: str | None = None
    wikidata: str | None = None
