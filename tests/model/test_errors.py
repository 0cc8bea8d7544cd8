"""Errors: one root, and the tree that is drawn at the top of the file is the one in the code."""

from __future__ import annotations

import inspect
import re

import pytest

from onrecord.model import errors
from onrecord.model.errors import OnrecordError

_DRAWN = re.compile(r"^(?P<branch>[ │├└─]*)(?P<name>[A-Z]\w+Error)\b", re.MULTILINE)
ERRORS = {
    name: found
    for name, found in inspect.getmembers(errors, inspect.isclass)
    if found.__module__ == errors.__name__
}


def drawn() -> dict[str, str | None]:
    """Each error of the drawing with the one that it hangs from."""
    parents: dict[str, str | None] = {}
    path: list[tuple[int, str]] = []
    for line in _DRAWN.finditer(inspect.getdoc(errors) or ""):
        depth = len(line["branch"])
        path = [(column, name) for column, name in path if column < depth]
        parents[line["name"]] = path[-1][1] if path else None
        path.append((depth, line["name"]))
    return parents


def test_the_drawing_names_every_error_under_its_parent() -> None:
    known = {name: found.__bases__[0].__name__ for name, found in ERRORS.items()}
    assert drawn() == known | {"OnrecordError": None}


@pytest.mark.parametrize("name", ERRORS)
def test_catching_the_root_catches_all(name: str) -> None:
    assert issubclass(ERRORS[name], OnrecordError)
    with pytest.raises(OnrecordError, match="it is empty"):
        raise ERRORS[name]("report.txt: it is empty")


def test_the_root_is_no_error_of_the_language_so_that_faults_are_not_hidden() -> None:
    assert OnrecordError.__bases__ == (Exception,)
