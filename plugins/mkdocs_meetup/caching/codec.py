"""Values of the model as bytes and back. Only what this module knows can come out of a cache, whoever filled it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from .. import model

_CLASSES: tuple[type[Any], ...] = (
    model.Place,
    model.Problem,
    model.Fact,
    model.Mention,
    model.TalkNote,
    model.EventNote,
    model.Report,
    model.TocItem,
    model.Passage,
    model.Section,
    model.Body,
    model.Text,
    model.Speaker,
    model.Organization,
    model.Tag,
    model.Appearance,
    model.TalkTag,
    model.TalkSource,
    model.Talk,
    model.Event,
    model.Series,
)
_ENUMS: tuple[type[StrEnum], ...] = (model.Kind, model.Severity, model.EventState)
_NUMBER = {made: number for number, made in enumerate(_CLASSES)}
_NAMES = [[one.name for one in fields(made)] for made in _CLASSES]
_TUPLE, _SET, _DAY, _INSTANT, _ENUM = "t", "s", "d", "i", "e"


def encode(value: object) -> bytes:
    """The value as bytes, the same for equal values.

    Raises TypeError for what is no value of the model.
    """
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(data: bytes) -> Any:
    """The value that `encode` was given.

    Raises ValueError where the bytes are none of its own.
    """
    try:
        return _value(json.loads(data.decode("utf-8", "surrogatepass")))
    except (KeyError, IndexError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError(f"not an entry of this cache: {error}") from error


def _plain(value: Any) -> object:
    kind = type(value)
    if value is None or kind in (str, int, float, bool):
        return value
    if kind is tuple:
        return [_TUPLE, *map(_plain, value)]
    if kind in _NUMBER:
        return [_NUMBER[kind], *(_plain(getattr(value, name)) for name in _NAMES[_NUMBER[kind]])]
    if kind is frozenset:
        return [_SET, *sorted(value)]
    if kind in _ENUMS:
        return [_ENUM, _ENUMS.index(kind), value.value]
    if isinstance(value, datetime):
        return [_INSTANT, value.replace(tzinfo=None).isoformat(), value.fold, *_zone(value)]
    if isinstance(value, date):
        return [_DAY, value.isoformat()]
    raise TypeError(f"{kind.__name__} is no value of the model")


def _zone(value: datetime) -> tuple[str | float | None, ...]:
    if isinstance(value.tzinfo, ZoneInfo):
        return (value.tzinfo.key,)
    offset = value.utcoffset()
    return (None if offset is None else offset.total_seconds(),)


def _value(plain: Any) -> Any:
    if type(plain) is not list:
        if type(plain) is dict:
            raise ValueError("an entry holds no mapping")
        return plain
    kind = plain[0]
    if type(kind) is int:
        names = _NAMES[kind]
        if kind < 0 or len(plain) != len(names) + 1:
            raise ValueError("an entry of another shape")
        return _CLASSES[kind](*map(_value, plain[1:]))
    if kind == _TUPLE:
        return tuple(map(_value, plain[1:]))
    return _OTHERS[kind](*plain[1:])


def _instant(text: str, fold: int, zone: str | float | None) -> datetime:
    if zone is None:
        return datetime.fromisoformat(text).replace(fold=fold)
    tzinfo = ZoneInfo(zone) if isinstance(zone, str) else timezone(timedelta(seconds=zone))
    return datetime.fromisoformat(text).replace(tzinfo=tzinfo, fold=fold)


_OTHERS: dict[str, Callable[..., object]] = {
    _SET: lambda *members: frozenset(members),
    _DAY: date.fromisoformat,
    _INSTANT: _instant,
    _ENUM: lambda number, value: _ENUMS[number](value),
}
