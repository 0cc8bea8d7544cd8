"""The sentence that goes with every exported row: it begins with who says it and who reported that.

Columns get cut and rows get pasted; a row that carries this sentence can't be read as a fact.
"""

from __future__ import annotations

from onrecord.accounts.phrases import capitalized, publisher_words
from onrecord.accounts.plain import one_line
from onrecord.accounts.sentences import speaker_words, statement
from onrecord.model.claim import Claim


def attributed(claim: Claim) -> str:
    """Return a claim as one sentence that names speaker, publisher and day of publication before all else.

    "Lena Moss, as reported by Harbour Post on 2031-05-04: Ardania took control of 3 more villages." Where
    the report speaks in its own voice, it begins with the publisher.
    """
    published = claim.document.published
    day = f"on {one_line(published[:10])}" if published else "undated"
    publisher = publisher_words(claim.document)
    speaker = speaker_words(claim)
    source = f"{publisher}{'' if published else ','} {day}"
    who = f"{speaker}, as reported by {source}" if speaker else source
    return f"{capitalized(who)}: {statement(claim)}."
