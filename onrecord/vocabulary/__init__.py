"""Vocabularies as data files, and the loader that validates them. Knows only the model."""
