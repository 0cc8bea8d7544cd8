"""The train part of PolNeAR, on which the reader is trained."""

from __future__ import annotations

from adapters.polnear import part_of

SET = part_of("train", "840 reports of 2015 and 2016, trained on; one in seven is measured")
