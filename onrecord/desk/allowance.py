"""So many in so many seconds, no more: bounds how often something may be done."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable


class Allowance:
    """Allows `number` in any `seconds`; threads may share it."""

    def __init__(self, number: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._number, self._seconds, self._clock = number, seconds, clock
        self._taken: deque[float] = deque()
        self._lock = threading.Lock()

    def take(self) -> bool:
        """Take one where one is left; say whether it was."""
        now = self._clock()
        with self._lock:
            while self._taken and now - self._taken[0] >= self._seconds:
                self._taken.popleft()
            if len(self._taken) >= self._number:
                return False
            self._taken.append(now)
            return True
