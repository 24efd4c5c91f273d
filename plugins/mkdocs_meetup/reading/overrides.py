"""The front matter's `event:`, `talks:` and `report:` in; what the author states about event and talks out. It wins, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from ..model import EventState, Kind, Moment, Place, Problem, Severity
from .dates import parse_moment
from .frontmatter import FrontMatter


def _readable(value: str) -> str:
    """A day that there is."""
    if parse_moment(value, UTC) is None:
        raise PydanticCustomError("moment", "is no day that the calendar knows; write it as in 2019-05-25 or 2019-05-25 19:00")
    return value


def _no_answer(value: object) -> object:
    if isinstance(value, bool):
        raise PydanticCustomError("int_type", "should be a number")
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Slug = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^\s/?#]+(/[^\s/?#]+)*$", max_length=200)]


UTC = ZoneInfo("UTC")
SAID = {"tuple_type": "should be a list", "model_type": "should be keys with values", "missing": "is missing"}
SHAPES = {"url": "should be an address that begins with `https://` or `http://`", "id": "should be words joined by `-`, without spaces"}


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
    number: Annotated[int, Field(ge=0, le=100_000), BeforeValidator(_no_answer)] | None = None
    date: Annotated[Text, AfterValidator(_readable)] | None = None
    end: Annotated[Text, AfterValidator(_readable)] | None = None
    venue: Text | None = None
    address: Text | None = None
    url: Annotated[Text, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    hashtag: Text | None = None
    state: EventState | None = None

    @field_validator("end")
    @classmethod
    def _is_not_before(cls, value: str | None, info: ValidationInfo) -> str | None:
        start, end = parse_moment(info.data.get("date"), UTC), parse_moment(value, UTC)
        if start and end and _day(end) < _day(start):
            raise PydanticCustomError("order", "lies before `date`")
        return value


class Overrides(BaseModel):
    """The keys of a report's front matter that say what the text does not, or says wrongly."""

    model_config = ConfigDict(frozen=True)

    event: EventOverride | None = None
    talks: tuple[TalkOverride, ...] | None = None
    report: bool | None = None


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


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
        known, foreign = _known(key, value, matter, path)
        problems += foreign
        try:
            found[key] = getattr(Overrides.model_validate({key: known}), key)
        except ValidationError as error:
            problems += _problems(error, matter, path)
            rest = _without_faults(known, error)
            if rest is not None:
                found[key] = getattr(Overrides.model_validate({key: rest}), key)
    problems += _claimed_twice(found.get("talks") or (), matter, path)
    return Overrides.model_construct(**{"event": None, "talks": None, "report": None, **found}), tuple(problems)


def _is_ours(key: str, value: object) -> bool:
    """Whether the value is meant for us, be it with errors."""
    if key == "report":
        return isinstance(value, bool)
    if key == "event":
        return isinstance(value, dict) and bool({str(name) for name in value} & set(EventOverride.model_fields))
    return isinstance(value, list) and (not value or any(_is_our_talk(one) for one in value))


def _is_our_talk(value: object) -> bool:
    """A title, and either nothing foreign beside it or something that only we know."""
    names = {str(name) for name in value} if isinstance(value, dict) else set()
    return "title" in names and (names <= set(TalkOverride.model_fields) or bool(names & {"speakers", "kind", "slides", "video"}))


def _known(key: str, value: Any, matter: FrontMatter, path: str) -> tuple[Any, list[Problem]]:
    """The value without the keys that are none of ours, and a word about each."""
    if key == "report":
        return value, []
    model: type[_Strict] = EventOverride if key == "event" else TalkOverride
    kept, problems = [], []
    for index, one in enumerate([value] if key == "event" else value):
        steps = (key,) if key == "event" else (key, index)
        strange = [str(name) for name in one if str(name) not in model.model_fields] if isinstance(one, dict) else []
        problems += [_strange(name, steps, model, Place(path, matter.line(*steps, name))) for name in strange]
        kept.append({str(name): item for name, item in one.items() if str(name) not in strange} if isinstance(one, dict) else one)
    return kept[0] if key == "event" else kept, problems


def _without_faults(value: Any, error: ValidationError) -> Any:
    """The value without its faulty fields, for the others hold; None where a talk would have to go, or all of it."""
    kept = [dict(one) for one in value] if isinstance(value, list) and all(isinstance(one, dict) for one in value) else value
    for detail in error.errors(include_url=False, include_context=False, include_input=False):
        _, *steps = detail["loc"]
        holder: Any = kept[int(steps.pop(0))] if isinstance(kept, list) and steps else kept
        if not isinstance(holder, dict) or not steps or steps[0] == "title":
            return None
        holder.pop(steps[0], None)
    return kept


def _strange(name: str, steps: tuple[str | int, ...], model: type[_Strict], place: Place) -> Problem:
    """A slip of the finger is an error; what looks like nothing of ours is another program's."""
    full = ".".join(map(str, (*steps, name)))
    near = get_close_matches(name, model.model_fields, 1, 0.7)
    if near:
        return Problem(place, "front-matter-value", Severity.ERROR, f"`{full}`: there is no such key", f"did you mean `{near[0]}`")
    remedy = f"the keys are {', '.join(f'`{known}`' for known in model.model_fields)}"
    return Problem(place, "foreign-key", Severity.NOTE, f"`{full}` means nothing here and is left alone", remedy)


def _claimed_twice(talks: Iterable[TalkOverride], matter: FrontMatter, path: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, talk in enumerate(talks):
        if talk.id is not None and talk.id in seen:
            place, message = Place(path, matter.line("talks", index, "id")), f"`talks.{index}.id`: another talk has the id `{talk.id}`"
            yield Problem(place, "front-matter-value", Severity.ERROR, message, "give each talk an id of its own")
        seen.add(talk.id or "")


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
                f"`{name}`: {_said(detail)}",
                "correct the value, or take the key out",
            )


def _said(detail: ErrorDetails) -> str:
    if detail["type"] == "string_pattern_mismatch":
        return SHAPES[str(detail["loc"][-1])]
    return SAID.get(detail["type"]) or detail["msg"][:1].lower() + detail["msg"][1:]
