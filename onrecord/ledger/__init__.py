"""The ledger: documents, readings and claims kept in a database."""
