"""Ways to take claims away: one file a format."""
