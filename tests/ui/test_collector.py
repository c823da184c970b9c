import gc
import weakref

from coprod_desktop.ui.beside import _ALL, Collector


class Ring:
    """Something that only a collection frees."""

    def __init__(self) -> None:
        self.itself = self


def test_young_garbage_goes_at_once_and_old_garbage_with_the_next_round(
    collector: Collector,
) -> None:
    young = weakref.ref(Ring())
    collector.collect()
    assert young() is None

    kept = Ring()
    gc.collect()
    old = weakref.ref(kept)
    del kept
    for _ in range(_ALL):
        collector.collect()
    assert old() is None
