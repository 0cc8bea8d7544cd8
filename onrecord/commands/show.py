"""`onrecord show`: a claim in its passage, or a document with its claims marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.options import DEFAULT_LEDGER, LedgerOption, TextFormat
from onrecord.commands.terminal import machine_output, results
from onrecord.model.errors import NotFoundError

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.model.claim import Claim
    from onrecord.model.document import Document

EXAMPLES = (
    ("onrecord show 04f965cc", "a claim, by the start of its id as listings show it"),
    ("onrecord show harbour-post-2031-05-04", "a document with all its claims marked and numbered"),
    ("onrecord show 04f965cc --format json", "a claim in the exchange form"),
)


def show(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="The id of a claim or of a document, or its first 6 characters or more."
        ),
    ],
    *,
    format: Annotated[
        TextFormat, typer.Option("--format", help="To read, or for programs.")
    ] = TextFormat.TEXT,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Show a claim in its passage, or a document with its claims.

    What was read is marked ⟦like this⟧¹, in colour in a terminal; the numbers lead to the list below.
    """
    from onrecord.ledger import Ledger

    with Ledger(ledger, create=False) as book:
        claim = _claim(book, id)
        if claim is not None:
            _show_claim(claim, book.document(claim.document.id), format)
        else:
            document = _document(book, id)
            _show_document(document, _claims_of(book, document), format)


def _claim(book: Ledger, id: str) -> Claim | None:
    try:
        return book.claim(id)
    except NotFoundError:
        return None


def _document(book: Ledger, id: str) -> Document:
    try:
        return book.document(id)
    except NotFoundError as error:
        raise NotFoundError(
            f"no claim and no document has the id {id!r}, or several begin with it; "
            "find it with: onrecord claims, or: onrecord documents"
        ) from error


def _claims_of(book: Ledger, document: Document) -> list[Claim]:
    from onrecord.ledger import Filters

    return list(book.claims(Filters(document=document.id)))


def _show_claim(claim: Claim, document: Document, format: TextFormat) -> None:
    if format is TextFormat.JSON:
        from onrecord.model.exchange import to_json

        machine_output().write(to_json(claim) + "\n")
        return
    from onrecord.commands.claim_page import print_claim

    print_claim(claim, document, results())


def _show_document(document: Document, claims: list[Claim], format: TextFormat) -> None:
    if format is TextFormat.JSON:
        import msgspec

        page = {"document": document, "claims": claims}
        machine_output().write(msgspec.json.encode(page).decode() + "\n")
        return
    from onrecord.commands.document_page import print_document

    print_document(document, claims, results())
