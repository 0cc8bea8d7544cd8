"""Takes a user's GeoNames country file into the gazetteer: villages and features that ours lacks.

The file is kept compressed in the user's data folder under a name with a digest of its content, so that the
index is built anew exactly when a file is added, changed or removed.
"""

from __future__ import annotations

import hashlib
import lzma
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from onrecord.gazetteer.build import added_folder
from onrecord.gazetteer.features import SETTLEMENT, features
from onrecord.gazetteer.source import Added, added_rows
from onrecord.model.errors import GazetteerError

# The largest country file of GeoNames (US.txt) has some 300 million bytes.
MOST_BYTES = 1_000_000_000


@dataclass(frozen=True, slots=True)
class AddedFile:
    """A country file that was added: where it is kept, and how many places of each kind it holds."""

    path: Path
    numbers: tuple[tuple[str, int], ...]


def add_country_file(path: Path) -> AddedFile:
    """Keep a GeoNames country file (such as AZ.txt) for the index and return where, with what is in it.

    An earlier file of the same name is replaced. The index is built anew at the next look-up. Raises
    GazetteerError where the file can't be read, is too large or is not of that form; then nothing changes.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise GazetteerError(f"{path}: more than {MOST_BYTES} bytes; add a file of one country")
        added = added_rows(path)
        if not added.places and not added.divisions:
            raise GazetteerError(f"{path}: no place and no division in it; add a file such as AZ.txt")
        content = path.read_bytes()
        folder = added_folder()
        folder.mkdir(parents=True, exist_ok=True)
        stem = re.sub(r"[^A-Za-z0-9]+", "_", path.name.removesuffix(".xz").removesuffix(".txt"))
        kept = folder / f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}.txt.xz"
        part = kept.with_suffix(".part")
        part.write_bytes(content if path.suffix == ".xz" else lzma.compress(content, preset=1))
        part.replace(kept)
    except (OSError, UnicodeDecodeError, lzma.LZMAError) as error:
        raise GazetteerError(f"{path}: can't be added to the gazetteer: {error}; check the path") from error
    for earlier in folder.glob(f"{stem}-*.txt.xz"):
        if earlier != kept:
            earlier.unlink(missing_ok=True)
    return AddedFile(kept, _numbers(added))


def _numbers(added: Added) -> tuple[tuple[str, int], ...]:
    """Return how many places of each kind there are, the most frequent kind first, divisions last."""
    taken = features()
    numbers = Counter(
        SETTLEMENT if place.feature is None else taken[place.feature].kind for place in added.places
    )
    divisions = (("division", len(added.divisions)),) if added.divisions else ()
    return (*sorted(numbers.items(), key=lambda row: (-row[1], row[0])), *divisions)
