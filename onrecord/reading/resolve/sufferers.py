"""To whom the very words of an act say that it is done: those counted, those hit, those who report losses.

Rules of form, for where a reader marks nobody or somebody else; sides makes parties of them. To whom a place
is lost is found in the same way, for losses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.reading.extract.mentions import Act, Mention, NumberMention
from onrecord.reading.resolve.context import Context
from onrecord.reading.resolve.counted import counted_noun
from onrecord.reading.resolve.forces import bare_parts
from onrecord.reading.resolve.party_mentions import PartyMention
from onrecord.reading.resolve.quantities import read_quantity

_MORE = re.compile(r"(?:(?:more|other|others|additional|new|further)\s+)*(?:of\s+(?=its|their|his|the))?")
_BESIDE = re.compile(r",? and (?:(?:at least|about|some|nearly|over|more than) )?|, ")
_INCLUDING = re.compile(r"\b(?:including|among them)(?: at least)? $")
_MEMBERS = re.compile(r" of (?:the |its |their )?")
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
_TO = re.compile(r"\bto\s+(?:the\s+)?$")
_NEAR_TO = 40  # how far behind the act "to" may stand (code points)
_BEFORE, _BEFORE_STRUCK = 10, 45  # how much is looked at before a party (code points)
_HIT = re.compile(
    r"\b(?:(?:attack|strike|airstrike|raid|bombing|bombardment|shelling|assault|offensive|fire|ambush|operation)s?"
    r"\s+(?:on|against|at|targeting)|target(?:ing|ed|s)?|hit(?:ting|s)?|struck|strik(?:e|es|ing)|shell(?:ed|ing|s)?"
    r"|bomb(?:ed|ing|s)?|attack(?:ed|ing|s)?|clash(?:es|ed|ing)?\s+with|fighting\s+(?:with|against))"
    r"\s+(?:(?:a|an|the|several|some|two|three|\d+)\s+)?$",
    re.IGNORECASE,
)


def counted_victims(act: Act, context: Context) -> list[Mention]:
    """Return whom a casualty count counts, as mentions: "13 police officers" counts police officers.

    Several where they are counted side by side ("48 Peruvian troops and 14 rebels"), each apart. Empty where
    the act tells no casualties or counts people without saying who they are.
    """
    victims: list[Mention] = []
    if act.kind != "casualties":
        return victims
    for number in sorted(act.numbers, key=lambda n: n.start):
        if victims and not _BESIDE.fullmatch(context.text, victims[-1].end, number.start):
            break
        if (victim := _counted(number, context)) is not None:
            victims.append(victim)
    return victims


def counted_in_part(act: Act, context: Context) -> Mention | None:
    """Return the words that say of some of those counted who they are: "12 people, including two soldiers".

    From the number of the first of them to the end of the act. None where they are all: "three people,
    including two civilians and a soldier".
    """
    numbers = sorted(act.numbers, key=lambda n: n.start)
    for at, number in enumerate(numbers[1:], 1):
        before = context.text[max(act.evidence.start, number.start - _LONGEST_NAME) : number.start]
        if not _INCLUDING.search(before):
            continue
        amounts = [read_quantity(context.text, n.start, n.end).value for n in numbers[at - 1 :]]
        total, parts = amounts[0], amounts[1:]
        if total is not None and sum(part or 0.0 for part in parts) < total:
            return Mention(number.start, max(numbers[-1].end, act.evidence.end))
    return None


def _counted(number: NumberMention, context: Context) -> Mention | None:
    """Return whom a number counts: the noun behind it, or the party whose members it says they are."""
    text = context.text
    noun = counted_noun(text, number.start, number.end, context.vocabulary)
    if noun is None or not text[number.end : number.end + 1].isspace():
        return None
    if noun.noun in _ANYBODY:
        members = _MEMBERS.match(text, noun.end) if noun.noun == "member" else None
        party = next((p for p in context.parties if members and p.start == members.end()), None)
        return Mention(party.start, party.end, number.score) if party else None
    start = number.end + 1
    if not context.vocabulary.is_group(noun.noun) or noun.end - start > _LONGEST_NAME:
        return None
    more = _MORE.match(text, start)
    return Mention(more.end() if more else start, noun.end, number.score)


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
    for party, before in parties_after(act, context, _NEAR_FROM, _BEFORE):
        held = party.end < act.evidence.end and _HELD.match(context.text, party.end)
        if held or _FROM.search(before):
            return Mention(party.start, party.end)
    return None


def struck(act: Act, context: Context) -> Mention | None:
    """Return the party that the words of an attack say is hit: "a strike on", "shelled", "clashes with"."""
    if act.kind != "attack":
        return None
    for party, before in parties_after(act, context, _NEAR_STRUCK, _BEFORE_STRUCK):
        named = party.form in ("part", "group", "name") and party.parties and party.kind != "people"
        if named and _HIT.search(before):
            return Mention(party.start, party.end)
    return None


def lost_to(act: Act, context: Context) -> Mention | None:
    """Return to whom a place is lost, where the words say so: "the loss of Orm to Chad"."""
    for party, before in parties_after(act, context, _NEAR_TO, _BEFORE):
        if _TO.search(before):
            return Mention(party.start, party.end)
    return None


def parties_after(act: Act, context: Context, near: int, before: int) -> Iterator[tuple[PartyMention, str]]:
    """Give the parties named in the words of an act or `near` behind them, but for media, in order.

    With each comes what stands right before it in these words, at most `before` code points.
    """
    reach = min(context.parsed.sentences[act.sentence].end, act.evidence.end + near)
    for party in context.parties:
        if act.evidence.start < party.start < reach and party.kind != "media":
            yield party, context.text[max(act.evidence.start, party.start - before) : party.start]


def overlap(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions share a character."""
    return one.start < other.end and other.start < one.end
