"""The dev part of PolNeAR."""

from __future__ import annotations

from adapters.polnear import part_of

SET = part_of("dev", "84 reports of 2016")
