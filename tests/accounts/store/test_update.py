"""Accounts that are kept up to date are those that all claims give at once, in whatever order they come."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from onrecord.accounts.control import work_out_control
from onrecord.accounts.disputes import find_disputes
from onrecord.accounts.events import link_events
from onrecord.accounts.linking import candidates, chains
from onrecord.accounts.store import update
from onrecord.accounts.tolls import work_out_tolls
from onrecord.ledger import Ledger
from onrecord.ledger.schema import account_dirty, account_queue, accounts
from onrecord.model.accounts import Control, Dispute, Event, Toll
from onrecord.model.claim import About, Claim, Reading
from onrecord.model.document import Document
from tests.accounts.telling import claim, dead, number, place, taken, words

READING = Reading(version="0.1.0", reader="example-1")
AGAIN = Reading(version="0.2.0", reader="example-1")
FORMS: dict[str, Any] = {"event": Event, "toll": Toll, "control": Control, "dispute": Dispute}
PLACES = (
    place("Kesra", geoname=11, lat=41.0, lon=43.0),
    place("Kesra"),
    place("Dolma", geoname=12, lat=45.0, lon=43.0),
    place("Dolma", within=("Upper Vale",)),
)
TEXTS = (
    "Shells struck the fish market of the old harbour town at noon while people were out to buy bread.",
    "Two columns of lorries left the northern barracks before dawn and took the road along the river bank.",
)


def report(lot: random.Random, number_: int) -> tuple[Document, list[Claim]]:
    """A report of one of four days: attacks with their dead, tolls, places taken, denials; also copies."""
    day = f"2031-05-0{lot.randint(1, 4)}"
    id_ = f"report-{number_}"
    text = lot.choice((*TEXTS, f"Report {number_} tells of its own day in words that no other report has."))
    made: list[Claim] = []
    for sentence in range(lot.randint(0, 4)):
        more: dict[str, Any] = {"document": id_, "sentence": sentence, "speaker": lot.choice(SPEAKERS)}
        one, other = lot.sample(("Ardania", "Belmar"), 2)
        drawn = lot.randint(0, 4)
        if drawn == 0:
            made.append(taken(day, lot.choice(("Kesra", "Dolma")), one, where=(lot.choice(PLACES),), **more))
        elif drawn == 1:
            made.append(dead(day, 80 + lot.randint(0, 9), "Ardanian army", **more))
        elif drawn == 2 and made:
            denied = replace(
                made[-1], modality="denied", about=(About(claim=made[-1].id, relation="denies"),)
            )
            start = made[-1].evidence.start + 200
            evidence = replace(denied.evidence, start=start, end=start + len(denied.evidence.quote))
            made.append(replace(denied, id=f"{number_}-{sentence}", evidence=evidence))
        else:
            where = (lot.choice(PLACES),)
            counts = (number(lot.randint(1, 9)),)
            made.append(claim(day, "attack", mode="shelling", actor=one, target=other, where=where, **more))
            made.append(claim(day, target=other, where=where, counts=counts, at=300, **more))
    return Document(id=id_, text=text, published=day, publisher="Harbour Post"), made


SPEAKERS = ("Ardanian ministry", "Belmari ministry", None)


def kept(ledger: Ledger) -> dict[str, list[Any]]:
    """The accounts that a ledger keeps, in their order."""
    with ledger.connected() as connection:
        return {
            kind: [
                msgspec.json.decode(body, type=form)
                for body in connection.execute(
                    select(accounts.c.body).where(accounts.c.kind == kind).order_by(accounts.c.sort)
                ).scalars()
            ]
            for kind, form in FORMS.items()
        }


def at_once(ledger: Ledger) -> dict[str, list[Any]]:
    """The accounts that all claims of a ledger give at once."""
    claims, origins = list(ledger.claims()), ledger.origins()
    events = link_events(claims, origins)
    tolls = work_out_tolls(claims, origins, events=events, vocabulary=words())
    control = work_out_control(claims, origins=origins, vocabulary=words())
    return {
        "event": list(events),
        "toll": list(tolls),
        "control": [replace(row, as_of=None) for row in control],
        "dispute": list(
            find_disputes(claims, origins, events=events, tolls=tolls, control=control, vocabulary=words())
        ),
    }


def read(ledger: Ledger, reports: Iterable[tuple[Document, list[Claim]]], *, each: bool) -> None:
    """Add reports, and bring accounts up to date after each or after all."""
    for document, claims in reports:
        ledger.add(document, claims, READING)
        if each:
            update.update(ledger, vocabulary=words())
    update.update(ledger, vocabulary=words())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.integers(min_value=0),
    each=st.booleans(),
    limit=st.sampled_from([1, 60]),
    most=st.sampled_from([2, 5, 300]),
    together=st.sampled_from([1, 3, 2_000]),
)
def test_adding_documents_in_any_order_gives_what_all_claims_give_at_once(
    monkeypatch: pytest.MonkeyPatch, seed: int, each: bool, limit: int, most: int, together: int
) -> None:
    monkeypatch.setattr(update, "AT_ONCE", together)
    for name in ("LIMIT", "RUNNING"):
        monkeypatch.setattr(candidates, name, limit)
    # Chains that are long, and stretches by which they are parted, are short ones here.
    monkeypatch.setattr(chains, "MOST", most)
    monkeypatch.setattr(chains, "_PERIODS", (10,))
    lot = random.Random(seed)
    reports = [report(lot, number_) for number_ in range(9)]
    lot.shuffle(reports)
    with Ledger("sqlite://") as ledger:
        read(ledger, reports, each=each)
        assert kept(ledger) == at_once(ledger)
        # Read anew, one report tells other things.
        document, _ = reports[0]
        _, others = report(lot, int(document.id.partition("-")[2]))
        ledger.add(document, [replace(one, reading=AGAIN) for one in others], AGAIN)
        update.update(ledger, vocabulary=words())
        assert kept(ledger) == at_once(ledger)


def war() -> Sequence[tuple[Document, list[Claim]]]:
    lot = random.Random(7)
    return [report(lot, number_) for number_ in range(8)]


def test_an_update_that_is_stopped_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update, "AT_ONCE", 1)
    with Ledger("sqlite://") as ledger:
        for document, claims in war():
            ledger.add(document, claims, READING)

        def stop(left: int) -> None:
            if left in (5, 2):
                raise KeyboardInterrupt

        for _ in range(2):
            with pytest.raises(KeyboardInterrupt):
                update.update(ledger, vocabulary=words(), on_step=stop)
        update.update(ledger, vocabulary=words())
        assert kept(ledger) == at_once(ledger)


def test_nothing_is_worked_out_where_nothing_came(monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger("sqlite://") as ledger:
        read(ledger, war(), each=False)
        monkeypatch.setattr(update, "_work", None)
        update.update(ledger, vocabulary=words())
        with ledger.connected() as connection:
            assert not connection.execute(select(account_queue)).all()
            assert not connection.execute(select(account_dirty)).all()


def test_other_rules_work_all_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger("sqlite://") as ledger:
        read(ledger, war(), each=False)
        before = kept(ledger)
        with ledger.changing() as connection:
            connection.execute(accounts.delete().where(accounts.c.kind == "event"))
        monkeypatch.setattr(update, "rules", lambda: "others")
        update.update(ledger, vocabulary=words())
        assert kept(ledger) == before
