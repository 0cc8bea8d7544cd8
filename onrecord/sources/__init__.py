"""Where documents come from: text, HTML, JSONL, folders, URLs; `fetch.py` is the only way to the network."""

from onrecord.sources.open import open_source
from onrecord.sources.received import MAX_BYTES, Received

__all__ = ["MAX_BYTES", "Received", "open_source"]
