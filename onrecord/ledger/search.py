"""Finding names and words however they are written: folded keys, and queries that can't be broken out of.

`claim_words` is the FTS5 index of SQLite over `claims.passage_key`, kept in step by triggers; other
databases compare the same column word by word.
"""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import ColumnElement, and_, text

from onrecord.ledger.schema import claims
from onrecord.model.errors import LedgerError

# Letters that Unicode does not take apart but that people type without their stroke or hook.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ə": "e", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ŧ": "t"}
)
_WORD = re.compile(r"\w+")
_PHRASE_OR_WORDS = re.compile(r'"([^"]*)"?|([^"]+)')


def fold(name: str) -> str:
    """Return a name without case and diacritics."""
    if name.isascii():
        return name.lower()
    apart = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(character for character in apart if not unicodedata.combining(character))
    return bare.casefold().translate(_PLAIN_LETTERS)


def name_key(name: str | None) -> str:
    """Return the folded words of a name with one space around each; empty where there are none.

    A word or phrase stands in a name exactly where its key is part of the name's key.
    """
    words = _WORD.findall(fold(name or "").replace("_", " "))
    return f" {' '.join(words)} " if words else ""


def literal(part: str) -> str:
    r"""Return text for LIKE in which no character is a wildcard; the escape is a backslash."""
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def contains(column: ColumnElement[str], key: str) -> ColumnElement[bool]:
    """Return the condition that a column of keys holds a key."""
    return column.like(f"%{literal(key)}%", escape="\\")


def phrases(query: str) -> list[str]:
    """Return what a text query looks for, as keys: each word alone, each quoted phrase as one.

    LedgerError where the query holds no word.
    """
    found: list[str] = []
    for match in _PHRASE_OR_WORDS.finditer(query):
        quoted, plain = match.groups()
        if quoted is not None:
            found.append(name_key(quoted))
        else:
            found.extend(f" {word} " for word in name_key(plain).split())
    found = [phrase for phrase in found if phrase]
    if not found:
        raise LedgerError(f"the text to look for holds no word: {query!r}; give one or more words")
    return found


def has_text(query: str, dialect: str) -> ColumnElement[bool]:
    """Return the condition that a claim's sentence holds all words and phrases of a query."""
    wanted = phrases(query)
    if dialect != "sqlite":
        return and_(*(contains(claims.c.passage_key, phrase) for phrase in wanted))
    index = text("SELECT rowid FROM claim_words WHERE claim_words MATCH :words")
    return claims.c.row.in_(index.bindparams(words=words_query(query)).columns(claims.c.row))


def words_query(query: str) -> str:
    """Return a query of words and phrases as FTS5 takes it."""
    # Keys hold word characters and spaces only, so that no quote can end the FTS5 string early.
    return " ".join(f'"{phrase.strip()}"' for phrase in phrases(query))
