"""The words of time and the rules that they follow: names of months and weekdays, and a pattern a rule.

time_grammar.py puts the rules together to whole expressions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: Mapping[str, int] = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}
FEASTS: Mapping[str, tuple[int, int]] = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}

SPACE = r"\s{1,3}"
_APOSTROPHE = "['\u2019]"


def _names(names: Mapping[str, int] | list[str]) -> str:
    """Return an alternation of names in title case and in capitals, longest first, with an optional dot."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(f"{name.title()}|{name.upper()}" for name in ordered)


_FULL_MONTH = _names([name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july")])
_SHORT_MONTH = _names([name for name in MONTHS if len(name) <= 4 and name not in ("may", "june", "july")])
_MONTH = rf"(?P<month>(?:{_FULL_MONTH})\b|(?:{_SHORT_MONTH})\b\.?)"
_WEEKDAY = rf"(?P<weekday>(?i:{'|'.join(WEEKDAYS)})\b)"
_SHORT_WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?"
PART = (
    r"(?:pre-dawn|early|late|mid-?)?-?\s?(?:morning|afternoon|evening|night|noon|midnight|dawn|dusk|midday)\b"
)
_EDGE = (
    r"(?P<edge>early|late|mid|(?:the\s)?(?:very\s)?(?:start|beginning|end|middle|close|first\shalf|second\shalf"
    r"|last\sdays|final\sdays|first\sdays|early\sdays|latter\shalf)\sof(?:\sthe)?)"
)
_YEAR_WORDS = r"(?:of\s)?(?:last|this|next|the\sprevious|that|the\ssame)\syear\b"
_YEAR_DIGITS = r"(?:1[6-9]|20)\d\d(?![\d\u2032]|[.,/]\d|-\d\d\b|-?year|%)\b"
_YEAR = rf"(?P<year>{_YEAR_DIGITS}|{_YEAR_WORDS})"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|-year)"
_DAY2 = r"(?P<day2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|-year)"
_TO = rf"(?:\s?[-\u2013\u2014]\s?|{SPACE}(?:to|and|through|until|till){SPACE}(?:the\s)?)"
SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen"
)
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
NUMBER = (
    rf"\d{{1,4}}(?:\.\d)?|(?:{TENS})(?:-(?:{SMALL}))?|{SMALL}|(?:a\s)?couple(?:\sof)?|(?:a\s|the\s)?few|several"
    r"|a\sdozen|half\sa|a|an"
)
_HEDGE = (
    r"(?:(?P<hedge>nearly|almost|about|around|roughly|some|over|more\sthan|less\sthan|fewer\sthan|just\sover"
    r"|just\sunder|at\sleast|well\sover|approximately|close\sto|just|only)\s)?"
)
_UNIT = r"(?P<unit>minute|hour|day|night|week|weekend|fortnight|month|year|decade|century|centurie)"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
ORDINALS: Mapping[str, int] = {
    word: number
    for number, word in enumerate(
        (
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ),
        start=1,
    )
}
_ORDINAL = rf"{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th)"
_ZONE = r"(?:local\stime|local|[A-Z][a-z]+\stime|GMT|UTC|EST|EDT|CET|CEST|BST|MSK|PST|PDT|IST)\b"
CLOCK = (
    r"(?:(?:(?:[01]?\d|2[0-4])(?::[0-5]\d(?:\s?[ap]\.?m\b\.?)?|\.[0-5]\d\s?[ap]\.?m\b\.?)"
    r"|(?:1[0-2]|0?[1-9])\s?(?:[ap]\.m\.|[ap]m\b)"
    rf"|[0-2]\d[0-5]\d(?=\s(?:GMT|UTC|hours|local)\b)|noon\b|midnight\b|midday\b)"
    rf"(?:\shours\b)?(?:,?\s(?:{_ZONE}|\({_ZONE}\)))?)"
)

