"""Recall and precision of finding copies: generated copies of real reports among all other reports.

    python bench/copies.py [--copies 400] [--show 20]

From the shared corpora (ONRECORD_SHARED, else ../shared) reports are drawn with a fixed seed, and from each
one copy is made: the same words, edited lightly or heavily, an excerpt, the headline or first sentence alone,
or a corrected version. All go into a ledger with all other reports, in an order that is drawn too. Found is a
copy whose origin is that of its report; every other report that is held for a copy counts as a false alarm
unless its words are the very same. --show prints false alarms and misses.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import time
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.model.claim import Reading
from onrecord.model.document import Document

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
CORPORA = (
    "current-events-2019-2020",
    "wikinews-2019-2020",
    "train-2004-2020",
    "train-stories-2015",
    "karabakh-2020",
    "seed",
)
SEED = 7
WAYS = ("exact", "edited lightly", "edited heavily", "excerpt", "excerpt edited", "correction", "headline")
LIGHT, HEAVY = 0.06, 0.15
LEAST_WORDS = 18
EXCERPT_WORDS = 12
READING = Reading(version="bench", reader="none")
PUBLISHERS = ("Copying Post", "Harbour Herald", "Second Hand News", "The Evening Echo")
FILLERS = (
    "also",
    "reportedly",
    "later",
    "local media report that",
    "earlier",
    "on the ground",
    "officials add",
)
SYNONYMS = {
    "said": "stated",
    "says": "states",
    "killed": "slain",
    "kills": "leaves dead",
    "injured": "hurt",
    "wounded": "injured",
    "attack": "assault",
    "announces": "declares",
    "announced": "declared",
    "people": "persons",
    "near": "close to",
    "after": "following",
    "during": "in the course of",
    "at least": "no fewer than",
    "several": "a number of",
    "area": "zone",
    "police": "officers",
    "forces": "troops",
    "government": "authorities",
    "because": "as",
}
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")


@dataclass(frozen=True)
class Made:
    """A generated copy: how it was made, from which report, and what it should be called."""

    document: Document
    source: str
    way: str
    kind: str


def main() -> None:
    """Run the bench and print its table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=400, help="how many of each kind")
    parser.add_argument("--show", type=int, default=0, help="how many misses and false alarms to print")
    options = parser.parse_args()
    if not SHARED.exists():
        raise SystemExit(f"no corpora at {SHARED}; set ONRECORD_SHARED to the folder that holds corpus/")
    chance = random.Random(SEED)
    reports = list(corpus())
    made = list(copies(reports, options.copies, chance))
    everything = [*reports, *(each.document for each in made)]
    chance.shuffle(everything)
    began = time.perf_counter()
    with Ledger("sqlite://") as book:
        for document in everything:
            book.add(document, [], READING)
        seconds = time.perf_counter() - began
        found = {copy.document: copy for copy in book.copies()}
        asked = time.perf_counter() - began - seconds
    print(
        f"{len(reports):,} reports and {len(made):,} copies: {1000 * seconds / len(everything):.1f} ms "
        f"to add one, {asked:.2f} s to ask for all copies"
    )
    report(reports, made, found, options.show)


