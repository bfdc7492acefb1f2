"""How time grows with size, measured within one run: nothing here depends on how fast or busy a machine is."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_MEASURABLE = 0.01  # seconds: less is lost in what else the processor does
_MOST = 1 << 18  # the size at which the search for a measurable one ends
_SLACK = 3  # what the large run may cost more than its proportion


def grows_in_proportion(run: Callable[[int], object], small: int, factor: int = 8) -> None:
    """Assert that `run(small * factor)` takes about `factor` times the processor time of `run(small)`.

    `small` is doubled until its run can be measured. The size must change the input itself: each repetition is one
    larger than the last, so that nothing is answered from what was remembered.

    Raises AssertionError when the large run takes more than three times its proportion; work that is quadratic takes
    `factor` times its proportion, and a factor well above three tells the two apart on a busy machine as well.
    """
    run(max(1, small // 2))  # what is read once: word lists, patterns
    before = _least(run, small)
    while before < _MEASURABLE and small < _MOST:
        small *= 2
        before = _least(run, small)
    before = max(before, _MEASURABLE)
    most = before * factor * _SLACK
    after = _seconds(run, small * factor)
    if after >= most:
        after = min(after, _seconds(run, small * factor + 1))
    assert after < most, f"{factor} times the size {small:,} took {after / before:.1f} times as long"


def _least(run: Callable[[int], object], size: int) -> float:
    return min(_seconds(run, size), _seconds(run, size + 1))


def _seconds(run: Callable[[int], object], size: int) -> float:
    gc.disable()  # a collection falls into one run and not into the next
    try:
        begun = time.process_time()
        run(size)
        return time.process_time() - begun
    finally:
        gc.enable()
