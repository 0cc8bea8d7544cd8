"""What an address asks for: filters and page of a listing, read out of a query and written back into one.

Pages and API share it. The address is the only place where a filter is kept, so that a link carries them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from onrecord.desk.conflicts import conflict_of
from onrecord.desk.times import bounds
from onrecord.ledger import Filters
from onrecord.ledger.filters import conditions
from onrecord.model.errors import LedgerError

SEVERAL = ("kind", "mode", "modality")
"""Filters that may be given several times."""

ONE = (
    "text",
    "speaker",
    "party",
    "place",
    "country",
    "since",
    "until",
    "published_since",
    "published_until",
    "as_known",
    "conflict",
    "publisher",
    "document",
    "min_confidence",
    "disputed",
    "reviewed",
)
"""Filters that have one value."""

LAST_PAGE = 20_000
_YES, _NO = ("yes", "true", "1"), ("no", "false", "0")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: filters as given, what they mean, which page, and what is wrong with them.

    `after` is the id of the claim behind which a page far down a list begins.
    """

    values: tuple[tuple[str, str], ...]
    filters: Filters
    page: int = 1
    problem: str | None = None
    after: str | None = None

    def get(self, name: str) -> str:
        """Return the value of a filter, empty where it is not given."""
        return next((value for key, value in self.values if key == name), "")

    def has(self, name: str, value: str) -> bool:
        """Say whether a filter has this value."""
        return (name, value) in self.values

    def address(self, path: str, *, page: int = 1, after: str | None = None) -> str:
        """Return the address of a page with these filters."""
        return _address(path, self.values, page, after)

    def within(self, path: str, stretch: str) -> str:
        """Return the address with the filters of time narrowed to a year, month or day."""
        since, until = bounds(stretch)
        since, until = max(since, self.get("since") or since), min(until, self.get("until") or until)
        kept = [pair for pair in self.values if pair[0] not in ("since", "until")]
        return _address(path, _ordered([*kept, ("since", since), ("until", until)]))

    def at_any_time(self, path: str) -> str:
        """Return the address without the filters of time."""
        return _address(path, (pair for pair in self.values if pair[0] not in ("since", "until")))

    def toggled(self, path: str, name: str, value: str) -> str:
        """Return the address with a value added, or taken out where it is there."""
        if self.has(name, value):
            return _address(path, (pair for pair in self.values if pair != (name, value)))
        kept = [pair for pair in self.values if name in SEVERAL or pair[0] != name]
        return _address(path, _ordered([*kept, (name, value)]))

    def without(self, path: str, name: str) -> str:
        """Return the address without a filter."""
        return _address(path, (pair for pair in self.values if pair[0] != name))


def asked_of(pairs: Iterable[tuple[str, str]], **fixed: Any) -> Asked:
    """Return what the pairs of a query ask for; names that are no filters are passed over."""
    given = [(name, value.strip()) for name, value in pairs]
    page = _page(next((value for name, value in given if name == "page"), "1"))
    after = next((value[:_LONGEST] for name, value in given if name == "after" and value), None)
    kept: list[tuple[str, str]] = []
    for name, value in given:
        is_new = name in SEVERAL or all(name != other for other, _ in kept)
        if value and name in (*SEVERAL, *ONE) and is_new and (name, value) not in kept:
            kept.append((name, value))
    values = _ordered(kept)
    try:
        filters = Filters(**_meant(values), **fixed)
        # Builds the conditions once, so that a value that can't be is told here and not by the database.
        conditions(filters, "sqlite")
    except LedgerError as error:
        return Asked(values, Filters(**fixed), page, str(error))
    if filters.since and filters.until and filters.since > filters.until:
        return Asked(values, filters, page, f"{filters.since} is later than {filters.until}")
    return Asked(values, filters, page, after=after)


def is_untidy(pairs: Iterable[tuple[str, str]]) -> bool:
    """Say whether a query has empty values, as a form without a script sends them."""
    return any(not value for _, value in pairs)


def _meant(values: Iterable[tuple[str, str]]) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for name, value in values:
        if len(value) > _LONGEST:
            raise LedgerError(f"{name.replace('_', ' ')} is longer than {_LONGEST} characters; shorten it")
        if "\0" in value:
            raise LedgerError(f"{name.replace('_', ' ')} holds a NUL character; take it out")
        if name in SEVERAL:
            found[name] = (*found.get(name, ()), value)
        elif name == "min_confidence":
            found[name] = _share(value)
        elif name == "conflict":
            found |= conflict_of(value)
        elif name in ("disputed", "reviewed"):
            found[name] = _flag(name, value)
        else:
            found[name] = value
    if began := found.pop("began", None):
        found.setdefault("published_since", began)
    return found


def _share(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise LedgerError(f"reading confidence is no number from 0 to 1: {value!r}; write it as 0.5")
    return number


def _flag(name: str, value: str) -> bool:
    if value.lower() not in (*_YES, *_NO):
        raise LedgerError(f"{name} is yes or no, not {value!r}")
    return value.lower() in _YES


def _page(value: str) -> int:
    return (
        min(max(int(value), 1), LAST_PAGE) if value.isascii() and value.isdecimal() and len(value) < 9 else 1
    )


def _ordered(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Put filters in one order, so that the same filters have one address."""
    names = (*SEVERAL, *ONE)
    return tuple(sorted(values, key=lambda pair: (names.index(pair[0]), pair[1])))


def _address(path: str, values: Iterable[tuple[str, str]], page: int = 1, after: str | None = None) -> str:
    place = [("after", after)] if after else [("page", str(page))] if page > 1 else []
    query = urlencode([*values, *place])
    return f"{path}?{query}" if query else path
