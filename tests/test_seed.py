"""The report that the project began from comes out right (needs the shared folder)."""

from __future__ import annotations

import functools
import json
import os
from pathlib import Path
from typing import Any

import pytest

from onrecord.model.claim import Claim
from onrecord.model.exchange import to_json
from onrecord.reading.read import Pipeline
from onrecord.sources import Received, open_source

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
SEED = SHARED / "gold" / "seed" / "fast-news-2020-11-09.txt"
DESIGN = SHARED / "design.md"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason=f"the seed report is not at {SEED}")


@functools.cache
def claims() -> tuple[Claim, ...]:
    """Read the seed as a plain file, as a user would."""
    (received,) = open_source(str(SEED))
    assert isinstance(received, Received)
    return tuple(Pipeline.default().read(received.document))


def told(kind: str, words: str) -> Claim:
    """Return the claim of a kind whose evidence holds some words, or stands in them."""
    found = [
        c for c in claims() if c.kind == kind and (words in c.evidence.quote or c.evidence.quote in words)
    ]
    assert found, f"no {kind} at {words!r}"
    return max(found, key=lambda c: len(c.evidence.quote))


def counts(claim: Claim) -> dict[str, tuple[float | None, str]]:
    return {c.unit: (c.value, c.measure) for c in claim.counts}


def speaker(claim: Claim) -> str | None:
    return claim.speaker.name if claim.speaker else None


def test_the_masthead_gives_publisher_and_day() -> None:
    assert {(c.document.publisher, c.document.published) for c in claims()} == {("Fast News", "2020-11-09")}


def test_23_villages_with_their_speaker() -> None:
    claim = told("control", "freed 23 more villages")
    assert speaker(claim) == "Ilham Aliyev"
    assert counts(claim)["village"] == (23, "new")
    assert [w.neutral for w in claim.wording]


def test_cities_towns_and_villages_are_totals_since_27_september() -> None:
    claim = told("control", "has liberated five cities, three towns and nearly 240 villages")
    assert counts(claim) == {"city": (5, "total"), "town": (3, "total"), "village": (240, "total")}
    assert claim.when is not None
    assert (claim.when.start, claim.when.end) == ("2020-09-27", "2020-11-09")
    village = next(c for c in claim.counts if c.unit == "village")
    assert (village.approx, village.low, village.high) == ("nearly", None, None)


def test_losses_of_the_self_declared_ministry_new_and_in_all() -> None:
    new, total = told("casualties", "44 new casualties"), told("casualties", "military death toll to 1,221")
    assert counts(new)["casualty"] == (44, "new")
    assert counts(total)["killed"] == (1221, "total")
    assert speaker(new) == speaker(total) == "defence ministry of the Karabakh region"


def test_shusha_was_taken_the_day_before() -> None:
    for words in ("liberating key Shusha town", "Baku liberated the key town of Shusha"):
        claim = told("control", words)
        assert claim.when is not None
        assert claim.when.start == claim.when.end == "2020-11-08"
        assert [p.name for p in claim.where] == ["Shusha"]
        assert claim.actor is not None
        assert claim.actor.parties[0].split(".")[0] == "aze"


def test_the_list_of_villages_in_the_post_with_author_day_and_districts() -> None:
    claim = told("control", "have liberated from occupation")
    assert (speaker(claim), claim.manner) == ("Ilham Aliyev", "post")
    assert claim.when is not None
    assert claim.when.start == "2020-11-09"
    within = {place.name: place.within for place in claim.where}
    assert set(within) >= {"Gobu Dilagarda", "Yal Pirehmedli", "Seyid Mahmudlu", "Elesgerli", "Demirchiler"}
    assert within["Gobu Dilagarda"] == within["Elesgerli"] == ("Fuzuli",)
    assert within["Demirchiler"] == within["Signaq"] == ("Khojaly",)
    assert within["Doni"] == ()


def test_the_other_post_has_its_author() -> None:
    posts = [c for c in claims() if c.manner == "post" and speaker(c) == "Ali Alizada"]
    assert posts
    assert all(c.when is None or c.when.end is None or c.when.end <= "2020-11-08" for c in posts)


def test_the_direct_quotation_keeps_its_bracket() -> None:
    claim = told("statement", "After 28 years, the adhan [call to prayer] will be heard in Shusha")
    assert "[call to prayer]" in claim.evidence.quote
    assert (speaker(claim), claim.manner) == ("Ilham Aliyev", "direct")


def test_three_violated_truces() -> None:
    claim = told("ceasefire", "violating three humanitarian cease-fire agreements")
    assert (claim.mode, counts(claim)["ceasefire"]) == ("violated", (3, "count"))


def test_about_20_percent_held() -> None:
    claim = told("control", "has been under Armenian occupation for nearly three decades")
    assert claim.mode == "held"
    assert counts(claim)["percent"] == (20, "count")
    assert claim.counts[0].approx == "about"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("called for a sustainable ceasefire", "world powers"),
        ("demanded the withdrawal of Armenia's occupying forces", "Turkey"),
        ("call for the unconditional withdrawal of the invading Armenian forces", "UN resolutions"),
    ],
)
def test_calls_are_statements_that_demand(words: str, who: str) -> None:
    claim = told("statement", words)
    assert claim.modality == "demanded"
    assert who in (speaker(claim) or "")


def test_the_claim_printed_in_the_design_comes_out_as_printed() -> None:
    printed = next(
        line for line in DESIGN.read_text(encoding="utf-8").splitlines() if line.startswith('{"schema"')
    )
    block = DESIGN.read_text(encoding="utf-8").split("```json\n")[1].split("```")[0]
    expected: dict[str, Any] = json.loads(block if block.startswith(printed[:20]) else printed)
    ours: dict[str, Any] = json.loads(to_json(told("casualties", "44 new casualties")))
    for changing in ("id", "digest", "confidence", "reading"):
        expected.pop(changing)
        ours.pop(changing)
    expected["document"].pop("id")
    ours["document"].pop("id")
    assert ours == expected
