"""The history of the ledger's tables: one file a change in `versions/`, run by `opening.py`."""
