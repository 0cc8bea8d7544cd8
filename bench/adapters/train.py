"""Short reports that the reader is trained on."""

from __future__ import annotations

from measure.shared import SHARED

from adapters.base import DataSet
from adapters.coded import in_shared, measuring, texts_of

_DOCUMENTS = in_shared("train", "train-2004-2020")

SET = DataSet(
    name="train",
    role="training",
    title="short reports",
    about="Wikipedia, Current events portal, 2004 to 2020",
    licence="CC BY-SA",
    source="the coded folder, `gold/train`",
    path=SHARED / "gold" / "train",
    measure=measuring(_DOCUMENTS),
    texts=texts_of(_DOCUMENTS),
)
