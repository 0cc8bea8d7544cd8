"""Putting things together by ties."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.accounts.linking.alike import Tie
from onrecord.accounts.linking.clusters import Edge, clusters, spanning


def edge(one: int, two: int, weight: float = 5.0, *, firm: bool = False) -> Edge:
    return Edge(one, two, Tie(weight, (f"{one}-{two}",)), firm)


def never(one: int, two: int) -> bool:
    return False


def test_what_is_tied_comes_together_and_the_rest_stands_alone() -> None:
    assert clusters(5, [edge(0, 1), edge(1, 3)], never) == ((0, 1, 3), (2,), (4,))


def test_the_stronger_tie_wins_where_two_cannot_both_hold() -> None:
    def apart(one: int, two: int) -> bool:
        return (one, two) == (0, 2)

    assert clusters(3, [edge(0, 1, 5), edge(1, 2, 6)], apart) == ((0,), (1, 2))
    assert clusters(3, [edge(0, 1, 6), edge(1, 2, 5)], apart) == ((0, 1), (2,))


def test_a_firm_tie_holds_against_signs_but_not_against_a_reviewer() -> None:
    assert clusters(2, [edge(0, 1, firm=True)], lambda *_: True) == ((0, 1),)
    assert clusters(2, [edge(0, 1, firm=True)], never, [(1, 0)]) == ((0,), (1,))


@given(
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(5, 9)), max_size=20), st.randoms()
)
def test_the_order_of_ties_changes_nothing(ties: list[tuple[int, int, int]], random: object) -> None:
    edges = [edge(min(a, b), max(a, b), w) for a, b, w in ties if a != b]

    def apart(one: int, two: int) -> bool:
        return (one + two) % 5 == 0

    expected = clusters(9, edges, apart)
    random.shuffle(edges)  # type: ignore[attr-defined]
    assert clusters(9, edges, apart) == expected
    assert not any(apart(a, b) for group in expected for a in group for b in group if a < b)


def test_each_member_is_reached_by_its_strongest_tie_to_those_before() -> None:
    ties = {("a", "b"): Tie(5, ("ab",)), ("c", "b"): Tie(7, ("bc",)), ("a", "c"): Tie(6, ("ac",))}
    reached = spanning("a", ["a", "b", "c", "d"], ties)
    assert {member: tie.reasons for member, (_, tie) in reached.items()} == {"c": ("ac",), "b": ("bc",)}
