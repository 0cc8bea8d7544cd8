"""Writes what docs/exchange-form.md and docs/schemas show of the program: the schemas and the example claim.

Run `python -m tests.docs.exchange` to write both; tests fail where they are not as this would write them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec

from onrecord.model.claim import Claim
from onrecord.model.exchange import FORMS, schema_of
from onrecord.reading.read import read

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/exchange-form.md"
SCHEMAS = ROOT / "docs/schemas"
PUBLISHED = "2020-10-17"
PUBLISHER = "Northgate Wire"
_REPORT = re.compile(r"<!-- report -->\n```text\n(.*?)\n```\n", re.DOTALL)
_CLAIM = re.compile(r"(<!-- claim -->\n```json\n).*?(\n```\n)", re.DOTALL)


def report() -> str:
    """Return the report of the page."""
    found = _REPORT.search(PAGE.read_text(encoding="utf-8"))
    assert found, "docs/exchange-form.md has no report"
    return found[1]


def example() -> Claim:
    """Return the claim of the page's report that has the most parts, the first of those."""
    return max(read(report(), published=PUBLISHED, publisher=PUBLISHER), key=_parts)


def _parts(claim: Claim) -> int:
    parts = (claim.speaker, claim.cue, claim.target, claim.when, *claim.counts, *claim.where)
    return sum(part is not None for part in parts)


def shown(claim: Claim) -> str:
    """Return a claim in the exchange form with a line for each field."""
    fields = msgspec.to_builtins(claim)
    lines = [f'"{name}": {json.dumps(value, ensure_ascii=False)}' for name, value in fields.items()]
    return "{" + ",\n ".join(lines) + "}"


def shown_in(page: str) -> str:
    """Return the claim that a page shows."""
    found = re.search(_CLAIM.pattern.replace(".*?", "(.*?)"), page, re.DOTALL)
    assert found, "docs/exchange-form.md has no claim"
    return found[2]


def schema_path(form: str) -> Path:
    """Return where the JSON Schema of a form is stored."""
    return SCHEMAS / f"{form}.schema.json"


def schema_text(form: str) -> str:
    """Return the JSON Schema of a form as it is stored."""
    return json.dumps(schema_of(form), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for form in FORMS:
        schema_path(form).write_text(schema_text(form), encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    written = shown(example())
    PAGE.write_text(_CLAIM.sub(lambda found: found[1] + written + found[2], page), encoding="utf-8")
