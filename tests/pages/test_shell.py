from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_meetup.pages.shell import SLOTS, cut, depth, marks

_values = st.fixed_dictionaries({name: st.text() for name in SLOTS})


_literals = st.text(st.characters(exclude_characters="\ufdd0\ufdd1<", exclude_categories=["Zs", "Zl", "Zp", "Cc", "Cs"]))


@given(_values, st.permutations(SLOTS), _literals)
def test_filling_equals_rendering_with_the_values(values: dict[str, str], order: list[str], literal: str) -> None:
    def frame(slots: dict[str, str]) -> str:
        return literal + literal.join(slots[name] for name in [*order, *order]) + literal

    assert cut(frame(marks())).fill(values) == frame(values)


def test_a_frame_holds_no_indentation_but_in_scripts_and_preformatted_text() -> None:
    kept = "<script>\n  go();\n\n</script>", "<PRE>a\n  b</PRE>", "<textarea>\n\n</textarea>"
    frame = cut("<div>\n\n    <p>a  b</p>\n  " + "\n  ".join(kept) + "\n   </div>")
    assert frame.fill({}) == "<div>\n<p>a  b</p>\n" + "\n".join(kept) + "\n</div>"


def test_a_slot_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        cut(marks()["title"]).fill({})


@pytest.mark.parametrize(("address", "folders"), [("", 0), ("speakers/", 1), ("en/talks/a/b/", 4)])
def test_depth_counts_folders(address: str, folders: int) -> None:
    assert depth(address) == folders
