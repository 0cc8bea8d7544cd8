from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from onrecord.gazetteer import source
from onrecord.model.errors import GazetteerError

_DAY = "Asia/Baku\t2024-01-01"
LINE = f"147105\tShusha\tShusha\tShushi,Susa\t39.76\t46.75\tP\tPPLA\tAZ\t\t55\t\t\t\t19400\t\t1447\t{_DAY}"
DIVISION = f"400\tExample Rayon\tExample\tExample\t39.5\t46.5\tA\tADM1\tAZ\t\t99\t\t\t\t0\t\t1\t{_DAY}"


def test_shipped_divisions_have_codes_in_order_and_unique() -> None:
    codes = [division.code for division in source.divisions()]
    assert codes == sorted(set(codes))
    assert len(codes) > 50_000
    assert all(code.count(".") in (1, 2) or "." in code for code in codes)


def test_countries_leave_out_states_that_are_no_more() -> None:
    codes = {country.iso for country in source.countries()}
    assert {"AZ", "AM", "SY", "XK"} <= codes
    assert not {"CS", "AN"} & codes


def test_further_names_of_countries_have_codes_of_countries() -> None:
    assert set(source.country_names()) <= {country.iso for country in source.countries()}


def test_a_country_file_gives_places_and_divisions(tmp_path: Path) -> None:
    path = tmp_path / "AZ.txt"
    path.write_text(f"{LINE}\n{DIVISION}\n", "utf-8")
    added = source.added_rows(path)
    assert [(place.name, place.alternatenames) for place in added.places] == [("Shusha", ["Shushi", "Susa"])]
    assert [(division.code, division.lat) for division in added.divisions] == [("AZ.99", 39.5)]


def test_a_compressed_country_file_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "AZ.txt.xz"
    path.write_bytes(lzma.compress(LINE.encode()))
    assert len(source.added_rows(path).places) == 1


@pytest.mark.parametrize("text", ["not a country file", LINE.replace("39.76", "north"), "x\t" * 17 + "x"])
def test_a_file_of_another_form_is_refused_with_its_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "AZ.txt"
    path.write_text(f"{LINE}\n{text}\n", "utf-8")
    with pytest.raises(GazetteerError, match=r"AZ\.txt:2"):
        source.added_rows(path)


def test_the_fingerprint_changes_with_schema_and_added_files(tmp_path: Path) -> None:
    plain = source.source_fingerprint(1, [])
    assert plain == source.source_fingerprint(1, [])
    assert plain != source.source_fingerprint(2, [])
    assert plain != source.source_fingerprint(1, [tmp_path / "AZ-1.txt.xz"])


def test_a_missing_package_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "PACKAGE", "no_such_package_of_places")
    for call in (source.cities, source.package_version):
        with pytest.raises(GazetteerError, match="pip install"):
            call()
