"""Asserts that what is trained on and what is reported share no document and no near-copy.

    python bench/apart.py [--show]

Trained on: gold/train, gold/train-stories, gold/train-negatives, train/annotations.jsonl, train/written.jsonl
and PolNeAR's training part, as train/data.py, train/written.py and train/said.py read them. Reported:
every set of the bench that is measured. Texts are compared as the ledger compares them to find copies
(onrecord/ledger/likeness.py): candidates by MinHash bands and winnowed passages, then by the words that
both share. Ends with an error where a document is in both, or a near-copy or part of it.
--show prints as well the texts that are cast from one mould with other names or numbers.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from adapters import SETS

from onrecord.ledger.likeness import Alike, Words, fingerprint, likeness, words_of

SHARED_MARKS = 2
"""Passages that two texts must have in common before they are compared in full."""
COPIES: tuple[Alike, ...] = ("near", "partial")


@dataclass(frozen=True)
class Text:
    """A document of a set as it is compared."""

    set: str
    id: str
    words: Words


@dataclass(frozen=True)
class Pair:
    """A text that is trained on and one that is reported, and how they are alike."""

    trained: Text
    reported: Text
    kind: Alike | str
    similarity: float

    def __str__(self) -> str:
        one, other = self.trained, self.reported
        return f"{one.set}/{one.id}  {other.set}/{other.id}  {self.kind} {self.similarity:.2f}"


def main() -> None:
    """Compare all sets that are there; SystemExit names the pairs that are too alike."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", action="store_true", help="print texts of one mould as well")
    options = parser.parse_args()
    trained, reported = texts("training"), texts("measured")
    if not trained:
        raise SystemExit("nothing to compare: the coded sets are not there; set ONRECORD_SHARED")
    found = list(pairs(trained, reported))
    for pair in found:
        if options.show or pair.kind != "altered":
            print(pair)
    for name, each in (("trained on", trained), ("reported", reported)):
        counted = Counter(text.set for text in each)
        print(f"{name}: {len(each)} texts ({', '.join(f'{s} {n}' for s, n in counted.items())})")
    copies = [pair for pair in found if pair.kind != "altered"]
    if copies:
        raise SystemExit(f"{len(copies)} pairs are the same document or near-copies")
    print(
        f"no document in common and no near-copy; {len(found)} pairs of one mould with other names or numbers"
    )


def texts(role: str) -> list[Text]:
    """Return the texts of all sets of a role that are there."""
    return [
        Text(each.name, id, words_of(text))
        for each in SETS.values()
        if each.role == role and each.is_there
        for id, text in each.texts()
    ]


def pairs(trained: Sequence[Text], reported: Iterable[Text]) -> Iterator[Pair]:
    """Yield the pairs that are the same document, near-copies, parts of each other or of one mould."""
    by_key: dict[tuple[str, int | str], list[int]] = defaultdict(list)
    for number, text in enumerate(trained):
        for key in _keys(text):
            by_key[key].append(number)
    for text in reported:
        met: Counter[int] = Counter()
        for key in _keys(text):
            for number in by_key.get(key, ()):
                met[number] += 1 if key[0] == "mark" else SHARED_MARKS
        for number in sorted(n for n, times in met.items() if times >= SHARED_MARKS):
            if pair := compare(trained[number], text):
                yield pair


def compare(trained: Text, reported: Text) -> Pair | None:
    """Return how two texts are alike, None where they are not."""
    if trained.id == reported.id:
        return Pair(trained, reported, "same document", 1.0)
    if trained.words.all == reported.words.all:
        return Pair(trained, reported, "same words", 1.0)
    alike = likeness(trained.words, reported.words)
    return Pair(trained, reported, alike.kind, alike.similarity) if alike else None


def _keys(text: Text) -> Iterator[tuple[str, int | str]]:
    found = fingerprint(text.words)
    yield "id", text.id
    yield "digest", found.digest
    yield from (("band", band) for band in found.bands)
    yield from (("mark", mark) for mark in found.marks)


if __name__ == "__main__":
    main()
