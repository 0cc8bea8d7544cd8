"""What resolve knows of one document: its text, parsed form, parties, persons and quotations."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.model.claim import Side
from onrecord.model.span import Range
from onrecord.reading.extract.mentions import Mention
from onrecord.reading.parse.parsed import Parsed
from onrecord.reading.resolve.names import Names
from onrecord.reading.resolve.parties import PartyMention, find_parties, resolve_side
from onrecord.reading.resolve.quotations import find_quotations
from onrecord.vocabulary.letters import UPPER
from onrecord.vocabulary.vocabulary import Vocabulary

_NAME = rf"{UPPER}[\w'’-]+"
_WORD_BEFORE = re.compile(r"(?P<word>[\w-]+)\s+$")
_KIND_AFTER = re.compile(r"(?<=\w) (?:region|republic|province|district|authorities)\b(?!['’])")
_CLAUSE_END = re.compile(r"[;:!?\n]|(?<=[^\W\dA-Z])\.\s")  # the stops of "U.S." end nothing
_PREPOSITIONS = frozenset(
    (
        "with",
        "between",
        "by",
        "of",
        "for",
        "against",
        "from",
        "to",
        "in",
        "at",
        "on",
        "among",
        "near",
        "under",
    )
)
_PREPOSITION = re.compile(rf"(?:{'|'.join(sorted(_PREPOSITIONS))})\s+(?=\S)")
_POSSESSIVE = re.compile(r"^['’][sS]?(?=\s)")
_ACRONYM = re.compile(r"[A-Z]{2,7}")
_REST_OF_WORD = re.compile(r"(?:-\w+)+")
_NAME_AFTER = re.compile(r"\s+[\w'’-]+(?=\s)")
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "its", "his", "her", "their"))
_TITLED = re.compile(rf"(?:{_NAME}[ ])(?:(?:al-|el-|bin |ibn |de |van |al |el )?{_NAME}[ ]?){{1,2}}")


@dataclass(frozen=True)
class Context:
    """One document as resolve sees it. Everything is worked out from the text once, when first asked for."""

    parsed: Parsed
    vocabulary: Vocabulary

    @property
    def text(self) -> str:
        """The stored text."""
        return self.parsed.document.text

    @property
    def day(self) -> dt.date | None:
        """The day of publication."""
        return self.parsed.document.day

    @cached_property
    def parties(self) -> tuple[PartyMention, ...]:
        """The mentions of known parties, in order."""
        return tuple(find_parties(self.text, self.vocabulary))

    @cached_property
    def quotations(self) -> tuple[Range, ...]:
        """What stands between quotation marks."""
        return find_quotations(self.text)

    @cached_property
    def names(self) -> Names:
        """The capitalized names of the document."""
        return Names(self.text)

    @cached_property
    def persons(self) -> Mapping[str, Side]:
        """Persons who are named with their office ("Azerbaijan's President Ilham Aliyev"), by full name."""
        found: dict[str, Side] = {}
        for role in self.vocabulary.role_pattern.finditer(self.text):
            name = _TITLED.match(self.text, role.end() + 1)
            if name is None:
                continue
            full = re.sub(r"['’]s?$", "", name[0].strip())
            phrase = self.text[self._whose_office(role.start()) : name.end()]
            side = resolve_side(phrase.strip(), self.vocabulary, as_speaker=True)
            if full not in found or (side.parties and not found[full].parties):
                found[full] = Side(name=full, parties=side.parties, kind="person", role=side.role)
        return found

    def _whose_office(self, start: int) -> int:
        """Return where the party begins that stands right before an office, else where the office begins.

        Only words that describe an office may stand between ("Peru's former deputy"), no verb: in "Peru
        accuses President Orlo" the office is not said to be Peru's.
        """
        before = [party for party in self.parties if party.start < start]
        if not before:
            return start
        between = _POSSESSIVE.sub("", self.text[before[-1].end : start]).casefold().split()
        describing = self.vocabulary.before_roles | self.vocabulary.fillers
        return before[-1].start if all(word in describing for word in between) else start

    @cached_property
    def most_named(self) -> tuple[str, ...]:
        """States and armed groups by how often the document names them, most first."""
        roots = Counter(
            party.split(".")[0]
            for mention in self.parties
            if mention.kind in ("state", "armed group")
            for party in mention.parties
        )
        first = {root: i for i, root in reversed(list(enumerate(roots)))}
        return tuple(sorted(roots, key=lambda root: (-roots[root], first[root])))

    def roots_in(self, stretch: Mention | Range) -> frozenset[str]:
        """Return the parties, without their parts, that are named in a stretch."""
        return frozenset(
            id_.split(".")[0]
            for party in self.parties
            if party.start < stretch.end and party.end > stretch.start
            for id_ in party.parties
        )

    def bare(self, mention: Range) -> Range:
        """Cut the preposition with which a mention begins: "with the rebels" means the rebels."""
        if (before := _PREPOSITION.match(self.text, mention.start, mention.end)) is not None:
            return Range(before.end(), mention.end)
        return mention

    def spelled(self, side: Side, words: str) -> str:
        """Return the name of a group or body as the text spells it.

        An acronym stands for the full name where the report has that too, or where the group goes by
        several acronyms; else it is the name that its readers know.
        """
        if _ACRONYM.fullmatch(words) is None or len(side.parties) > 1 or side.kind in ("state", "person"):
            return side.name
        if words in self.names.defined:
            return self.names.defined[words]
        party = self.vocabulary.parties.get(side.parties[0]) if side.parties else None
        if party is None:
            return side.name
        several = sum(_ACRONYM.fullmatch(alias) is not None for alias in party.aliases) > 1
        return side.name if several or side.name.casefold() in self.text.casefold() else words

    def whole(self, mention: Range) -> Range:
        """Widen a mention over a party's name that it cuts and over words like "self-declared" before."""
        start, end = self.bare(mention).start, mention.end
        if rest := _REST_OF_WORD.match(self.text, end):
            end = rest.end()
        leading = self.vocabulary.leading | self.vocabulary.bare_leading
        if self.text[start:end].casefold() in leading and (name := _NAME_AFTER.match(self.text, end)):
            # A reader that marks "self-declared" alone means whom it describes.
            end = name.end()
        for party in self.parties:
            if party.start < end and party.end > start and party.form in ("part", "name", "group"):
                start, end = min(start, party.start), max(end, party.end)
        while before := _WORD_BEFORE.search(self.text, max(0, start - 30), start):
            word = before["word"].casefold()
            if word in _ARTICLES or word in _PREPOSITIONS or word not in leading:
                break
            start = before.start("word")
        if kind := _KIND_AFTER.match(self.text, end):
            end = kind.end()
        return Range(start, end)
