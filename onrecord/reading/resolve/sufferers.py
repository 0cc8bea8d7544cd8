"""To whom the very words of an act say that it is done: those counted, those hit, those who report losses.

Rules of form, for where a reader marks nobody or somebody else; sides makes parties of them.
"""

from __future__ import annotations

import re

from onrecord.reading.extract.mentions import Act, Mention
from onrecord.reading.resolve.context import Context
from onrecord.reading.resolve.counted import counted_noun
from onrecord.reading.resolve.forces import bare_parts

_MORE = re.compile(r"(?:(?:more|other|others|additional|new|further)\s+)*(?:of\s+(?=its|their|his|the))?")
_ANYBODY = frozenset(("person", "people", "other", "member", "man", "victim", "body", "casualty"))
_LONGEST_NAME = 60
_LOSING = re.compile(
    r"\s+(?:(?:has|have|had)\s+)?(?:reported|reports|suffered|lost|acknowledged|confirmed|announced)\s+"
    r"(?:(?:a|another|further|at least|about|some|nearly)\s+)*"
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$")
_HELD = re.compile(r"[-\s](?:occupied|held|controlled|ruled)\b", re.IGNORECASE)
_NEAR_FROM = 60  # how far behind the act "from" may stand (code points)
_NEAR_STRUCK = 40  # how far behind the act the party that is hit may stand (code points)
_HIT = re.compile(
    r"\b(?:(?:attack|strike|airstrike|raid|bombing|bombardment|shelling|assault|offensive|fire|ambush|operation)s?"
    r"\s+(?:on|against|at|targeting)|target(?:ing|ed|s)?|hit(?:ting|s)?|struck|strik(?:e|es|ing)|shell(?:ed|ing|s)?"
    r"|bomb(?:ed|ing|s)?|attack(?:ed|ing|s)?|clash(?:es|ed|ing)?\s+with|fighting\s+(?:with|against))"
    r"\s+(?:(?:a|an|the|several|some|two|three|\d+)\s+)?$",
    re.IGNORECASE,
)


def counted_victims(act: Act, context: Context) -> Mention | None:
    """Return whom a casualty count counts, as a mention: "13 police officers" counts police officers.

    None where the act tells no casualties, or counts people without saying who they are.
    """
    if act.kind != "casualties":
        return None
    for number in sorted(act.numbers, key=lambda n: n.start):
        noun = counted_noun(context.text, number.start, number.end, context.vocabulary)
        if noun is None or noun.noun in _ANYBODY or not context.vocabulary.is_group(noun.noun):
            continue
        start = number.end + 1
        if context.text[number.end : number.end + 1].isspace() and noun.end - start <= _LONGEST_NAME:
            more = _MORE.match(context.text, start)
            return Mention(more.end() if more else start, noun.end, number.score)
    return None


def losers_before(act: Act, context: Context) -> Mention | None:
    """Return who reports or suffers losses right before them: "its military reported 44 new casualties"."""
    if act.kind != "casualties" or not act.numbers:
        return None
    sentence = context.parsed.sentences[act.sentence]
    # The verb may stand before the evidence or open it; up to the first number there is nothing else.
    ends = (act.evidence.start, min(number.start for number in act.numbers))
    for match in bare_parts(context.vocabulary).finditer(context.text, sentence.start, max(ends)):
        if any(_LOSING.fullmatch(context.text, match.end(), end) for end in ends):
            return Mention(match.start(), match.end())
    return None


def taken_from(act: Act, context: Context) -> Mention | None:
    """Return from whom a place is taken, where the words say so.

    They do with "from" ("freed 23 villages from Peruvian control") and with whose it was ("took
    Peru-held Orm").
    """
    if act.kind != "control" or act.mode not in ("captured", "transferred"):
        return None
    sentence = context.parsed.sentences[act.sentence]
    reach = min(sentence.end, act.evidence.end + _NEAR_FROM)
    for party in context.parties:
        if not act.evidence.start < party.start < reach or party.kind == "media":
            continue
        if _FROM.search(context.text[max(act.evidence.start, party.start - 10) : party.start]):
            return Mention(party.start, party.end)
        if party.end < act.evidence.end and _HELD.match(context.text, party.end):
            return Mention(party.start, party.end)
    return None


def struck(act: Act, context: Context) -> Mention | None:
    """Return the party that the words of an attack say is hit: "a strike on", "shelled", "clashes with"."""
    if act.kind != "attack":
        return None
    sentence = context.parsed.sentences[act.sentence]
    reach = min(sentence.end, act.evidence.end + _NEAR_STRUCK)
    for party in context.parties:
        if not act.evidence.start < party.start < reach or party.kind in ("media", "people"):
            continue
        before = context.text[max(act.evidence.start, party.start - 45) : party.start]
        if party.form in ("part", "group", "name") and party.parties and _HIT.search(before):
            return Mention(party.start, party.end)
    return None


def overlap(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions share a character."""
    return one.start < other.end and other.start < one.end
