"""Parts that many pages show are made once: who shows one again sees at a glance that it is the very same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class Holder(Protocol):
    """What parts are made for."""

    @property
    def parts(self) -> dict[Hashable, Any]:
        """What was made already, by how it is made."""


_Holder = TypeVar("_Holder", bound=Holder)
_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


def once(make: Callable[Concatenate[_Holder, _Given], _Made]) -> Callable[Concatenate[_Holder, _Given], _Made]:
    """The method that makes a part, called once for each holder and each set of arguments."""

    @wraps(make)
    def made(holder: _Holder, /, *args: _Given.args, **more: _Given.kwargs) -> _Made:
        key, parts = (make, args, *more.items()) if more else (make, args), holder.parts
        if key not in parts:
            parts[key] = make(holder, *args, **more)
        part: _Made = parts[key]
        return part

    return made
