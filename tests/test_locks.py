"""What is installed is pinned: the locks hold what the project file asks for, and agree with each other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = ROOT / "requirements/run.txt"
DESK = ROOT / "requirements/desk.txt"
TEST = ROOT / "requirements/test.txt"
TRAIN = ROOT / "train/requirements.txt"
_PIN = re.compile(r"([A-Za-z0-9._-]+)==([^\s;]+)")


def pins(path: Path) -> dict[str, str]:
    """Each pinned package with its version; whatever is no pin fails."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.partition("#")[0].strip()
        if line and not line.startswith("-r "):
            pin = _PIN.fullmatch(line)
            assert pin, f"{path.name}: {line!r} pins nothing"
            found[canonicalize_name(pin[1])] = pin[2]
    return found


@pytest.mark.parametrize("path", [RUN, DESK, TEST, TRAIN], ids=lambda path: str(path.relative_to(ROOT)))
def test_a_lock_holds_pins_and_nothing_else(path: Path) -> None:
    assert pins(path)


def test_the_lock_for_running_holds_what_the_project_asks_for() -> None:
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    _check(wanted, pins(RUN))


def test_the_lock_for_testing_holds_what_the_tests_ask_for_too() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    _check([*PROJECT["project"]["dependencies"], *extras["desk"], *extras["test"]], pins(TEST))


def test_the_lock_for_the_desk_holds_what_the_desk_asks_for_too() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    _check([*PROJECT["project"]["dependencies"], *extras["desk"]], pins(DESK))


def _check(wanted: list[str], locked: dict[str, str]) -> None:
    for requirement in map(Requirement, wanted):
        name = canonicalize_name(requirement.name)
        assert name in locked, f"{requirement} is in no lock; run: make lock"
        assert Version(locked[name]) in requirement.specifier, f"{requirement} is locked at {locked[name]}"


def test_tests_run_on_the_very_versions_that_users_get() -> None:
    assert set(pins(RUN).items()) - set(pins(TEST).items()) == set()
    assert set(pins(DESK).items()) - set(pins(TEST).items()) == set()


def test_training_shares_the_versions_of_running() -> None:
    run = pins(RUN)
    assert {name for name, version in pins(TRAIN).items() if run.get(name, version) != version} == set()
    assert f"-r ../{RUN.relative_to(ROOT)}" in TRAIN.read_text(encoding="utf-8")
