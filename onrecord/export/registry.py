"""The formats of export by name. A new one is a file shaped like `jsonl.py` and a line here."""

from __future__ import annotations

from onrecord.export.base import Format
from onrecord.export.csv import CsvFormat
from onrecord.export.geojson import GeoJsonFormat
from onrecord.export.jsonl import JsonlFormat

FORMATS: dict[str, Format] = {
    each.name: each for each in (CsvFormat(), JsonlFormat(), GeoJsonFormat())
}  # fmt: skip
"""All formats, in the order in which help shows them."""
