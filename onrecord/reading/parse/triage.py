"""Triage: tells cheaply, before any model runs, which sentences can hold a claim.

A linear model over the words of a sentence, those of its neighbours and those of the whole report.
Weights come from `train/triage.py`; they are a data file (`data/triage.tsv`), not code.
"""

from __future__ import annotations

import functools
import importlib.resources
import math
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from onrecord.model.errors import ReaderError

_WORD = re.compile(r"[^\W\d_]{2,}|\d")
NAME = "Name"
STEM = 7
_FILE = "data/triage.tsv"


def words_of(sentence: str, known: Container[str]) -> frozenset[str]:
    """Return the words that triage looks at: lower case, cut to a stem of seven letters; names are one word.

    Which names a report has must not decide whether it is read: a capital inside a sentence stands for any,
    and so does one at its beginning where the word is not `known` to be written without one.
    """
    capitals = _mostly_capitals(sentence)
    words = set()
    for number, found in enumerate(_WORD.finditer(sentence)):
        word = found[0]
        if word.isdigit():
            words.add("0")
            continue
        stem = word.lower()[:STEM]
        name = word[0].isupper() and not capitals and (number or stem not in known)
        words.add(NAME if name else stem)
    return frozenset(words)


def _mostly_capitals(sentence: str) -> bool:
    letters = [letter for letter in sentence if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > len(letters) / 2


@dataclass(frozen=True, slots=True)
class Triage:
    """Weights by word, for the sentence itself and for the report around it; `bias` on top.

    A sentence passes where its sum is above zero.
    """

    own: dict[str, float]
    around: dict[str, float]
    bias: float

    @classmethod
    def everything(cls) -> Triage:
        """Return a triage that lets every sentence through."""
        return cls({}, {}, 1.0)

    def candidates(self, sentences: Sequence[str]) -> list[bool]:
        """Return for each sentence of one report whether it can hold a claim."""
        if not self.own:
            return [self.bias > 0] * len(sentences)
        own, around = self.own, self.around
        words = [words_of(sentence, own) for sentence in sentences]
        report = frozenset().union(*words)
        # fsum: the same to the last bit in whatever order a set gives its words.
        context = math.fsum((self.bias, *(around[word] for word in report if word in around)))
        return [math.fsum((context, *(own[word] for word in some if word in own))) > 0 for some in words]


@functools.cache
def default_triage() -> Triage:
    """Return the triage that ships with the package; ReaderError where its file is damaged."""
    lines = (importlib.resources.files(__package__) / _FILE).read_text(encoding="utf-8").splitlines()
    own: dict[str, float] = {}
    around: dict[str, float] = {}
    bias = 0.0
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            continue
        try:
            part, word, weight = line.split("\t")
            if part == "bias":
                bias = float(weight)
            else:
                {"own": own, "around": around}[part][word] = float(weight)
        except (ValueError, KeyError) as error:
            raise ReaderError(f"{_FILE}, line {number}: expected part, word and weight") from error
    return Triage(own, around, bias)
