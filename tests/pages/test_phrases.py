"""Where Japanese titles may break."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_meetup.pages.phrases import phrased, phrases

JAPANESE = st.text("あいうかきくをがのはサイドカー監視運用話「」、。ー〜（）() aKubernetes", max_size=60)


@pytest.mark.parametrize(
    ("title", "pieces"),
    [
        ("小さなチームの基盤を育てる", ["小さな", "チームの", "基盤を", "育てる"]),
        ("守られすぎた話", ["守られすぎた話"]),
        ("Growing your monitoring", ["Growing your monitoring"]),
    ],
)
def test_titles_break_between_phrases(title, pieces):
    assert phrases(title) == pieces


@given(JAPANESE)
def test_nothing_is_lost_and_no_line_begins_or_ends_as_it_must_not(text):
    pieces = phrases(text)
    assert "".join(pieces) == text
    for before, after in pairwise(pieces):
        assert after[0] not in "」）)、。ー〜"
        assert before[-1] not in "「（("


@given(JAPANESE)
def test_no_title_ends_in_a_lost_character_or_two(text):
    pieces = phrases(text)
    assert len(pieces) < 2 or len(pieces[-1]) > 2


def test_markup_in_a_title_stays_text():
    assert phrased("監視を<育てる>&") == "監視を<wbr>&lt;育てる&gt;&amp;"


def test_a_text_too_long_for_a_title_is_left_alone():
    assert phrases("話" * 10_000) == ["話" * 10_000]
