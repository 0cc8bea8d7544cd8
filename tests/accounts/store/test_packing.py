"""What is kept packed is read again, in every run."""

from __future__ import annotations

import os
import subprocess
import sys

from onrecord.accounts.groups import Group
from onrecord.accounts.store.packing import from_bytes, to_bytes
from onrecord.accounts.store.parts import beginning, from_key, to_key
from onrecord.accounts.tolls import TollKey

PRINT = "from onrecord.accounts.store import packing; print(packing._EXAMPLES.hex())"


def test_what_was_packed_is_read_again() -> None:
    assert from_bytes(to_bytes({"facts": ["Kesra"]})) == b"\x81\xa5facts\x91\xa5Kesra"


def test_the_examples_are_the_same_in_every_run() -> None:
    seen = {
        subprocess.run(
            [sys.executable, "-c", PRINT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1


def test_keys_of_tolls_are_read_again_and_those_of_a_group_begin_alike() -> None:
    group = Group(("ard", "~night guards"), "military")
    own, enemy = (TollKey("war", "", "killed", group, (voice, "")) for voice in ("own", "enemy"))
    assert from_key(to_key(own)) == own
    bare = TollKey("event", "event 0f9f", "tank", Group(), ("third", "bel cas"))
    assert from_key(to_key(bare)) == bare
    assert beginning(to_key(own)) == beginning(to_key(enemy)) != beginning(to_key(bare))
