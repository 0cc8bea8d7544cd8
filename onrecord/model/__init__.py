"""The words of the house: documents, spans, claims and what they are made of. Knows nobody."""
