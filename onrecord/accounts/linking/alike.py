"""Whether two tellings are of one event: what speaks against it, and what for it, weighed, with the reasons.

The decision asks two tellings alone, so that it is the same in whatever company they come. Weights count
half points: about two for a day, three for a town, one for a side, a mode or a name. They were set by reading
events of several wars, not fitted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.accounts.linking.days import TOLD_WITHIN, UNKNOWN, Nearness, nearness
from onrecord.accounts.linking.facts import Facts
from onrecord.accounts.linking.figures import figures_weight
from onrecord.accounts.linking.places import DISTRICT, REGION, Meeting, meeting
from onrecord.accounts.linking.sides import differ, mutual_weight, named, other_persons, role_weight

ENOUGH = 5.0
_ENOUGH = {"violence": 5.5, "ceasefire": 4.5}
"""The weight from which two tellings are of one event, and where it differs."""
ANNOUNCED = 14
"""Days after its announcement within which an act is taken for the one announced."""
CAMPAIGN = 14
"""Days through which one party's offensive in one place is taken for the same: it goes on."""
_SLACK = {"control": 3}
"""Days by which two tellings of one thing may differ; a town's fall is told again for days."""
_ONE_DAY = 1
TOLL_GAP = 45
"""Days after which a figure without one between them is no longer taken for the same running toll."""

_OFFENSIVE = frozenset({"offensive"})
_FIGHTING = frozenset({"clash", "offensive"})
_AT_HAND = frozenset({"clash", "offensive", "shooting"})
_BLAST = frozenset({"bombing", "missile", "airstrike", "shelling", "drone"})
_HARD_ACTS = frozenset({"movement", "diplomacy", "detention", "displacement", "aid"})
_DAILY = frozenset({"violence", "protest", "detention", "displacement", "movement"})
_APART_A_DAY, _ANEW = 0.5, -1.5
"""What happens day after day in one place is told anew each day: reports of two days need more in common."""
_NARROW = ("same count:", "same name:", "same act:", "same thing:")
_MUTUAL = frozenset({"ceasefire", "diplomacy"})


@dataclass(frozen=True, slots=True)
class Tie:
    """How strongly two tellings hold together, and why, in plain words."""

    weight: float
    reasons: tuple[str, ...]


def link(one: Facts, two: Facts) -> Tie | None:
    """Return why two tellings are of one event; None where they are not, or too little says so."""
    # Most pairs are of other kinds or days: that shows before their places are compared.
    if one.family != two.family:
        return None
    if one.family == "toll":
        return None if apart(one, two) else _toll_tie(one, two)
    days = _days(one, two)
    if not days.possible:
        return None
    places = meeting(one.places, two.places)
    if apart(one, two, days, places):
        return None
    tie = _weigh(one, two, days, places)
    enough = _ENOUGH.get(one.family, ENOUGH)
    return tie if tie.weight >= enough and _is_anchored(one, two, places, tie) else None


def apart(one: Facts, two: Facts, days: Nearness | None = None, places: Meeting | None = None) -> bool:
    """Whether two tellings can't be of one event: other days, places, modes, acts, phases or sides."""
    if one.family != two.family:
        return True
    if one.family == "toll":
        return differ(one.targets, two.targets) or _disjoint(one.groups, two.groups)
    days = days or _days(one, two)
    if not days.possible or one.summed != two.summed:
        return True
    places = places or meeting(one.places, two.places)
    if not places.possible:
        return True
    if one.family == "violence":
        if _modes_differ(one.modes, two.modes) or other_persons(one.targets, two.targets):
            return True
        return differ(one.actors, two.actors) and differ(one.targets, two.targets) and not _mutual(one, two)
    if one.family == "control":
        if bool(one.places) != bool(two.places) and _disjoint_units(one, two):
            return True
        contested = ("contest" in one.phases) != ("contest" in two.phases)
        return (
            contested
            or differ(one.actors, two.actors)
            or (places.weight > 0 and not places.exact and _both_narrow(one, two))
        )
    if one.family == "ceasefire":
        return _disjoint(one.phases, two.phases)
    if one.family == "detention" and other_persons(one.targets, two.targets):
        return True
    return one.family in _HARD_ACTS and _disjoint(one.acts, two.acts)


def _days(one: Facts, two: Facts) -> Nearness:
    if one.is_planned != two.is_planned and one.days and two.days and one.acts & two.acts:
        plan, done = (one.days, two.days) if one.is_planned else (two.days, one.days)
        if 0 < done.first - plan.last <= ANNOUNCED:
            return Nearness(1.0, "announced before")
    campaign = _is_campaign(one, two)
    slack = CAMPAIGN if campaign else _SLACK.get(one.family, _ONE_DAY)
    found = nearness(one.days, two.days, slack=slack)
    if found.weight == _APART_A_DAY and one.family in _DAILY and not campaign:
        return replace(found, weight=_ANEW)
    if found is UNKNOWN and one.published is not None and two.published is not None:
        return Nearness(possible=abs(one.published - two.published) <= TOLD_WITHIN)
    return found


