from __future__ import annotations

import threading
import time

import pytest

from onrecord.desk import keeping
from onrecord.desk.keeping import Keeper


def test_what_many_ask_for_at_once_is_made_once() -> None:
    keeper, made, answers = Keeper(lambda: "a"), list[int](), list[int]()

    def make() -> int:
        time.sleep(0.05)
        made.append(1)
        return 7

    threads = [threading.Thread(target=lambda: answers.append(keeper.kept("x", make))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (made, answers) == ([1], [7] * 20)


def test_what_fails_is_tried_again() -> None:
    keeper = Keeper(lambda: "a")

    def fail() -> int:
        raise ValueError("odd")

    with pytest.raises(ValueError, match="odd"):
        keeper.kept("x", fail)
    assert keeper.kept("x", lambda: 3) == 3


def test_no_more_is_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_KEPT", 5)
    keeper = Keeper(lambda: "a")
    for number in range(40):
        keeper.kept(number, lambda: 1)
        keeper.late(number, lambda: 1, may_wait=lambda: True)
    assert len(keeper._kept) == len(keeper._late) == 5


def test_of_an_earlier_state_it_stays_until_it_is_made_anew_by_one_thread() -> None:
    state, free, made = ["a"], threading.Event(), list[str]()
    keeper = Keeper(lambda: state[0])

    def make() -> str:
        if state[0] == "b":
            free.wait(5)
        made.append(state[0])
        return state[0]

    assert keeper.late("x", make, may_wait=lambda: True) == "a"
    state[0] = "b"
    assert [keeper.late("x", make, may_wait=lambda: True) for _ in range(10)] == ["a"] * 10
    free.set()
    for _ in range(200):
        if keeper.late("x", make, may_wait=lambda: True) == "b":
            break
        time.sleep(0.01)
    assert made == ["a", "b"]


def test_who_may_not_wait_for_it_gets_the_present_state() -> None:
    state = ["a"]
    keeper = Keeper(lambda: state[0])
    keeper.late("x", lambda: state[0], may_wait=lambda: False)
    state[0] = "b"
    assert keeper.late("x", lambda: state[0], may_wait=lambda: False) == "b"
