"""Places: the compiled index of names and the look-up in it."""
