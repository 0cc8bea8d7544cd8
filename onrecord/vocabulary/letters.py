"""Letters for regular expressions: what a name begins with, for all patterns that find names."""

UPPER = r"[^\W\d_a-zß-öø-ÿ]"
"""A letter that is no small one of Latin-1: a capital, or a letter of a script without capitals."""
