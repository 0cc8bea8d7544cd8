"""The invented record of the benches is the same every time, and has what a record of wars has."""

from __future__ import annotations

import random
from collections import Counter
from itertools import islice

from invented import FIRST, LAST, make_wars, reports

SOME = list(islice(reports(1_000_000), 400))
CLAIMS = [claim for _, claims in SOME for claim in claims]


def test_the_record_is_the_same_every_time() -> None:
    assert list(islice(reports(1_000_000), 20)) == SOME[:20]


def test_evidence_stands_where_it_is_said_to_stand() -> None:
    for document, claims in SOME:
        for claim in claims:
            assert document.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote


def test_no_id_is_given_twice() -> None:
    assert len({claim.id for claim in CLAIMS}) == len(CLAIMS)
    assert len({document.id for document, _ in SOME}) == len(SOME)


def test_many_tell_of_many_places_and_deny_and_differ() -> None:
    speakers = {claim.speaker.name for claim in CLAIMS if claim.speaker}
    assert len(speakers) > 100
    assert len({place.name for claim in CLAIMS for place in claim.where}) > 200
    kinds = Counter(claim.kind for claim in CLAIMS)
    assert {"attack", "casualties", "control", "statement", "movement", "diplomacy"} <= kinds.keys()
    assert any(claim.modality == "denied" and claim.about for claim in CLAIMS)


def test_some_tolls_run_through_all_years_and_others_through_campaigns() -> None:
    wars = make_wars(random.Random(1))
    endless = [war for war in wars if war.campaigns == [(FIRST, LAST)]]
    assert 3 < len(endless) < len(wars) / 3
    assert all(war.campaign(FIRST) is not None for war in endless)
    others = [war for war in wars if war not in endless]
    assert all(len(war.campaigns) > 5 for war in others)
