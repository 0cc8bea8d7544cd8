"""The trained reader: its files are checked, its mentions stand in the text."""

import importlib.resources
import shutil
from pathlib import Path

import pytest

from onrecord.model.document import Document
from onrecord.model.errors import ReaderError
from onrecord.model.words import Kind
from onrecord.reading.extract.encoder import FOLDER, EncoderReader, one_each_number
from onrecord.reading.extract.mentions import Act, Mention, NumberMention
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


def test_acts_of_one_kind_with_the_same_number_are_one() -> None:
    def told(kind: Kind, start: int, score: float, *numbers: int) -> Act:
        counted = tuple(NumberMention(at, at + 2, None, "count") for at in numbers)
        evidence = Mention(start, start + 5, score)
        return Act(kind=kind, mode=None, modality="asserted", evidence=evidence, sentence=0, numbers=counted)

    doubtful, sure = told("control", 0, 0.4, 3), told("control", 40, 0.7, 3)
    others = [told("casualties", 20, 0.4, 3), told("control", 60, 0.4, 63), told("control", 80, 0.4)]
    assert one_each_number([doubtful, sure, *others]) == [sure, *others]
