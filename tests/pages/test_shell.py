from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_meetup.pages.shell import SLOTS, cut, depth, marks

_values = st.fixed_dictionaries({name: st.text() for name in SLOTS})


@given(_values, st.permutations(SLOTS), st.text(st.characters(exclude_characters="\ufdd0\ufdd1")))
def test_filling_equals_rendering_with_the_values(values: dict[str, str], order: list[str], literal: str) -> None:
    def frame(slots: dict[str, str]) -> str:
        return literal + literal.join(slots[name] for name in [*order, *order]) + literal

    assert cut(frame(marks())).fill(values) == frame(values)


def test_a_slot_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        cut(marks()["title"]).fill({})


@pytest.mark.parametrize(("address", "folders"), [("", 0), ("speakers/", 1), ("en/talks/a/b/", 4)])
def test_depth_counts_folders(address: str, folders: int) -> None:
    assert depth(address) == folders
