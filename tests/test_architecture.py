"""The house itself: its arrows, its public names, the size of its rooms, and what no file may hold."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

import onrecord
from onrecord.ledger.ledger import Ledger
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.reading.read import read

ROOT = Path(__file__).resolve().parents[1]
PUBLIC = ["Claim", "Document", "Ledger", "__version__", "attributions", "read"]
LONGEST = 400
CODE = frozenset({".py", ".js", ".css", ".html", ".jinja"})
_MADE = frozenset({".git", "out", "build", "dist", "runs", "__pycache__"})
# Joined here, so that this file does not hold what it looks for.
_REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("anaconda", "org"),
        ("crates", "io"),
    )
)
_REGISTRY = re.compile("|".join(map(re.escape, _REGISTRIES)).encode())
_INDEX = re.compile(rb"--(?:extra-)?index-url\b|--find-links\b|--trusted-host\b")
_PRIVATE_PATH = re.compile(rb"(?<![\w.~$}/-])/(?:work|farm|root|tmp|home|Users)/[\w.-]")


@cache
def files() -> tuple[Path, ...]:
    """The files of the repository, also those not committed yet, without what is made from them."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
        found = [ROOT / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        found = [path for path in ROOT.rglob("*") if not _is_made(path.relative_to(ROOT))]
    return tuple(sorted(path for path in found if path.is_file()))


def _is_made(path: Path) -> bool:
    return any(
        part in _MADE or part.endswith((".egg-info", "_cache")) or part.startswith((".venv", ".hypothesis"))
        for part in path.parts
    )


def code() -> list[Path]:
    rooms = (ROOT / "onrecord", ROOT / "tests")
    return [path for path in files() if path.suffix in CODE and any(room in path.parents for room in rooms)]


def modules() -> list[Path]:
    return [path for path in code() if path.suffix == ".py" and ROOT / "onrecord" in path.parents]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_the_arrows_between_packages_point_one_way(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_the_public_names_are_these_and_no_others() -> None:
    assert onrecord.__all__ == PUBLIC
    assert set(PUBLIC) <= set(dir(onrecord))
    assert (onrecord.Claim, onrecord.Document) == (Claim, Document)
    assert (onrecord.Ledger, onrecord.read) == (Ledger, read)
    with pytest.raises(AttributeError, match="module 'onrecord' has no attribute 'write'"):
        onrecord.write  # noqa: B018


def test_the_version_is_that_of_the_installed_package() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", onrecord.__version__)


def test_importing_the_package_loads_none_of_its_parts() -> None:
    script = "import sys, onrecord; print(*(name for name in sys.modules if name.startswith('onrecord.')))"
    loaded = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert loaded.stdout.split() == []


def test_no_file_of_code_is_longer_than_one_sitting() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in code()}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


@pytest.mark.parametrize("path", modules(), ids=named)
def test_every_module_and_public_name_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{named(path)} has no docstring"
    assert [name for name, node in public(tree) if not ast.get_docstring(node)] == []


Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public(tree: ast.Module | ast.ClassDef, within: str = "") -> Iterator[tuple[str, Definition]]:
    """Public functions, classes and their public methods, by dotted name."""
    for node in tree.body:
        if isinstance(node, Definition) and not node.name.startswith("_") and not _is_overload(node):
            yield f"{within}{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from public(node, f"{within}{node.name}.")


def _is_overload(node: Definition) -> bool:
    return any(ast.unparse(decorator).endswith("overload") for decorator in node.decorator_list)


def test_no_file_names_a_package_registry_or_where_to_fetch_packages_from() -> None:
    found = {named(path): _REGISTRY.findall(path.read_bytes()) for path in files()}
    assert {name: hosts for name, hosts in found.items() if hosts} == {}
    set_up = [ROOT / "Makefile", ROOT / "pyproject.toml", *ROOT.glob("requirements/*"), *ROOT.glob(".ci/*")]
    assert [named(path) for path in set_up if _INDEX.search(path.read_bytes())] == []


def test_no_file_holds_a_path_of_one_machine() -> None:
    found = {named(path): _PRIVATE_PATH.findall(path.read_bytes()) for path in files()}
    assert {name: paths for name, paths in found.items() if paths} == {}
