"""The trained reader: its files are checked, its mentions stand in the text."""

import importlib.resources
import shutil
from pathlib import Path

import pytest

from onrecord.model.document import Document
from onrecord.model.errors import ReaderError
from onrecord.reading.extract.encoder import FOLDER, EncoderReader
from onrecord.reading.parse.parse import parse
from onrecord.reading.parse.triage import Triage

TEXT = "The army said on Monday that rebels had captured the town of Velm, killing 12 soldiers."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with importlib.resources.as_file(importlib.resources.files("onrecord.reading.extract")) as package:
        shutil.copytree(package / FOLDER, tmp_path / "model")
    return tmp_path / "model"


def test_mentions_stand_in_the_text_in_order() -> None:
    parsed = parse(Document(id="d", text=TEXT, published="2031-05-05"), Triage.everything())
    acts = EncoderReader.open().extract(parsed).acts
    assert {act.kind for act in acts} >= {"control", "casualties"}
    assert [act.evidence.start for act in acts] == sorted(act.evidence.start for act in acts)
    assert all(0 <= act.evidence.start < act.evidence.end <= len(TEXT) for act in acts)


def test_the_name_tells_the_version_of_the_model() -> None:
    reader = EncoderReader.open()
    assert reader.name == f"encoder-{reader.card.version}"


def test_an_altered_model_file_is_refused(folder: Path) -> None:
    with (folder / "roles.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ReaderError, match=r"roles\.onnx"):
        EncoderReader.from_folder(folder)


def test_a_missing_model_file_is_named(folder: Path) -> None:
    (folder / "acts.onnx").unlink()
    with pytest.raises(ReaderError, match=r"acts\.onnx is missing"):
        EncoderReader.from_folder(folder)


def test_a_damaged_card_is_named(folder: Path) -> None:
    (folder / "model.json").write_text("{")
    with pytest.raises(ReaderError, match=r"model\.json"):
        EncoderReader.from_folder(folder)
