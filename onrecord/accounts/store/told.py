"""What is at hand while accounts are brought up to date: claims and tellings of documents, read once."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from onrecord.accounts.linking.tellings import Telling, tellings
from onrecord.accounts.store.rows import claims_of, origins_of
from onrecord.model.claim import Claim


class Documents:
    """Documents of a ledger with their claims and tellings; what was asked for once is kept."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.claims: dict[str, list[Claim]] = {}
        self.rows: dict[str, int] = {}
        """The numbers of rows by the ids of claims."""
        self.told: dict[str, tuple[Telling, ...]] = {}
        self.origins: dict[str, str] = {}

    def read(self, documents: Iterable[str]) -> None:
        """Read what is not yet at hand; origins must be up to date."""
        new = sorted(set(documents) - self.claims.keys())
        if not new:
            return
        self.origins |= origins_of(self.connection, new)
        for document, of_one in claims_of(self.connection, new).items():
            self.claims[document] = [claim for _, claim in of_one]
            self.rows.update((claim.id, row) for row, claim in of_one)
            self.told[document] = tellings(self.claims[document])

    def origin(self, document: str) -> str:
        """Return the document that said it first; itself where it copies none."""
        return self.origins.get(document, document)
