"""Slugs are readable ids of names."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.resolve.slugs import slug


def test_a_slug_is_readable_and_never_empty() -> None:
    assert slug("Jaysh al-Nasr") == "jaysh-al-nasr"
    assert slug("Lord's Résistance (West)") == "lords-resistance-west"
    assert slug("Азов") == "азов"
    assert slug("…") == "unnamed"


@given(st.text(max_size=200))
def test_a_slug_is_its_own_slug(name: str) -> None:
    assert slug(slug(name)) == slug(name)
    assert 0 < len(slug(name)) <= 80
