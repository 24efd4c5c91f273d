"""An understanding goes in as bytes goes out, and comes back in the next process: there the texts are read when somebody asks for one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .caching.codec import decode, encode
from .lazy import Lazy
from .linking.related import related_talks
from .model import Catalog, Options, Problem, Report
from .pages.targets import Links, Target
from .understanding import Understanding

_FORMAT = 1

TextAt = Callable[[str], Report]
"""A text by its path, by itself."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What linking found out, and what depends on nothing else."""

    catalog: Catalog
    links: Links
    others: frozenset[str]
    read: tuple[Problem, ...]
    told: tuple[Problem, ...]
    """What is wrong with the addresses that authors gave."""


def remembered(known: Understanding, links: Links, told: Iterable[Problem]) -> bytes:
    """The bytes from which `recalled` makes the same."""
    catalog = known.catalog
    parts = (catalog.events, catalog.talks, catalog.speakers, catalog.organizations, catalog.tags, catalog.series)
    reports = tuple((id, *_row(report, known)) for id, report in catalog.reports.items())
    translations = tuple((*key, *_row(report, known)) for key, report in catalog.translations.items())
    return encode(
        (
            _FORMAT,
            tuple(tuple(part.values()) for part in parts),
            (reports, translations),
            (tuple(catalog.event_of.items()), catalog.problems),
            (known.others, known.read, tuple(told)),
            (
                tuple((kind, tuple(names.items())) for kind, names in links.kinds.items()),
                links.pages,
                tuple((address, tuple(versions.items())) for address, versions in links.written.items()),
                tuple((path, target.address, target.language, target.is_file) for path, target in links.sources.items()),
                links.files,
            ),
        )
    )


def _row(report: Report, known: Understanding) -> tuple[str, Report | None]:
    """A report by its path; the whole where linking has changed it."""
    return report.path, None if report == known.marked(report.path) else report


def recalled(data: bytes, text_at: TextAt, options: Options) -> Remembered:
    """What an earlier process left; `text_at` reads a text as it was then.

    Raises ValueError where the bytes are none of `remembered`.
    """
    try:
        form, parts, texts, (event_of, problems), (others, read, told), links = decode(data)
        if form != _FORMAT:
            raise ValueError("it is of another version")
        return Remembered(_catalog(parts, texts, dict(event_of), problems, text_at), _links(links, options), others, read, told)
    except (TypeError, AttributeError, KeyError, IndexError) as error:
        raise ValueError(f"it has another shape: {error}") from error


def _catalog(parts: Any, texts: Any, event_of: Mapping[str, str], problems: tuple[Problem, ...], text_at: TextAt) -> Catalog:
    events, talks, speakers, organizations, tags, series = ({one.id: one for one in part} for part in parts)
    reports = {id: (path, whole) for id, path, whole in texts[0]}
    translations = {(id, language): (path, whole) for id, language, path, whole in texts[1]}
    return Catalog(
        reports=Lazy(reports, lambda key: reports[key][1] or text_at(reports[key][0])),
        translations=Lazy(translations, lambda key: translations[key][1] or text_at(translations[key][0])),
        events=events,
        talks=talks,
        speakers=speakers,
        organizations=organizations,
        tags=tags,
        series=series,
        related=related_talks(tuple(talks.values())),
        talk_of={source: talk.id for talk in talks.values() for source in talk.sources},
        event_of=event_of,
        problems=problems,
    )


def _links(parts: Any, options: Options) -> Links:
    kinds, pages, written, sources, files = parts
    return Links(
        options=options,
        kinds={kind: dict(names) for kind, names in kinds},
        pages=pages,
        written={address: dict(versions) for address, versions in written},
        sources={path: Target(*target) for path, *target in sources},
        files=files,
    )
