"""What commands show: text from outside made safe, consoles for results and for messages, small styles.

Results go to stdout, progress and messages to stderr. Words of a report are never markup here: they are
put into `rich.text.Text`, which shows them as they are, after `safe` has spelled out what would act.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from onrecord.accounts.plain import one_line, visible

QUIET = "dim"
STRONG = "bold"
KIND = "cyan"
WARNING = "yellow"
ERROR = "red"
GOOD = "green"

NARROW = 120
"""Below that many columns a table of claims has no room, and claims are shown one below the other."""


class Screen(Console):
    """A console whose output is plain text without trailing spaces where it is no terminal.

    A closed pipe is left to the one place that handles it.
    """

    def print(self, *objects: Any, **options: Any) -> None:
        """Print as the library does, then take away the spaces with which it fills lines."""
        if self.is_terminal:
            super().print(*objects, **options)
            return
        with self.capture() as captured:
            super().print(*objects, **options)
        self.file.write("\n".join(line.rstrip() for line in captured.get().split("\n")))

    def on_broken_pipe(self) -> None:
        """Raise the error again; the console of the library would end the program."""
        raise BrokenPipeError


def safe(text: str) -> str:
    """Return text from outside with control, ANSI and bidi characters spelled out; lines stay lines."""
    return visible(text)


def safe_line(text: str) -> str:
    """Return safe text on one line."""
    return one_line(text)


def plain(text: str, style: str = "") -> Text:
    """Return safe text on one line for a table or a message, never read as markup."""
    return Text(safe_line(text), style=style)


def results() -> Screen:
    """Return the console for results: plain where stdout is no terminal, as wide as COLUMNS or 80 then."""
    return Screen(highlight=False, markup=False, emoji=False)


def messages() -> Screen:
    """Return the console for messages, which writes to stderr."""
    return Screen(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def say(message: str | Text) -> None:
    """Print a message to stderr on one line."""
    messages().print(message if isinstance(message, Text) else plain(message))


def complain(message: str) -> None:
    """Print what went wrong to stderr on one line."""
    say(Text.assemble(("onrecord: ", ERROR), safe_line(message)))


def warn(message: str) -> None:
    """Print to stderr what is odd but went well."""
    say(Text.assemble(("warning: ", WARNING), safe_line(message)))


def clipped(text: str, width: int) -> str:
    """Return one safe line of at most `width` terminal columns, with an ellipsis where it was cut."""
    line = safe_line(text)
    if cell_len(line) <= width:
        return line
    kept, used = [], 0
    for character in line:
        used += cell_len(character)
        if used > width - 1:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def dotted(parts: Iterable[Text | str], separator: str = " · ") -> Text:
    """Return the parts that aren't empty, with a quiet dot between them."""
    told = Text()
    for part in parts:
        text = part if isinstance(part, Text) else Text(part)
        if text.plain:
            # A text that were joined to a quiet one would itself turn quiet.
            told.append(separator if told.plain else "", style=QUIET).append_text(text)
    return told


def number_of(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: "1 claim", "1,204 claims"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def say_number(number: int, noun: str, narrowed: Sequence[str] = ()) -> None:
    """Print to stderr how many there were, and what they were narrowed to."""
    told = f" ({', '.join(narrowed)})" if narrowed else ""
    say(f"{number_of(number, noun) if number else f'no {noun}s'}{told}")


def machine_output() -> TextIO:
    """Return stdout as UTF-8 with plain line ends, for JSON and CSV that other programs read."""
    out = sys.stdout
    reconfigure = getattr(out, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    return out


def drop_stdout() -> None:
    """Send what is still to be written to nowhere, after the reader of a pipe has gone."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
