"""Makes of a marked span the proper names in it: extended to the whole, trimmed to the bare name.

Third of the files that resolve places. "the city of Shusha" becomes Shusha, "Zangilan" before
" District" becomes Zangilan District, "Fuzuli and Jabrayil" two names.
"""

from __future__ import annotations

from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.words import bare_division, place_words
from onrecord.reading.resolve.place_names import Found
from onrecord.reading.resolve.place_page import Named, Page, Told
from onrecord.reading.resolve.place_tokens import ARTICLES, LINKS, joins, starts_name
from onrecord.reading.resolve.place_told import told_around

# Small words that stand between names rather than in them.
_BETWEEN = frozenset(
    {"of", "the", "and", "in", "on", "as", "at", "an", "i", "do", "or", "near", "from", "to", "with"}
)
# After a known name and in lower case these say what it is, but are no part of the name.
_SAID_ONLY = frozenset(
    {"region", "state", "territory", "zone", "agency", "division", "republic", "department"}
)
_LONGEST_KIND = 3


def names_at(page: Page, start: int, end: int) -> list[Named]:
    """Return the proper names that a span of the text holds or is part of, from left to right.

    Several where the span is a list; none where nothing in it begins with a capital ("the city").
    """
    inside = page.words_in(start, end)
    if (border := _border(page, inside)) is not None:
        return [border]
    names: list[Named] = []
    for first, last in _segments(page, inside):
        named = _whole(page, first, last)
        if named is not None and (not names or named.first > names[-1].last):
            names.append(named)
    return names


def name_of(page: Page, match: Found) -> Named | None:
    """Return the whole proper name around a known name."""
    return _whole(page, match.first, match.last)


def _border(page: Page, inside: range) -> Named | None:
    """Return "border with X" and "X–Y border" as one name."""
    keys = [page.words[index].key for index in inside]
    if not {"border", "borders", "frontier"} & set(keys) or len(keys) < 2:
        return None
    first = inside[0]
    while page.words[first].key in place_words().before | place_words().directions - {"border"}:
        if page.words[first].key == "border" or first == inside[-1]:
            break
        first += 1
    return _make(page, first, inside[-1], "border")


def _segments(page: Page, inside: range) -> list[tuple[int, int]]:
    """Return the runs of words in a marked span that are one name each; ends are inside the run."""
    segments: list[tuple[int, int]] = []
    index = inside.start
    while index < inside.stop:
        if not _begins(page, index):
            index += 1
            continue
        first = last = index
        while (following := _continued(page, last, inside.stop)) is not None:
            last = following
        segments.append((first, last))
        index = last + 1
    return segments


def _begins(page: Page, index: int) -> bool:
    if page.known_at(index) is not None:
        return True
    word = page.words[index]
    article = word.key in ("the", "a", "an") or (word.begins_sentence and word.key in place_words().before)
    return starts_name(page.words, index) and not article


def _continued(page: Page, last: int, stop: int) -> int | None:
    """Return the last word of what goes on the name that ends with `last`; None where it ends there."""
    match = page.known_at(last)
    if match is not None and match.last > last:
        return match.last
    following = page.word(last + 1)
    if following is None or last + 1 >= stop:
        return None
    word = page.words[last]
    if not joins(following.gap) and not (following.key == "dc" and following.gap == ", "):
        return None
    # "Azerbaijan's Ganja" is two names; "Martyrs' Square" and "Ra's Lanuf" are one.
    if word.possessive and match is not None and match.end == word.end:
        return None
    if following.capital:
        return last + 1
    if following.gap in ("-", "‑", "'", "’"):
        return last + 1
    further = page.word(last + 2)
    if further is not None and last + 2 < stop and further.capital and joins(further.gap):
        if following.key in LINKS - _BETWEEN:
            return last + 2
        if following.key == "of" and (match is None or word.key in place_words().kinds):
            return last + 2
    return _through_kind(page, last, stop)


def _through_kind(page: Page, last: int, stop: int) -> int | None:
    """Return the end of words in lower case that lead to what a site or division is called."""
    for index in range(last + 1, min(last + 1 + _LONGEST_KIND, stop)):
        word = page.words[index]
        if not joins(word.gap) or word.key in _BETWEEN or word.key in place_words().settlements:
            return None
        if word.key in place_words().kinds:
            return index
    return None


