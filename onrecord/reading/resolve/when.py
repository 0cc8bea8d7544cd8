"""The days of a claim: from the expression of time that belongs to it, or from the day of its report."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from onrecord.model.claim import When
from onrecord.model.span import Span
from onrecord.model.words import WhenBasis
from onrecord.reading.extract.mentions import Act
from onrecord.reading.extract.times import find_times
from onrecord.reading.parse.parsed import Parsed
from onrecord.reading.resolve.times import resolve_when

_SINCE = re.compile(r"[^.;:,]{0,80}?\bsince\s(?P<clause>)")
_AHEAD = re.compile(
    r"\b(?:start(?:ing|s)?|begin(?:ning|s)?|effective|due|scheduled for)\s+(?:on\s+|for\s+|from\s+)?$",
    re.IGNORECASE,
)
_CLAIMED = re.compile(r"\bclaim(?:s|ed|ing)? responsibility\b", re.IGNORECASE)
_CLAIMABLE = ("attack", "casualties")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def when_of(act: Act, parsed: Parsed) -> When | None:
    """Return the days of an act, None where neither the text nor the report's date tells them.

    In a quoted post, days are seen from the day that it was posted.
    """
    document, sentence = parsed.document, parsed.sentences[act.sentence]
    block = parsed.blocks[sentence.block]
    said_on = _said_on(act, parsed)
    if act.numbers and (since := _since_after(act, parsed, said_on)) is not None:
        return since
    if act.time_source == "expression" and act.time is not None:
        span = Span.of(document.text, act.time.start, act.time.end)
        carried = not sentence.start <= span.start < sentence.end
        # "starting on Sunday" is the Sunday to come, whatever the act's modality.
        ahead = _AHEAD.search(document.text, sentence.start, span.start) is not None
        when = _resolve(span.quote, said_on, planned=ahead or act.modality == "planned")
        if when is not None:
            return replace(when, span=span, basis="carried over" if carried else "expression")
        return None
    # A post tells news of its day, where it tells none; so does a report of what people say, or say they did.
    words = document.text[sentence.start : sentence.end]
    said = act.kind == "statement" or (act.kind in _CLAIMABLE and _CLAIMED.search(words))
    said_now = said and act.time_source == "none" and not find_times(words)
    if (act.time_source == "document" or block.posted or said_now) and said_on is not None:
        day = said_on.isoformat()
        basis: WhenBasis = "post date" if block.posted else "document date"
        return When(start=day, end=day, precision="day", basis=basis)
    return None


def _since_after(act: Act, parsed: Parsed, said_on: dt.date | None) -> When | None:
    """Return the time since which an act's numbers are counted, where a clause beside it tells it.

    "… nearly 240 villages since it launched an operation on September 27" runs from that day to the
    report's; what is counted so is a running total.
    """
    text, sentence = parsed.document.text, parsed.sentences[act.sentence]
    clause = _SINCE.match(text, act.evidence.end, sentence.end)
    if clause is None or said_on is None:
        return None
    for time in find_times(text[clause.start("clause") : sentence.end]):
        start = clause.start("clause") + time.start
        span = Span.of(text, start, clause.start("clause") + time.end)
        when = _resolve(span.quote, said_on, planned=False)
        if when is None or when.start is None or when.start > said_on.isoformat():
            return None
        return When(
            start=when.start,
            end=said_on.isoformat(),
            precision="range",
            basis="expression",
            text=span.quote,
            span=span,
        )
    return None


def is_running_total(act: Act, parsed: Parsed) -> bool:
    """Tell whether an act's numbers are counted since some day told beside it."""
    return _since_after(act, parsed, _said_on(act, parsed)) is not None


def _said_on(act: Act, parsed: Parsed) -> dt.date | None:
    """Return the day from which an act's times are seen: the post's, else the report's."""
    posted = parsed.blocks[parsed.sentences[act.sentence].block].posted
    return dt.date.fromisoformat(posted) if posted else parsed.document.day


def _resolve(expression: str, said_on: dt.date | None, *, planned: bool) -> When | None:
    if said_on is not None:
        return resolve_when(expression, said_on, planned=planned, anchor=said_on)
    # Without a date of the report only an expression that names its year can be read; seen from the
    # end of that year, "since May 2020" gets an end that nobody told.
    year = _YEAR.search(expression)
    if year is None:
        return None
    last = dt.date(int(year[0]), 12, 31)
    when = resolve_when(expression, last)
    if when is not None and when.precision == "range" and when.end == last.isoformat():
        return replace(when, end=None)
    return when
