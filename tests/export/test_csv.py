import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.csv import COLUMNS, CsvFormat, safe_cell
from onrecord.model.claim import Side
from tests.accounts.examples import UNDATED, all_claims, claim


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def written() -> str:
    out = io.StringIO(newline="")
    assert CsvFormat().write(all_claims(), out) == len(all_claims())
    return out.getvalue()


def test_every_claim_is_a_row_with_the_columns_in_their_order() -> None:
    table = rows(written())
    assert len(table) == len(all_claims())
    assert list(table[0]) == list(COLUMNS)
    assert next(iter(COLUMNS)) == "attributed"


def test_the_fields_of_a_claim_stand_in_their_columns() -> None:
    row = rows(written())[4]
    expected = {
        "kind": "casualties",
        "speaker": "health ministry",
        "speaker_parties": "bel.moh",
        "target": "Belmar",
        "counts": "at least 12 soldiers killed; 30 soldiers wounded",
        "value": "12",
        "low": "12",
        "high": "",
        "approx": "at least",
        "of": "soldier",
        "killed_low": "12",
        "killed_high": "",
        "wounded_low": "30",
        "wounded_high": "30",
        "when_start": "2031-05-03",
        "place": "Kesra",
        "relation": "near",
        "lat": "41.25",
        "lon": "-43.5",
        "reading_confidence": "0.93",
        "published": "2031-05-04",
    }
    assert {name: row[name] for name in expected} == expected


def test_what_is_absent_is_empty() -> None:
    row = rows(written())[2]
    assert all(row[name] == "" for name in ("mode", "actor", "value", "when_start", "place", "lat", "review"))


@pytest.mark.parametrize(
    "start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1", "＠x"]
)
def test_text_that_could_start_a_formula_gets_an_apostrophe(start: str) -> None:
    cell = safe_cell(start)
    assert isinstance(cell, str)
    assert cell.startswith("'")


def test_numbers_and_plain_text_stay_as_they_are() -> None:
    assert safe_cell(-43.5) == -43.5
    assert safe_cell("town - north") == "town - north"
    assert safe_cell(None) is None


def test_hostile_cells_are_defused_in_every_text_column() -> None:
    evil = claim(replace(UNDATED, publisher="=cmd|' /C calc'!A0", title="@x"), "control", "took two hills")
    evil = replace(evil, speaker=Side(name="+1\x1b[31m", parties=("-x",)), actor=Side(name="\t=1"))
    out = io.StringIO(newline="")
    CsvFormat().write([evil], out)
    row = rows(out.getvalue())[0]
    assert row["publisher"].startswith("'=")
    assert row["speaker"] == "'+1\\x1b[31m"
    assert not any(value[:1] in "=+@\t\r" for value in row.values() if value)


@given(st.text())
def test_no_cell_ever_starts_a_formula_and_every_cell_reads_back(text: str) -> None:
    cell = safe_cell(text)
    assert isinstance(cell, str)
    assert cell.lstrip()[:1] not in tuple("=+-@＝＋－＠")
    out = io.StringIO(newline="")
    csv.writer(out).writerow([cell, "end"])
    assert next(csv.reader(io.StringIO(out.getvalue(), newline="")))[-1] == "end"
