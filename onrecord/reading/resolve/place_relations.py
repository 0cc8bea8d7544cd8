"""Reads how a happening lies to a named place: in it, near it, north of it, between it and another.

Fifth of the files that resolve places; also tells a capital that stands for its government.
"""

from __future__ import annotations

import re

from text_to_num import text2num

from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.words import place_words
from onrecord.model.words import Relation
from onrecord.reading.resolve.place_tokens import Word, words_of

_PLACING = frozenset({"in", "at", "near", "from", "to", "around", "outside", "into", "of", "inside"})
# How far back the words that tell a relation may stand (code points).
_REACH = 140
_KM = {"km": 1.0, "mi": 1.609344, "m": 0.001}
_DIRECTION = r"(?:north|south)(?:[\s-]?(?:east|west))?|east|west"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER = rf"\d{{1,4}}(?:[.,]\d{{1,3}})?|(?:{_TENS})(?:[\s-](?:{_ONES}))?|{_ONES}|{_TEENS}|a|an"
_UNIT = r"km|kms|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|m"
_ASIDE = r"(?:\s*\([^()]{1,40}\))?"
_DISTANCE = rf"\b(?P<number>{_NUMBER})[\s-]*(?P<unit>{_UNIT})\b{_ASIDE},?\s+(?:away\s+)?(?:to\s+)?(?:the\s+)?"
_OFFSET = re.compile(rf"{_DISTANCE}(?P<direction>{_DIRECTION}){_ASIDE}\s+(?:of|from)\s+$", re.I)
_AWAY = re.compile(rf"{_DISTANCE}(?:from|of|outside|off|short of|out of)\s+$", re.I)
_PART = re.compile(
    rf"\b(?:in|across|throughout|over|into|from)\s+(?:the\s+)?(?:far\s+)?(?:{_DIRECTION})\s+of\s+$", re.I
)
_PART_NAMED = re.compile(rf"(?<!to )\bthe\s+(?:far\s+)?(?:{_DIRECTION})\s+of\s+$", re.I)
_BESIDE = re.compile(rf"\b(?P<direction>{_DIRECTION})\s+of\s+$", re.I)
_NEAR = re.compile(
    r"\b(?<!in and )(?:near|nearby|close\s+to|next\s+to|not\s+far\s+from|adjacent\s+to|around|outside|beside"
    r"|just\s+off|bordering|approaches\s+to|off\s+the\s+coast\s+of|border\s+with"
    r"|(?:outskirts|edges?|approaches|gates|vicinity|surroundings|suburbs?)\s+of)\s+$",
    re.I,
)
_WAY = r"\b(?:road|roads|highway|route|motorway)\s+(?:(?:leading|running|going)\s+)?"
_LINKING = r"(?:from|between|linking|connecting|(?:that|which)\s+(?:links|connects))"
_ROAD = re.compile(rf"{_WAY}(?:to|towards?|{_LINKING}|(?:that|which)\s+leads\s+to)\s+$", re.I)
_ROAD_TO_SECOND = re.compile(
    rf"{_WAY}{_LINKING}\s+(?:the\s+)?[^\s,.;:][^,.;:]{{0,60}}?\s+(?:to|with|and|towards?)\s+$", re.I
)
_BETWEEN = re.compile(r"\bbetween\s+$", re.I)
_BETWEEN_SECOND = re.compile(
    r"\b[Bb]etween\s+(?:the\s+)?(?:[a-z]+\s+){0,3}[^\s,.;:a-z0-9][^,.;:]{0,60}?\s+and\s+$"
)
_ROAD_AFTER = re.compile(r"(?:[-–]\w[\w'’-]*)?\s+(?:road|highway|motorway)\b")
_ARTICLE = re.compile(r"(?:^|(?<=\s))(?:the|a|an)\s+$", re.I)
_BARE_DIRECTION = re.compile(_DIRECTION.replace("[\\s-]?", " ?"))
# How all of the words that tell a relation end: most names have none before them.
_RELATING = re.compile(
    r"\b(?:of|from|to|towards?|with|and|between|near|nearby|around|outside|beside|off|bordering"
    r"|linking|connecting|links|connects)$",
    re.I,
)
_LONGEST_RELATING = 12
# At most that many words describe a place between a relation and its name.
_DESCRIBED_BY = 8
# "The suburbs of X" lie beside it, so they tell a relation.
_BESIDE_IT = frozenset({"suburb", "suburbs", "port"})
_LINKS = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "in",
        "at",
        "near",
        "nearby",
        "from",
        "to",
        "around",
        "outside",
        "inside",
        "and",
        "or",
        "all",
        "both",
    }
)


def relation_before(text: str, start: int, end: int) -> tuple[Relation, float | None]:
    """Return the relation that the words before a name tell, and the distance where they give one.

    The distance is in kilometres; `start` and `end` are those of the bare name. "In the north of X" is
    in X, "north of X" is not.
    """
    lead = _lead(text, start)
    if _RELATING.search(lead.rstrip()[-_LONGEST_RELATING:]) is None:
        return ("road to" if _ROAD_AFTER.match(text, end) else "in"), None
    if (found := _OFFSET.search(lead)) is not None:
        return _direction(found["direction"]), _kilometres(found["number"], found["unit"])
    if (found := _AWAY.search(lead)) is not None:
        return "near", _kilometres(found["number"], found["unit"])
    if _PART.search(lead) or _PART_NAMED.search(lead):
        return "in", None
    if (found := _BESIDE.search(lead)) is not None:
        return _direction(found["direction"]), None
    if _ROAD.search(lead) or _ROAD_TO_SECOND.search(lead) or _ROAD_AFTER.match(text, end):
        return "road to", None
    if _BETWEEN.search(lead) or _BETWEEN_SECOND.search(lead):
        return "between", None
    if _NEAR.search(lead):
        return "near", None
    return "in", None


