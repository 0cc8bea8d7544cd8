"""Accounts kept up to date in the ledger: only what a new document touches is worked out anew.

`update.py` takes in what the ledger has queued: which documents are copies (`origins.py`), what they tell and
what it is tied to (`tellings.py`, `ties.py`), events (`events.py`), what that gives to tolls and control
(`parts.py`), and then works out what changed (`working.py`). `answers.py` answers from what is kept.
"""
