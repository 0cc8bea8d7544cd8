"""Whatever is told as somebody's words is found with its source, claim or not."""

from __future__ import annotations

import onrecord

TEXT = (
    "The bakers of Kesra will strike on Friday, their union said. "
    '"Flour costs twice what it did in May," said Ana Orlo, who runs a shop by the harbour. '
    "The mayor believes that the price will fall. The harbour was built in 1931."
)


def test_what_is_said_has_its_words_and_its_source() -> None:
    found = onrecord.attributions(TEXT)
    said = {TEXT[one.content[0].start : one.content[0].end]: one.source for one in found}
    sources = {words: TEXT[source.start : source.end] for words, source in said.items() if source}
    assert any("strike on Friday" in words and "union" in source for words, source in sources.items())
    assert any("Flour costs" in words and "Ana Orlo" in source for words, source in sources.items())
    assert any("the price will fall" in words and "mayor" in source for words, source in sources.items())


def test_what_nobody_says_is_no_attribution() -> None:
    built = TEXT.index("The harbour was built")
    assert all(part.end <= built for one in onrecord.attributions(TEXT) for part in one.content)


def test_a_text_without_sentences_has_none() -> None:
    assert onrecord.attributions("") == []
