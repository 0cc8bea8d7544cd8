"""Chooses thresholds and cuts on documents held back from a run, and writes them as JSON.

    python train/tune.py --model FOLDER --held 0 --out cuts.json

FOLDER is a model folder written by train/export.py from a run with the same --held. One number is
moved at a time, the best kept: the threshold by detection F1; the cut of each role by the F1 of
claims that are right in all fields, where the role is invented in at most INVENTED of the claims
that gold gives none.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path
from typing import Any

from data import Coded, load
from scoring import score

from onrecord.gazetteer.lookup import Gazetteer
from onrecord.model.words import KINDS
from onrecord.reading.extract.encoder import EncoderReader
from onrecord.reading.extract.roles import Cuts
from onrecord.reading.parse.triage import Triage
from onrecord.reading.read import Pipeline
from onrecord.vocabulary.load import load as load_vocabulary

INVENTED = 0.13
THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45)
CUTS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--held", default="0")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    held = {int(fold) for fold in options.held.split(",")}
    coded = [c for c in load() if c.fold in held]
    reader = EncoderReader.from_folder(options.model)
    threshold = 0.35
    scored = {t: judge(coded, with_cuts(reader, t, Cuts())) for t in THRESHOLDS}
    for t, s in scored.items():
        print(f"threshold {t}: F1 {s['f1']:.3f} whole {s['whole_f1']:.3f}", flush=True)
    threshold = max(THRESHOLDS, key=lambda t: scored[t]["f1"])
    cuts = Cuts()
    for role in ("speaker", "actor", "target", "place", "number"):
        best: tuple[float, float] | None = None
        for cut in CUTS:
            result = judge(coded, with_cuts(reader, threshold, dataclasses.replace(cuts, **{role: cut})))
            field = {"place": "where", "number": "counts"}.get(role, role)
            invented = result["invented"].get(field, 0.0)
            print(
                f"{role} {cut}: whole {result['whole_f1']:.3f} strict {result['strict_f1']:.3f} "
                f"right {result['fields'][field]:.3f} invented {invented:.3f}",
                flush=True,
            )
            value = result["whole_f1"] + 0.5 * result["strict_f1"]
            if invented <= INVENTED and (best is None or value > best[0]):
                best = (value, cut)
        if best is not None:
            cuts = dataclasses.replace(cuts, **{role: best[1]})
    chosen = {"thresholds": dict.fromkeys(KINDS, threshold), "cuts": dataclasses.asdict(cuts)}
    options.out.write_text(json.dumps(chosen, indent=1) + "\n")
    print(json.dumps(judge(coded, with_cuts(reader, threshold, cuts)), indent=1))


def with_cuts(reader: EncoderReader, threshold: float, cuts: Cuts) -> EncoderReader:
    """Return the reader with another threshold and other cuts."""
    card = dataclasses.replace(reader.card, thresholds=dict.fromkeys(KINDS, threshold), cuts=cuts)
    return dataclasses.replace(reader, card=card)


def judge(coded: list[Coded], reader: EncoderReader) -> dict[str, Any]:
    """Return what the shared scorer says of a reader on coded documents."""
    pipeline = Pipeline(Triage.everything(), reader, load_vocabulary(), Gazetteer.open())
    return dict(json.loads(score(coded, lambda c: pipeline.read(c.parsed.document), "--json")))


if __name__ == "__main__":
    main()
