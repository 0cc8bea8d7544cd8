"""docs/troubleshooting.md quotes messages as the program has them: each stands in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.docs.pages import ROOT

PAGE = (ROOT / "docs/troubleshooting.md").read_text(encoding="utf-8")
_QUOTED = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_GAP = "…"
# A template with less text of its own would fit any message.
_LEAST = 7


def quoted() -> list[str]:
    return [line for block in _QUOTED.findall(PAGE) for line in block.splitlines()]


@cache
def templates() -> tuple[re.Pattern[str], ...]:
    """Every string of the code as a pattern, in which a value stands for anything."""
    found = {ROOT / "Makefile": (ROOT / "Makefile").read_text(encoding="utf-8")}
    texts = set(re.findall(r"'([^'\n]+)'", found[ROOT / "Makefile"]))
    for path in sorted((ROOT / "onrecord").rglob("*.py")):
        texts |= set(_strings(ast.parse(path.read_text(encoding="utf-8"))))
    return tuple(
        re.compile(".+".join(map(re.escape, text.split(_GAP))))
        for text in sorted(texts)
        if len(text.replace(_GAP, "").strip()) >= _LEAST
    )


def _strings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else _GAP for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_many_messages_are_explained() -> None:
    assert len(quoted()) > 20


@pytest.mark.parametrize("message", quoted())
def test_every_quoted_message_is_one_of_the_program(message: str) -> None:
    # What a message puts in place of a value may itself be a message: a reason behind a name.
    parts = [message, *message.split(": ", 1)[1:]]
    fits = any(pattern.fullmatch(part) for part in parts for pattern in templates())
    assert fits, f"no message of the program reads: {message}"
