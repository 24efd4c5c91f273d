"""Dates and times as reports write them."""

from __future__ import annotations

from datetime import date

import pytest

from mkdocs_meetup.reading.dates import find, fold, parse_moment, zone

TOKYO = zone("Asia/Tokyo")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2018年3月8日19時から", "2018-03-08T19:00:00+09:00", None),
        ("2018/07/18(水) 19:00 〜 20:50", "2018-07-18T19:00:00+09:00", "2018-07-18T20:50:00+09:00"),
        ("２０１８年３月８日（木）", "2018-03-08", None),
        ("令和元年5月1日（水）午後7時半〜", "2019-05-01T19:30:00+09:00", None),
        ("平成28年7月9日", "2016-07-09", None),
        ("2020年1月25日(土)〜2020年1月26日(日)", "2020-01-25", "2020-01-26"),
        ("4/12の夜", "2018-04-12", None),
        ("12月18日に", "2017-12-18", None),
        ("on October 3, 2016", "2016-10-03", None),
        ("December 18th", "2017-12-18", None),
        ("7 November 2019", "2019-11-07", None),
        ("2018.6.1 25:00", "2018-06-02T01:00:00+09:00", None),
        ("2017/09/09(Sat.)-11(Mon.)", "2017-09-09", "2017-09-11"),
        ("2018年5月22-23日", "2018-05-22", "2018-05-23"),
        ("Tokyo 2017 -2017年7月22日〜23日", "2017-07-22", "2017-07-23"),
        ("March 21-22, 2017", "2017-03-21", "2017-03-22"),
        ("on the 25th and 26th of May 2018", "2018-05-25", "2018-05-26"),
        ("March 9 at 7:30 PM", "2018-03-09T19:30:00+09:00", None),
    ],
)
def test_a_date_is_found(text: str, start: str, end: str | None) -> None:
    span = next(find(fold(text), TOKYO, date(2018, 6, 30)))
    assert span.start.isoformat() == start
    assert (span.end.isoformat() if span.end else None) == end


@pytest.mark.parametrize("text", ["バージョン1.2.3", "192.168.1.1", "3/4 くらい", "May the force", "2018年13月40日", "10:30", "1/2 ほど"])
def test_what_is_no_date(text: str) -> None:
    assert not list(find(fold(text), TOKYO, date(2018, 6, 30)))


def test_a_weekday_chooses_the_year_and_is_checked() -> None:
    spans = list(find(fold("3/8(木) と 2018/3/8(金)"), TOKYO, date(2020, 1, 1)))
    assert [(span.start.isoformat(), span.weekday_agrees) for span in spans] == [("2018-03-08", True), ("2018-03-08", False)]


def test_a_near_day_is_meant_even_with_a_wrong_weekday() -> None:
    assert [span.start for span in find(fold("1/15（日）に"), TOKYO, date(2011, 1, 17))] == [date(2011, 1, 15)]


def test_without_a_context_a_date_without_year_is_none() -> None:
    assert not list(find("3月8日", TOKYO, None))


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2018-03-10T13:09:00+09:00", "2018-03-10T13:09:00+09:00"),
        ("2018-03-21T11:34:00Z", "2018-03-21T11:34:00+00:00"),
        ("2017-04-13 16:00", "2017-04-13T16:00:00+09:00"),
        ("2020-1-15", "2020-01-15"),
        (date(2020, 1, 15), "2020-01-15"),
        ("March 3, 2019", "2019-03-03"),
    ],
)
def test_a_front_matter_value(value: object, moment: str) -> None:
    found = parse_moment(value, TOKYO)
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize("value", ["2018-13-45", "soon", "", None, {"a": 1}, [], True, "9999-99-99T99:99"])
def test_what_states_no_moment(value: object) -> None:
    assert parse_moment(value, TOKYO) is None
