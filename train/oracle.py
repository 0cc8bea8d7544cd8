"""Scores resolve alone: gold acts with gold spans in, claims out, compared with the gold values.

    python train/oracle.py [--errors N]

Shows which errors are the resolver's and which the reader's; runs on the training sets only.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from align import IGNORE, Aligner
from base import read_tokenizer
from data import Coded, load
from examples import make_examples
from scoring import score
from tokenizers import Tokenizer

from onrecord.gazetteer.lookup import Gazetteer
from onrecord.model.claim import Claim, Reading
from onrecord.reading.check import check
from onrecord.reading.extract.labels import MEASURES, UNITS
from onrecord.reading.extract.mentions import Act, Mention, Mentions, NumberMention
from onrecord.reading.resolve.resolve import resolve
from onrecord.vocabulary.load import load as load_vocabulary


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--group", default="train")
    options = parser.parse_args()
    tokenizer = read_tokenizer()
    vocabulary, gazetteer = load_vocabulary(), Gazetteer.open()
    coded = [c for c in load() if c.group == options.group and c.claims]

    def read(c: Coded) -> Iterable[Claim]:
        mentions = Mentions(c.parsed, tuple(gold_acts(c, tokenizer)))
        found = resolve(mentions, Reading(version="0", reader="oracle"), vocabulary, gazetteer)
        return check(found, c.parsed.document.text)

    print(score(coded, read, "--errors", str(options.errors)), end="")


def gold_acts(coded: Coded, tokenizer: Tokenizer) -> list[Act]:
    """Return the acts of a coded document as a perfect reader would give them."""
    aligner = Aligner(coded)
    acts = []
    for example in make_examples(coded, tokenizer):
        for act in example.acts:
            labels, claim, window = aligner.labels(act), act.claim, act.part

            def mention(first: int, last: int, window: Any = window) -> Mention:
                return Mention(window.starts[first], window.ends[last])

            pointers: dict[str, Mention | None] = {}
            for role in ("speaker", "actor", "target"):
                first, last = labels[role]
                pointers[role] = None if first in (0, IGNORE) else mention(first, last)
            time = labels["time"]
            expression = next((t for t in aligner.times if time > 0 and t[0] == window.starts[time]), None)
            starts = {window.starts[at]: (u, m) for at, belongs, u, m in labels["numbers"] if belongs}
            numbers = tuple(
                NumberMention(n[0], n[1], None if UNITS[u] == "noun" else UNITS[u], MEASURES[m])
                for n in aligner.numbers
                if n[0] in starts
                for u, m in [starts[n[0]]]
            )
            acts.append(
                Act(
                    kind=claim["kind"],
                    mode=claim.get("mode"),
                    modality=claim.get("modality", "asserted"),
                    evidence=mention(act.found.first, act.found.last),
                    sentence=window.sentences[act.found.first],
                    places=runs(labels["places"] or [], window, aligner.text),
                    numbers=numbers,
                    time=Mention(*expression) if expression else None,
                    time_source="expression" if expression else ("document" if time == 0 else "none"),
                    **pointers,
                )
            )
    return acts


def runs(pieces: list[int], window: Any, text: str) -> tuple[Mention, ...]:
    """Return the stretches that pieces make."""
    found: list[list[int]] = []
    for piece in pieces:
        if (
            found
            and piece == found[-1][-1] + 1
            and not text[window.ends[piece - 1] : window.starts[piece]].strip()
        ):
            found[-1].append(piece)
        else:
            found.append([piece])
    return tuple(Mention(window.starts[run[0]], window.ends[run[-1]]) for run in found)


if __name__ == "__main__":
    main()
