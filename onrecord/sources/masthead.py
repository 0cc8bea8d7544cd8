"""Reads date and publisher off the first lines of a plain text; the text itself stays as it is.

Forms: "date 2020-11-09 Fast News", "Fast News, 9 November 2020", "9 November 2020 | Fast News", a day
alone on its line, and lines that say what they are ("Published: …", "Source: …"). Day before month or
after is read only where the month is a word: 09/11/2020 means two days.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_LINES = 6
"""A masthead stands in the first lines that are not empty; below them a day belongs to the report."""

_LONGEST_LINE = 120
_MOST_WORDS = 6
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = (
    rf"{_WEEKDAY}(?:(?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"
    rf"|(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH}),?\s+(?P<year>[0-9]{{4}})"
    rf"|(?P<month_us>{_MONTH})\s+(?P<day_us>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year_us>[0-9]{{4}}))"
)
# A time after the day is left out: it seldom says of which zone it is.
_TIME = (
    r"(?:(?:,|\s+at|\s+[|–—-]|T)?\s*[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?"
    r"\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{1,4}|[+-][0-9:]+)?)?"
)
_PUBLISHER = r"(?P<publisher>[^\s,|–—:;][^|–—:;\n]*?)"
_BAR = r"\s*(?:[|·•–—]|\s-\s|,)\s*"

_DATE_LINE = re.compile(rf"date:?\s+{_DAY}\s+{_PUBLISHER}", re.IGNORECASE)
_PUBLISHER_FIRST = re.compile(rf"{_PUBLISHER}{_BAR}{_DAY}{_TIME}", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"{_DAY}{_TIME}{_BAR}{_PUBLISHER}", re.IGNORECASE)
_DAY_ALONE = re.compile(rf"{_DAY}{_TIME}", re.IGNORECASE)
_LABELLED_DAY = re.compile(
    rf"(?:(?:first\s+)?published(?:\s+on)?|publication\s+date|date|posted(?:\s+on)?)\s*:?\s+{_DAY}{_TIME}",
    re.IGNORECASE,
)
_LABELLED_PUBLISHER = re.compile(rf"(?:source|publisher|published\s+by)\s*:\s*{_PUBLISHER}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What the first lines say: `published` an ISO day; `stated` is False where the form alone tells it."""

    published: str | None = None
    publisher: str | None = None
    stated: bool = True


def read_masthead(text: str) -> Masthead:
    """Return date and publisher from the first lines of a text; None for what they don't say."""
    published: str | None = None
    publisher: str | None = None
    stated = True
    for line in _first_lines(text):
        for pattern, says in (
            (_DATE_LINE, True),
            (_LABELLED_DAY, True),
            (_LABELLED_PUBLISHER, True),
            (_DAY_ALONE, True),
            (_PUBLISHER_FIRST, False),
            (_DAY_FIRST, False),
        ):
            found = pattern.fullmatch(line)
            if found is None:
                continue
            groups = found.groupdict()
            name, day = _name(groups.get("publisher")), _day(groups)
            if ("publisher" in groups and name is None) or ("iso" in groups and day is None):
                continue
            published = published or day
            if publisher is None and name is not None:
                publisher, stated = name, says
            break
    return Masthead(published=published, publisher=publisher, stated=stated)


def _first_lines(text: str) -> list[str]:
    lines = (line.strip() for line in text[:2_000].split("\n"))
    return [line for line in [line for line in lines if line][:_LINES] if len(line) <= _LONGEST_LINE]


def _day(groups: dict[str, str | None]) -> str | None:
    try:
        if iso := groups.get("iso"):
            return dt.date.fromisoformat(iso).isoformat()
        year = groups.get("year") or groups.get("year_us")
        month = groups.get("month") or groups.get("month_us")
        day = groups.get("day") or groups.get("day_us")
        if year and month and day:
            return dt.date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day)).isoformat()
    except ValueError:
        pass
    return None


def _name(publisher: str | None) -> str | None:
    """Return a publisher's name where words can be one: few of them, most in capitals, no sentence."""
    if publisher is None:
        return None
    name = publisher.strip().rstrip(".")
    words = name.split()
    capitals = sum(1 for word in words if word[0].isupper() or word[0].isdigit() or not word.islower())
    if not words or len(words) > _MOST_WORDS or capitals * 2 < len(words) or re.search(r"[.!?]\s", name):
        return None
    return name
