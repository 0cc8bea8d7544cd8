"""Scores the claims that a program reads in a document against those that a coder wrote down.

The rules are those of the codebook's scorer. A predicted claim meets a coded one of the same kind whose
anchor its evidence overlaps, one to one, the largest share of overlap first. A field is right where it says
what the coder gave; a claim is right as a whole where all fields that the coder gave are (mode and measure
apart), and strictly so where besides it gives no actor, target, count or place that the coder left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from measure.names import same_name, unit_of
from measure.tally import Tally

Claim = Mapping[str, Any]
"""A claim: a predicted one in the exchange form, a coded one in the form of the codebook."""

FILLED = ("actor", "target", "counts", "where")
"""Fields that may stay empty, so that they can be invented."""
FIELDS = ("speaker", "modality", "actor", "target", "counts", "measure", "when", "where", "mode")
BESIDE = frozenset(("mode", "measure"))
"""Fields that a claim need not have right to be right as a whole."""
_WEEK = 7
_SHARE = 0.5
_MANY, _MOST = 3, 0.8


def score(document: str, text: str, coded: Sequence[Claim], predicted: Sequence[Claim]) -> Tally:
    """Return what one document adds to the figures; ValueError where an anchor is not once in the text."""
    pairs = match(text, coded, predicted)
    found: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])

    def add(name: str, above: float, below: float) -> None:
        found[name][0] += above
        found[name][1] += below

    both = len(coded) + len(predicted)
    add("precision", len(pairs), len(predicted))
    add("recall", len(pairs), len(coded))
    add("f1", 2 * len(pairs), both)
    rights = [(overlap, judge(coded[i], predicted[j]), i, j) for overlap, i, j in pairs]
    inventions = [invented(coded[i], predicted[j]) for _, i, j in pairs]
    whole = [all(ok for field, ok in right.items() if field not in BESIDE) for _, right, _, _ in rights]
    add("whole", 2 * sum(whole), both)
    strict = (ok and not any(made.values()) for ok, made in zip(whole, inventions, strict=True))
    add("strict", 2 * sum(strict), both)
    for _, i, j in pairs:
        hits, given = _places(coded[i], predicted[j]), _listed(coded[i].get("where"))
        if given:
            add("places", 2 * hits, len(given) + len(_listed(predicted[j].get("where"))))
    for overlap, right, _, _ in rights:
        add("overlap", overlap, 1)
        for field in FIELDS:
            if field in right:
                add(field, right[field], 1)
    for made in inventions:
        for field, wrongly in made.items():
            add(f"invented {field}", wrongly, 1)
            add("invented", wrongly, 1)
    kinds = Counter(claim["kind"] for claim in coded)
    guesses = Counter(claim["kind"] for claim in predicted)
    hits_of = Counter(coded[i]["kind"] for _, i, _ in pairs)
    for kind in sorted({*kinds, *guesses}):
        add(f"kind {kind}", 2 * hits_of[kind], kinds[kind] + guesses[kind])
    counted = {"coded": len(coded), "predicted": len(predicted)}
    counted |= {f"coded {kind}": number for kind, number in kinds.items()}
    return Tally(document, {name: (above, below) for name, (above, below) in found.items()}, counted)


def match(text: str, coded: Sequence[Claim], predicted: Sequence[Claim]) -> list[tuple[float, int, int]]:
    """Return the pairs as (share of overlap, number of the coded claim, number of the predicted one)."""
    shares = []
    for i, claim in enumerate(coded):
        start, end = anchor_of(claim, text)
        for j, guess in enumerate(predicted):
            evidence = guess["evidence"]
            common = min(end, evidence["end"]) - max(start, evidence["start"])
            if guess["kind"] == claim["kind"] and common > 0:
                shares.append((common / (max(end, evidence["end"]) - min(start, evidence["start"])), i, j))
    shares.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    taken: set[int] = set()
    used: set[int] = set()
    pairs = []
    for share, i, j in shares:
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            pairs.append((share, i, j))
    return pairs


def anchor_of(claim: Claim, text: str) -> tuple[int, int]:
    """Return where a coded claim stands; ValueError where its words are not exactly once in the text."""
    anchor = claim["anchor"]
    if not isinstance(anchor, str):
        return int(anchor[0]), int(anchor[1])
    if text.count(anchor) != 1:
        raise ValueError(f"{text.count(anchor)} times in the text: {anchor!r}")
    start = text.index(anchor)
    return start, start + len(anchor)


def judge(coded: Claim, predicted: Claim) -> dict[str, bool]:
    """Return for each field that the coder gave whether the predicted claim has it right."""
    right: dict[str, bool] = {}
    speaker, said = coded.get("speaker"), _named(predicted.get("speaker"))
    right["speaker"] = said is None if speaker is None else said is not None and same_name(speaker, said)
    given, guess = coded.get("modality", "asserted"), predicted.get("modality") or "asserted"
    if coded["kind"] == "statement":
        right["modality"] = (given == "denied") == (guess == "denied")
    else:
        right["modality"] = given == guess
    for side in ("actor", "target"):
        if coded.get(side):
            name = _named(predicted.get(side))
            right[side] = name is not None and same_name(coded[side], name)
    if coded.get("counts"):
        right["counts"] = _counts(coded["counts"]) == _counts(predicted.get("counts"))
        right["measure"] = _measures(coded["counts"]).items() <= _measures(predicted.get("counts")).items()
    if coded.get("when"):
        right["when"] = _when(coded["when"], predicted.get("when"))
    if coded.get("where"):
        hits, number, guesses = (
            _places(coded, predicted),
            len(coded["where"]),
            len(_listed(predicted.get("where"))),
        )
        most = number >= _MANY and 2 * hits / (number + guesses) >= _MOST
        right["where"] = hits == number == guesses or most
    if coded.get("mode"):
        right["mode"] = coded["mode"] == predicted.get("mode")
    return right


def invented(coded: Claim, predicted: Claim) -> dict[str, bool]:
    """Return for each field that the coder left empty whether the predicted claim fills it."""
    empty = [field for field in FILLED if not coded.get(field)]
    return {
        field: bool(_named(predicted.get(field)) if field in ("actor", "target") else predicted.get(field))
        for field in empty
    }


def _places(coded: Claim, predicted: Claim) -> int:
    """Return how many of the coded places the predicted claim has."""
    left = [name for place in _listed(predicted.get("where")) if (name := _named(place))]
    hits = 0
    for name in _listed(coded.get("where")):
        same = next((other for other in left if same_name(name, other)), None)
        if same is not None:
            left.remove(same)
            hits += 1
    return hits


def _counts(counts: Iterable[Claim] | None) -> Counter[tuple[float, str]]:
    return Counter((amount, unit_of(count["unit"] or "")) for amount, count in _amounts(counts))


def _measures(counts: Iterable[Claim] | None) -> dict[tuple[float, str], str]:
    return {
        (amount, unit_of(count["unit"] or "")): count.get("measure") or "count"
        for amount, count in _amounts(counts)
    }


def _amounts(counts: Iterable[Claim] | None) -> Iterable[tuple[float, Claim]]:
    for count in counts or ():
        value = count.get("value")
        value = count.get("low") if value is None else value
        if value is not None:
            yield float(value), count


def _when(coded: Sequence[str], predicted: Claim | None) -> bool:
    """Both ends within a day; intervals longer than a week may share half of their days instead."""
    if not predicted or not predicted.get("start") or not predicted.get("end"):
        return False
    first, last = (date.fromisoformat(day[:10]) for day in coded)
    start, end = (date.fromisoformat(predicted[side][:10]) for side in ("start", "end"))
    if abs((first - start).days) <= 1 and abs((last - end).days) <= 1:
        return True
    if (last - first).days < _WEEK:
        return False
    shared = (min(last, end) - max(first, start)).days + 1
    return shared > 0 and shared / ((max(last, end) - min(first, start)).days + 1) >= _SHARE


def _named(side: Any) -> str | None:
    name = side.get("name") if isinstance(side, Mapping) else side
    return None if name is None else str(name)


def _listed(places: Any) -> Sequence[Any]:
    return places or ()
