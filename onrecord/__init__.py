"""onrecord: a ledger of who says what happened in a war, each claim tied to the words it was read from."""