Rule = Literal[
    "iso",
    "numeric",
    "date",
    "american date",
    "day of month",
    "weekday",
    "day word",
    "feast",
    "attacks of 2001",
    "month",
    "year",
    "decade",
    "season",
    "calendar",
    "weekend",
    "past",
    "recent",
    "duration",
    "within",
    "lasting",
    "ordinal day",
    "shift",
    "that day",
    "clock",
]

RULES: Mapping[Rule, str] = {
    "iso": r"(?P<year>(?:19|20)\d\d)-(?P<month>0\d|1[0-2])-(?P<day>[0-3]\d)(?![\d-])",
    "numeric": (
        r"(?P<first>\d{1,2})(?:/(?P<second>\d{1,2})/|\.(?P<dotted>\d{1,2})\.)(?P<year>(?:19|20)\d\d)(?![\d/])"
    ),
    "date": (
        rf"(?:(?:{_WEEKDAY}|(?-i:{_SHORT_WEEKDAY}))(?:\s{PART})?,?{SPACE})?(?:the\s)?{_DAY}(?:{_TO}{_DAY2})?"
        rf"(?:\sof)?(?:{SPACE}|-)(?-i:{_MONTH})(?:,?{SPACE}{_YEAR}|-(?P<dashed>(?:19|20)\d\d)\b)?"
    ),
    "american date": (
        rf"(?:(?:{_WEEKDAY}|(?-i:{_SHORT_WEEKDAY}))(?:\s{PART})?,?{SPACE})?(?-i:{_MONTH}){SPACE}(?:the\s)?{_DAY}"
        rf"(?:{_TO}{_DAY2}(?!\s(?-i:{_FULL_MONTH})))?(?:,?{SPACE}{_YEAR})?"
    ),
    "day of month": r"the\s(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b"
    r"(?!-|\s(?!(?:in|at|with|when|after|as|and|on|by|to|from)\b)\w)",
    "weekday": (
        r"(?:(?P<which>last|next|this\spast|this\scoming|this|the\sprevious|the\sfollowing|the\snext|that"
        rf"|past|previous|coming)\s)?(?:early\s)?{_WEEKDAY}"
        rf"(?:,?\s(?:early\s|late\s)?(?:in\sthe\s)?{PART})?(?:\s(?P<week>(?:of\s)?last|this|next)\sweek\b)?"
    ),
    "day word": (
        rf"(?:earlier\s|later\s|late\s|early\s)?(?P<word>today|yesterday|tomorrow)\b(?:\s{PART})?"
        r"|(?P<word2>tonight|last\snight|overnight|this\s(?:early\s)?(?:morning|afternoon|evening)"
        r"|(?:earlier|later)\sin\sthe\sday|earlier\sthis\s(?:morning|afternoon|evening)"
        r"|the\sday\sbefore\syesterday)\b"
    ),
    "feast": (
        rf"(?P<feast>(?:New\sYear{_APOSTROPHE}s|Christmas|Valentine{_APOSTROPHE}s|Boxing)\s(?:Day|Eve))\b"
        rf"(?:,?\s{_YEAR})?"
    ),
    "attacks of 2001": (
        r"(?P<attacks>9/11\b|(?:the\s)?(?:September\s11|11\sSeptember)(?:th)?(?=,?\s(?:terror(?:ist)?\s)?attacks))"
        r"(?:,?\s(?:terror(?:ist)?\s)?attacks\b)?"
    ),
    "month": (
        rf"(?:{_EDGE}[-\s])?(?:(?P<which>last|this|next|this\spast)\s)?(?-i:{_MONTH})"
        rf"(?:,?{SPACE}(?:of\s)?{_YEAR}|-(?P<dashed>(?:19|20)\d\d)\b)?"
    ),
    "year": rf"(?:{_EDGE}[-\s](?:the\s)?)?(?P<year>{_YEAR_DIGITS})(?:\s?[-\u2013/](?P<short>\d\d)(?!\d))?",
    "decade": rf"(?:the\s)?(?:{_EDGE}[-\s](?:the\s)?)?(?P<decade>(?:1[6-9]|20)\d0){_APOSTROPHE}?s\b",
    "season": (
        rf"(?:the\s)?(?:{_EDGE}[-\s])?(?:(?P<which>last|this|next|this\spast)\s)?{_SEASON}\b(?:\s(?:of\s)?{_YEAR})?"
    ),
    "calendar": (
        rf"(?:{_EDGE}\s)?(?P<shade>(?:earlier|later|late|early)\s(?:in\s)?)?(?P<which>last|this|next|the\sprevious"
        r"|previous|the\sfollowing|the\scoming|that|the)\s(?:same\s)?(?P<unit>week|month|year|decade|century)\b"
        rf"(?!\sand\sa\shalf)(?P<whole>{_APOSTROPHE}s\b)?"
    ),
    "weekend": (
        r"(?:(?P<which>last|this|next|this\spast|the\spast|the|this\scoming|the\sprevious)\s)?weekend\b"
    ),
    "past": (
        r"(?:the\s|these\s)?(?:last\s(?!(?:minute|hour|day|night)\b)|past\s|(?:previous|preceding)\s(?!\w+\b(?<!s)))"
        rf"{_HEDGE}(?:(?P<number>{NUMBER})\s)?{_UNIT}s?\b(?P<half>\sand\sa\shalf\b)?"
    ),
    "recent": r"(?:the\s)?(?:most\s)?recent\s(?P<unit>hour|day|week|month|year|decade)s\b",
    "duration": (
        rf"for\s(?:{_HEDGE}(?P<number>{NUMBER})\s(?:consecutive\s|straight\s|full\s|whole\s)?{_UNIT}s?"
        rf"|{_UNIT.replace('P<unit>', 'P<bare>')}s)\b"
    ),
    "within": (
        rf"(?:with)?in\s(?:the\snext\s)?{_HEDGE}(?P<number>{NUMBER})\s(?P<unit>hour|day|week|month)s?\b"
        r"(?!-|\s(?:prison|jail))"
    ),
    "lasting": (
        rf"(?:(?P<number>{NUMBER})[-\s](?P<unit>hour|day|week|month)(?:s?[-\s]long)?\b(?!s|-old)"
        rf"|(?P<bare>hour|day|week|month)s?-long\b|(?P<number2>{NUMBER})\s(?P<unit2>day|week|month)s(?=\sof\s[a-z]|$))"
    ),
    "ordinal day": (
        rf"(?:(?:for|on)\s)?(?:a|an|the|its|their|his|her)\s(?P<ordinal>{_ORDINAL})\s(?:consecutive|straight|successive)\s"
        rf"(?P<unit>day|night|week|month)\b"
        rf"|(?:a|the|its|their)\s(?P<ordinal2>{_ORDINAL})\s(?P<unit2>day|night|week|month)\s(?:running|in\sa\srow)\b"
        rf"|for\s(?:a|the|its|their)\s(?P<ordinal3>{_ORDINAL})\s(?P<unit3>day|night|week|month)\b"
    ),
    "shift": (
        rf"(?:{_HEDGE}(?P<number>{NUMBER}|the|same)\s{_UNIT}s?|(?P<bare>hour|day|week|month|year|decade)s)\s"
        r"(?P<way>ago|earlier|before(?!\syesterday)|previously|prior|later|after|afterwards?|following)\b"
    ),
    "that day": (
        r"(?P<which>the\s(?:very\s)?(?:following|next|previous|preceding|same)|that(?:\ssame|\svery)?"
        r"|(?:later|earlier)\sthat|later\sthe\ssame|earlier\sthe\ssame)\s"
        r"(?P<unit>day|morning|afternoon|evening|night)\b"
    ),
    "clock": rf"(?:about\s|around\s)?{CLOCK}",
}
