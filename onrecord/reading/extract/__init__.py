"""Step 2, extract: a reader marks acts and the spans that belong to them; no values yet."""
