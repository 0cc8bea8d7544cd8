"""`onrecord brief`: a neutral, cited account of what sources are on record as saying."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.filters import in_words, with_filters
from onrecord.commands.options import DEFAULT_LEDGER, LedgerOption, OutOption
from onrecord.commands.writing import opened_output

if TYPE_CHECKING:
    from onrecord.ledger.filters import Filters

EXAMPLES = (
    ("onrecord brief --since 2031-05-01 --until 2031-05-07", "what was told of a week"),
    ("onrecord brief --place Kesra --format html --out kesra.html", "a page about a place"),
    ("onrecord brief --party bel --min-confidence 0.7", "what concerns a party, surer readings only"),
    ("onrecord brief --as-known 2031-05-04 --format json", "for programs: what was known on a day"),
)


class BriefFormat(StrEnum):
    """How a brief is written out."""

    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


@with_filters
def brief(
    *,
    filters: Filters,
    format: Annotated[
        BriefFormat, typer.Option("--format", help="Markdown, a page that stands alone, or JSON.")
    ] = BriefFormat.MARKDOWN,
    out: OutOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Write a neutral, cited account.

    It tells what sources are on record as saying, by subject and day. Every sentence begins with who says
    it, is made from the fields of a claim in neutral words, and ends with a note: the publisher, the day,
    the passage and the id of the claim. Words that take a side stand only in quotation marks. The same
    ledger gives the same brief.
    """
    from onrecord.accounts import pages
    from onrecord.accounts.brief import make_brief
    from onrecord.ledger import Ledger

    with Ledger(ledger, create=False) as book:
        found = list(book.claims(filters))
        texts = {id: book.document(id).text for id in dict.fromkeys(claim.document.id for claim in found)}
    made = make_brief(found, texts=texts, since=filters.since, until=filters.until, scope=in_words(filters))
    written = {
        BriefFormat.MARKDOWN: pages.to_markdown,
        BriefFormat.HTML: pages.to_html,
        BriefFormat.JSON: pages.to_json,
    }[format](made)
    with opened_output(out) as stream:
        stream.write(written)
