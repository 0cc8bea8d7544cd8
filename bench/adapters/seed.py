"""The report that the project began from, coded under the codebook."""

from __future__ import annotations

from measure.shared import SHARED

from adapters.base import DataSet
from adapters.coded import in_shared, measuring, texts_of

_DOCUMENTS = in_shared("seed", "seed")

SET = DataSet(
    name="seed",
    role="measured",
    title="the report that the project began from",
    about="one news report of 9 November 2020",
    licence="not passed on",
    source="the coded folder, `gold/seed`",
    path=SHARED / "gold" / "seed",
    measure=measuring(_DOCUMENTS),
    texts=texts_of(_DOCUMENTS),
)
