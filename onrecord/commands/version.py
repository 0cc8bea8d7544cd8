"""The version of the program, as the installed package names it."""

from __future__ import annotations

from importlib import metadata


def version() -> str:
    """Return the version; "unknown" where the package runs without being installed."""
    try:
        return metadata.version("onrecord")
    except metadata.PackageNotFoundError:
        return "unknown (not installed; install it with: pip install onrecord)"
