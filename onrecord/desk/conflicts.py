"""What the filter `conflict` means: claims about the sides or regions of a war, published since it began."""

from __future__ import annotations

from typing import Any

from onrecord.model.errors import LedgerError, VocabularyError
from onrecord.vocabulary.load import load


def conflict_of(name: str) -> dict[str, Any]:
    """Return the filters that a conflict stands for, and as `began` its first day; LedgerError if unknown."""
    try:
        scope = load().scope_of(name)
    except VocabularyError as error:
        raise LedgerError(str(error)) from error
    return {
        "conflict": name,
        "party_any": scope.parties,
        "place_any": scope.places,
        "began": scope.began,
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
