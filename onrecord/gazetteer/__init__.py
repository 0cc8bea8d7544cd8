"""Places by name: an index compiled from GeoNames (CC BY 4.0), and the look-up in it."""

from onrecord.gazetteer.lookup import Candidate, Gazetteer

__all__ = ["Candidate", "Gazetteer"]
