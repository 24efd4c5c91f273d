"""Dates, times and numbers as each language writes them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from mkdocs_meetup.languages import formats

MOMENT = datetime(2018, 3, 8, 19, 0, tzinfo=timezone(timedelta(hours=9)))


@pytest.mark.parametrize(
    ("language", "day", "short", "year"),
    [
        ("ja", "2018年3月8日(木)", "2018年3月8日", "2018年"),
        ("en", "Thu, Mar 8, 2018", "Mar 8, 2018", "2018"),
        ("de", "Do., 8. März 2018", "8. März 2018", "2018"),
    ],
)
def test_days(language, day, short, year):
    assert formats.day(MOMENT, language) == formats.day(MOMENT.date(), language) == day
    assert formats.short_day(MOMENT, language) == short
    assert formats.year(2018, language) == year


def test_the_time_of_day_stays_in_the_moment_s_own_zone():
    assert formats.time(MOMENT, "ja") == formats.time(MOMENT, "en") == "19:00"
    assert formats.time(date(2018, 3, 8), "ja") == ""


def test_machines_read_iso():
    assert formats.machine(MOMENT) == "2018-03-08T19:00+09:00"
    assert formats.machine(date(2018, 3, 8)) == "2018-03-08"


def test_languages_are_named_in_each_other():
    assert (formats.language_name("ja", "en"), formats.language_name("en", "ja")) == ("Japanese", "英語")
