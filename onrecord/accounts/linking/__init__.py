"""Linking: which claims tell of one thing in the world, and why; used by `onrecord/accounts/events.py`.

On the way of a claim: `facts.py` takes out what can be compared, `alike.py` weighs two of them, `tellings.py`
puts the claims of one document together, `candidates.py` finds tellings of different documents that are worth
a comparison, `clusters.py` joins them, `compose.py` makes the event.
"""
