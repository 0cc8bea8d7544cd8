"""Exchanges the two states of a sentence and asks for the same claims with the names exchanged.

    python bench/neutrality.py [--sentences 2000] [--write]

Taken are the sentences of the corpora that name just two states, in whatever form, no body of theirs by a
name of its own, and in which a claim is read; each is read as a report of its own with its report's day,
once as it stands, once with the two states exchanged (names, nationalities, peoples, capitals, with their
articles), once with both exchanged for two others, drawn by the sentence. Left out, and counted, are
sentences in which the names put in make another text: a state has no word in that form (no capital, where
that is another body's), or the words are the name of something else ("Serbia and Montenegro", "Palestinian
government"). What still differs is read once more with the reader's data exchanged as well: in whose land a
place lies, and whose the conflicts file says it is. Where it holds then, the difference is knowledge of
places, which a user can change in a file, and no other treatment of a party. Printed are both shares, which
fields differ even so, and the parties whose sentences differ most.
--write puts the table into docs/accuracy.md. Needs the shared corpora (ONRECORD_SHARED, else ../shared).
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from measure.exchange import (
    FIELDS,
    Named,
    exchanged,
    is_whole,
    knowing_exchanged,
    plain,
    states_in,
    without_article,
)
from measure.pages import put
from measure.shared import ROOT, SHARED, read_lines, to_document

from onrecord.model.document import Document
from onrecord.model.party import Party
from onrecord.reading.extract.encoder import EncoderReader
from onrecord.reading.parse.parse import parse
from onrecord.reading.parse.triage import Triage
from onrecord.reading.read import Pipeline
from onrecord.vocabulary.names import names_of

CORPORA = ("karabakh-2020", "seed", "wikinews-2019-2020", "current-events-2019-2020")
PAGE = ROOT / "docs" / "accuracy.md"


@dataclass(frozen=True)
class Sentence:
    """A sentence as a report of its own, where it names its two states, and the two."""

    document: Document
    named: tuple[Named, ...]
    states: tuple[str, str]


@dataclass
class Tally:
    """What came of one exchange: how many sentences hold, differ by knowledge, differ, are left out."""

    exchanged: int = 0
    held: int = 0
    by_knowledge: int = 0
    left_out: int = 0
    differing: Counter[str] = field(default_factory=Counter)

    @property
    def row(self) -> str:
        """The numbers, but for the title, as cells of a table."""
        of = max(1, self.exchanged)
        fields = ", ".join(f"{name} {number}" for name, number in self.differing.most_common(6)) or "–"
        both = (self.held + self.by_knowledge) / of
        return f"{self.exchanged} | {self.left_out} | {self.held / of:.3f} | {both:.3f} | {fields}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=2000, help="how many to take at most")
    parser.add_argument("--write", action="store_true", help="put the table into docs/accuracy.md")
    parser.add_argument("--model", type=Path, help="read with the model of this folder")
    parser.add_argument("--show", type=int, default=0, help="print so many sentences that don't hold")
    options = parser.parse_args()
    if not SHARED.exists():
        raise SystemExit(f"no corpora at {SHARED}; set ONRECORD_SHARED to the folder that holds corpus/")
    pipeline = Pipeline.default()
    if options.model:
        pipeline = replace(pipeline, reader=EncoderReader.from_folder(options.model))
    found = list(sentences(pipeline, options.sentences))
    rows = [
        "| exchanged | sentences | left out | hold | hold, knowledge exchanged too | what differs even so |",
        "|---|---|---|---|---|---|",
    ]
    by_party: dict[str, Counter[str]] = {}
    for title, others in (("the two for each other", False), ("the two for two others", True)):
        tally = Tally()
        for sentence in found:
            by = exchange_of(pipeline, sentence, others=others)
            fields = differences(pipeline, sentence, by)
            if fields is None:
                tally.left_out += 1
                continue
            tally.exchanged += 1
            tally.held += not fields
            if fields and not differences(pipeline, sentence, by, knowledge=True):
                tally.by_knowledge += 1
                fields = set()
            if fields and options.show:
                options.show -= 1
                print(f"{sentence.document.id} {sorted(fields)}: {sentence.document.text}")
            tally.differing.update(fields)
            for state in sentence.states:
                by_party.setdefault(state, Counter()).update(["differs" if fields else "holds"])
        rows.append(f"| {title} | {tally.row} |")
    often = [(state, c) for state, c in by_party.items() if sum(c.values()) >= 40]
    often.sort(key=lambda pair: (-pair[1]["differs"] / sum(pair[1].values()), pair[0]))
    worst = "; ".join(
        f"{pipeline.vocabulary.parties[state].name} {c['holds'] / sum(c.values()):.3f} of {sum(c.values())}"
        for state, c in often[:6]
    )
    rows += ["", f"Least where a sentence names (share that holds, knowledge exchanged too): {worst or '–'}."]
    print("\n".join(rows))
    if options.write:
        put(PAGE, "neutrality", rows)


def sentences(pipeline: Pipeline, most: int) -> Iterator[Sentence]:
    """Give the sentences that name just two states and tell a claim, at most so many of each corpus."""
    for corpus in CORPORA:
        number = 0
        for record in read_lines(SHARED / "corpus" / f"{corpus}.jsonl"):
            for sentence in told(to_document(record), pipeline):
                if number == most:
                    break
                number += 1
                yield sentence


def told(document: Document, pipeline: Pipeline) -> Iterator[Sentence]:
    """Give the sentences of a document that name just two states and in which a claim is read."""
    parsed = parse(document, Triage.everything())
    for number, part in enumerate(parsed.sentences):
        text = document.text[part.start : part.end]
        named = states_in(text, pipeline.vocabulary)
        states = tuple(dict.fromkeys(name.state for name in named))
        if len(states) != 2 or any(name.body for name in named):
            continue
        alone = Document(id=f"{document.id}/{number}", text=text, published=document.published)
        if pipeline.read(alone):
            yield Sentence(alone, tuple(named), (states[0], states[1]))


def exchange_of(pipeline: Pipeline, sentence: Sentence, *, others: bool) -> Mapping[str, Party]:
    """Return which state stands for which: the two for each other, or two that the sentence does not name."""
    parties = pipeline.vocabulary.parties
    first, second = sentence.states
    if not others:
        return {first: parties[second], second: parties[first]}
    whole = [s for s in pipeline.vocabulary.states if s.adjectives and s.people and s.capital]
    free = [state for state in whole if state.id not in sentence.states]
    one, two = random.Random(sentence.document.id).sample(free, 2)
    return {first: one, second: two}


def differences(
    pipeline: Pipeline, sentence: Sentence, by: Mapping[str, Party], *, knowledge: bool = False
) -> set[str] | None:
    """Return the fields in which claims differ once the states are exchanged, "claims" for their number.

    With `knowledge` what the vocabulary knows of the two is exchanged with them. None where the names put in
    make another text.
    """
    vocabulary, text = pipeline.vocabulary, sentence.document.text
    other = exchanged(text, sentence.named, by, vocabulary)
    if not is_whole(sentence.named, other, by, vocabulary):
        return None
    reader = pipeline
    if knowledge:
        reader = replace(pipeline, vocabulary=knowing_exchanged(vocabulary, by))
    first, second = sentence.states
    called = {first: "first", second: "second"}
    swapped = {by[first].id: "first", by[second].id: "second"}
    ours = [
        plain(claim, called, vocabulary, without_article(text, claim.evidence.start, claim.evidence.end))
        for claim in pipeline.read(sentence.document)
    ]
    theirs = [
        plain(
            claim,
            swapped,
            vocabulary,
            without_article(text, *other.before(claim.evidence.start, claim.evidence.end)),
        )
        for claim in reader.read(replace(sentence.document, text=other.text))
    ]
    if knowledge:
        names_of.cache_clear()  # each such vocabulary has tables of its own
    if len(ours) != len(theirs):
        return {"claims"}
    return {
        field
        for one, two in zip(ours, theirs, strict=True)
        for field, a, b in zip(FIELDS, one, two, strict=True)
        if a != b
    }


if __name__ == "__main__":
    main()
