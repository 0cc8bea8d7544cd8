import io
from pathlib import Path

import pytest
from rich.console import Console
from rich.text import Text

from onrecord.commands import progress
from onrecord.commands.progress import RunProgress, duration, expected_documents, rate


def test_rates_and_durations_are_told_in_words() -> None:
    assert [rate(speed) for speed in (12.34, 1234.5, 0.5)] == [
        "12.3 documents/s",
        "1,234 documents/s",
        "30.0 documents/min",
    ]
    assert [duration(seconds) for seconds in (0.4, 59, 200, 7500, None)] == [
        "0 s",
        "59 s",
        "3 min 20 s",
        "2 h 5 min",
        "0 s",
    ]


def test_documents_are_counted_beforehand_where_that_is_cheap(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.jsonl").write_text('{"text": "x"}\n' * 5)
    assert expected_documents([str(tmp_path)]) == 6
    assert expected_documents([str(tmp_path / "b.jsonl"), "missing.txt"]) == 6
    assert expected_documents(["-"]) is None
    assert expected_documents([str(tmp_path), "https://harbour-post.example/"]) is None


def test_a_terminal_gets_a_bar_with_rate_and_time_left() -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=80, color_system=None)
    with RunProgress(console, 10) as bar:
        for _ in range(3):
            bar.advance()
        bar.say(Text("warning: odd"))
        assert bar._bar is not None
        bar._bar.refresh()
    assert "Reading" in out.getvalue()
    assert "3/10" in out.getvalue()
    assert "warning: odd" in out.getvalue()


def test_elsewhere_a_line_comes_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_LINE_EVERY", 0.0)
    out = io.StringIO()
    with RunProgress(Console(file=out, force_terminal=False), 2) as bar:
        bar.advance()
    assert out.getvalue().startswith("1 document done, ")
