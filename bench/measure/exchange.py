"""Exchanges two states in a sentence, in all their forms, and compares what is claimed before and after.

Names are those of the vocabulary; towns, persons and dates stay. Claims are compared in a form in which the
parties are called first and second, so that only what follows from who they are can differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.claim import Claim, Side
from onrecord.model.party import Party
from onrecord.vocabulary.names import NameForm, named_parties
from onrecord.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True)
class Named:
    """A stretch of a text, end exclusive, that names a state, and in which form.

    `body` tells that a body of the state is meant, by a name of its own ("Israel Defense Forces").
    """

    start: int
    end: int
    state: str
    form: NameForm
    body: bool = False


def states_in(text: str, vocabulary: Vocabulary) -> list[Named]:
    """Return where a text names states that are generally recognized, in its order."""
    known = {state.id for state in vocabulary.states}
    found: list[Named] = []
    for start, end, named in named_parties(text, vocabulary):
        party, dot, _ = named.party.id.partition(".")
        state = party if party in known else named.party.parent
        if state in known:
            body = bool(dot) or party not in known
            found.append(Named(start, end, str(state), named.form, body))
    return found


@dataclass(frozen=True)
class Exchanged:
    """A text in which states stand for others; `moved` are (start, end) there and (start, end) before."""

    text: str
    moved: tuple[tuple[int, int, int, int], ...]

    def before(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch stood before; one that cuts an exchanged name takes the whole of it."""
        return self._position(start, last=False), self._position(end, last=True)

    def _position(self, at: int, *, last: bool) -> int:
        shift = 0
        for start, end, old_start, old_end in self.moved:
            if at >= end:
                shift = old_end - end
            elif at > start:
                return old_end if last else old_start
            else:
                break
        return at + shift


def exchanged(text: str, named: Sequence[Named], by: Mapping[str, Party]) -> Exchanged:
    """Return the text with each state's names in the same form of the one that `by` has for it."""
    parts, moved, at, length = [], [], 0, 0
    for name in named:
        other = by.get(name.state)
        if other is None:
            continue
        words = _form_of(other, name.form)
        length += name.start - at
        parts += [text[at : name.start], words]
        moved.append((length, length + len(words), name.start, name.end))
        length += len(words)
        at = name.end
    return Exchanged("".join([*parts, text[at:]]), tuple(moved))


def _form_of(state: Party, form: NameForm) -> str:
    if form == "adjective" and state.adjectives:
        return state.adjectives[0]
    if form == "people" and state.people:
        return state.people[0]
    return state.capital if form == "capital" and state.capital else state.name


def plain(
    claim: Claim, called: Mapping[str, str], vocabulary: Vocabulary, at: tuple[int, int]
) -> tuple[object, ...]:
    """Return what a claim says with its states called as given; `at` is where its evidence stands."""

    def words(name: str) -> str:
        named = [n for n in states_in(name, vocabulary) if n.state in called]
        parts, end = [], 0
        for n in named:
            parts += [name[end : n.start], f"{called[n.state]}-{n.form}"]
            end = n.end
        return "".join([*parts, name[end:]])

    def group(of: str | None) -> str | None:
        for state, name in called.items():
            party = vocabulary.parties[state]
            if of in (*party.adjectives, *(people.removesuffix("s") for people in party.people)):
                return name
        return of

    def side(of: Side | None) -> object:
        if of is None:
            return None
        roots = tuple(called.get(id_.split(".")[0], id_.split(".")[0]) for id_ in of.parties)
        return roots if of.kind == "state" or {"first", "second"} & set(roots) else words(of.name)

    counts = tuple((c.value, c.low, c.high, c.unit, c.measure, group(c.of)) for c in claim.counts)
    when = (claim.when.start, claim.when.end) if claim.when else None
    return (
        *(claim.kind, claim.mode, claim.modality, at, side(claim.speaker), side(claim.actor)),
        *(side(claim.target), counts, when, tuple(sorted(words(place.name) for place in claim.where))),
    )


FIELDS = ("kind", "mode", "modality", "evidence", "speaker", "actor", "target", "counts", "when", "where")
"""What `plain` returns, in its order."""
