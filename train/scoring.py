"""Runs the shared scorer over coded documents and the claims that something reads from them."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from data import SHARED, Coded

from onrecord.model.claim import Claim
from onrecord.model.exchange import to_json


def score(coded: Sequence[Coded], read: Callable[[Coded], Iterable[Claim]], *options: str) -> str:
    """Return what the shared scorer prints of the claims that `read` gives for each document.

    `options` go to the scorer; what it writes to standard error stays visible.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "gold").mkdir()
        with (folder / "claims.jsonl").open("w") as claims, (folder / "texts.jsonl").open("w") as texts:
            for c in coded:
                document = c.parsed.document
                gold = [{**g, "anchor": list(g["span"])} for g in c.claims]
                content = json.dumps({"document": document.id, "claims": gold})
                (folder / "gold" / f"{document.id}.json").write_text(content)
                texts.write(json.dumps({"id": document.id, "text": document.text}) + "\n")
                claims.writelines(to_json(claim) + "\n" for claim in read(c))
        command = [sys.executable, str(SHARED / "score/score.py"), str(folder / "gold")]
        command += [str(folder / "claims.jsonl"), "--text", str(folder / "texts.jsonl"), *options]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
