"""Makes an id of a name, for parties that the list does not know."""

from __future__ import annotations

import unicodedata

LONGEST_SLUG = 80
_JOINERS = str.maketrans("", "", "'’‘ʻʼ`´.")


def slug(name: str) -> str:
    """Return the id of a party that is not in the list, from its name: "Jaysh al-Nasr", jaysh-al-nasr.

    Letters of other scripts stay; "unnamed" where nothing is left.
    """
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).translate(_JOINERS).casefold())
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter))
    spaced = "".join(letter if letter.isalnum() else " " for letter in plain)
    return "-".join(spaced.split())[:LONGEST_SLUG].strip("-") or "unnamed"
