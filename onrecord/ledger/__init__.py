"""The ledger: documents, readings and claims kept in a database."""

from onrecord.ledger.filters import Filters
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.rows import DocumentRow, Failure, ReadingRow

__all__ = ["DocumentRow", "Failure", "Filters", "Ledger", "ReadingRow"]
