"""Tells names of persons and bodies from names of places: "Henry Howard" is no town, "Air Mali" no country.

Part of finding the places of a text; stands before place_finding.
"""

from __future__ import annotations

from onrecord.gazetteer.wordlists import common_words, forenames
from onrecord.gazetteer.words import place_words
from onrecord.reading.resolve.place_page import Page
from onrecord.reading.resolve.place_tokens import Word, joins

# Ends of words for nationalities, which stand before places as well as persons.
_ADJECTIVES = ("an", "ish", "ese", "i")
# A line with so many capitals is a headline, in which a capital before a name tells nothing.
_HEADLINE = 0.6
_LEAST_WORDS = 4
_MOST_OF_NAME = 3
_SAID = frozenset({"said", "says", "told", "added", "tweeted", "recalled", "testified", "wrote", "explained"})


def parts_of_persons(page: Page, taken: frozenset[int]) -> frozenset[str]:
    """Return the last words of runs like "Hillary Clinton": alone they are a person's name in this text.

    `taken` are the numbers of the words in known names.
    """
    names = place_words()
    persons = set()
    for index in range(1, len(page.words)):
        before, word = page.words[index - 1], page.words[index]
        if not (word.capital and before.capital and word.gap == " ") or before.possessive:
            continue
        forename = index in taken and index - 1 not in taken and not before.begins_sentence
        forename = forename and before.key not in names.no_forenames and not before.key.endswith(_ADJECTIVES)
        if before.key in names.titles or forename or _given_name(page, index - 1):
            persons.add(word.key)
    return frozenset(persons | _saying(page))


def _saying(page: Page) -> set[str]:
    """Return the names after which the text says that they said something."""
    led = place_words().led_by
    return {
        word.key
        for before, word, after in zip(page.words, page.words[1:], page.words[2:], strict=False)
        if word.capital
        and after.gap == " "
        and after.key in _SAID
        and not word.possessive
        # "Doctors in Montpellier said" names no person.
        and not (before.key in led and word.gap == " ")
    }


def is_person(page: Page, first: int, before: Word, taken: frozenset[int]) -> bool:
    """Whether a capital right before a name makes it a person or a body: "General Lebed", "Henry Howard"."""
    names = place_words()
    if before.possessive or not before.capital:
        return before.key in names.titles and not before.possessive
    if before.key in names.titles or _given_name(page, first - 1):
        return True
    if (first - 1 in taken and before.key not in common_words()) or before.key.endswith(_ADJECTIVES):
        return False
    if before.key in names.directions or before.key in names.inhabited:
        return False
    usual = (names.before, names.ordinary, names.led_by)
    return not (before.begins_sentence and any(before.key in words for words in usual))


def is_body(page: Page, first: int, before: Word, taken: frozenset[int]) -> bool:
    """Whether a capital right before a country or region makes it a body's name: "Air Zimbabwe".

    In headlines, where all words have capitals, nothing is told so.
    """
    names = place_words()
    if _given_name(page, first - 1):
        return True
    if before.possessive or not before.capital or first - 1 in taken or before.begins_sentence:
        return False
    if before.key.endswith(_ADJECTIVES) or before.key in names.directions or before.key in names.inhabited:
        return False
    if before.key in names.kinds or before.key in names.led_by or before.key in names.before:
        return False
    return not in_headline(page, first)


def in_headline(page: Page, index: int) -> bool:
    """Whether most words of the line of a word begin with a capital."""
    first = last = index
    while first > 0 and "\n" not in page.words[first].gap:
        first -= 1
    while last + 1 < len(page.words) and "\n" not in page.words[last + 1].gap:
        last += 1
    line = page.words[first : last + 1]
    capitals = sum(word.capital for word in line)
    return len(line) < _LEAST_WORDS or capitals >= _HEADLINE * len(line)


def _given_name(page: Page, index: int) -> bool:
    """Whether a word is a given name, or an initial or second name after one ("John F.", "Mary Ann")."""
    given = forenames()
    for _ in range(_MOST_OF_NAME):
        word = page.word(index)
        if word is None or not word.capital or word.possessive:
            return False
        if word.key in given:
            return True
        # An initial or a surname's small word leads on to what stands before it.
        if len(word.key) > 1 or index == 0 or not (joins(word.gap) or word.gap == ". "):
            return False
        index -= 1
    return False
