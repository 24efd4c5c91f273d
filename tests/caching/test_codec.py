"""Values of the model survive being kept as bytes, and nothing else comes out of bytes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_meetup import model
from mkdocs_meetup.caching.codec import decode, encode
from mkdocs_meetup.conversion.convert import Converter
from mkdocs_meetup.reading.options import ReadingOptions
from mkdocs_meetup.reading.report import parse
from mkdocs_meetup.reading.source import Source

SEED = Path(__file__).parents[2] / "content" / "reports" / "2018" / "kubernetes-meetup-tokyo-10.md"
PLACE = model.Place("reports/x.md", 3)
zones = st.sampled_from([ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/Berlin"), UTC, timezone(timedelta(hours=-3, minutes=-30))])
instants = st.datetimes(min_value=datetime(1900, 1, 1), timezones=zones)  # noqa: DTZ001 - the zone is added
moments = st.one_of(st.dates(), instants)
texts = st.text(st.characters())
facts = st.builds(model.Fact, st.one_of(texts, moments, st.integers(), st.none()), st.just(PLACE), texts, st.floats(0, 1))
tocs = st.recursive(
    st.builds(model.TocItem, texts, texts), lambda inner: st.builds(model.TocItem, texts, texts, st.tuples(inner)), max_leaves=3
)
bodies = st.builds(
    model.Body,
    texts,
    st.tuples(tocs),
    st.tuples(st.builds(model.Section, texts, texts, st.tuples(tocs), ids=st.frozensets(texts))),
    ids=st.frozensets(texts),
)


@given(st.one_of(facts, bodies))
def test_what_is_kept_comes_back_equal(value: object) -> None:
    assert decode(encode(value)) == value
    assert encode(decode(encode(value))) == encode(value)


@given(instants)
def test_an_instant_keeps_its_zone(value: datetime) -> None:
    back = decode(encode(model.Fact(value, PLACE, "x"))).value
    assert (back.utcoffset(), back.fold, back.replace(tzinfo=None)) == (value.utcoffset(), value.fold, value.replace(tzinfo=None))
    assert isinstance(back.tzinfo, ZoneInfo) == isinstance(value.tzinfo, ZoneInfo)


def test_a_whole_report_and_its_body_survive() -> None:
    report = parse(Source(SEED.name, SEED.read_bytes()), ReadingOptions())
    assert decode(encode(report)) == report
    body = Converter().convert(report)
    assert decode(encode(body)) == body


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"[99]",
        b"[-1]",
        b"[0,1,2,3]",
        b'["x"]',
        b'["d",5]',
        b'{"a":1}',
        b'["e",9,"x"]',
        b"\xff",
        b"[" * 100_000,
        b'["i","x",0,"No/Zone"]',
    ],
)
def test_foreign_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whoever found the bytes wrong says so in other words
        decode(data)


def test_only_values_of_the_model_are_kept() -> None:
    with pytest.raises(TypeError):
        encode(model.Fact(Path("x"), PLACE, "x"))


def test_a_day_is_no_instant() -> None:
    assert json.loads(encode(date(2024, 1, 2))) == ["d", "2024-01-02"]
