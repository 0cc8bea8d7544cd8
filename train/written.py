"""Invented reports, written and coded for training: each copy gives their stand-in names others.

`written.jsonl` holds texts in the project's own words about invented wars, with their claims. The states,
groups and places in them are stand-ins (`written_names.toml`); here they get the names of real ones, drawn
anew for each copy, so that a reader learns the forms of telling and not who fights whom.
"""

from __future__ import annotations

import json
import random
import re
import tomllib
from pathlib import Path
from typing import Any

from data import Coded, coded_of
from swap import NAMED_PLACE, told_of

from onrecord.model.party import Party
from onrecord.vocabulary.load import load

REPORTS = Path(__file__).parent / "written.jsonl"
NAMES = Path(__file__).parent / "written_names.toml"


def written(rng: random.Random, places: list[str]) -> list[Coded]:
    """Return the written reports, each with other names; `places` are names of real places to draw from."""
    table = tomllib.loads(NAMES.read_text(encoding="utf-8"))
    parties = load().parties.values()
    states = [p for p in parties if p.kind == "state" and p.adjectives and p.people and p.capital]
    groups = [p for p in parties if p.kind == "armed group" and len(p.name) > 3]
    towns = [place for place in places if NAMED_PLACE.fullmatch(place)]
    return [
        told_of(
            coded_of({**record, "id": record["document"]}, record["claims"], "written"),
            _names(table, states, groups, towns, rng),
        )
        for record in map(json.loads, REPORTS.read_text(encoding="utf-8").splitlines())
    ]


def _names(
    table: dict[str, Any], states: list[Party], groups: list[Party], towns: list[str], rng: random.Random
) -> dict[str, str]:
    """Return by what each stand-in is replaced in one copy."""
    names: dict[str, str] = {}
    for (stand_in, forms), state in zip(
        table["states"].items(), rng.sample(states, len(table["states"])), strict=True
    ):
        assert state.capital is not None
        names |= {
            stand_in: state.name,
            forms["adjective"]: state.adjectives[0],
            forms["people"]: state.people[0],
            forms["capital"]: state.capital,
        }
    others = table["others"]
    names |= dict(zip(others["groups"], _called(rng.sample(groups, len(others["groups"]))), strict=True))
    names |= dict(zip(others["places"], rng.sample(towns, len(others["places"])), strict=True))
    return names


def _called(groups: list[Party]) -> list[str]:
    """Return the names of groups without their article, which the texts have before them."""
    return [re.sub(r"^[Tt]he ", "", group.name) for group in groups]
