"""The shell: one file a command, gathered in `cli.py`."""
