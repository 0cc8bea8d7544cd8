from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.errors import VocabularyError
from onrecord.model.party import Party
from onrecord.vocabulary import files
from onrecord.vocabulary.files import read_file, to_row
from onrecord.vocabulary.tables import Cue

TABLES = frozenset(("states", "cues", "conflicts"))


def write(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def test_toml_gives_entries_in_order_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.toml", '[cues]\nsay = {kind = "verb"}\nadd = {kind = "verb"}\n')
    assert [(entry.table, entry.id) for entry in read_file(path, TABLES)] == [
        ("cues", "say"),
        ("cues", "add"),
    ]


def test_tsv_is_named_after_its_table_and_leaves_empty_cells_out(tmp_path: Path) -> None:
    path = write(
        tmp_path / "states.tsv", "# a comment\nid\tname\taliases\nxaa\tAland\t\n\nxbb\tBland\tBee; Bea\n"
    )
    first, second = read_file(path, TABLES)
    assert (first.values, second.line) == ({"name": "Aland"}, 5)
    assert to_row(second, Party, id="xbb", kind="state").aliases == ("Bee", "Bea")


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "states.tsv"
    path.write_bytes("\ufeffid\tname\r\nxaa\tAland\r\n".encode())
    assert [entry.values for entry in read_file(path, TABLES)] == [{"name": "Aland"}]


@pytest.mark.parametrize(
    ("name", "content", "line", "words"),
    [
        ("a.toml", "[cues]\nsay = 1\n", 2, "is no entry"),
        (
            "a.toml",
            "\n\n[moods]\nsay = {}\n",
            3,
            "no table is called moods; use one of conflicts, cues, states",
        ),
        ("a.toml", "\ncues = 4\n", 2, "cues is no table"),
        ("a.toml", "[cues]\nsay = {}\n\nsay = {}\n", 4, "an id given twice"),
        ("a.toml", "[cues]\nsay = {\n", 2, "not valid TOML"),
        ("a.toml", '[cues]\n\nsay = "', 3, "not valid TOML"),
        ("moods.tsv", "id\n", 1, "no table is called moods"),
        ("states.tsv", "name\tcountry\n", 1, "name each once, id among them"),
        ("states.tsv", "id\tname\nxaa\tAland\textra\n", 2, "3 cells under 2 columns"),
        ("states.tsv", "id\tname\n\tAland\n", 2, "the id is empty"),
        ("states.tsv", "id\tname\nxaa\tA\nxbb\tB\nxaa\tC\n", 4, "xaa stands on line 2 too"),
    ],
)
def test_a_malformed_file_is_refused_with_its_line(
    tmp_path: Path, name: str, content: str, line: int, words: str
) -> None:
    path = write(tmp_path / name, content)
    with pytest.raises(VocabularyError) as caught:
        read_file(path, TABLES)
    assert f"{path}, line {line}" in str(caught.value)
    assert words in str(caught.value)


def test_a_file_that_is_missing_binary_or_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(VocabularyError, match="can't be read"):
        read_file(tmp_path / "none.toml", TABLES)
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(VocabularyError, match="not UTF-8 at byte 0; save it as UTF-8"):
        read_file(tmp_path / "b.toml", TABLES)
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    with pytest.raises(VocabularyError, match="split the file"):
        read_file(write(tmp_path / "c.toml", "[cues]\nsay = {}\n"), TABLES)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (
            'say = {kind = "verb", forms = ["say"], sense = "say", tone = "dry"}',
            "unknown key tone; use forms, kind",
        ),
        ('say = {kind = "verb", forms = "say", sense = "say"}', "Expected `array`, got `str` - at `$.forms`"),
        ('say = {kind = "verb", sense = "say"}', "missing required field `forms`"),
        ('say = {kind = "shout", forms = [], sense = "say"}', "Invalid enum value 'shout'"),
        ('say = {id = "say", kind = "verb", forms = [], sense = "say"}', "unknown key id"),
    ],
)
def test_an_entry_that_does_not_fit_its_table_is_refused_with_its_line(
    tmp_path: Path, entry: str, words: str
) -> None:
    path = write(tmp_path / "a.toml", f"# first\n[cues]\n\n{entry}\n")
    with pytest.raises(VocabularyError) as caught:
        to_row(read_file(path, TABLES)[0], Cue, id="say")
    assert f"{path}, line 4: [cues] say: " in str(caught.value)
    assert words in str(caught.value)


def test_an_entry_that_is_a_table_of_its_own_is_found_by_its_header(tmp_path: Path) -> None:
    path = write(tmp_path / "a.toml", '[conflicts.one]\nname = "One"\n\n[conflicts.two]\nname = 2\n')
    with pytest.raises(VocabularyError, match=r"line 4: \[conflicts\] two: wrong; mend it"):
        read_file(path, TABLES)[1].fail("wrong", "mend it")


@given(st.text(max_size=200))
def test_whatever_a_tsv_file_holds_it_is_read_or_refused(content: str) -> None:
    try:
        entries = files._read_tsv(Path("states.tsv"), content, TABLES)
    except VocabularyError:
        return
    assert all(entry.id and entry.line for entry in entries)
