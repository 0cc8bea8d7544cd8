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
    ("onrecord brief --party bel --min-confidence 0.5", "what concerns a party, surer readings only"),
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

    It tells what sources are on record as saying: what is new, running totals with their changes, places
    said to have changed hands, what is disputed, then what else happened, an event a sentence. Every sentence
    says who says it, in neutral words, and ends with its notes: the publisher, the day, the passage and the
    id of the claim. Words that take a side stand only in quotation marks. The same ledger gives the same
    brief.
    """
    from onrecord.accounts import pages
    from onrecord.accounts.brief import make_brief
    from onrecord.accounts.brief_lines import accounts_of
    from onrecord.accounts.record import StoredTexts, read_record
    from onrecord.ledger import Ledger

    with Ledger(ledger, create=False) as book:
        record = read_record(book, filters)
        accounts = accounts_of(record.claims.values(), record.origins)
        made = make_brief(
            (record.claims[id] for id in record.wanted),
            texts=StoredTexts(book),
            since=filters.since,
            until=filters.until,
            scope=in_words(filters),
            accounts=accounts,
        )
    written = {
        BriefFormat.MARKDOWN: pages.to_markdown,
        BriefFormat.HTML: pages.to_html,
        BriefFormat.JSON: pages.to_json,
    }[format](made)
    with opened_output(out) as stream:
        stream.write(written)
