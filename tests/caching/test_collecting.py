"""The garbage collector is as it was before, whatever happened meanwhile."""

import gc

import pytest

from mkdocs_meetup.caching.collecting import growing, uncollected


@pytest.mark.parametrize("left", [growing, uncollected])
def test_the_collector_is_as_it_was(left) -> None:
    before = gc.get_threshold(), gc.isenabled()
    meanwhile = []

    @left()
    def work() -> None:
        meanwhile.append((gc.get_threshold(), gc.isenabled()))
        raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        work()
    assert meanwhile != [before]
    assert (gc.get_threshold(), gc.isenabled()) == before
