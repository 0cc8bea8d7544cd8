"""The desk: a local web application at which a person finds, reads and checks the record.

It needs the extra `desk`; `app.py` puts it together. Everything that it shows comes out of a ledger, and
every word of a report is text to it, never markup.
"""
