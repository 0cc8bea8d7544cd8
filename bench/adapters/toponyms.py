"""Texts in which coders have marked the names of places: GeoWebNews and the Local Global Lexicon (LGL).

Both come as XML from github.com/milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation. GeoWebNews (Gritta,
Pilehvar and Collier 2019): 200 articles of the web's news, each toponym with its use. LGL (Lieberman, Samet
and Sankaranarayanan 2010): 588 articles of local papers, most of the United States.
"""

from __future__ import annotations

import hashlib
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from measure.shared import SHARED

GWN = SHARED / "bench" / "geo" / "GWN.xml"
LGL = SHARED / "bench" / "geo" / "lgl.xml"
# The pragmatic taxonomy of GeoWebNews: names that say where something is …
LITERAL = frozenset({"Literal", "Mixed", "Coercion", "Literal_Modifier", "Embedded_Literal"})
# … and names that are used for something else: governments and teams, "British goods", languages, persons.
ASSOCIATIVE = frozenset(
    {"Metonymic", "Non_Literal_Modifier", "Embedded_Non_Lit", "Demonym", "Homonym", "Language"}
)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name that a coder marked; `literal` says that it is used for the place, `geoname` is GeoNames' id.

    An `adjective` ("Turkish") modifies a noun. Coordinates are WGS 84 degrees, None where the coder gave
    none; `country` is an English name or None.
    """

    start: int
    end: int
    literal: bool
    lat: float | None = None
    lon: float | None = None
    geoname: int | None = None
    country: str | None = None
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its toponyms in their order."""

    id: str
    text: str
    toponyms: tuple[Toponym, ...]

    @property
    def for_tuning(self) -> bool:
        """Whether a text belongs to the half that may be looked at: by the first digit of its id's hash."""
        return hashlib.sha256(self.id.encode()).hexdigest()[0] in "02468ace"


def geowebnews(path: Path = GWN) -> list[Marked]:
    """Return the texts of GeoWebNews; marked phrases without a name ("the city") are left out."""
    return [_article(node, f"gwn-{node.get('file')}", _geowebnews) for node in ET.parse(path).getroot()]


def lgl(path: Path = LGL) -> list[Marked]:
    """Return the texts of LGL, in which every toponym counts as literal."""
    return [_article(node, f"lgl-{node.get('docid')}", _lgl) for node in ET.parse(path).getroot()]


def _article(node: ET.Element, id: str, read: Callable[[ET.Element], Toponym | None]) -> Marked:
    found = filter(None, map(read, node.iter("toponym")))
    # A name that is marked twice, whole and in part, counts once for each span.
    by_span = {(one.start, one.end): one for one in sorted(found, key=lambda one: one.literal)}
    return Marked(id, node.findtext("text") or "", tuple(by_span[span] for span in sorted(by_span)))


def _geowebnews(node: ET.Element) -> Toponym | None:
    use = node.findtext("type")
    if use not in LITERAL and use not in ASSOCIATIVE:
        return None
    return Toponym(
        int(node.findtext("start") or 0),
        int(node.findtext("end") or 0),
        use in LITERAL,
        _number(node.findtext("latitude")),
        _number(node.findtext("longitude")),
        int(node.findtext("geonamesID") or 0) or None,
        adjective=node.findtext("modifierType") == "Adjective",
    )


def _lgl(node: ET.Element) -> Toponym:
    tag = node.find("gaztag")
    span = int(node.findtext("start") or 0), int(node.findtext("end") or 0)
    if tag is None:
        return Toponym(*span, True)
    return Toponym(
        *span,
        True,
        _number(tag.findtext("lat")),
        _number(tag.findtext("lon")),
        int(tag.get("geonameid") or 0) or None,
        tag.findtext("country"),
    )


def _number(text: str | None) -> float | None:
    return float(text) if text else None
