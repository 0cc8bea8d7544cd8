"""What was worked out once is kept until the ledger changes; threads share it, and none works in vain."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar

from onrecord.model.errors import OnrecordError

_KEPT = 64

_Found = TypeVar("_Found")


class Keeper:
    """Keeps what is made for a state, a text that `state` gives; the oldest goes where there is too much."""

    def __init__(self, state: Callable[[], str]) -> None:
        self._state = state
        self._kept: OrderedDict[Any, Any] = OrderedDict()
        self._late: OrderedDict[Any, tuple[str, Any]] = OrderedDict()
        self._making: set[tuple[str, Any]] = set()
        self._lock = threading.Lock()
        self._locks: dict[Any, threading.Lock] = {}

    def kept(self, key: Any, make: Callable[[], _Found]) -> _Found:
        """Return what is kept under a key for the present state; made once where it is not."""
        whole = (self._state(), key)
        with self._lock:
            if whole in self._kept:
                self._kept.move_to_end(whole)
                return self._kept[whole]  # type: ignore[no-any-return]
            lock = self._locks.setdefault(whole, threading.Lock())
        # Those who ask for the same wait for the one who makes it; others don't.
        with lock:
            with self._lock:
                if whole in self._kept:
                    return self._kept[whole]  # type: ignore[no-any-return]
            try:
                made = make()
                with self._lock:
                    self._kept[whole] = made
                    while len(self._kept) > _KEPT:
                        self._kept.popitem(last=False)
            finally:
                with self._lock:
                    self._locks.pop(whole, None)
            return made

    def late(self, key: Any, make: Callable[[], _Found], *, may_wait: Callable[[], bool]) -> _Found:
        """Return what is kept under a key, that of an earlier state too where it `may_wait`.

        It is then made anew in a thread of its own.
        """
        state = self._state()
        with self._lock:
            known, found = self._late.get(key, (None, None))
        if known == state:
            return found  # type: ignore[return-value]

        def anew() -> _Found:
            made = make()
            with self._lock:
                self._late[key] = (state, made)
                self._late.move_to_end(key)
                while len(self._late) > _KEPT:
                    self._late.popitem(last=False)
            return made

        if known is None or not may_wait():
            return self.kept((key, "late"), anew)
        with self._lock:
            is_made = (state, key) in self._making
            self._making.add((state, key))
        if not is_made:
            threading.Thread(target=self._quietly, args=(state, key, anew), daemon=True).start()
        return found  # type: ignore[return-value]

    def _quietly(self, state: str, key: Any, make: Callable[[], Any]) -> None:
        try:
            self.kept((key, "late"), make)
        except OnrecordError:
            # A ledger that was closed meanwhile is left alone; whoever asks next is told what is wrong.
            return
        finally:
            with self._lock:
                self._making.discard((state, key))
