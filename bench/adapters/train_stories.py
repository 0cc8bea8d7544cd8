"""Long stories that the reader is trained on."""

from __future__ import annotations

from measure.shared import SHARED

from adapters.base import DataSet
from adapters.coded import in_shared, measuring, texts_of

_DOCUMENTS = in_shared("train-stories", "train-stories-2015", "wikinews-2019-2020")

SET = DataSet(
    name="train-stories",
    role="training",
    title="long stories",
    about="Al Jazeera 2015, Wikinews 2019 and 2020",
    licence="Wikinews CC BY 2.5; Al Jazeera not passed on",
    source="the coded folder, `gold/train-stories`",
    path=SHARED / "gold" / "train-stories",
    measure=measuring(_DOCUMENTS),
    texts=texts_of(_DOCUMENTS),
)
