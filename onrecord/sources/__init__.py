"""Where documents come from: text, HTML, JSONL, folders, URLs; `fetch.py` is the only way to the network."""
