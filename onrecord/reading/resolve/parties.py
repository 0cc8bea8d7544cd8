"""(being written)"""
from onrecord.model.claim import Side
from onrecord.reading.resolve.party_mentions import PartyMention, find_parties, slug
from onrecord.vocabulary.tables import Vocabulary

__all__ = ["PartyMention", "find_parties", "resolve_side", "slug"]


def resolve_side(text: str, vocabulary: Vocabulary, *, as_speaker: bool = False) -> Side:
    found = find_parties(text, vocabulary)
    if found and not as_speaker:
        m = found[-1]
        return Side(name=m.name, parties=m.parties, kind=m.kind)
    return Side(name=text, parties=found[0].parties if found else (), kind=None)
