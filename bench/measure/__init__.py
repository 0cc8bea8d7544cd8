"""What the benches share: the scorer of claims, names that count as the same, sampling error, tables."""
