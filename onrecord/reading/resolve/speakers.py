"""Makes the speaker of a claim out of the phrase that names it: a person with an office, a body, or neither.

`parties.resolve_side` comes here for speakers. The name is the fullest form in the phrase; article, title and
"self-declared" are left off, the title stands in `role`, the office's party in `parties`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.claim import Side
from onrecord.model.words import SideKind
from onrecord.reading.resolve.noun_phrases import (
    RANK,
    head_end,
    is_modifier,
    split_joined,
    tidy,
    without_clause,
    without_leading,
)
from onrecord.reading.resolve.party_mentions import PartyMention, parties_in
from onrecord.reading.resolve.unlisted import is_person, kind_of_name, unlisted
from onrecord.vocabulary.names import Hit, Word, names_of, split_words
from onrecord.vocabulary.tables import Role
from onrecord.vocabulary.vocabulary import Vocabulary

_DESCRIBED = re.compile(r"(?<!\band)(?<!\bor)(?<!\bthe)(?<=[^\W\d_A-Z]) $")
_BOTH = re.compile(r"^both\s+(?=\S.*\sand\s)", re.IGNORECASE)  # "both Peru and Chad"
_POSSESSIVE = re.compile(r"['’]s?\s*$")


@dataclass(frozen=True, slots=True)
class _Title:
    """A role in a phrase: its range and what it is."""

    start: int
    end: int
    role: Role


def resolve_speaker(text: str, vocabulary: Vocabulary) -> Side:
    """Return the speaker that a phrase names; see `parties.resolve_side`."""
    phrase = tidy(text)
    phrase = without_clause(phrase, parties_in(phrase, vocabulary))
    core = without_leading(_BOTH.sub("", phrase), vocabulary, numbers=False)
    mentions = [mention for mention in parties_in(core, vocabulary) if not is_modifier(mention, core)]
    titles = _titles(core, mentions, vocabulary)
    person = _person(core, mentions, titles, vocabulary)
    # A rank or short form in capitals without a name behind it is part of something else.
    offices = [
        title
        for title in titles
        if not title.role.unnamed and not (title.role.rank and core[title.start].isupper())
    ]
    if person is not None:
        title = _title_beside(person, titles, core)
        parties = _office_parties(core, mentions, title, vocabulary)
        name = core[title.start : person[1]] if title and title.role.keep and title.end < person[0] else None
        return Side(
            name=name or core[person[0] : person[1]],
            parties=parties,
            kind="person",
            role=_role_text(core, title),
        )
    if offices:
        parties = _office_parties(core, mentions, offices[0], vocabulary)
        role = _role_text(core, offices[0]) if offices[0].role.part is not None else None
        return Side(name=core, parties=parties, kind="unnamed", role=role)
    if mentions:
        return _body(core, mentions, titles)
    if titles:
        return Side(name=core, kind="unnamed")
    found = unlisted(core, head_end(core, mentions), vocabulary)
    kind: SideKind = found.kind or ("person" if is_person(core, vocabulary) else "unnamed")
    return Side(name=core, parties=found.parties, kind=kind)


def _titles(core: str, mentions: Sequence[PartyMention], vocabulary: Vocabulary) -> list[_Title]:
    """Return the roles in a phrase; one within the name of a body counts only as that name's last word."""
    words, roles = split_words(core), names_of(vocabulary).roles
    titles, index = [], 0
    while index < len(words):
        hit = roles.at(words, index, core)
        if hit is None or not _stands_free(words, hit, mentions) or _is_surname(words, hit, core):
            index += 1
            continue
        titles.append(_Title(words[hit.first].start, words[hit.last - 1].end, hit.meaning))
        index = hit.last
    return titles


def _stands_free(words: Sequence[Word], hit: Hit[Role], mentions: Sequence[PartyMention]) -> bool:
    start, end = words[hit.first].start, words[hit.last - 1].end
    around = next((mention for mention in mentions if mention.start <= start < mention.end), None)
    return around is None or (around.head is not None and end >= around.end)


def _is_surname(words: Sequence[Word], hit: Hit[Role], core: str) -> bool:
    """Whether a short title ("Sen", "Maj") ends a name, so that it is no title."""
    last = words[hit.last - 1]
    return (
        hit.last == len(words)
        and hit.first > 0
        and last.text[0].isupper()
        and len(last.text) < 5
        and words[hit.first - 1].text[0].isupper()
    )