def _weigh(one: Facts, two: Facts, days: Nearness, places: Meeting) -> Tie:
    parts: list[tuple[float, str | None]] = [(places.weight, places.reason), (days.weight, days.reason)]
    parts.append(figures_weight(one.figures, two.figures, one_teller=bool(one.documents & two.documents)))
    if _mutual(one, two):
        weight = mutual_weight(one.actors | one.targets, two.actors | two.targets)
        parts.append((weight, "same sides" if weight > 1 else "a side in common"))
    else:
        parts.append((role_weight(one.actors, two.actors), "same actor"))
        parts.append((role_weight(one.targets, two.targets), "same target"))
    if _is_campaign(one, two):
        parts.append((2.5, "same offensive"))
    elif modes := (one.modes & two.modes) - {"other"}:
        parts.append((1.0, f"same mode: {min(modes)}"))
    elif one.modes & _FIGHTING and two.modes & _FIGHTING:
        parts.append((1.0, "both tell of fighting on the ground"))
    if one.phases & two.phases:
        parts.append(
            (1.0, "same phase of the truce" if one.family == "ceasefire" else "same change of hands")
        )
    if one.documents & two.documents and one.family != "violence":
        parts.append((1.0, "told in one report"))
    if one.acts & two.acts:
        parts.append((2.0, f"same act: {min(one.acts & two.acts).replace('_', ' ')}"))
    elif _disjoint(one.acts, two.acts):
        parts.append((-2.0, None))
    if one.things & two.things:
        parts.append((1.0, f"same thing: {min(one.things & two.things)}"))
    elif _disjoint(one.things, two.things):
        parts.append((-2.0, None))
    if one.family == "violence" and places.exact and _has_total(one) != _has_total(two):
        parts.append((1.5, "a toll brought up to date"))
    if one.headlines & two.headlines and not one.documents & two.documents:
        parts.append((1.0, "same headline"))
    if one.quotes & two.quotes and days.weight >= 0 and not one.documents & two.documents:
        parts.append((3.0, "same words"))
    if shared := sorted(one.names & two.names):
        parts.append((min(len(shared), 2) * 1.0, f"same name: {', '.join(shared[:2])}"))
    return Tie(
        sum(weight for weight, _ in parts), tuple(reason for weight, reason in parts if reason and weight > 0)
    )


def _is_anchored(one: Facts, two: Facts, places: Meeting, tie: Tie) -> bool:
    """Whether something narrower than a country, a day and the sides is shared.

    In a war the same sides fight every day in several places of one country.
    """
    if one.family in _MUTUAL or _is_campaign(one, two):
        return True
    if places.level is not None and places.level >= REGION and (places.exact or one.family != "control"):
        return places.level >= DISTRICT or one.family != "control"
    if "same words" in tie.reasons:
        return True
    if one.family in ("detention", "protest", "displacement", "aid"):
        narrow: tuple[str, ...] = ("same count:", "same name:", "same actor", "same target")
    else:
        narrow = _NARROW
    return any(reason.startswith(narrow) for reason in tie.reasons)


def _toll_tie(one: Facts, two: Facts) -> Tie | None:
    """Return the tie of two figures of a running toll: one group, no long silence, one of them a total."""
    if one.published is None or two.published is None or abs(one.published - two.published) > TOLL_GAP:
        return None
    same_group = named(one.targets) & named(two.targets) or (
        one.targets & two.targets and one.headlines & two.headlines
    )
    if not same_group or not (_has_total(one) or _has_total(two)):
        return None
    return Tie(ENOUGH, ("running toll of the same group",))


def _has_total(facts: Facts) -> bool:
    return any(figure.measure == "total" for figure in facts.figures)


def _is_campaign(one: Facts, two: Facts) -> bool:
    """Whether both tell of an offensive, and of one party's."""
    return one.modes == two.modes == _OFFENSIVE and bool(named(one.actors) & named(two.actors))


def _mutual(one: Facts, two: Facts) -> bool:
    """Whether who is named as actor and who as target may be the other way round in the other telling."""
    fighting = (bool(one.modes & _FIGHTING), bool(two.modes & _FIGHTING))
    bare = not one.modes or not two.modes
    return one.family in _MUTUAL or all(fighting) or (any(fighting) and bare)


def _both_narrow(one: Facts, two: Facts) -> bool:
    """Whether both name a town or district: then a district said to be held says nothing of its villages."""
    return all(any(spot.is_narrow for spot in facts.places) for facts in (one, two))


def _disjoint_units(one: Facts, two: Facts) -> bool:
    """Whether one counts places that it does not name, and the other names its place and counts none."""
    return bool(one.figures) != bool(two.figures) and bool(one.figures) != bool(one.places)


def _modes_differ(ones: frozenset[str], twos: frozenset[str]) -> bool:
    """Whether no mode of one can be told for one of the other: a ground raid is no strike from afar."""
    if not ones or not twos or "other" in ones | twos or ones & twos:
        return False
    return not any(
        (one in group and two in group) for group in (_AT_HAND, _BLAST) for one in ones for two in twos
    )


def _disjoint(ones: frozenset[str], twos: frozenset[str]) -> bool:
    return bool(ones and twos) and not ones & twos
