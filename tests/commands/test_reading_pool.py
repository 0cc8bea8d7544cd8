from collections.abc import Iterator

import pytest

from onrecord.commands.reading_pool import Unread, read_in_order
from onrecord.model.document import Document
from tests.commands.fakes import fake_pipeline


def documents(*texts: str) -> list[tuple[str, Document | None]]:
    return [(text, Document(id=text, text=text) if text else None) for text in texts]


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    items = documents(
        "SLOW 1 people were killed", "", "2 people were killed", "FAIL", "3 people were killed", ""
    )
    found = list(read_in_order(items, fake_pipeline, workers))
    assert [item for item, _ in found] == [item for item, _ in items]
    counts = [
        claims if isinstance(claims, Unread) else [c.counts[0].value for c in claims] for _, claims in found
    ]
    assert counts == [[1.0], [], [2.0], Unread("the reader was told to fail"), [3.0], []]


def test_a_long_source_is_not_held_in_memory() -> None:
    taken = 0

    def items() -> Iterator[tuple[int, Document]]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield number, Document(id=str(number), text="SLOW")

    results = read_in_order(items(), fake_pipeline, 2)
    next(results)
    assert taken < 20
    results.close()


def test_an_unexpected_error_is_named_and_ends_nothing() -> None:
    found = list(read_in_order(documents("ODD", "2 people were killed"), fake_pipeline, 1))
    assert found[0][1] == Unread("reading failed with ValueError: odd; please report it")
    assert isinstance(found[1][1], list)