def _person(
    core: str, mentions: Sequence[PartyMention], titles: Sequence[_Title], vocabulary: Vocabulary
) -> tuple[int, int] | None:
    """Return the range of a person's name in a phrase.

    It is the whole phrase, follows a title or a description, or stands before a comma.
    """
    limit = head_end(core, [*mentions, *titles])
    for start, end in _runs(core, mentions, titles, vocabulary):
        name = core[start:end]
        if not is_person(name, vocabulary) or kind_of_name(name, vocabulary) not in (None, "person"):
            continue
        titled = any(0 <= start - title.end <= 2 for title in titles)
        whole = start == 0 and end == len(core)
        before_comma = core[end : end + 1] == "," and (start == 0 or titled)
        described = end == len(core) and " " in name and start < limit and _DESCRIBED.search(core, 0, start)
        after_comma = end == len(core) and bool(titles) and core[:start].endswith(", ")
        if whole or before_comma or described or after_comma or (titled and start < limit):
            return start, end
    return None


def _runs(
    core: str, mentions: Sequence[PartyMention], titles: Sequence[_Title], vocabulary: Vocabulary
) -> list[tuple[int, int]]:
    """Return the stretches of capitalized words that no party or title has, with particles between."""
    taken = [(mention.start, mention.end) for mention in mentions] + [(t.start, t.end) for t in titles]
    names, words = names_of(vocabulary), split_words(core)
    runs: list[tuple[int, int]] = []
    open_run = False
    for index, word in enumerate(words):
        free = not any(start <= word.start < end for start, end in taken)
        known = (
            word.key in vocabulary.before_roles
            or word.key in vocabulary.leading
            or word.key in vocabulary.fillers
            or names.parts.at(words, index, core) is not None
            or names.peoples.at(words, index, core) is not None
        )
        capital = (word.text[0].isupper() and not known) or core[word.start - 1 : word.start] == "-"
        if (
            free
            and open_run
            and (capital or word.key in vocabulary.particles)
            and _beside(core, runs[-1][1], word.start)
        ):
            runs[-1] = (runs[-1][0], word.end)
        elif free and capital:
            runs.append((word.start, word.end))
            open_run = True
        else:
            open_run = False
    return runs


def _beside(core: str, end: int, start: int) -> bool:
    return core[end:start] in (" ", "-", ". ", "’", "'")


def _title_beside(person: tuple[int, int], titles: Sequence[_Title], core: str) -> _Title | None:
    """Return the title of a person: the nearest office, else rank, before the name or after a comma."""
    near = [
        title
        for title in titles
        if title.end <= person[0] or core[person[1] : title.start].lstrip().startswith(",")
    ]
    return min(
        near,
        key=lambda title: (
            title.role.rank,
            abs(person[0] - title.end) if title.end <= person[0] else title.start - person[1],
        ),
        default=None,
    )


def _role_text(core: str, title: _Title | None) -> str | None:
    # A form of address ("Mr") is no role.
    if title is None or (title.role.rank and title.role.part is None):
        return None
    end = title.end + (core[title.end : title.end + 1] == ".")
    return core[title.start : end]


def _office_parties(
    core: str, mentions: Sequence[PartyMention], title: _Title | None, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return the party that an office belongs to: the state beside it, or the part that the office tells."""
    if not mentions or title is None:
        return ()
    nearest = min(mentions, key=lambda mention: max(title.start - mention.end, mention.start - title.end))
    suffix = title.role.part
    if nearest.form in ("part", "group") or not suffix or nearest.kind not in ("state", "people"):
        return nearest.parties
    return tuple(
        party if vocabulary.parts[suffix].whole else f"{party}.{suffix}" for party in nearest.parties
    )


def _body(core: str, mentions: Sequence[PartyMention], titles: Sequence[_Title]) -> Side:
    ranges, _ = split_joined(core, mentions)
    chosen = []
    for start, end in ranges:
        within = [mention for mention in mentions if start <= mention.start < end]
        limit = start + head_end(core[start:end], [])
        heads = [mention for mention in within if mention.start < limit] or within
        if heads:
            chosen.append(max(heads, key=lambda mention: (RANK[mention.form], mention.start)))
    first = chosen[0] if chosen else mentions[0]
    named = [mention for mention in chosen or [first] if mention.form != "people" or mention.head is None]
    parties = tuple(dict.fromkeys(party for mention in named for party in mention.parties))
    kind: SideKind = "unnamed" if titles else first.kind
    return Side(name=_POSSESSIVE.sub("", core), parties=parties, kind=kind)
