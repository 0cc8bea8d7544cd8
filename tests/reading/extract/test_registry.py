"""Readers by name."""

import pytest

from onrecord.model.errors import ReaderError
from onrecord.reading.extract.registry import DEFAULT, open_reader, reader_names


def test_the_names_of_the_readers_that_ship_are_these() -> None:
    assert reader_names() == ["encoder"]
    assert DEFAULT == "encoder"


def test_an_unknown_reader_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(ReaderError, match="encoder"):
        open_reader("crystal ball")
