"""How far numbers agree."""

from __future__ import annotations

from onrecord.accounts.linking.figures import figure_of, figures_weight, group_of
from onrecord.model.claim import Count
from tests.accounts.linking.made import count


def weight(one: Count, two: Count, *, one_teller: bool = False) -> tuple[float, str | None]:
    return figures_weight([figure_of(one)], [figure_of(two)], one_teller=one_teller)


def test_the_same_count_is_a_strong_sign_and_named() -> None:
    assert weight(count(13), count(13)) == (2.0, "same count: 13 killed")
    assert weight(count(1), count(1))[0] < 1


def test_counts_of_different_things_and_groups_say_nothing() -> None:
    assert weight(count(13), count(13, "wounded")) == (0.0, None)
    assert weight(count(13, of="soldier"), count(13, of="civilians")) == (0.0, None)


def test_a_blurred_number_may_be_about_another() -> None:
    blurred = count(24, "village", low=None, high=None)
    assert weight(blurred, count(23, "village")) == (1.0, "counts that agree")
    assert weight(blurred, count(50, "village"))[0] < 0


def test_two_documents_may_differ_where_one_document_may_not() -> None:
    two_documents = weight(count(4), count(21))[0]
    one_document = weight(count(4), count(21), one_teller=True)[0]
    assert one_document < two_documents < 0


def test_groups_are_told_from_words() -> None:
    assert group_of("soldiers") == "military"
    assert group_of("Belmari civilians") == "civilian"
    assert group_of("soldiers and civilians") is None
    assert group_of(None) is None
