"""Names of persons and bodies in one document: short forms are linked to the fullest form.

"Aliyev" is "Ilham Aliyev" where the document names him so somewhere; "the ministry" is the last
ministry that was named before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from onrecord.vocabulary.letters import UPPER

_PARTICLE = r"(?:al|el|bin|ibn|abu|de|da|di|van|von|der|den|del|la|le|ben|dos|du|ul|ur|uz|ud)"
_SHORT = rf"(?:{UPPER}|Gen|Lt|Col|Maj|Brig|Capt|Cpl|Sgt|Adm|Dr|Mr|Mrs|Ms|Prof|Sen|Rep|Gov|St|Jr)\."
_CAPITAL = rf"(?:{_SHORT}|{UPPER}[\w'’]*(?:-\w+)*)"
_FULL = re.compile(rf"\b{_CAPITAL}(?:[ ](?:{_PARTICLE}[ -])?(?:al-|el-|Al-|El-)?{_CAPITAL}){{1,6}}")
_JOINING = rf"(?:of|for|the|and|in|to|on|{_PARTICLE})"
_HEADLINE_WORD = r"(?:[^a-z\s]\S*|[a-z]{1,3}|from|with|over|into|amid)"
_HEADLINE = re.compile(rf"^{_HEADLINE_WORD}(?: {_HEADLINE_WORD}){{5,}}$", re.MULTILINE)
_LONGEST_IN_HEADLINE = 3
_DEFINED = re.compile(
    rf"(?P<full>{_CAPITAL}(?:[ -](?:{_JOINING}|{_CAPITAL})){{1,8}}) \((?P<short>[A-Z][A-Z.-]{{1,8}})\)"
)
_PRONOUNS = frozenset(["he", "she", "him", "her", "his", "they", "them", "their", "it", "its", "who"])


@dataclass(frozen=True)
class Names:
    """The capitalized names of a document, by their last word. Built from the text alone."""

    text: str

    @cached_property
    def _by_last_word(self) -> dict[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = {}
        headlines = [line.span() for line in _HEADLINE.finditer(self.text)]
        for match in _FULL.finditer(self.text):
            many = match[0].count(" ") >= _LONGEST_IN_HEADLINE
            if many and any(start <= match.start() < end for start, end in headlines):
                continue  # where all words have capitals, none ends a name
            name = re.sub(r"['’]s?$", "", match[0])
            found.setdefault(name.split()[-1].casefold(), []).append((match.start(), name))
        return found

    @cached_property
    def defined(self) -> dict[str, str]:
        """Acronyms that the document explains: "Peoples' Democratic Party (HDP)", by the acronym."""
        found: dict[str, str] = {}
        for match in _DEFINED.finditer(self.text):
            full, short = match["full"], match["short"]
            words = re.split(r"[ -]", full)
            first = next((word for word in words if word[0].casefold() == short[0].casefold()), None)
            if first is None and sum(word[0].isupper() for word in words) == len(short):
                first = words[0]  # an acronym in another language
            if first is not None and first != words[-1]:
                found.setdefault(short, full[full.index(first) :])
        return found

    def fullest(self, name: str) -> str:
        """Return the fullest form of a one-word name that the document has, else the name itself.

        Of several, the one that stands most often; among equals, the first.
        """
        if " " in name or not name[:1].isupper():
            return name
        if name in self.defined:
            return self.defined[name]
        forms = [form for _, form in self._by_last_word.get(name.casefold(), [])]
        if not forms:
            return name
        return max(dict.fromkeys(forms), key=self.text.count)


def is_pronoun(words: str) -> bool:
    """Tell whether a mention is a bare personal pronoun."""
    return words.strip().casefold() in _PRONOUNS
