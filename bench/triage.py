"""Measures triage: how much of a mixed stream it lets pass, and how many coded claims it leaves out.

    python bench/triage.py [--write]

A claim is left out where its anchor begins in no window that the encoder reads: a window is read where one
of its sentences passes. Measured on the coded sets that nothing was trained on, and on gold/train, by whose
sentences the cut of triage was chosen (train/triage.py); the stream is a fixed random sample of 600 items.
--write puts the table into docs/accuracy.md. Needs the shared folder (ONRECORD_SHARED, else ../shared).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from adapters.coded import Coded, in_folder, in_shared
from measure.claims import anchor_of
from measure.pages import put
from measure.shared import GATE, ROOT, asked_to_write, mixed_stream

from onrecord.model.document import Document
from onrecord.reading.extract.encoder import EncoderReader
from onrecord.reading.extract.windows import make_windows
from onrecord.reading.parse.parse import parse
from onrecord.reading.parse.triage import default_triage

PAGE = ROOT / "docs" / "accuracy.md"
SETS: dict[str, Callable[[], Iterator[Coded]]] = {
    "`karabakh-2020`": in_shared("karabakh-2020", "karabakh-2020"),
    "`wikinews`": in_shared("wikinews", "wikinews-2019-2020"),
    "`own`": in_folder(GATE / "coded", GATE / "reports.jsonl"),
    "`train`": in_shared("train", "train-2004-2020"),
}
ITEMS = 600


def main() -> None:
    """Print the tables."""
    write = asked_to_write(__doc__)
    reader = EncoderReader.open()
    lines = ["| set | claims coded | left out | share |", "|---|---|---|---|"]
    for name, coded in SETS.items():
        lost, claims = left_out(coded(), reader)
        lines.append(f"| {name} | {claims} | {lost} | {lost / claims:.3f} |")
    passed, words = of_stream(reader)
    lines += [
        "",
        f"Of {ITEMS} items of the mixed stream {passed:.0%} have a sentence that passes; the encoder reads "
        f"{words:.0%} of their words.",
    ]
    print("\n".join(lines))
    if write:
        put(PAGE, "triage", lines)


def read_in(document: Document, reader: EncoderReader) -> list[tuple[int, int]]:
    """Return the stretches of a document that the encoder reads for acts (end exclusive)."""
    windows = make_windows(parse(document, default_triage()), reader.tokenizer)
    return [(window.starts[window.core], window.ends[-2]) for window in windows]


def left_out(coded: Iterator[Coded], reader: EncoderReader) -> tuple[int, int]:
    """Return how many claims begin outside of what is read, and how many there are."""
    lost = claims = 0
    for document, gold in coded:
        read = read_in(document, reader)
        for claim in gold:
            start, _ = anchor_of(claim, document.text)
            lost += not any(first <= start < last for first, last in read)
            claims += 1
    return lost, claims


def of_stream(reader: EncoderReader) -> tuple[float, float]:
    """Return the shares of items of the stream that pass, and of their words that are read."""
    passed = words = read = 0
    for document in mixed_stream(ITEMS):
        stretches = read_in(document, reader)
        passed += bool(stretches)
        words += len(document.text.split())
        read += sum(len(document.text[first:last].split()) for first, last in stretches)
    return passed / ITEMS, read / words


if __name__ == "__main__":
    main()
