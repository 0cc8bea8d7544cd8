"""Finds the expressions of time in a text: spans only, no values.

Extract offers these spans to the reader as candidates; resolve/times.py says which days they mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reading.extract.time_grammar import TimeForm, time_at
from onrecord.reading.extract.time_words import SMALL, TENS
from onrecord.vocabulary.alternation import alternation


@dataclass(frozen=True, slots=True, order=True)
class TimeExpression:
    """A stretch of text that names a time: code points, end exclusive."""

    start: int
    end: int


# Words with which an expression can begin, and beginnings of such words.
_WORDS = (
    *("mon", "fri", "sat", "sun", "the", "ever", "by", "up", "for", "in", "new", "at", "its", "their", "his"),
    *("her", "a", "an", "half a", "couple", "few", "several", *TENS.split("|"), *SMALL.split("|")),
)
_BEGINNINGS = (
    *("today", "yesterday", "tomorrow", "tonight", "overnight", "tue", "wed", "thu", "monday", "friday"),
    *("saturday", "sunday", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov"),
    *("dec", "hour-", "day-", "week-", "month-", "weeks-", "months-"),
    *("last", "next", "this", "past", "previous", "coming", "recent", "these", "that", "since", "until"),
    *("till", "through", "before", "prior", "from", "between", "over", "within", "early", "earlier", "mid"),
    *("late", "weekend", "very", "most", "pre-dawn", "morning", "afternoon", "evening", "night", "noon"),
    *("dawn", "dusk", "spring", "summer", "autumn", "fall", "winter", "christmas", "valentine", "boxing"),
    *("nearly", "almost", "about", "around", "roughly", "some", "more", "less", "fewer", "just", "well"),
    *("approximately", "close", "only", "hours", "days", "weeks", "months", "years", "decades", "same"),
)
_WHOLE = alternation(_WORDS, space=r"\s")
# Where an expression can begin; what does begin there is for the grammar to say.
_STARTERS = re.compile(rf"(?<![\w\u2019'/.,-])(?:\d|(?i:{alternation(_BEGINNINGS)}|(?:{_WHOLE})\b))")
_NAME_BEFORE = re.compile(
    r"(?:\b(?:Black|Bloody|Red|Good|Ash|Holy|Maundy|Cyber|Super|Sheffield|Man|White|Blue|Grey|Gray|Theresa|Ruby)\s"
    r"|\b(?:Resolution|No\.|Route|Highway|Flight|Article|Section|Channel|Studio|Unit|Room)\s)$"
)
_NAME_AFTER = re.compile(
    r"[\s-](?:Alliance|Movement|Youth|Brigades?|Coalition|Martyrs|Revolution|Constitution|Group|Times|Telegraph|Express"
    r"|Mirror|Mail|Post|Herald|Agreement|Organi[sz]ation|Front|Battalion|University|Bridge|Square|Street|Camp)\b"
)
_MONTH_LEAD = re.compile(
    r"\b(?:in|since|until|till|during|last|next|this|early|mid|late|from|between|to|and|through|by|before|after|of|for"
    r"|following|the)[\s-]$",
    re.IGNORECASE,
)
_MAY_LEAD = re.compile(
    r"\b(?:in|since|until|till|during|last|next|this|early|mid|late|between"
    r"|(?:month|end|start|beginning|middle) of)[\s-]$",
    re.IGNORECASE,
)
_SURNAME = re.compile(r"\s[A-Z][a-z]+")
_COUNTED_NOUN = re.compile(
    r"\s(?:people|persons?|men|women|children|soldiers|troops|civilians|fighters|militants|rebels|refugees|homes|houses"
    r"|dead|deaths|killed|wounded|injured|casualties|others|more|members|police|officers|protesters|demonstrators"
    r"|supporters|families|residents|villagers|prisoners|migrants|miles?|kilomet(?:er|re)s?|km|metres?|meters?|feet|tons?"
    r"|tonnes?|dollars|euros|pounds|participants|personnel|guests|workers|students|villages|buildings|tanks|vehicles"
    r"|rockets|missiles|hectares|acres|victims|million|billion|percent|per cent|kg|mm|rounds|km\u00b2|Marines"
    r"|inhabitants)\b"
)
_COUNT_LEAD = re.compile(
    r"(?:[$\u20ac\u00a3#\u00a5]\s?|\b(?:some|about|approximately|nearly|almost|over|least|than|to|estimated|killing|killed"
    r"|injuring|injured|wounding|another|further|additional|roughly|only)\s)$",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"\s(?!(?:old|prison|jail|sentence|term|ban|low|high|average|period|increase|rise|record)\b)[a-z]"
)
_CONTEXT = 24


def find_times(text: str) -> list[TimeExpression]:
    """Return the expressions of time in a text, longest match, without overlap, in order.

    A plain "on" or "in" before a day or a month stays outside; "since", "until", "from … to" and "for"
    belong to the expression because they change its days.
    """
    found: list[TimeExpression] = []
    position = 0
    while True:
        starter = _STARTERS.search(text, position)
        if starter is None:
            return found
        start = starter.start()
        form = time_at(text, start)
        if form is None or not _is_whole(text, form) or not _is_time(text, form):
            position = start + 1
            continue
        found.append(TimeExpression(form.start, form.end))
        position = form.end


def _is_whole(text: str, form: TimeForm) -> bool:
    """Whether the expression ends with a word."""
    end = form.end
    return end >= len(text) or not (text[end].isalnum() and text[end - 1].isalnum())


def _is_time(text: str, form: TimeForm) -> bool:
    """Whether the words around say that this is a time, and not a name, a verb or a count."""
    before = text[max(0, form.start - _CONTEXT) : form.start]
    first = form.points[0]
    if _NAME_BEFORE.search(before):
        return False
    if first.rule in ("date", "american date", "weekday", "month", "year") and _NAME_AFTER.match(
        text, form.end
    ):
        return False
    if first.rule == "month" and form.form == "point" and first.end - first.start < 10:
        return _is_month(text, form, before)
    if first.rule == "year" and form.form == "point":
        return _is_year(text, form, before)
    if first.rule == "day of month":
        return form.end - first.start > 10 or before.endswith(("on ", "since ", "until ", "by "))
    if first.rule == "lasting":
        return _is_lasting(text, form)
    if first.rule == "clock":
        return form.end - form.start > 3
    return True


def _is_lasting(text: str, form: TimeForm) -> bool:
    """Whether a length of time stands with what lasted ("a two-day battle"), and not for a term or an age."""
    words = text[form.start : form.end].casefold()
    if "-" not in words and words.startswith(("a ", "an ", "one ", "half ")):
        return False
    return _LASTS.match(text, form.end) is not None


def _is_month(text: str, form: TimeForm, before: str) -> bool:
    """Whether a lone name of a month is the month: "May" and "March" are verbs and names too."""
    words = text[form.start : form.end].rstrip(".").casefold()
    if words in ("may", "mar"):
        return bool(_MAY_LEAD.search(before))
    if words == "march":
        return bool(_MONTH_LEAD.search(before)) and not before.casefold().endswith(
            (" the ", " to ", " for ", " of ")
        )
    if len(words) <= 4 and words not in ("june", "july"):
        return bool(_MONTH_LEAD.search(before))
    return bool(_MONTH_LEAD.search(before)) or not _SURNAME.match(text, form.end)


def _is_year(text: str, form: TimeForm, before: str) -> bool:
    """Whether four digits are a year and not a count ("2000 people", "some 1950 homes")."""
    if form.points[0].parts.get("edge"):
        return True
    return not _COUNTED_NOUN.match(text, form.end) and not _COUNT_LEAD.search(before)
