"""The four steps of reading: parse, extract, resolve, check. `read.py` runs them in a row."""
