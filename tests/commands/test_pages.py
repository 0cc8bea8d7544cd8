import re

import pytest

from tests.commands.pages import DOCS, PAGES, commands, is_filter, refreshed

COMMANDS_PAGE = (DOCS / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_what_the_program_prints(name: str) -> None:
    page = (DOCS / name).read_text(encoding="utf-8")
    assert refreshed(page) == page, "run: python -m tests.commands.pages"


def test_every_command_has_a_section() -> None:
    sections = re.findall(r"^## onrecord (\w+)$", COMMANDS_PAGE, re.MULTILINE)
    assert sections == list(commands())


def test_every_option_stands_in_the_section_of_its_command() -> None:
    sections = dict(re.findall(r"^## (?:onrecord )?(\w+)\n(.*?)(?=^## |\Z)", COMMANDS_PAGE, re.M | re.S))
    for name, command in commands().items():
        for parameter in command.params:
            section = sections["Filters" if is_filter(parameter) else name]
            for option in [*parameter.opts, *parameter.secondary_opts]:
                told = f"`{option}" if option.startswith("-") else f"`{parameter.metavar}`"
                assert told in section, (name, option)


def test_commands_that_take_filters_say_so() -> None:
    for name, command in commands().items():
        if any(is_filter(parameter) for parameter in command.params):
            assert f"`{name}`" in COMMANDS_PAGE.split("## Filters")[1].splitlines()[2]


def test_the_options_of_the_program_itself_are_told() -> None:
    for option in ("--version", "--help", "--install-completion", "--show-completion"):
        assert option in COMMANDS_PAGE
