"""Static charts: every box stands on its base, within the drawing, and is as high as its number says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_meetup.pages.charts import HEIGHT, TOP, chart, drawing, every_year

COUNTS = st.dictionaries(st.integers(1, 9999), st.tuples(st.integers(0, 5000), st.integers(0, 5000)), max_size=40)


def drawn(counts):
    return drawing(chart(("a", "b"), counts, {year: str(year) for year in every_year(counts)}))


@given(COUNTS)
def test_nothing_leaves_the_drawing(counts):
    shown = drawn(counts)
    for box in shown.boxes:
        assert 0 <= box.x <= box.x + box.width <= shown.width
        assert TOP - 0.5 <= box.y <= box.y + box.height <= shown.base + 0.5
    assert all(0 < label.y <= shown.height for label in (*shown.years, *shown.totals))


@given(COUNTS)
def test_the_same_numbers_give_the_same_drawing(counts):
    assert drawn(counts) == drawn(dict(reversed(counts.items())))


def test_columns_are_as_high_as_their_numbers():
    shown = drawn({2020: (3, 1), 2021: (2, 0)})
    assert [(box.shade, box.height) for box in shown.boxes] == [(0, HEIGHT * 3 / 4), (1, HEIGHT / 4), (0, HEIGHT / 2)]
    assert [label.text for label in shown.totals] == ["4", "2"]


def test_a_year_without_anything_is_a_gap_and_not_left_out():
    assert [label.text for label in drawn({2020: (1, 0), 2023: (1, 0)}).years] == ["2020", "2021", "2022", "2023"]


def test_absurd_years_do_not_stretch_the_chart():
    assert every_year([1, 9999]) == [1, 9999]
    assert every_year([]) == []


def test_where_years_are_many_only_some_are_named():
    labels = [label.text for label in drawn(dict.fromkeys(range(2000, 2030), (1, 0))).years]
    assert labels[:3] == ["2000", "2003", "2006"]


def test_few_columns_are_as_wide_as_a_phone_allows_and_many_no_narrower_than_their_years():
    widths = [drawn(dict.fromkeys(range(2000, 2000 + number), (1, 0))).width / number for number in (1, 3, 4, 6, 7, 40)]
    assert widths == [80, 80, 77, 51, 44, 44]
