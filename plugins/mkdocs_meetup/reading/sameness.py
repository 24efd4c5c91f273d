"""Two mentions of somebody in; the one person that both mean, or nothing, out."""

from __future__ import annotations

import re

from .folding import fold
from .people import Person

SURNAME = re.compile(r"[一-龠々]{2,3}")
GIVEN_NAME = re.compile(r"[一-龠々ぁ-んァ-ヶー]{1,4}")


def same_person(one: Person, other: Person) -> Person | None:
    """A name in the heading and a handle below it, or the other way round, are one person."""
    if one.handle and other.handle and fold(one.handle) != fold(other.handle):
        return None
    name = _one_name(one.name, other.name)
    if name is None and one.name and other.name:
        return None
    handle = one.handle or other.handle
    if name and handle and fold(name) == fold(handle):
        name = None
    return Person(name, handle, one.organization or other.organization, one.host or other.host)


def _one_name(one: str | None, other: str | None) -> str | None:
    """The fuller of two forms of a name: a family or given name alone is a part of the whole."""
    shorter, longer = sorted((one or "", other or ""), key=len)
    if not shorter or fold(shorter) == fold(longer) or _is_surname(shorter, longer):
        return longer or None
    return longer if fold(shorter) in {fold(part) for part in re.split(r"[ 　・]", longer)} else None


def _is_surname(shorter: str, longer: str) -> bool:
    """Whether a name is the other's beginning, written without a space: 山田 of 山田太郎."""
    begins = longer.startswith(shorter) and SURNAME.fullmatch(shorter)
    return bool(begins and GIVEN_NAME.fullmatch(longer, len(shorter)))
