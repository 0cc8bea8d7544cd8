"""Small phrases out of the fields of a claim: days, numbers with their hedges, sides, places.

They are what sentences and tables are put together from. Nothing is added to what the fields hold; words
that take a side, and words that blur a number in a way of their own, stand in quotation marks.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from onrecord.accounts.loaded import is_loaded
from onrecord.accounts.plain import one_line
from onrecord.accounts.words import words
from onrecord.model.claim import Claim, Count, Place, Side, Teller, When
from onrecord.model.document import DocumentRef

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DETERMINER = re.compile(
    r"(?:an?|the|each|both|all|its?|their|his|her|some|several|many|two|three|\d+)\b", re.IGNORECASE
)
_PLAIN_NUMBER = re.compile(r"\d")


def day_words(day: str) -> str:
    """Return an ISO day, or the day of an ISO time, in words: "9 November 2020"; else as it is."""
    try:
        date = dt.date.fromisoformat(day[:10])
    except ValueError:
        return one_line(day)
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def when_words(when: When) -> str | None:
    """Return the days of a happening with their preposition: "on 9 November 2020", "in October 2020"."""
    start, end = when.start, when.end
    if start is None and end is None:
        return None
    if start is None or end is None:
        return f"from {day_words(start)} on" if start else f"up to {day_words(end or '')}"
    if start == end:
        return f"on {day_words(start)}"
    if when.precision == "year" and start[:4] == end[:4]:
        return f"in {start[:4]}"
    if when.precision == "month" and start[:7] == end[:7]:
        return f"in {' '.join(day_words(start).split()[1:])}"
    return f"between {day_words(start)} and {day_words(end)}"


def number_words(number: float) -> str:
    """Return a number in digits, with commas at the thousands: 1,221; 2.5."""
    return f"{int(number):,}" if number == int(number) else f"{number:,}"


def count_number(count: Count) -> str:
    """Return the number of a count with its hedge: "at least 5", "10 to 20", “dozens” in its own words."""
    if count.value is None:
        return _blurred(count)
    value = number_words(count.value)
    if count.approx:
        hedge = words().hedges.get(count.approx.casefold(), count.approx)
        plain = one_line(hedge)
        return f"{value} {plain}" if plain.casefold() in words().after else f"{plain} {value}"
    if count.low is not None and count.high is not None and count.low != count.high:
        return f"{number_words(count.low)} to {number_words(count.high)}"
    if count.low is not None and count.high is None:
        return f"at least {number_words(count.low)}"
    if count.high is not None and count.low is None:
        return f"up to {number_words(count.high)}"
    return value


def count_words(count: Count, *, brief: bool = False, noun: str | None = None) -> str:
    """Return a count with its measure and noun: "a total of 1,221 people", "23 more villages".

    With `brief`, as tables show it, unit and state included: "1,221 killed in all", "23 more villages".
    `noun` takes the place of the count's own.
    """
    number, noun = count_number(count), noun or count_noun(count)
    link = " of " if number.endswith("”") else " "
    state = words().states.get(count.unit)
    if brief and state:
        noun = f"{noun} {state}" if count.of else state
        link = link if count.of else " "
    if count.measure == "new":
        return f"{number} more {noun}"
    if count.measure == "total":
        return f"{number}{link}{noun} in all" if brief else f"a total of {number}{link}{noun}"
    return f"{number}{link}{noun}"


def count_noun(count: Count) -> str:
    """Return what is counted, in the singular or the plural: "people", "police officers", "villages"."""
    name = count.of if count.of and count.unit in words().states else count.unit
    if count.unit in words().states and not count.of:
        name = "person"
    noun = one_line(name)
    if noun.casefold() in words().adjectives:
        return f"{noun} personnel"
    if not is_singular(count):
        # Proper names of bodies ("Coast Guard") have no plural of their own.
        noun = noun if " " in noun and noun.rpartition(" ")[2][:1].isupper() else plural(noun)
    return quoted_if_loaded(noun)


def is_singular(count: Count) -> bool:
    """Say whether the noun behind a count is in the singular."""
    return count.value == 1 and count.low in (1, None) and count.high in (1, None)


def plural(noun: str) -> str:
    """Return the plural of an English noun, its last word put in the plural."""
    head, space, last = noun.rpartition(" ")
    irregular = words().plurals.get(last.casefold())
    if irregular:
        return head + space + irregular
    low = last.casefold()
    if low.endswith("man") and low not in ("german", "human", "roman", "ottoman"):
        return noun[:-2] + "en"
    if low.endswith(("s", "x", "ch", "sh", "z")):
        return noun if low.endswith("s") and not low.endswith("ss") else noun + "es"
    if re.search(r"[^aeiou]y$", low):
        return noun[:-1] + "ies"
    return noun + "s"


def joined(parts: Sequence[str]) -> str:
    """Return parts as a list in words: "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def side_words(side: Side | Teller, claim: Claim | None = None) -> str:
    """Return the name of a side as a sentence needs it: with an article where a body has a common name.

    A name in which a word takes a side stands in quotation marks.
    """
    name = one_line(side.name)
    quoted = quoted_if_loaded(name, claim)
    if quoted != name:
        return quoted
    has_common_name = side.kind in ("organization", "armed group") and name[:1].islower()
    if has_common_name and not _DETERMINER.match(name) and not re.search(r"(?:[^s]s|men)$", name):
        return f"the {name}"
    return name


