"""What a number counts, read with the names of states: "two United States soldiers", "20 Saudis".

The name of a state before the noun is passed over as one word, whichever it is; a nationality that is the
noun counts people. Stands between nouns, which knows no parties, and counts and sufferers.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from onrecord.reading.resolve.nouns import unit_noun
from onrecord.vocabulary.names import named_parties
from onrecord.vocabulary.vocabulary import Vocabulary

_AFTER = 120  # how far behind a number the noun that it counts may stand (code points)


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that a number counts, singular in lower case, and its ends.

    `nationality` is the singular, as the text writes it, where the noun is one ("20 Saudis": Saudi).
    """

    noun: str
    start: int
    end: int
    nationality: str | None = None


@functools.lru_cache(maxsize=1024)
def counted_noun(text: str, start: int, end: int, vocabulary: Vocabulary) -> Counted | None:
    """Return the noun that the number at `start` to `end` of a text counts; None where no noun follows."""
    names, peoples = [], []
    for first, last, named in named_parties(text[end : end + _AFTER], vocabulary):
        if named.party.kind == "state" and named.form == "name":
            names.append((end + first, end + last))
        elif named.party.kind == "state" and named.form != "capital":
            peoples.append((end + first, end + last))
    found = unit_noun(text, start, end, tuple(names))
    if found is None:
        return None
    for first, last in peoples:
        if first <= found[1] and found[2] <= last:
            return Counted(*found, " ".join(text[first:last].split()).removesuffix("s"))
    return Counted(*found)
