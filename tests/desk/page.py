"""Pages as a browser takes them apart, for tests to look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = dict[str, str | None]
# Attributes whose value is an address.
ADDRESSES = ("href", "src", "action", "formaction", "hx-get", "hx-post", "xlink:href")


@dataclass
class Page(HTMLParser):
    """A page: its elements with their attributes, in order, and the text between them."""

    elements: list[tuple[str, Attributes]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)

    def all(self, tag: str) -> list[Attributes]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def links(self) -> list[str]:
        return [value for link in self.all("a") if (value := link.get("href"))]

    def form(self) -> str:
        """Return the token that the form of the page carries."""
        return next(
            value for each in self.all("input") if each.get("name") == "form" and (value := each["value"])
        )


def parsed(text: str) -> Page:
    """Return a page taken apart."""
    page = Page()
    page.feed(text)
    page.close()
    return page