def quoted_if_loaded(name: str, claim: Claim | None = None) -> str:
    """Return a name in quotation marks where it holds a word that takes a side, else as it is.

    Proper names, all of whose words have capitals, keep such a word ("Martyrs Brigades").
    """
    if claim and any(wording.quote in name for wording in claim.wording):
        return f"“{name}”"
    is_proper = all(word[:1].isupper() or len(word) <= 3 for word in name.split())
    if not is_proper and is_loaded(name):
        return f"“{name}”"
    return name


def place_words(place: Place) -> str:
    """Return a place with its preposition: "in Shusha", "near Shusha", "12 km north of Shusha"."""
    name = one_line(place.name)
    distance = f"{number_words(place.offset_km)} km " if place.offset_km else ""
    if place.relation == "road to":
        return f"on the road to {name}"
    if place.relation == "near" and distance:
        return f"{distance}from {name}"
    return f"{distance}{place.relation} {name}"


def places_words(places: Iterable[Place]) -> str:
    """Return places with their prepositions, those of one relation joined: "in Shusha and Lachin"."""
    groups: dict[str, list[str]] = {}
    for place in places:
        relation = "" if place.offset_km or place.relation == "road to" else place.relation
        phrase = one_line(place.name) if relation else place_words(place)
        names = groups.setdefault(relation, [])
        if phrase not in names:
            names.append(phrase)
    return joined([f"{relation} {joined(names)}".strip() for relation, names in groups.items()])


def publisher_words(document: DocumentRef) -> str:
    """Return who published a document; where nobody is named, the document by its title or id."""
    if document.publisher:
        return one_line(document.publisher)
    if document.title:
        return f"a document titled “{one_line(document.title)}”"
    return f"document {one_line(document.id)}"


def capitalized(sentence: str) -> str:
    """Return a sentence with a capital at its start; opening quotation marks are left alone."""
    return sentence[:1].upper() + sentence[1:]


def _blurred(count: Count) -> str:
    """Return a number that the text gives in words alone, in those words; else its bounds."""
    said = one_line(count.span.quote) if count.span else ""
    said = re.sub(r"\s+of$", "", said)
    if said and not _PLAIN_NUMBER.search(said):
        return f"“{said[:1].lower()}{said[1:]}”"
    if count.low is not None and count.high is not None:
        return f"{number_words(count.low)} to {number_words(count.high)}"
    if count.low is not None:
        return f"at least {number_words(count.low)}"
    return f"up to {number_words(count.high)}" if count.high is not None else "an unknown number of"
