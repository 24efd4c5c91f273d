"""An edition's name and its series' names in; the edition's name in each language that the series has one in, out."""

from __future__ import annotations

import re

from ..model import Text

_BEHIND = re.compile(r"[ 　]*(?P<form>[#＃]|(?:vol|no)\.?[ ]?)?(?P<number>\d{1,4})", re.IGNORECASE)
_BEFORE = re.compile(r"第[ ]?(?P<number>\d{1,4})[ ]?回[ 　]?(?:の[ 　]?)?")


def in_all_languages(name: Text, series: Text) -> Text:
    """`架空勉強会 #8` is `Imaginary Meetup #8` in English where the series is called so there.

    Only a name that is nothing but the series' own with a number is put together anew; what an author or a translation wrote stays.
    """
    told = dict(name.versions)
    edition = _edition(name.original, [spelling for _, spelling in series.versions])
    if not edition:
        return name
    missing = tuple((language, f"{spelling} {edition}") for language, spelling in series.versions if language and language not in told)
    return Text((*name.versions, *(version for version in missing if version[1] not in told.values())))


def _edition(name: str, spellings: list[str]) -> str:
    """The number as it is to be written behind another spelling; empty where the name holds more than series and number."""
    for spelling in spellings:
        if name.startswith(spelling) and (behind := _BEHIND.fullmatch(name[len(spelling) :])):
            return f"{(behind['form'] or '').replace('＃', '#')}{behind['number']}"
        if name.endswith(spelling) and (before := _BEFORE.fullmatch(name[: -len(spelling)])):
            return f"#{before['number']}"
    return ""
