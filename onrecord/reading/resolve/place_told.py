"""Reads from the words beside a name what kind of place it is said to be.

Second of the files that resolve places: "the town of X", "X village", "the X and Y provinces".
"""

from __future__ import annotations

from onrecord.gazetteer.words import place_words
from onrecord.reading.resolve.place_page import Page, Told
from onrecord.reading.resolve.place_tokens import joins

_LONGEST_LIST = 60
_QUANTITIES = frozenset(
    {
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "dozen",
        "dozens",
    }
    | {"several", "some", "many", "more", "few", "other", "all", "hundreds", "most"}
)


def told_around(page: Page, first: int, last: int) -> Told | None:
    """Return what the words beside a name say it is: "the town of X", "X village", "X and Y provinces".

    "Six villages of X" and "villages in X" make it a holder: a district where there is one.
    """
    said = _told_before(page, first)
    return said if said == "holder" else _kind_after(page, last) or said


def _told_before(page: Page, first: int) -> Told | None:
    names = place_words()
    before, led = page.word(first - 1), page.word(first - 2)
    if before is None or page.words[first].gap != " ":
        return None
    if before.key in names.settlements and before.key != "port":
        return None if before.key.endswith("s") else "place"
    if before.key == "the":
        first, before, led = first - 1, led, page.word(first - 3)
    if before is None or led is None or before.key not in ("of", "in") or before.gap != " " or led.capital:
        return None
    if led.key in names.settlements and led.key.endswith("s"):
        return "holder" if before.key == "in" or _counted(page, first - 3) else None
    if before.key == "of" and led.key in names.settlements:
        # "The capital of X" may be that of a country.
        return None if led.key == "capital" else "place"
    return names.divisions.get(led.key) if before.key == "of" else None


def _kind_after(page: Page, last: int) -> Told | None:
    """Return what stands right after a name or at the end of the list that it is in."""
    names = place_words()
    if page.words[last].possessive:
        return None
    listed = False
    for index in range(last + 1, min(last + 1 + _LONGEST_LIST, len(page.words))):
        word = page.words[index]
        if word.gap == " " and not word.capital:
            if word.key == "and":
                listed = True
                continue
            if word.key in names.settlements and word.key != "capital" and listed == word.key.endswith("s"):
                return "place"
            return _division_in_plural(word.key) if listed else None
        if not word.capital or not (joins(word.gap) or word.gap == ", ") or word.possessive:
            return None
        # A second name without a comma or "and" between is no list.
        if not listed and word.gap != ", ":
            return None
        listed = True
    return None


def _counted(page: Page, index: int) -> bool:
    """Whether a word before "villages of" counts or names them: "six", "several", the last of a list."""
    word = page.word(index)
    if word is None:
        return False
    return (word.capital and not word.begins_sentence) or word.key in _QUANTITIES or word.key[:1].isdigit()


def _division_in_plural(key: str) -> Told | None:
    names = place_words()
    if key.endswith("ies"):
        return names.divisions.get(key[:-3] + "y")
    return names.divisions.get(key[:-1]) if key.endswith("s") else None
