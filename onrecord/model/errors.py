"""Every error that onrecord raises on purpose.

    OnrecordError
    ├── SourceError         an input can't be read: missing, empty, binary, too large, wrongly encoded
    │   └── FetchError      a URL can't be fetched, or is refused by the guarded fetcher
    ├── VocabularyError     a data file is malformed; names file and line
    ├── GazetteerError      the index of places is missing and can't be built
    ├── ReaderError         a reader is unknown, or its model files are missing or altered
    ├── LedgerError         the ledger can't be opened, or is of a newer version
    └── NotFoundError         no document or claim has this id

Each message names the input and says what to do about it.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """The root: catching it catches all that follow."""


class SourceError(OnrecordError):
    """An input can't be read as a report."""


class FetchError(SourceError):
    """A URL can't be fetched, or the guarded fetcher refuses it."""


class VocabularyError(OnrecordError):
    """A data file of the vocabulary is malformed, with file and line, or lacks what is asked for."""


class GazetteerError(OnrecordError):
    """The index of places can't be opened or built."""


class ReaderError(OnrecordError):
    """A reader is unknown, or its model files are missing or altered."""


class LedgerError(OnrecordError):
    """The ledger can't be opened or written."""


class NotFoundError(OnrecordError):
    """No document or claim of the ledger has the id that was asked for."""
