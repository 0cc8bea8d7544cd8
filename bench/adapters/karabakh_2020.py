"""Short reports of the war of autumn 2020, coded under the codebook."""

from __future__ import annotations

from measure.shared import SHARED

from adapters.base import DataSet
from adapters.coded import in_shared, measuring, texts_of

_DOCUMENTS = in_shared("karabakh-2020", "karabakh-2020")

SET = DataSet(
    name="karabakh-2020",
    role="measured",
    title="short reports of one war, day by day",
    about="Wikipedia, Current events portal, 27 September to 20 November 2020",
    licence="CC BY-SA",
    source="the coded folder, `gold/karabakh-2020`",
    path=SHARED / "gold" / "karabakh-2020",
    measure=measuring(_DOCUMENTS),
    texts=texts_of(_DOCUMENTS),
)
