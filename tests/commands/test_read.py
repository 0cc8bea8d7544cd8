import json
from pathlib import Path

import pytest

from onrecord.ledger import Filters, Ledger
from tests.commands.conftest import Run

REPORT = "Ardania, 4 May\n\n12 people were killed on Monday. Later 30 people were killed.\n"


def lines(path: Path, *texts: str, **more: str) -> Path:
    records = [{"id": f"report-{number}", "text": text, **more} for number, text in enumerate(texts, 1)]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def test_a_report_goes_into_a_ledger_that_is_made_for_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    result = run("read", "report.txt", "--published", "2031-05-04", "--publisher", "Harbour Post")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        "1 document read into onrecord.db",
        "  claims found         2",
        "    casualties         2",
    ]
    with Ledger("onrecord.db", create=False) as book:
        assert [claim.document.publisher for claim in book.claims()] == ["Harbour Post"] * 2
        document = next(book.documents()).document
        assert document.published == "2031-05-04"
        assert book.raw(document.id) == REPORT.encode()


def test_what_is_there_already_is_passed_over(run: Run, tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", REPORT, REPORT + "x", published="2031-05-04")
    run("read", path)
    result = run("read", path, path)
    assert result.code == 0
    assert result.out.splitlines()[:2] == ["0 documents read into onrecord.db", "  already there        4"]


def test_an_undated_report_is_read_with_a_warning(run: Run, tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", REPORT)
    result = run("read", path)
    assert result.code == 0
    assert result.err.startswith("warning: report-1: no date of publication")
    assert "without a date       1" in result.out


def test_thousands_of_undated_reports_need_no_line_each(run: Run, tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", *(f"{REPORT}{number}" for number in range(30)))
    result = run("read", path)
    assert result.err.count("warning: ") == 21
    assert "more warnings follow" in result.err


def test_what_cannot_be_read_is_named_and_the_rest_is_kept(run: Run, tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", REPORT, "FAIL", "ODD", REPORT + "more", published="2031-05-04")
    result = run("read", "missing.txt", path)
    assert result.code == 1
    assert result.err.splitlines() == [
        "not read: missing.txt: there is no such file; check the path",
        "not read: report-2: the reader was told to fail",
        "not read: report-3: reading failed with ValueError: odd; please report it",
        "3 inputs could not be read; see: onrecord documents --failed",
    ]
    assert "2 documents read" in result.out
    with Ledger("onrecord.db") as book:
        assert [failure.source for failure in book.failures()] == ["missing.txt", "report-2", "report-3"]
        assert book.count() == 4


def test_a_source_that_is_read_after_all_is_no_failure_any_more(run: Run, tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", "FAIL", published="2031-05-04")
    assert run("read", path).code == 1
    lines(path, REPORT, published="2031-05-04")
    assert run("read", path).code == 0
    with Ledger("onrecord.db") as book:
        assert book.failures() == []


def test_the_same_id_with_another_text_is_a_failure_of_that_document_alone(run: Run, tmp_path: Path) -> None:
    run("read", lines(tmp_path / "a.jsonl", REPORT, published="2031-05-04"))
    with Ledger("onrecord.db") as book:
        before = list(book.claims())
    (tmp_path / "b.jsonl").write_text(
        '{"id": "report-9", "text": "5 people were killed.", "published": "2031-05-05"}\n'
        '{"id": "report-9", "text": "6 people were killed.", "published": "2031-05-05"}\n'
    )
    result = run("read", "b.jsonl")
    assert result.code == 1
    assert "not read: report-9: document 'report-9' stands in the ledger with another text" in result.err
    assert "1 document read" in result.out
    with Ledger("onrecord.db") as book:
        assert [claim for claim in book.claims() if claim.document.id != "report-9"] == before


@pytest.mark.parametrize("workers", ["1", "2"])
def test_any_number_of_workers_gives_the_same(run: Run, tmp_path: Path, workers: str) -> None:
    texts = [
        "SLOW 1 people were killed",
        "2 people were killed",
        "FAIL",
        "SLOW 3 people were killed",
        *(f"{number} people were killed" for number in range(4, 12)),
    ]
    result = run("read", lines(tmp_path / "a.jsonl", *texts, published="2031-05-04"), "--workers", workers)
    assert result.code == 1
    assert "11 documents read into onrecord.db" in result.out
    assert "not read: report-3: the reader was told to fail" in result.err
    with Ledger("onrecord.db") as book:
        assert [claim.counts[0].value for claim in book.claims(Filters(document="report-12"))] == [11.0]
        assert book.count() == 11
        readings = [book.readings(f"report-{number}")[0].id for number in (1, 2, 4, 5, 12)]
        # Writes stay in the order of the input, whoever is done first.
        assert readings == sorted(readings)


def test_stopping_keeps_what_is_finished_and_says_so(run: Run, tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", REPORT, REPORT + "2", "STOP", REPORT + "4", published="2031-05-04")
    result = run("read", path)
    assert result.code == 130
    assert result.err == (
        "onrecord: stopped; 2 documents read and kept in onrecord.db: run the same command again to go on\n"
    )
    with Ledger("onrecord.db") as book:
        assert book.count() == 4


def test_standard_input_is_read(run: Run) -> None:
    result = run("read", "-", "--published", "2031-05-04", given=REPORT)
    assert result.code == 0
    assert "1 document read" in result.out


def test_a_folder_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    for number in range(3):
        (tmp_path / "reports" / f"{number}.txt").write_text(f"{REPORT}{number}")
    result = run("read", "reports", "--published", "2031-05-04")
    assert result.code == 0
    assert "3 documents read" in result.out


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["a.txt", "--published", "yesterday"],
        ["a.txt", "--published", "2031-05-04T10:00"],
        ["a.txt", "--workers", "0"],
        ["a.txt", "--no-such-option"],
    ],
)
def test_wrong_use_is_told_before_anything_is_read(run: Run, tmp_path: Path, options: list[str]) -> None:
    result = run("read", *options)
    assert result.code == 2
    assert not (tmp_path / "onrecord.db").exists()


def test_hostile_names_reach_the_terminal_as_text(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "[red]\x1b[31mx"
    result = run("read", path)
    assert result.code == 1
    assert "\x1b" not in result.err
    assert "[red]\\x1b[31mx" in result.err