def is_government_use(text: str, start: int, end: int) -> bool:
    """Return whether a country's or a capital's name stands for its government: "X said", "the war with X".

    Judged by the words beside it alone: a saying or doing after it, a body that belongs to it, or a word
    before it that takes a side ("against", "by"). A name after a preposition of place is a place.
    """
    names = place_words()
    window = max(0, start - _REACH)
    before = [word.key for word in words_of(text[window:start])]
    tail = text[end : end + _REACH]
    possessive = re.match(r"['’]s?\b", tail) is not None
    after = [word.key for word in words_of(re.sub(r"^['’]s?\b", "", tail))]
    adjacent = re.match(r"(?:['’]s?)?[\s-]+\w", tail) is not None
    if before and _two_sides(before, after):
        return not (set(before[-8:]) & names.ways)
    if adjacent and after:
        if after[0] in names.government_bodies and after[:2] != ["air", "base"]:
            return True
        if tail[:1] == "-" and after[0] in ("backed", "led", "supported", "allied", "sponsored", "made"):
            return True
        placed = bool(before) and before[-1] in _PLACING
        if len(after) > 1 and after[0].endswith("ly"):
            after = after[1:]
        if after[0] in names.government_verbs and not possessive and not placed:
            return True
    # "by X", "pressure on X", but "by the city of X" is a place.
    joined = " ".join(before[-3:])
    if joined.endswith(("border with", "frontier with")):
        return False
    return any(joined == word or joined.endswith(" " + word) for word in names.government_before)


def _two_sides(before: list[str], after: list[str]) -> bool:
    """Whether a name is one of the two of "between X and Y"."""
    if before[-1] == "between":
        return "and" in after[:4]
    return "between" in before[-6:-1] and before[-1] == "and"


def _lead(text: str, start: int) -> str:
    """Return the text before a name, without what describes the place ("the besieged Syrian town of")."""
    lead = text[max(0, start - _REACH) : start]
    lead = lead[max(lead.rfind("\n"), lead.rfind(". ")) + 1 :]
    words: tuple[Word, ...] | None = None
    described = False
    for _ in range(_DESCRIBED_BY):
        if lead.rstrip()[-3:].casefold().endswith(("the", "a", "an")):
            lead = _ARTICLE.sub("", lead)
        if not described and _ends_plainly(lead):
            break
        words = words_of(lead) if words is None else words
        while words and words[-1].start >= len(lead):
            words = words[:-1]
        if not words or lead[words[-1].whole_end :].strip(" #"):
            break
        cut, described = _described(words, described)
        if cut is None:
            break
        lead = lead[:cut]
    return lead.rstrip(" #") + " "


def _ends_plainly(lead: str) -> bool:
    """Whether the last word before a name is one that never describes a place: a look before all words."""
    last = lead[lead.rfind(" ", 0, len(lead.rstrip(" "))) + 1 :].rstrip(" ")
    names = place_words()
    plain = last.isascii() and last.isalpha() and last.islower() and last != "of"
    return plain and last not in names.inhabited and last not in names.directions


def _described(words: tuple[Word, ...], described: bool) -> tuple[int | None, bool]:
    """Return where the words before a name get shorter by one that describes it, None where none does.

    `described` says that a kind of place has been passed, before which adjectives may stand.
    """
    names = place_words()
    last = words[-1]
    kinds = names.inhabited
    if last.key == "of" and len(words) > 1 and words[-2].key in kinds and words[-2].key not in _BESIDE_IT:
        return words[-2].start, True
    if last.key in kinds and last.key not in _BESIDE_IT and not last.capital:
        return last.start, True
    if last.possessive:
        return last.start, True
    # "The northern town" has a part of the land, "to the north" a direction.
    to_it = len(words) > 1 and words[-2].key in ("to", "the")
    if last.key in names.directions and not (to_it and _BARE_DIRECTION.fullmatch(last.key)):
        return last.start, described
    if described and last.key not in names.ordinary and (last.capital or last.key in names.before - _LINKS):
        return last.start, described
    return None, described


def _direction(word: str) -> Relation:
    found = fold(word).replace(" ", "") + " of"
    relations: dict[str, Relation] = {
        "north of": "north of",
        "south of": "south of",
        "east of": "east of",
        "west of": "west of",
        "northeast of": "northeast of",
        "northwest of": "northwest of",
        "southeast of": "southeast of",
        "southwest of": "southwest of",
    }
    return relations[found]


def _kilometres(number: str, unit: str) -> float | None:
    word = number.casefold()
    if word in ("a", "an"):
        value = 1.0
    elif word[0].isdigit():
        # A comma before three digits parts thousands, else it is a decimal comma.
        value = float(re.sub(r",(?=\d{3}$)", "", word).replace(",", "."))
    else:
        try:
            value = float(text2num(word.replace("-", " "), "en"))
        except ValueError:
            return None
    short = unit.casefold()
    scale = _KM["km"] if short.startswith("k") else _KM["mi"] if short.startswith("mi") else _KM["m"]
    return round(value * scale, 1)
