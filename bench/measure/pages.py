"""Prints results: as plain lines, and as the tables of docs/accuracy.md and README.md between their marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from adapters.base import DataSet

from measure.shared import ROOT

_ROWS = {
    "precision": "detection: precision",
    "recall": "detection: recall",
    "f1": "**detection: F1**",
    "whole": "**whole claim: F1**",
    "strict": "whole claim, nothing invented: F1",
    "places": "places: F1",
    "overlap": "evidence overlap",
    "speaker": "right, of matched: speaker",
    "modality": "right, of matched: modality",
    "actor": "right, of matched: actor",
    "target": "right, of matched: target",
    "counts": "right, of matched: counts",
    "measure": "right, of matched: measure of counts",
    "when": "right, of matched: when",
    "where": "right, of matched: where",
    "mode": "right, of matched: mode",
    "ids": "party ids right, of listed parties with the name right",
    "ids speaker": "party ids right, of these: speaker",
    "ids actor": "party ids right, of these: actor",
    "ids target": "party ids right, of these: target",
    "ids of all": "party ids right, of all listed parties of matched",
    "invented actor": "invented where gold gives none: actor",
    "invented target": "invented where gold gives none: target",
    "invented counts": "invented where gold gives none: counts",
    "invented where": "invented where gold gives none: where",
}
"""Figures of coded sets in the order of their table, as it names them."""
_MEASURED = ("seed", "karabakh-2020", "wikinews", "own")
_TRAINING = ("train", "train-stories", "train-more")
_README = ("karabakh-2020", "wikinews", "own", "seed")
_NONE = "–"

Result = Mapping[str, Any]


def plain(name: str, result: Result) -> str:
    """Return the figures of a set as lines of text."""
    counted = ", ".join(
        f"{number} {what}" for what, number in result["sizes"].items() if not what.startswith("coded ")
    )
    lines = [f"{name} ({result['role']}): {counted}"]
    for figure, value in result["figures"].items():
        lines.append(f"  {figure:<44} {_value(value)}  {_interval(value)}")
    return "\n".join(lines)


def write(results: Result, sets: Mapping[str, DataSet]) -> None:
    """Put the tables of a run over all sets into docs/accuracy.md and README.md."""
    measured = results["sets"]
    page = ROOT / "docs" / "accuracy.md"
    put(page, "run", [f"Measured on {results['day']} with reader `{results['reading']['reader']}`."])
    put(page, "coded", _coded(measured, _MEASURED, intervals=True))
    put(page, "training", _coded(measured, _TRAINING, intervals=False))
    for name in ("case2021", "plover"):
        put(page, name, _listed(measured[name]))
    put(page, "polnear", _beside(measured, ("polnear-dev", "polnear-train")))
    put(page, "stream", _listed(measured["stream"]))
    put(page, "negatives", _listed(measured["train-negatives"]))
    put(page, "data", _data(sets, measured))
    put(ROOT / "README.md", "scores", _short(measured, sets))


def _coded(measured: Result, names: Iterable[str], *, intervals: bool) -> list[str]:
    columns = [measured[name] for name in names]
    lines = _head(["", *(f"`{name}`" for name in names)])
    lines.append(_row("documents", (str(each["sizes"]["documents"]) for each in columns)))
    counts = (f"{each['sizes']['coded']} / {each['sizes']['predicted']}" for each in columns)
    lines.append(_row("claims coded / predicted", counts))
    kinds = sorted({name for each in columns for name in each["figures"] if name.startswith("kind ")})
    labels = _ROWS | {kind: f"detection F1: {kind.removeprefix('kind ')}" for kind in kinds}
    for name, label in labels.items():
        lines.append(_row(label, (_cell(each, name, intervals) for each in columns)))
    return lines


def _cell(result: Result, name: str, intervals: bool) -> str:
    figure = result["figures"].get(name)
    coded = result["sizes"].get(f"coded {name.removeprefix('kind ')}") if name.startswith("kind ") else None
    if figure is None or (name.startswith("kind ") and not coded):
        return _NONE
    text = f"{_value(figure)} {_interval(figure)}".rstrip() if intervals else _value(figure)
    return f"{text} · {coded}" if coded else text


def _listed(result: Result) -> list[str]:
    lines = _head(["", "", "95 %", "of"])
    for name, figure in sorted(result["figures"].items(), key=_of_all_first):
        lines.append(_row(name, (_value(figure), _interval(figure), f"{figure['of']:.0f}")))
    return lines


def _of_all_first(item: tuple[str, Any]) -> tuple[bool, str]:
    """Order figures of all rows as they come, then those of single classes by name."""
    single = item[0].startswith(("class ", "category "))
    return single, item[0] if single else ""


def _beside(measured: Result, names: Iterable[str]) -> list[str]:
    columns = [measured[name] for name in names]
    lines = _head(["", *(f"`{name}`" for name in names)])
    lines.append(_row("documents", (str(each["sizes"]["documents"]) for each in columns)))
    lines.append(_row("attributions coded", (str(each["sizes"]["attributions coded"]) for each in columns)))
    for name in columns[0]["figures"]:
        lines.append(_row(name, (_cell(each, name, True) for each in columns)))
    return lines


def _data(sets: Mapping[str, DataSet], measured: Result) -> list[str]:
    lines = _head(["set", "what", "used for", "documents", "licence", "where"])
    for name, each in sets.items():
        used = "measuring" if each.role == "measured" else "training and tuning"
        number = measured[name]["sizes"]["documents"]
        cells = (f"{each.title}: {each.about}", used, str(number), each.licence, each.source)
        lines.append(_row(f"`{name}`", cells))
    return lines


def _short(measured: Result, sets: Mapping[str, DataSet]) -> list[str]:
    lines = _head(["documents", "claims coded", "found (F1)", "right in every field (F1)", "speaker", "when"])
    for name in _README:
        result = measured[name]
        found = (f"{result['figures'][key]['value']:.2f}" for key in ("f1", "whole", "speaker", "when"))
        label = f"{sets[name].title} (`{name}`, {result['sizes']['documents']})"
        lines.append(_row(label, (str(result["sizes"]["coded"]), *found)))
    return lines


def _head(cells: list[str]) -> list[str]:
    return [_row(cells[0], cells[1:]), "|---" * len(cells) + "|"]


def _row(label: str, cells: Iterable[str]) -> str:
    return "| " + " | ".join([label, *cells]).strip() + " |"


def _value(figure: Result) -> str:
    return f"{figure['value']:.3f}"


def _interval(figure: Result) -> str:
    return "" if figure["low"] is None else f"({figure['low']:.2f}–{figure['high']:.2f})"


def put(page: Path, mark: str, lines: Iterable[str]) -> None:
    """Put lines between the marks of a page; ValueError where the page has no such marks."""
    start, end = f"<!-- {mark} -->", f"<!-- /{mark} -->"
    text = page.read_text(encoding="utf-8")
    if text.count(start) != 1 or text.count(end) != 1:
        raise ValueError(f"{page.name} needs {start} and {end} once each")
    before, rest = text.split(start)
    page.write_text(before + "\n".join([start, *lines, end]) + rest.split(end)[1], encoding="utf-8")
