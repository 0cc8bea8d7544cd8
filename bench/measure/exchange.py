"""Exchanges two states in a sentence, in all their forms, and compares what is claimed before and after.

Names are those of the vocabulary; persons, dates and the places that name no state stay. "The", "a" and "an"
go with the name behind them. What the reader knows of the two by data can be exchanged as well: whose land a
place lies in, and who holds it. Claims are compared in a form in which the parties are called first and
second, so that only what follows from who they are can differ.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model.claim import Claim, Side
from onrecord.model.party import Party
from onrecord.vocabulary.before_nouns import article_before, stands_alone, takes_the, the_before
from onrecord.vocabulary.names import NameForm, named_parties
from onrecord.vocabulary.tables import Conflict
from onrecord.vocabulary.vocabulary import Vocabulary

_TAKES_ARTICLE = re.compile(
    r"(?:^|[.!?]\s|,\s|\b(?:about|across|after|against|and|as|at|before|between|both|by|for|from|if|in|inside"
    r"|into|leaving|near|of|on|or|over|than|that|through|to|toward|towards|under|when|where|which|while|with"
    r"|within) )$"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s)$")


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
        if state not in known:
            continue
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


def exchanged(
    text: str, named: Sequence[Named], by: Mapping[str, Party], vocabulary: Vocabulary
) -> Exchanged:
    """Return the text with each state's names in the same form of the one that `by` has for it."""
    changes: list[tuple[int, int, str]] = []
    for name in named:
        other = by.get(name.state)
        if other is None:
            continue
        words = _form_of(other, name.form)
        changes += _article(text, name, words, vocabulary)
        changes.append((name.start, name.end, words))
    parts, moved, at, length = [], [], 0, 0
    for start, end, words in changes:
        length += start - at
        parts += [text[at:start], words]
        moved.append((length, length + len(words), start, end))
        length += len(words)
        at = end
    return Exchanged("".join([*parts, text[at:]]), tuple(moved))


def _article(text: str, name: Named, words: str, vocabulary: Vocabulary) -> list[tuple[int, int, str]]:
    """Return the change of the article before a name that the other name asks for, if any."""
    article = article_before(text, name.start, words)
    if article is not None:
        return [] if text[article[0] : article[1]] == article[2] else [article]
    the, before = the_before(text, name.start), text[: name.start]
    if name.form != "name" or not stands_alone(text, name.end, vocabulary):
        return []
    if the is not None:
        own = takes_the(text[name.start : name.end], vocabulary)
        return [(the, name.start, "")] if own and not takes_the(words, vocabulary) else []
    if takes_the(words, vocabulary) and _TAKES_ARTICLE.search(before):
        return [(name.start, name.start, "The " if _SENTENCE_START.search(before) else "the ")]
    return []


def _form_of(state: Party, form: NameForm) -> str:
    """Return a state's name in a form; a people without a name of its own is called by its nationality."""
    if form == "people" and state.people:
        return state.people[0]
    if form in ("people", "adjective") and state.adjectives:
        return state.adjectives[0]
    return state.capital if form == "capital" and state.capital else state.name


def is_whole(
    named: Sequence[Named], other: Exchanged, by: Mapping[str, Party], vocabulary: Vocabulary
) -> bool:
    """Tell whether the names put in mean those states, in the same places and forms, and nothing else.

    They don't where a state lacks the form (a capital that stands for another body), or where the new words
    are the name of something else ("Serbia and Montenegro", "Kingdom of Serbia", "Palestinian government").
    """

    def told(names: Sequence[Named]) -> list[tuple[str, str, bool]]:
        return [(name.state, _kind_of(name), name.body) for name in names]

    wanted = [replace(n, state=by[n.state].id if n.state in by else n.state) for n in named]
    return told(wanted) == told(states_in(other.text, vocabulary))


def _kind_of(name: Named) -> str:
    """Return whether a capital names a state; nationality, people and name say the same before a noun."""
    return "capital" if name.form == "capital" else "name"


def knowing_exchanged(vocabulary: Vocabulary, by: Mapping[str, Party]) -> Vocabulary:
    """Return a vocabulary in which the states that stand for others have their land and hold their places.

    The name, nationality, people and capital of a state stay; its country and what the conflicts file says of
    it go to the one that stands for it, so that text and knowledge are exchanged alike.
    """
    stands = {state: party.id for state, party in by.items()}
    for state, other in tuple(stands.items()):
        stands.setdefault(other, state)
    parties = dict(vocabulary.parties)
    capitals = {}
    for state, other in stands.items():
        parties[other] = replace(parties[other], country=vocabulary.parties[state].country)
        one, two = vocabulary.parties[state].capital, vocabulary.parties[other].capital
        if one and two:
            capitals[one] = two
    conflicts = {id_: _exchanged(c, stands, capitals) for id_, c in vocabulary.conflicts.items()}
    return replace(vocabulary, parties=parties, conflicts=conflicts)


def _exchanged(conflict: Conflict, stands: Mapping[str, str], capitals: Mapping[str, str]) -> Conflict:
    def other(party: str) -> str:
        root, dot, part = party.partition(".")
        return f"{stands.get(root, root)}{dot}{part}"

    return replace(
        conflict,
        sides=tuple(replace(s, parties=tuple(map(other, s.parties))) for s in conflict.sides),
        towns=tuple(
            replace(
                t,
                holder=other(t.holder),
                places=tuple(capitals.get(place, place) for place in t.places),
            )
            for t in conflict.towns
        ),
    )


def without_article(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch of a text without the article that it begins with: not every state takes one."""
    article = re.compile(r"(?:the|an?)\s", re.IGNORECASE).match(text, start, end)
    return (article.end() if article else start), end


def plain(
    claim: Claim, called: Mapping[str, str], vocabulary: Vocabulary, at: tuple[int, int]
) -> tuple[object, ...]:
    """Return what a claim says with its states called as given; `at` is where its evidence stands."""
    nationalities = {
        word.casefold(): name
        for state, name in called.items()
        for word in _group_words(vocabulary.parties[state])
    }

    def words(name: str) -> str:
        named = [n for n in states_in(name, vocabulary) if n.state in called]
        parts, end = [], 0
        for n in named:
            parts += [name[end : n.start].removesuffix("the "), f"{called[n.state]}-{_kind_of(n)}"]
            end = n.end
        return "".join([*parts, name[end:]])

    def group(of: str | None) -> str | None:
        return nationalities.get(of.casefold(), of) if of else of

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


def _group_words(state: Party) -> tuple[str, ...]:
    return (*state.adjectives, *(people.removesuffix("s") for people in state.people))


FIELDS = ("kind", "mode", "modality", "evidence", "speaker", "actor", "target", "counts", "when", "where")
"""What `plain` returns, in its order."""
