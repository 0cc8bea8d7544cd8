"""What the filter `conflict` means: claims about the sides or regions of a war, published since it began."""

from __future__ import annotations

from typing import Any

from onrecord.model.errors import LedgerError
from onrecord.vocabulary.load import load


def conflict_of(name: str) -> dict[str, Any]:
    """Return the filters that a conflict stands for, and as `began` its first day; LedgerError if unknown."""
    vocabulary = load()
    conflict = vocabulary.conflicts.get(name)
    if conflict is None:
        known = ", ".join(sorted(vocabulary.conflicts)) or "none"
        raise LedgerError(f"no conflict is called {name!r}; there are: {known}")
    regions = [region for region in vocabulary.regions if region.id in conflict.regions]
    return {
        "conflict": name,
        "party_any": tuple(dict.fromkeys(party for side in conflict.sides for party in side.parties)),
        "place_any": tuple(dict.fromkeys(word for each in regions for word in (each.name, *each.aliases))),
        "began": conflict.start.isoformat(),
    }


def conflicts() -> list[tuple[str, str]]:
    """Return the ids of the conflicts with their names, by name."""
    return sorted(
        ((id_, each.name) for id_, each in load().conflicts.items()), key=lambda each: each[1].casefold()
    )


def conflict_name(id_: str) -> str:
    """Return the name of a conflict by its id; the id where the list does not have it."""
    found = load().conflicts.get(id_)
    return found.name if found else id_
