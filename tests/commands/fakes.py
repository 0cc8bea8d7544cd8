"""A pipeline for tests of the commands: finds "N people were killed", and fails where it is told to."""

from __future__ import annotations

import re
import time
from dataclasses import replace

from onrecord.model.claim import Claim, Reading
from onrecord.model.document import Document
from onrecord.model.errors import ReaderError
from tests.accounts.examples import claim, count


class FakePipeline:
    reading = Reading(version="0.1.0", reader="fake-1")

    def read(self, document: Document) -> list[Claim]:
        if "STOP" in document.text:
            raise KeyboardInterrupt
        if "FAIL" in document.text:
            raise ReaderError("the reader was told to fail")
        if "ODD" in document.text:
            raise ValueError("odd")
        if "SLOW" in document.text:
            time.sleep(0.2)
        found = dict.fromkeys(re.findall(r"\d+ people were killed", document.text))
        made = [
            claim(document, "casualties", words, counts=(count(float(words.split()[0]), "killed"),))
            for words in found
        ]
        return [replace(each, reading=self.reading) for each in made]


def fake_pipeline() -> FakePipeline:
    """Open the pipeline; a function of a module, so that worker processes can open their own."""
    return FakePipeline()
