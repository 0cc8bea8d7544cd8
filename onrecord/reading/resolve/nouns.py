"""Finds the noun that a number counts ("14 more villages": village), which gives a claim's unit."""

from __future__ import annotations

import re

from onrecord.reading.extract.number_words import NumberWords, number_words

_TOKEN = re.compile(r"\s{0,3}(?P<word>(?:[A-Z]\.){2,}|(?:\d+-)?[^\W\d_][\w'\u2019-]*|[-\u2010]?strong\b)")
_OF = re.compile(r"(?i:\s+of\s+(?:the|its|their|his|her|our|these|those|all|such)?\b)")
_PERCENT = re.compile(r"(?i:\s?(?:%|per\s?cent\b|percentage\b))")
_MOST_TOKENS = 7


def unit_noun(
    text: str, start: int, end: int, names: tuple[tuple[int, int], ...] = ()
) -> tuple[str, int, int] | None:
    """Return the noun that the number at `start` to `end` counts, singular in lower case, and its ends.

    Adjectives, "more", "of the" and the `names` (start, end) between are skipped; None where no noun
    follows ("more than 40 others").
    """
    words = number_words()
    percent = _PERCENT.match(text, end)
    if percent is not None:
        stripped = end + len(percent.group()) - len(percent.group().lstrip())
        return "percent", stripped, percent.end()
    lone = text[start:end].casefold() in ("a", "an", "another", "one")
    position = end
    group: list[re.Match[str]] = []
    of = _OF.match(text, position)
    if of is not None:
        position = of.end()
    for _ in range(_MOST_TOKENS):
        token = _TOKEN.match(text, position)
        if token is None:
            break
        name = next((last for first, last in names if first <= token.start("word") < last), None)
        if name is not None:
            position = name
            continue
        word = token["word"].casefold()
        if word == "and" and text.endswith(("current", "former"), start, position):
            position = token.end()
            continue
        skipped = word in words.skipped or (word.endswith("ly") and word not in words.in_ly)
        if word in words.stop and token["word"] != "US" and not (skipped and not group):
            if word not in words.harmed or not _noun_goes_on(text, token.end(), words):
                break
            skipped = True
        position = token.end()
        if skipped:
            continue
        if word.endswith(("'s", "\u2019s")):
            group.clear()
            continue
        group.append(token)
        if word.endswith(("s'", "s\u2019")) or (
            not lone and _is_plural(token["word"], words) and not _noun_goes_on(text, position, words)
        ):
            break
    head = _head(group, words, lone=lone)
    if head is None or head["word"].casefold() in words.no_nouns:
        return None
    word = head["word"].rstrip("'\u2019")
    return _singular(word, words), head.start("word"), head.start("word") + len(word)


def noun_follows(text: str, words: NumberWords) -> bool:
    """Whether a text begins with a word that can be a noun or stand before one."""
    token = _TOKEN.match(text)
    return (
        token is not None and token["word"].casefold() not in words.stop and not token["word"].endswith("ed")
    )


def _head(group: list[re.Match[str]], words: NumberWords, *, lone: bool) -> re.Match[str] | None:
    """Return the noun of a group of words: its last plural, else its first person, else its last word.

    Where the number is one (`lone`), a person goes before a plural.
    """
    plural = [token for token in group if _is_plural(token["word"].rstrip("'\u2019"), words)]
    if plural and not lone:
        return plural[-1]
    people = [index for index, token in enumerate(group) if token["word"].casefold() in words.people]
    if people:
        index = people[0]
        while index + 1 in people:
            index += 1
        return group[index]
    if plural:
        return plural[-1]
    nouns = [token for token in group if not token["word"].endswith("ed")]
    return nouns[-1] if nouns else None


def _noun_goes_on(text: str, position: int, words: NumberWords) -> bool:
    """Whether the word after a plural is a plural noun too ("police officers", "personnel carriers")."""
    following = _TOKEN.match(text, position)
    return (
        following is not None
        and following["word"].casefold() not in words.stop
        and following["word"].islower()
        and _is_plural(following["word"], words)
    )


def _is_plural(word: str, words: NumberWords) -> bool:
    """Whether a word looks like a plural; names of peoples in -i have one in -is ("Houthis")."""
    lower = word.casefold()
    if lower in words.irregular:
        return True
    if lower.endswith("is"):
        return word[0].isupper()
    return len(word) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "'s"))


def _singular(word: str, words: NumberWords) -> str:
    """Return the singular of a noun by simple rules, in lower case."""
    lower = word.casefold()
    if lower in words.irregular:
        return words.irregular[lower]
    if not _is_plural(word, words):
        return lower
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes", "zes", "oes")):
        return lower[:-2]
    return lower[:-1]
