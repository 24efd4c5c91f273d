"""The front matter's `event:`, `talks:` and `report:` in; what the author states about event and talks out. It wins, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from ..model import EventState, Kind, Place, Problem, Severity
from .frontmatter import FrontMatter

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Slug = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^\s/?#]+(/[^\s/?#]+)*$", max_length=200)]


def _listed(value: object) -> object:
    return [value] if isinstance(value, str | Mapping) else value


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class SpeakerOverride(_Strict):
    """A speaker as the front matter gives one: a text in any by-line's form, or these parts."""

    name: Text | None = None
    handle: Text | None = None
    organization: Text | None = None


class TalkOverride(_Strict):
    """A talk as the front matter gives it."""

    title: Text
    speakers: Annotated[tuple[Text | SpeakerOverride, ...] | None, BeforeValidator(_listed)] = None
    kind: Kind | None = None
    slides: Annotated[tuple[Text, ...] | None, BeforeValidator(_listed)] = None
    video: Annotated[tuple[Text, ...] | None, BeforeValidator(_listed)] = None
    tags: Annotated[tuple[Text, ...] | None, BeforeValidator(_listed)] = None
    id: Slug | None = None


class EventOverride(_Strict):
    """An event as the front matter gives it."""

    id: Slug | None = None
    name: Text | None = None
    series: Text | None = None
    number: Annotated[int, Field(ge=0, le=100_000)] | None = None
    date: Text | None = None
    end: Text | None = None
    venue: Text | None = None
    address: Text | None = None
    url: Annotated[Text, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    hashtag: Text | None = None
    state: EventState | None = None


class Overrides(BaseModel):
    """The keys of a report's front matter that say what the text does not, or says wrongly."""

    model_config = ConfigDict(frozen=True)

    event: EventOverride | None = None
    talks: tuple[TalkOverride, ...] | None = None
    report: bool | None = None


KEYS: tuple[Literal["event", "talks", "report"], ...] = ("event", "talks", "report")


def overrides(matter: FrontMatter, path: str) -> tuple[Overrides, tuple[Problem, ...]]:
    """What the author states, and every error in it; a key in another generator's shape is a note and is left alone."""
    given = {key: matter.values[key] for key in KEYS if matter.values.get(key) is not None}
    problems: list[Problem] = []
    for key in [key for key in given if not _is_ours(key, given[key])]:
        del given[key]
        place = Place(path, matter.line(key))
        problems.append(
            Problem(
                place,
                "foreign-key",
                Severity.NOTE,
                f"`{key}` has the shape of another generator and is left alone",
                f"see the manual for what `{key}` may hold",
            )
        )
    found: dict[str, Any] = {}
    for key, value in given.items():
        try:
            found[key] = getattr(Overrides.model_validate({key: value}), key)
        except ValidationError as error:
            problems += _problems(error, matter, path)
    return Overrides.model_construct(**{"event": None, "talks": None, "report": None, **found}), tuple(problems)


def _is_ours(key: str, value: object) -> bool:
    """Whether the value is meant for us, be it with errors."""
    if key == "report":
        return isinstance(value, bool)
    if key == "event":
        return isinstance(value, dict) and bool({str(name) for name in value} & set(EventOverride.model_fields))
    return isinstance(value, list) and all(isinstance(one, dict) and "title" in one for one in value)


def _problems(error: ValidationError, matter: FrontMatter, path: str) -> Iterator[Problem]:
    seen: set[tuple[int, str]] = set()
    for detail in error.errors(include_url=False, include_context=False, include_input=False):
        keys = tuple(step for step in detail["loc"] if isinstance(step, int) or not step[:1].isupper())
        line = matter.line(*keys)
        name = ".".join(str(step) for step in detail["loc"] if not (isinstance(step, str) and ("Override" in step or "str" in step)))
        if (line, name) not in seen:
            seen.add((line, name))
            yield Problem(
                Place(path, line),
                "front-matter-value",
                Severity.ERROR,
                f"`{name}`: {detail['msg'].lower()}",
                "correct the value, or take the key out",
            )
