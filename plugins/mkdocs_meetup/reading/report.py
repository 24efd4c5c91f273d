"""A source in, the report that it holds out: the way through all reading rules."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from ..model import EventNote, Fact, Mention, Moment, Place, Problem, Report, Severity, TalkNote
from . import language
from .applying import RULE, apply_event, apply_talks
from .authorline import signature
from .blocks import Form
from .dates import zone
from .decoding import decode
from .description import describe
from .eventinfo import read_event, with_title
from .eventscope import Scope
from .folding import fold
from .frontmatter import FrontMatter, split
from .hosts import without_hosts
from .inline import plain
from .metadata import Metadata, metadata, unread_dates
from .options import ReadingOptions
from .outline import outline
from .overrides import Overrides, overrides
from .recognition import Evidence, is_report
from .references import with_inline_links
from .sections import Section, sections
from .shortcodes import without_shortcodes
from .source import Source
from .talklinks import tidy
from .unit import Speech, Unit
from .units import Context, talk_units
from .weekdays import wrong_weekday

BLANK_LINES = re.compile(r"^(?:[ \t\u3000]*\n)+")


@dataclass(frozen=True, slots=True)
class _Text:
    """A report's text, taken apart."""

    path: str
    matter: FrontMatter
    meta: Metadata
    stated: Overrides
    root: Section
    tz: ZoneInfo


def parse(source: Source, options: ReadingOptions) -> Report:
    """The report in a file; a post about something else, or one that cannot be read, has `is_report` false."""
    decoded = decode(source.text)
    matter = split(decoded.text)
    id, suffix = language.of_path(source.path, options.languages)
    if matter.fault:
        fault = Problem(
            Place(source.path, matter.fault.line), "front-matter-syntax", Severity.ERROR, matter.fault.message, matter.fault.remedy
        )
        title = Fact(id.rsplit("/", 1)[-1], Place(source.path, 1), "file-name", 0.3)
        return Report(
            id,
            source.path,
            suffix or options.default_language,
            title,
            is_report=False,
            body=matter.body,
            body_line=matter.body_line,
            problems=(fault,),
        )
    tz = zone(options.timezone)
    stated, problems = overrides(matter, source.path)
    problems = (
        *problems,
        *_comment_problem(matter, source.path),
        *_repeated(matter, source.path),
        *_date_problems(matter, source.path, tz),
    )
    end = matter.body_line + matter.body.count("\n") + (0 if matter.body.endswith("\n") else 1)
    matter = replace(matter, body=with_inline_links(without_shortcodes(matter.body)))
    root = sections(outline(matter.body, matter.body_line), end)
    text = _Text(source.path, matter, metadata(matter, source.path, tz), stated, root, tz)
    known = suffix or language.stated(text.meta.language, options.languages)
    report = _report(text, id, known or language.guess(matter.body, options.languages, options.default_language), options)
    return replace(report, problems=(*_encoding_problem(source.path, decoded.encoding), *problems, *report.problems))


def _comment_problem(matter: FrontMatter, path: str) -> Iterator[Problem]:
    if matter.lost:
        message = f"YAML takes `#{matter.lost}` in the title for a comment, so that other generators lose it"
        yield Problem(Place(path, matter.line("title")), "title-comment", Severity.WARNING, message, "put the title into quotes")


def _date_problems(matter: FrontMatter, path: str, tz: ZoneInfo) -> Iterator[Problem]:
    for key, value in unread_dates(matter, tz):
        message = f"`{key}: {value}` is no day that the calendar knows, so that the post has no date from it"
        yield Problem(Place(path, matter.line(key)), "date-unreadable", Severity.WARNING, message, "write the day as in 2019-05-25")


def _repeated(matter: FrontMatter, path: str) -> Iterator[Problem]:
    for key, line in matter.repeated:
        message = f"`{key}` stands twice, and only the last one counts"
        yield Problem(Place(path, line), "front-matter-twice", Severity.WARNING, message, "keep one of them")


def _encoding_problem(path: str, encoding: str | None) -> Iterator[Problem]:
    if encoding != "utf-8":
        known = f"is in {encoding}" if encoding else "holds bytes that are no text in any known encoding"
        yield Problem(Place(path, 1), "encoding", Severity.WARNING, f"the file {known}", "save it as UTF-8")