def _whole(page: Page, first: int, last: int) -> Named | None:
    """Return the name that a run of words is or is part of."""
    match = page.known_at(first)
    if match is not None and match.short_for is not None:
        name = page.text[match.start : match.end]
        told: Told | None = None if "," in match.short_for else "region"
        return Named(match.first, match.last, match.start, match.end, name, match.short_for, told)
    first = min(first, match.first) if match else first
    match = page.known_at(last)
    last = max(last, match.last) if match else last
    whole = page.known_at(first)
    known = whole is not None and whole.last == last
    if not known:
        first, last = _to_the_left(page, first), _to_the_right(page, last)
        first = _without_direction(page, first, last)
    before = page.word(first - 1)
    if before is not None and before.key in ARTICLES:
        tied = page.words[first].gap == "-" or (before.capital and page.words[first].gap == " ")
        if tied and not before.begins_sentence:
            first -= 1
    last, said = _with_kind(page, last)
    first = _with_kind_before(page, first)
    return _make(page, first, last, said)


def _to_the_left(page: Page, first: int) -> int:
    """Return where an unknown name begins: capitals before it belong to it."""
    names = place_words()
    while first > 0:
        before = page.words[first - 1]
        if not before.capital or before.possessive or not joins(page.words[first].gap):
            break
        if page.known_at(first - 1) or before.key in names.not_before:
            break
        if before.begins_sentence and before.key in names.before | names.directions | names.ordinary:
            break
        first -= 1
    return first


def _to_the_right(page: Page, last: int) -> int:
    foreign = place_words().not_after
    while (following := page.word(last + 1)) is not None:
        if not following.capital or page.words[last].possessive or not joins(following.gap):
            break
        if page.known_at(last + 1) or following.key in foreign:
            break
        last += 1
    return last


def _without_direction(page: Page, first: int, last: int) -> int:
    """Return the first word without directions that are no part of a known name ("Northern Mali")."""
    index = first
    while index < last and page.words[index].key in place_words().directions:
        index += 1
    match = page.known_at(index)
    return index if match is not None and match.first == index and match.last == last else first


def _with_kind(page: Page, last: int) -> tuple[int, Told | None]:
    """Return the last word together with what the place is called after it, and what that says alone."""
    names = place_words()
    if page.words[last].possessive:
        return last, None
    following = page.words[last + 1 : last + 1 + _LONGEST_KIND]
    parted = next((at for at, word in enumerate(following) if not joins(word.gap)), len(following))
    for size in range(parted, 0, -1):
        kind = following[:size]
        key = " ".join(word.key for word in kind)
        capital = all(word.capital for word in kind)
        if key in names.divisions:
            if not capital and key in _SAID_ONLY:
                return last, names.divisions[key]
            return last + size, None
        if capital and (key in names.sites_of_a_town or key in names.sites_elsewhere):
            return last + size, None
    return last, None


def _with_kind_before(page: Page, first: int) -> int:
    """Return the first word together with what stands before it: "Gulf of", "Province of", "Lake"."""
    link, kind = page.word(first - 1), page.word(first - 2)
    if link is None or page.words[first].gap != " ":
        return first
    if link.key == "of" and link.gap == " " and kind is not None:
        # "Hadrut District of X" is no "District of X".
        named = kind.gap == " " and first >= 3 and page.words[first - 3].capital
        whole = kind.capital and not kind.possessive and kind.key in place_words().kinds and not named
        return first - 2 if whole else first
    lake = link.capital and not link.possessive and not link.begins_sentence
    return first - 1 if lake and link.key in ("lake", "mount", "camp") else first


def _make(page: Page, first: int, last: int, said: Told | None) -> Named | None:
    names = place_words()
    start, end = page.words[first].start, page.words[last].end
    match = page.known_at(first)
    if match is not None and match.last == last:
        end = match.end
    name = page.text[start:end]
    key = fold(name)
    if not key or key in names.settlements or (key in names.ordinary and match is None):
        return None
    if said == "border":
        return Named(first, last, start, end, name, name, said)
    bare, told = bare_division(key)
    if told is not None and bare != key:
        return Named(first, last, start, end, name, name, told)
    known = match is not None and match.first == first and match.last == last
    if not known and (site := site_words(key)) is not None:
        kind: Told = "site of a town" if site in names.sites_of_a_town else "site"
        return Named(first, last, start, end, name, name, kind)
    return Named(first, last, start, end, name, name, said or told_around(page, first, last))


def site_words(key: str) -> str | None:
    """Return the words at the end or the head of a folded name that make it a site, the longest that fit."""
    names = place_words()
    words = key.split()
    for size in range(min(_LONGEST_KIND, len(words) - 1), 0, -1):
        for part in (" ".join(words[-size:]), " ".join(words[:size])):
            if part in names.sites_of_a_town or part in names.sites_elsewhere:
                return part
    return None
