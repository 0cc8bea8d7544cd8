"""The pages of the desk, one file a subject; each has a `router`."""
