"""Scores the ids of the parties that a program gives, where a coder named a party that the list knows.

The coder wrote names, not ids. A coded speaker, actor or target counts here where its name by itself, to its
last word, is that of parties in the list: a state, group or body, or a part of a state ("Peruvian Ministry of
Defence" is `per.mod`); several joined are several. A name of which the list knows but a piece ("…-backed
rebels", "Peruvian civilians", a person with his title) is left out. Names of the list that mean another party
than the coder meant would go unseen: both sides ask the same list.

What an expert would call right: where the coder gives a state alone, the state or a part of it, for the
codebook writes parts by the plain name of their state ("Peruvian troops" as actor: Peru). Where a part is
named, that part and not the state: "Peru" is not who spoke when its ministry of defence did. For a group,
the group itself, neither a branch of it nor what it belongs to. All parties of the name and no other: an id
too many or too few is wrong, and so is none. A name that the loose comparison of names lets pass ("Iraq"
within "Islamic State of Iraq") is found out here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from measure.claims import judge, match
from onrecord.reading.resolve.party_mentions import find_parties
from onrecord.vocabulary.vocabulary import Vocabulary

SIDES = ("speaker", "actor", "target")
_NAMES = frozenset(("name", "capital", "part", "group"))
"""Forms of mentions that name a party; a nationality or a people by itself names none."""
_JOINING = re.compile(r"(?:\s|[,.&’']|\b(?:and|or|the)\b)*")

Claim = Mapping[str, Any]


def score_ids(
    text: str, coded: Sequence[Claim], predicted: Sequence[Claim], vocabulary: Vocabulary
) -> dict[str, tuple[float, float]]:
    """Return what one document adds: `ids SIDE` and `ids` of sides whose name is right, `ids of all` of all.

    Only claims that are found count; ValueError where an anchor is not once in the text.
    """
    found: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for _, i, j in match(text, coded, predicted):
        named = judge(coded[i], predicted[j])
        for side in SIDES:
            wanted = ids_of(coded[i].get(side) or "", vocabulary)
            if not wanted:
                continue
            given = (predicted[j].get(side) or {}).get("parties") or ()
            right = named[side] and same_parties(wanted, given, vocabulary)
            for figure in ("ids", f"ids {side}") if named[side] else ():
                found[figure][0] += right
                found[figure][1] += 1
            found["ids of all"][0] += right
            found["ids of all"][1] += 1
    return {figure: (above, below) for figure, (above, below) in found.items()}


def ids_of(name: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the ids of the listed parties that a whole name names; none where words of it are left."""
    mentions = find_parties(name, vocabulary)
    left = list(name)
    for mention in mentions:
        left[mention.start : mention.end] = " " * (mention.end - mention.start)
    if not mentions or not _JOINING.fullmatch("".join(left)):
        return ()
    ids = tuple(dict.fromkeys(party for mention in mentions for party in mention.parties))
    listed = all(vocabulary.party(party) is not None for party in ids)
    return ids if listed and all(mention.form in _NAMES for mention in mentions) else ()


def same_parties(wanted: Sequence[str], given: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Say whether ids are those wanted, all and no other; for a state a part of it is as good."""
    return all(any(_is(party, one, vocabulary) for one in given) for party in wanted) and all(
        any(_is(party, one, vocabulary) for party in wanted) for one in given
    )


def _is(wanted: str, given: str, vocabulary: Vocabulary) -> bool:
    known = vocabulary.party(wanted)
    is_state = known is not None and known.kind == "state" and "." not in wanted
    return given == wanted or (is_state and given.startswith(f"{wanted}."))