def corpus() -> list[Document]:
    """Return the reports of all corpora, each id once."""
    found: dict[str, Document] = {}
    for name in CORPORA:
        with (SHARED / "corpus" / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                names = ("id", "text", "published", "publisher", "title")
                found.setdefault(record["id"], Document(**{key: record.get(key) for key in names}))
    return list(found.values())


def copies(reports: list[Document], number: int, chance: random.Random) -> list[Made]:
    """Return `number` copies of each kind, each of another report."""
    fit = [each for each in reports if len(each.text.split()) >= LEAST_WORDS]
    drawn = chance.sample(fit, len(fit))
    vocabulary = [word for each in chance.sample(fit, 500) for word in each.text.split() if word.islower()]
    made: list[Made] = []
    for way in WAYS:
        count = 0
        while count < number and drawn:
            copy = _made(drawn.pop(), way, vocabulary, chance)
            if copy is not None:
                made.append(copy)
                count += 1
    return made


def _made(source: Document, way: str, vocabulary: list[str], chance: random.Random) -> Made | None:
    text, kind, publisher = source.text, "near", chance.choice(PUBLISHERS)
    later = chance.randrange(3)
    if way == "exact":
        kind = "exact"
        text = chance.choice((text, text.replace("\n\n", "\n"), f"{text}\n", dateline(chance) + text))
    elif way.startswith("edited"):
        text = edited(text, LIGHT if way == "edited lightly" else HEAVY, vocabulary, chance)
        text = chance.choice((text, dateline(chance) + text, f"{text} ({publisher})"))
    elif way.startswith("excerpt"):
        kind = "partial"
        excerpt = passage(text, chance)
        if excerpt is None:
            return None
        text = excerpt if way == "excerpt" else edited(excerpt, LIGHT, vocabulary, chance)
        text = chance.choice((text, dateline(chance) + text))
    elif way == "headline":
        kind = "partial"
        if source.title is None or len(source.title.split()) < 9 or source.publisher != "Wikinews":
            return None
        text = source.title
    else:
        kind, later, publisher = "correction", 0, source.publisher or publisher
        numbers = re.findall(r"(?<=\s)\d{1,3}(?=\s)", text)
        if not numbers:
            return None
        wrong = chance.choice(numbers)
        text = re.sub(rf"(?<=\s){wrong}(?=\s)", str(int(wrong) + chance.randrange(1, 9)), text, count=1)
    day = date.fromisoformat((source.published or "2020-01-01")[:10]) + timedelta(days=later)
    document = replace(
        source, id=f"{source.id}~copy", text=text, publisher=publisher, published=day.isoformat(), title=None
    )
    return Made(document, source.id, way, kind)


def dateline(chance: random.Random) -> str:
    """Return a dateline such as copying papers put before a report."""
    place = chance.choice(("PORT LORNE", "Kesra", "HARBOUR CITY"))
    return f"{place}, May {chance.randrange(1, 29)} (Morning Wire) — "


def edited(text: str, rate: float, vocabulary: list[str], chance: random.Random) -> str:
    """Return a text as an editor leaves it: words dropped, added, replaced, but no names and numbers."""
    kept: list[str] = []
    for word in text.split(" "):
        if chance.random() >= rate:
            kept.append(word)
            continue
        action = chance.choice(("drop", "add", "replace"))
        if action == "add":
            kept += [word, chance.choice(FILLERS)]
        elif action == "replace":
            free = word.islower() and word.isalpha()
            kept.append(SYNONYMS.get(word, chance.choice(vocabulary)) if free else word)
    sentences = _SENTENCE.split(" ".join(kept))
    if len(sentences) > 3 and chance.random() < 2 * rate:
        sentences.pop(chance.randrange(1, len(sentences)))
    return " ".join(sentences)


def passage(text: str, chance: random.Random) -> str | None:
    """Return one to three sentences in a row, `EXCERPT_WORDS` words to two thirds of the text."""
    sentences = _SENTENCE.split(text)
    options = []
    for length in (1, 2, 3):
        for start in range(len(sentences) - length + 1):
            taken = " ".join(sentences[start : start + length])
            if EXCERPT_WORDS <= len(taken.split()) <= len(text.split()) * 2 / 3:
                options.append(taken)
    return chance.choice(options) if options else None


def report(reports: list[Document], made: list[Made], found: dict, show: int) -> None:
    """Print recall and precision by kind, and what was missed or found wrongly."""
    origin = {id: copy.origin for id, copy in found.items()}
    asked, hit, named, missed = Counter(), Counter(), Counter(), []
    texts = {each.id: each.text for each in reports}
    texts |= {each.document.id: each.document.text for each in made}
    wrong: list[tuple[str, str]] = []
    for each in made:
        asked[each.way] += 1
        id = each.document.id
        root = origin.get(id, id)
        if (root != id and root == origin.get(each.source, each.source)) or root == each.source:
            hit[each.way] += 1
            named[each.way] += found[id].kind == each.kind if id in found else 0
        else:
            missed.append((each, root))
            if root != id:
                wrong.append((id, root))
    generated = {each.document.id for each in made}
    same = 0
    for id, copy in found.items():
        if id in generated or copy.of in generated:
            continue
        if " ".join(texts[id].split()) == " ".join(texts[copy.of].split()):
            same += 1
        else:
            wrong.append((id, copy.of))
    print("\n| copies | generated | recall | called by their kind |\n|---|---|---|---|")
    for way, number in asked.items():
        print(f"| {way} | {number} | {hit[way] / number:.3f} | {named[way] / max(1, hit[way]):.3f} |")
    total = sum(hit.values())
    everything = sum(asked.values())
    print(f"| all | {everything} | {total / everything:.3f} | {sum(named.values()) / total:.3f} |")
    print(
        f"\nprecision {total / (total + len(wrong)):.3f}: {len(wrong)} false alarms; "
        f"{same} reports of the corpora repeat another word for word"
    )
    for id, other in wrong[:show]:
        print(f"\nfalse: {id} = {other} {found[id].kind} {found[id].similarity}")
        print(f"  {texts[id][:300]}\n  {texts[other][:300]}")
    for each, root in missed[:show]:
        print(f"\nmissed ({each.way}): {root}\n  {texts[each.source][:300]}\n  {each.document.text[:300]}")


if __name__ == "__main__":
    main()
