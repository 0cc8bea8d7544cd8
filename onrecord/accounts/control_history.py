"""The history of one place: runs of statements, each with who is said to hold it and what is said against.

Second step of `control.py`. A run ends where another side is said to have the place; allies share a run
unless one takes it from the other. What a loser says against a run is a denial, what he says for it a
concession.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.accounts.control_statements import Statement
from onrecord.accounts.publication import Order
from onrecord.accounts.relations import Roots, are_allies, are_known, belongs, day_of, has_two_sides
from onrecord.model.accounts import ControlStatus
from onrecord.vocabulary.vocabulary import Vocabulary

COUNTER_DAYS = 30
"""How many days after a place is said to be taken the word that another holds it is a denial."""

# Of one day what was before comes first, then the change, then who says that he holds it, then fights.
_THIRD, _CHANGE, _OWN, _FIGHT = range(4)


@dataclass(slots=True)
class Run:
    """A stretch in which a place is said to be held by one side; filled while its history is worked out."""

    holder: Roots
    begins: str
    statements: list[Statement] = field(default_factory=list)
    denials: list[Statement] = field(default_factory=list)
    concessions: list[Statement] = field(default_factory=list)
    fights: list[Statement] = field(default_factory=list)
    hedged: list[Statement] = field(default_factory=list)
    ended: str | None = None

    @property
    def since(self) -> str | None:
        """The first day that is told of the holding, exact days before stretches; None where none is told."""
        told = self.statements or self.hedged or self.denials
        days = [(not statement.is_exact, statement.since) for statement in told if statement.since]
        return min(days)[1] if days else None

    @property
    def status(self) -> ControlStatus:
        """How sure the holding stands; the last word of those that concede and deny counts."""
        if self.concessions and _last(self.concessions) >= _last(self._denials_of_conceders()):
            return "conceded"
        if self.denials:
            return "disputed"
        changes = [statement.day for statement in self.statements if statement.tells == "change"]
        if any(fight.day >= max(changes, default="") for fight in self.fights):
            return "contested"
        return "reported" if any(told.speaker is None for told in self.statements) else "claimed"

    def _denials_of_conceders(self) -> list[Statement]:
        given_in = {root for concession in self.concessions for root in concession.speakers}
        return [denial for denial in self.denials if given_in & set(denial.speakers)]


def history_of(statements: Iterable[Statement], vocabulary: Vocabulary) -> list[Run]:
    """Return the runs of one place in the order of their days, from its statements alone."""
    told = list(statements)
    asserted = [statement for statement in told if statement.modality == "asserted"]
    denied = [statement for statement in told if statement.modality == "denied"]
    hedged = [statement for statement in told if statement.modality == "possible" and statement.gainer]
    implied = [statement for statement in (*hedged, *denied) if _is_answered(statement, denied, vocabulary)]
    runs: list[Run] = []
    for statement in sorted((*asserted, *implied), key=lambda told: _position(told, vocabulary)):
        _take(statement, runs, vocabulary)
    for denial in sorted(denied, key=lambda denial: denial.order):
        run = _denied_run(denial, runs, vocabulary)
        if run is not None:
            run.denials.append(denial)
    return [run for run in runs if run.statements or run.fights or run.denials]


def _is_answered(statement: Statement, denied: Sequence[Statement], vocabulary: Vocabulary) -> bool:
    """Whether a place counts as said to be taken because somebody else denies it."""
    if not statement.gainer or statement.tells not in ("change", "state"):
        return False
    if statement.modality == "denied":
        return statement.speaker is not None and not _is_own(statement, statement.gainer, vocabulary)
    return any(
        not _is_own(denial, statement.gainer, vocabulary)
        and (not denial.gainer or _together(denial.gainer, statement.gainer, denial.day, vocabulary))
        for denial in denied
        if denial.speaker is not None
    )


def _position(statement: Statement, vocabulary: Vocabulary) -> tuple[str, int, Order]:
    if statement.tells == "fight":
        rank = _FIGHT
    elif statement.tells == "state":
        rank = _OWN if _is_own(statement, statement.gainer, vocabulary) else _THIRD
    else:
        # A change of no told day is background to what its report tells of that day.
        rank = _CHANGE if statement.since else _THIRD
    return (statement.day, rank, statement.order)


def _take(statement: Statement, runs: list[Run], vocabulary: Vocabulary) -> None:
    """Add a statement to the runs up to its day."""
    current = runs[-1] if runs else None
    if statement.tells == "fight":
        _fight(statement, runs, vocabulary)
    elif statement.tells == "loss":
        if current is not None:
            _lose(statement, current, runs, vocabulary)
    elif current is not None and _goes_on(statement, current, vocabulary):
        _add(statement, current, runs, vocabulary)
    elif current is not None and _is_counter(statement, current, vocabulary):
        if not _same_document(statement, current):
            current.denials.append(statement)
    else:
        run = Run(statement.gainer, statement.day)
        runs.append(run)
        _add(statement, run, runs, vocabulary)


def _add(statement: Statement, run: Run, runs: Sequence[Run], vocabulary: Vocabulary) -> None:
    if statement.modality == "possible":
        run.hedged.append(statement)
    elif statement.modality == "asserted":
        before = runs[runs.index(run) - 1].holder if runs.index(run) else ()
        if _concedes(statement, run.holder, before, vocabulary):
            run.concessions.append(statement)
        run.statements.append(statement)


def _fight(statement: Statement, runs: list[Run], vocabulary: Vocabulary) -> None:
    if (
        runs
        and statement.mode == "besieged"
        and _together(statement.gainer, runs[-1].holder, statement.day, vocabulary)
    ):
        return  # whoever has taken a place does not besiege it
    if not runs:
        if not statement.loser:
            return
        # Said to be besieged or fought over while the other side holds it, from when is not told.
        runs.append(Run(statement.loser, statement.day))
    runs[-1].fights.append(statement)


def _lose(statement: Statement, current: Run, runs: Sequence[Run], vocabulary: Vocabulary) -> None:
    """Take the word that a side has lost or left a place, where nobody is said to have gained it."""
    if _together(current.holder, statement.loser, statement.day, vocabulary):
        if statement.day > current.begins:
            current.ended = statement.day
        return
    before = runs[-2].holder if len(runs) > 1 else statement.loser
    if _concedes(statement, current.holder, before, vocabulary):
        current.concessions.append(statement)


def _goes_on(statement: Statement, current: Run, vocabulary: Vocabulary) -> bool:
    """Whether a statement keeps a place with the side that has it."""
    if set(statement.gainer) & set(current.holder):
        return True
    if set(statement.loser) & set(current.holder):
        return False  # one ally takes it from the other
    if _are_nameless_fighters(statement, current, vocabulary):
        return True
    return _together(statement.gainer, current.holder, statement.day, vocabulary)


def _are_nameless_fighters(statement: Statement, current: Run, vocabulary: Vocabulary) -> bool:
    """Whether "rebels" without a name keep what an armed group took, or are told by its name later."""
    names = [roots for roots in (statement.gainer, current.holder) if are_known(roots)]
    if len(names) == 2 or not _is_armed(statement) or not all(map(_is_armed, current.statements)):
        return False
    parties = [vocabulary.party(root) for roots in names for root in roots]
    if all(party is None or party.kind == "armed group" for party in parties):
        if names and not are_known(current.holder):
            current.holder = names[0]
        return True
    return False


def _is_armed(statement: Statement) -> bool:
    return statement.actor is not None and statement.actor.kind == "armed group"


def _is_counter(statement: Statement, current: Run, vocabulary: Vocabulary) -> bool:
    """Whether the word that another holds a place speaks against its being taken shortly before."""
    if statement.tells != "state" or statement.modality != "asserted" or not current.statements:
        return False
    first, day = day_of(current.begins), day_of(statement.day)
    if statement.since and statement.since > current.begins:
        return False
    return first is not None and day is not None and (day - first).days <= COUNTER_DAYS


def _same_document(statement: Statement, run: Run) -> bool:
    """Whether a report tells in its own voice both of the change and of who had the place before it."""
    return statement.speaker is None and any(
        told.speaker is None and told.claim.document == statement.claim.document for told in run.statements
    )


def _denied_run(denial: Statement, runs: Sequence[Run], vocabulary: Vocabulary) -> Run | None:
    """Return the run that a denial speaks against: the last that began by its day."""
    begun = [run for run in runs if run.begins <= (denial.day or run.begins)] or list(runs)
    own = _is_own(denial, denial.gainer, vocabulary) if denial.gainer else False
    if denial.gainer and not (own and denial.mode in ("lost", "withdrew", "held")):
        meant = [run for run in begun if _together(run.holder, denial.gainer, denial.day, vocabulary)]
    else:
        meant = [run for run in begun if not _is_own(denial, run.holder, vocabulary)]
        if begun and (not meant or meant[-1] is not begun[-1]):
            return None
    return meant[-1] if meant else None


def _concedes(statement: Statement, holder: Roots, before: Roots, vocabulary: Vocabulary) -> bool:
    """Whether a statement comes from the side that lost the place."""
    speakers, day = statement.speakers, day_of(statement.day)
    if not are_known(speakers) or _is_own(statement, holder, vocabulary):
        return False
    lost = [loser for loser in (statement.loser, before) if loser]
    if lost:
        return any(_is_own(statement, loser, vocabulary) for loser in lost)
    return has_two_sides(vocabulary, speakers, holder, day)


def _is_own(statement: Statement, owners: Roots, vocabulary: Vocabulary) -> bool:
    """Whether a speaker is, belongs to or stands with the owners."""
    speakers = statement.speakers
    if not speakers or not owners:
        return False
    return belongs(vocabulary, speakers, owners) or _together(speakers, owners, statement.day, vocabulary)


def _together(one: Roots, other: Roots, day: str, vocabulary: Vocabulary) -> bool:
    return bool(one) and bool(other) and are_allies(vocabulary, one, other, _day(day))


def _day(day: str) -> dt.date | None:
    return day_of(day)


def _last(statements: Iterable[Statement]) -> str:
    """Return when the last of statements was published; claims of one day are of one time."""
    return max((statement.order[0][:10] for statement in statements), default="")
