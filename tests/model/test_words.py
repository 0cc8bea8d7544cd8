"""The closed lists: each mode belongs to a kind, and no word stands in two roles of one list."""

from __future__ import annotations

from typing import get_args

from onrecord.model.words import KINDS, MODALITIES, MODES, Kind, Modality, Mode


def test_there_are_twelve_kinds_and_five_modalities() -> None:
    assert get_args(Kind) == KINDS
    assert get_args(Modality) == MODALITIES
    assert (len(KINDS), len(MODALITIES)) == (12, 5)


def test_every_mode_belongs_to_one_kind_and_every_kind_with_modes_is_a_kind() -> None:
    modes = [mode for listed in MODES.values() for mode in listed]
    assert sorted(modes) == sorted(get_args(Mode))
    assert len(set(modes)) == len(modes)
    assert set(MODES) <= set(KINDS)