def _report(text: _Text, id: str, lang: str, options: ReadingOptions) -> Report:
    meta = text.meta
    title = meta.title or _first_heading(text) or Fact(id.rsplit("/", 1)[-1], Place(text.path, 1), "file-name", 0.3)
    signed = signature(text.root, text.path, text.tz)
    posted = meta.date or signed.date
    event = read_event(Scope(text.path, title, posted.value if posted else None, text.tz, text.root))
    units = talk_units(
        text.root,
        Context(
            frozenset(_event_names(title, event)),
            event_name=event.name.value if event.name else title.value,
            gathering=bool(event.url and event.url.rule == "event-host"),
        ),
    )
    units = list(without_hosts(units, text.matter.body))
    recognised = _recognise(text, title, event, units, options)
    event = with_title(event, title) if recognised else event
    event = apply_event(event, text.stated.event, text.matter, text.path, text.tz)
    talks = apply_talks(tuple(_notes(units, text)), text.stated.talks, text.matter, text.path)
    told = describe(text.root, units, title.value)
    return Report(
        id=id,
        path=text.path,
        language=lang,
        title=title,
        is_report=recognised,
        date=posted,
        updated=meta.updated,
        authors=meta.authors or signed.authors,
        tags=meta.tags,
        description=_stated_description(meta, title) or (Fact(told[0], Place(text.path, told[1]), "first-text", 0.7) if told else None),
        event=event if recognised else None,
        talks=talks if recognised else (),
        draft=meta.draft,
        slug=meta.slug,
        aliases=meta.aliases,
        body=text.matter.body,
        body_line=text.matter.body_line,
        problems=tuple(_weekday_problem(event, title, text, posted)) if recognised else (),
    )


def _weekday_problem(event: EventNote, title: Fact[str], text: _Text, posted: Fact[Moment] | None) -> Iterator[Problem]:
    if event.start is None or event.start.rule == RULE:
        return
    lines = text.matter.body.split("\n")
    at = event.start.place.line - text.matter.body_line
    line = title.value if event.start.place == title.place else lines[at] if 0 <= at < len(lines) else ""
    yield from wrong_weekday(event.start, line[:500], text.tz, posted.value if posted else None)


def _first_heading(text: _Text) -> Fact[str] | None:
    first = next((section for section in text.root.walk() if section.heading and section.title), None)
    return Fact(first.title, Place(text.path, first.line), "first-heading", 0.8) if first else None


def _event_names(title: Fact[str], event: EventNote) -> Iterator[str]:
    """The folded names under which the event itself stands as a heading."""
    yield fold(title.value)
    if event.name:
        yield fold(event.name.value)
    if event.series:
        yield fold(event.series.value)


def _recognise(text: _Text, title: Fact[str], event: EventNote, units: Sequence[Unit], options: ReadingOptions) -> bool:
    if text.stated.report is not None:
        return text.stated.report
    if text.stated.event or text.stated.talks:
        return True
    opening = [block for section in list(text.root.walk())[:3] for block in section.own if block.form in (Form.PARAGRAPH, Form.ITEM)]
    first = [child.title for child in text.root.children[:1] if not text.root.own]
    intro = " ".join([*first, *(plain(block.text) for block in opening[:4])])[:1500]
    layout = str(text.matter.values.get("layout") or text.matter.values.get("type") or "")
    inside = text.path.startswith(f"{options.folder.strip('/')}/")
    told = text.meta.description.value if text.meta.description else ""
    return is_report(Evidence(title.value, intro, [tag.value for tag in text.meta.tags], event, units, inside, layout, told))


def _stated_description(meta: Metadata, title: Fact[str]) -> Fact[str] | None:
    found = meta.description
    return found if found and fold(found.value) != fold(title.value) else None


def _notes(units: Sequence[Unit], text: _Text) -> Iterator[TalkNote]:
    lines = text.matter.body.split("\n")
    starts = sorted(unit.line for unit in units)
    for unit in units:
        following = starts[bisect_right(starts, unit.line) :][:1]
        yield _note(unit, min([unit.end, *following]), text, lines)


def _note(unit: Unit, end: int, text: _Text, lines: Sequence[str]) -> TalkNote:
    first = text.matter.body_line
    kept = [lines[number - first] for number in range(unit.start, end) if number not in unit.byline and 0 <= number - first < len(lines)]
    return TalkNote(
        title=Fact(unit.title, Place(text.path, unit.line), unit.rule, unit.confidence),
        kind=unit.kind,
        speakers=tuple(_mention(speech, text.path) for speech in unit.speeches),
        form=unit.form,
        end=end,
        text=BLANK_LINES.sub("", "\n".join(kept)).rstrip(),
        byline=tuple(line for line in unit.byline if line != unit.line),
        slides=_links(unit.slides, "slides-link", text.path),
        videos=_links(unit.videos, "video-link", text.path),
    )


def _links(found: Iterable[tuple[str, int]], rule: str, path: str) -> tuple[Fact[str], ...]:
    """Each address once, where it stands first."""
    first: dict[str, int] = {}
    for url, line in found:
        first.setdefault(tidy(url), line)
    return tuple(Fact(url, Place(path, line), rule) for url, line in first.items())


def _mention(speech: Speech, path: str) -> Mention:
    one = speech.person
    return Mention(one.name, one.handle, one.organization, Place(path, speech.line), speech.rule, one.host, speech.confidence)
