"""The train part of PolNeAR."""

from __future__ import annotations

from adapters.polnear import part_of

SET = part_of("train", "840 reports of 2015 and 2016")
