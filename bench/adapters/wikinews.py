"""Long stories of several conflicts, coded under the codebook."""

from __future__ import annotations

from measure.shared import SHARED

from adapters.base import DataSet
from adapters.coded import in_shared, measuring, texts_of

_DOCUMENTS = in_shared("wikinews", "wikinews-2019-2020")

SET = DataSet(
    name="wikinews",
    role="measured",
    title="long stories of several conflicts",
    about="Wikinews, 2019 and 2020",
    licence="CC BY 2.5",
    source="the coded folder, `gold/wikinews`",
    path=SHARED / "gold" / "wikinews",
    measure=measuring(_DOCUMENTS),
    texts=texts_of(_DOCUMENTS),
)
