"""Step 3, resolve: spans become values: days, counts, parties, places; what carries over is decided here."""
