"""Who does it by the words of an act: its subject, the agent behind "by", the blamed, whose strike it is.

Rules of form, for where a reader takes one side for the other. Stands before sides, beside sufferers.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.reading.extract.mentions import Act, Mention
from onrecord.reading.resolve.context import Context
from onrecord.reading.resolve.parties import PartyMention

_ACTIVE = re.compile(r"(?:(?:has|have|had|will) (?!be\b|been\b|come\b)[a-z]+|[a-z]+ed(?! by))\b")
_DENIES = re.compile(r"(?:(?:has|have|had) )?(?:denied|rejected|dismissed|refuted|disputed)\b")
_LEADING = r"(?:(?:the|an?|its|their) )?(?:[a-z-]+ )?"  # between such a word and the party
_BY = re.compile(rf"(?:ed|en|wn|id|ck|ot|ught|ut|\bhit) by {_LEADING}$")
_BEHIND = re.compile(rf" by {_LEADING}")  # behind an evidence that is cut short
_BLAMES = re.compile(rf"\b(?:blam|accus)(?:es?|ed|ing) {_LEADING}$")
_CALLED = r"(?:['’]s?|-led)? (?:[a-z-]+ )?"  # between a party and what is called its own
_STRIKES = re.compile(
    rf"{_CALLED}(?:attack|strike|airstrike|air strike|raid|air raid|shelling|bombing"
    r"|bombardment|offensive|assault|incursion|ambush|missile|rocket|drone|artillery|mortar)s?\b"
)
_OPERATIONS = re.compile(rf"{_CALLED}(?:operation|campaign|intervention|invasion)s?\b")
_DONE_TO = re.compile(
    r"\b(?:on|against|at|with|of|targeting|hit|struck|destroy(?:ed|ing|s)|attack(?:ed|ing|s))\s+"
    r"(?:(?:the|an?)\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_RULE = re.compile(r"(?:['’]s?)? (?:[a-z-]+ )?(?:occupation|control|rule|administration)\b")
_ARTICLE = 4  # how far into the evidence its subject may begin (code points): "the"


def with_doer(act: Act, context: Context) -> Act:
    """Return an act with the party that its words plainly say does it as its actor, and not as its target."""
    act = _with_subject(act, context.text)
    party = _doer(act, context)
    if party is None:
        return act
    doer = Mention(party.start, party.end, act.actor.score if act.actor else act.evidence.score)
    roots = context.roots_in(doer)
    target = act.target if act.target and not roots & context.roots_in(act.target) else None
    if act.actor and roots & context.roots_in(act.actor):
        return replace(act, target=target)
    suffers = act.actor is not None and act.actor.start >= act.evidence.start
    if act.target and target is None and suffers and _is_agent(act, party, context.text):
        target = act.actor  # the two sides of a passive were taken for each other
    return replace(act, actor=doer, target=target)


def _with_subject(act: Act, text: str) -> Act:
    """Return an act whose marked target stands right before its active verb with that as its actor.

    "The army of Chad has captured Velm": such a reader takes the sides in turn, of parties on no list too.
    """
    if act.target is None or not _does(act) or text[act.target.end : act.evidence.start] != " ":
        return act
    if not is_active(text, act.evidence.start):
        return act
    return replace(act, actor=act.actor or act.target, target=None)


def is_active(text: str, at: int) -> bool:
    """Tell whether an active verb begins at an offset; who denies a thing does nothing."""
    return _ACTIVE.match(text, at) is not None and not _DENIES.match(text, at)


def _does(act: Act) -> bool:
    """Tell whether the subject of an act's active verb does it: not of verbs by which a place is lost."""
    return act.kind in ("attack", "movement") or (act.kind == "control" and act.mode in ("captured", "held"))


def _doer(act: Act, context: Context) -> PartyMention | None:
    if act.kind == "statement":
        return None
    start, end = act.evidence.start, act.evidence.end
    for party in context.parties:
        if party.end < start - 1 or party.start >= end + 40 or party.kind in ("media", "people"):
            continue
        if _is_subject(act, party, context.text) or _is_agent(act, party, context.text):
            return party
        if _is_blamed(act, party, context.text):
            return party
        if act.kind == "attack" and _is_striker(act, party, context.text):
            return party
        if act.kind == "control" and act.mode == "held" and _is_holder(party, context.text):
            return party
    return None


def _is_subject(act: Act, party: PartyMention, text: str) -> bool:
    """Tell whether a party stands right before an active verb."""
    if not _does(act) or party.form in ("capital", "adjective"):
        return False
    if not (party.end == act.evidence.start - 1 or 0 <= party.start - act.evidence.start <= _ARTICLE):
        return False
    return text[party.end : party.end + 1] == " " and is_active(text, party.end + 1)


def _is_agent(act: Act, party: PartyMention, text: str) -> bool:
    """Tell whether a party follows the "by" of a passive in the evidence, or right behind it."""
    start, end = act.evidence.start, act.evidence.end
    if not start < party.start < end + 4 and not _BEHIND.fullmatch(text, end, party.start):
        return False
    return _BY.search(text, max(act.evidence.start, party.start - 40), party.start) is not None


def _is_blamed(act: Act, party: PartyMention, text: str) -> bool:
    """Tell whether the evidence itself says whom somebody blames for it: "blames Peru for the attack"."""
    start = act.evidence.start
    return start < party.start < act.evidence.end and _BLAMES.search(text, start, party.start) is not None


def _is_striker(act: Act, party: PartyMention, text: str) -> bool:
    """Tell whether an attack is called a party's: "an Azeri attack", "the army's offensive"."""
    if not act.evidence.start - 1 <= party.start < act.evidence.end:
        return False
    if _DONE_TO.search(text, max(0, party.start - 30), party.start):
        return False
    struck = _STRIKES.match(text, party.end)
    if struck is None and (party.form == "adjective" or text[party.end : party.end + 1] in ("'", "’", "-")):
        struck = _OPERATIONS.match(text, party.end)  # "the Iraq invasion" is that of another
    return struck is not None and struck.end() <= act.evidence.end + 1


def _is_holder(party: PartyMention, text: str) -> bool:
    """Tell whether a place is said to be under a party's rule: "under Peruvian control"."""
    under = text[max(0, party.start - 12) : party.start].casefold()
    return under.rstrip(" ").endswith(("under", "under the")) and _RULE.match(text, party.end) is not None
