from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.origins import Pair, Told, copies_among


def told(
    id: str,
    text: int,
    published: str | None = "2031-05-04",
    publisher: str = "",
    *,
    words: int = 40,
    title: int | None = None,
    version_of: str | None = None,
) -> Told:
    return Told(id, published, publisher or f" {id} ", version_of, text, words, title)


def found(documents: list[Told], *alike: Pair) -> dict[str, tuple[str, str, str]]:
    return {c.document: (c.of, c.kind, c.origin) for c in copies_among(documents, alike)}


def test_the_earliest_published_is_the_origin() -> None:
    documents = [told("a", 1, "2031-05-05"), told("b", 1, "2031-05-04"), told("c", 1, None)]
    assert found(documents) == {"a": ("b", "exact", "b"), "c": ("b", "exact", "b")}


def test_times_of_publication_are_compared_as_instants_and_ties_go_by_id() -> None:
    documents = [told("a", 1, "2031-05-05T01:00:00+09:00"), told("b", 1, "2031-05-04T20:00:00+00:00")]
    assert found(documents) == {"b": ("a", "exact", "a")}
    assert found([told("y", 1), told("x", 1)]) == {"y": ("x", "exact", "x")}


def test_chains_lead_to_the_first() -> None:
    documents = [told("a", 1, "2031-05-04"), told("b", 2, "2031-05-05"), told("c", 3, "2031-05-06")]
    alike = (Pair(1, 2, "near", 0.7), Pair(2, 3, "near", 0.7))
    assert found(documents, *alike) == {"b": ("a", "near", "a"), "c": ("b", "near", "a")}


def test_of_several_that_are_repeated_the_one_that_is_corrected_is_named() -> None:
    documents = [
        told("a", 1, "2031-05-04"),
        told("b", 1, "2031-05-05", " post "),
        told("c", 2, "2031-05-06", " post "),
    ]
    assert found(documents, Pair(1, 2, "near", 0.9))["c"] == ("b", "correction", "a")


def test_a_later_version_by_the_same_publisher_is_a_correction() -> None:
    documents = [told("a", 1, publisher=" post "), told("b", 2, "2031-05-05", " post ")]
    assert found(documents, Pair(1, 2, "near", 0.9))["b"][1] == "correction"


def test_other_numbers_are_a_correction_on_the_same_day_only() -> None:
    altered = Pair(1, 2, "altered", 0.9)
    same_day = [told("a", 1, publisher=" post "), told("b", 2, publisher=" post ")]
    assert found(same_day, altered) == {"b": ("a", "correction", "a")}
    assert found([told("a", 1, publisher=" post "), told("b", 2, "2031-05-05", " post ")], altered) == {}
    assert found([told("a", 1), told("b", 2)], altered) == {}


def test_a_document_that_names_what_it_updates_is_a_correction_whatever_its_words() -> None:
    documents = [told("a", 1), told("b", 2, "2031-05-09", version_of="a"), told("c", 3, version_of="gone")]
    assert found(documents) == {"b": ("a", "correction", "a")}


def test_a_digest_that_holds_two_reports_does_not_make_them_one_source() -> None:
    documents = [told("a", 1), told("b", 2), told("digest", 3, "2031-05-06")]
    alike = (Pair(1, 3, "partial", 1.0), Pair(2, 3, "partial", 1.0))
    assert found(documents, *alike) == {"digest": ("a", "partial", "a")}


def test_a_headline_used_again_is_a_part_but_two_like_headlines_are_nothing() -> None:
    documents = [told("a", 1, title=5), told("b", 5, "2031-05-05", words=9), told("c", 6, title=5)]
    assert found(documents) == {"b": ("a", "partial", "a")}


def test_short_texts_repeat_each_other_only_within_days() -> None:
    assert found([told("a", 1, words=9), told("b", 1, "2031-05-06", words=9)]) == {"b": ("a", "exact", "a")}
    assert found([told("a", 1, words=9), told("b", 1, "2032-05-06", words=9)]) == {}
    assert found([told("a", 1, words=5), told("b", 1, words=5)]) == {}


DOCUMENTS = st.lists(
    st.builds(
        told,
        st.uuids().map(str),
        st.integers(1, 5),
        st.sampled_from([None, "2031-05-04", "2031-05-05", "2031-05-05T10:00:00+00:00"]),
        st.sampled_from(["", " post "]),
    ),
    unique_by=lambda each: each.id,
    max_size=8,
)
PAIRS = st.lists(
    st.tuples(st.integers(1, 5), st.integers(1, 5), st.sampled_from(["near", "partial", "altered"])),
    unique_by=lambda each: frozenset(each[:2]),
).map(lambda listed: [Pair(one, two, kind, 0.8) for one, two, kind in listed if one != two])


@given(DOCUMENTS, PAIRS, st.randoms())
def test_the_order_of_documents_and_pairs_does_not_matter(
    documents: list[Told], alike: list[Pair], chance
) -> None:
    before = copies_among(documents, alike)
    chance.shuffle(documents)
    chance.shuffle(alike)
    assert copies_among(documents, alike) == before
    origins = {copy.origin for copy in before}
    assert not origins & {copy.document for copy in before}
