"""What the ledger adds up to: so far, the brief."""
