from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from onrecord.ledger import Ledger
from onrecord.ledger.opening import SCHEMA, VERSION_TABLE
from onrecord.ledger.schema import metadata
from onrecord.model.errors import LedgerError
from tests.ledger.making import FIRST, document

MIGRATIONS = Path(sys.modules["onrecord.ledger.opening"].__file__ or "").parent / "migrations"


def test_a_ledger_is_made_and_found_again(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(document(), [], FIRST)
    with Ledger(str(path), create=False) as ledger:
        assert ledger.document("report-1") == document()
        assert ledger.name == str(path)


def test_a_ledger_may_be_named_by_url(path: Path) -> None:
    with Ledger(f"sqlite:///{path}") as ledger:
        ledger.add(document(), [], FIRST)
    with Ledger(path) as ledger:
        assert ledger.has_reading("report-1", FIRST)


def test_a_ledger_in_memory_lasts_as_long_as_it_is_open() -> None:
    with Ledger("sqlite://") as ledger:
        ledger.add(document(), [], FIRST)
        assert ledger.document("report-1") == document()


def test_an_empty_file_becomes_a_ledger(path: Path) -> None:
    path.touch()
    with Ledger(path) as ledger:
        assert ledger.count() == 0


def test_the_migrations_make_the_tables_that_the_code_works_with(ledger: Ledger) -> None:
    def own(name: str | None, kind: str, _: object) -> bool:
        return kind != "table" or not (name or "").startswith(("claim_words", VERSION_TABLE))

    with ledger._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": own})
        assert compare_metadata(context, metadata) == []


def test_the_newest_migration_is_the_one_that_the_code_expects() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA]


def test_a_ledger_of_a_newer_version_is_left_alone(path: Path) -> None:
    Ledger(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(LedgerError, match=r"newer onrecord.*9999.*update onrecord"):
        Ledger(path)


@pytest.mark.parametrize("content", [b"This is a letter, not a ledger. " * 200, b"short"])
def test_a_file_that_is_no_database_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="not a ledger; give another path"):
        Ledger(path)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE shopping (item)")
    with pytest.raises(LedgerError, match="a database but not a ledger"):
        Ledger(path)


def test_what_is_missing_is_named_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"there is no ledger at .*onrecord read"):
        Ledger(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger(tmp_path)
    with pytest.raises(LedgerError, match=r"there is no folder .*nowhere"):
        Ledger(tmp_path / "nowhere" / "record.db")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("://", "can't be read"),
        ("nodatabase://host/name", "nodatabase"),
        ("sqlite+nothing:///x.db", "nothing"),
    ],
)
def test_a_url_that_leads_nowhere_is_refused(url: str, message: str) -> None:
    with pytest.raises(LedgerError, match=message):
        Ledger(url)


def test_no_password_shows_in_a_message() -> None:
    with pytest.raises(LedgerError) as caught:
        Ledger("nodatabase://ann:secret@host/name")
    assert "secret" not in str(caught.value)


def test_a_ledger_that_is_up_to_date_opens_without_alembic(path: Path) -> None:
    Ledger(path).close()
    program = (
        "import sys\n"
        "from onrecord.ledger import Ledger\n"
        "Ledger(sys.argv[1]).close()\n"
        "print('alembic' in sys.modules)\n"
    )
    alembic = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    ).stdout.split()
    assert alembic == ["False"]


def test_text_found_by_the_index_goes_when_its_claims_go(ledger: Ledger) -> None:
    from onrecord.ledger import Filters
    from tests.ledger.making import claim

    ledger.add(document(), [claim(document(), "shelled the bridge")], FIRST)
    with ledger._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM documents")
        left = [
            connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
            for table in ("readings", "claims", "claim_parties", "claim_places")
        ]
        connection.exec_driver_sql("INSERT INTO claim_words(claim_words) VALUES ('integrity-check')")
    assert left == [0, 0, 0, 0]
    assert ledger.count(Filters(text="bridge")) == 0


def test_reading_does_not_wait_for_one_who_writes(path: Path) -> None:
    with Ledger(path) as ledger, closing(sqlite3.connect(path, isolation_level=None)) as other:
        ledger.add(document(), [], FIRST)
        other.execute("BEGIN IMMEDIATE")
        before = time.perf_counter()
        assert ledger.has_reading("report-1", FIRST)
        assert time.perf_counter() - before < 5
        other.execute("ROLLBACK")
