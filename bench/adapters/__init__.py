"""The data sets of the bench, one file each, all shaped alike: `SET` says what it is and measures it."""

from __future__ import annotations

from adapters import (
    case2021,
    karabakh_2020,
    own,
    plover,
    polnear_dev,
    polnear_train,
    seed,
    stream,
    train,
    train_more,
    train_negatives,
    train_stories,
    train_written,
    wikinews,
)
from adapters.base import DataSet

SETS: dict[str, DataSet] = {
    each.SET.name: each.SET
    for each in (
        seed,
        karabakh_2020,
        wikinews,
        own,
        case2021,
        plover,
        polnear_dev,
        polnear_train,
        stream,
        train,
        train_stories,
        train_more,
        train_negatives,
        train_written,
    )
}
"""All data sets by name, those that are measured first."""
