from __future__ import annotations

import json
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

ASSETS = Path(str(files("onrecord.desk"))) / "assets"
BUILT = ASSETS / "built"


def test_what_is_built_is_what_the_sources_give(tmp_path: Path) -> None:
    if shutil.which("node") is None:
        pytest.skip("there is no Node here; what is built is used as it is")
    if not (ASSETS / "node_modules" / "esbuild").is_dir():
        pytest.skip(f"the tools of the assets are not here; get them with: cd {ASSETS.name} && npm ci")
    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=ASSETS, check=True, capture_output=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in BUILT.iterdir()}
    assert made.keys() == kept.keys()
    assert [name for name in made if made[name] != kept[name]] == [], "run: npm run build"


def test_the_lock_of_the_assets_names_no_place_to_fetch_from() -> None:
    lock = json.loads((ASSETS / "package-lock.json").read_text(encoding="utf-8"))
    assert all("resolved" not in package for package in lock["packages"].values())
    assert all("integrity" in package for name, package in lock["packages"].items() if name)


def test_the_style_sheet_loads_its_own_fonts_alone() -> None:
    style = (BUILT / "desk.css").read_text(encoding="utf-8")
    assert "http" not in style
    assert "@import" not in style
    assert "serif.woff2" in style
