"""The API of the desk: the exchange forms of claims and accounts over HTTP, for reading."""
