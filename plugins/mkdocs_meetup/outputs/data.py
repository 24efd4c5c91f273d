"""The catalog goes in, `data/talks.json` comes out: every talk with its addresses, for programs that read the site."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from ..model import Catalog, Moment, Talk, TalkSource
from ..pages import addresses
from .output import Output
from .search_records import BodyOf


def build(catalog: Catalog, body_of: BodyOf) -> Output:
    """One line for each talk; addresses are those of the default language, relative to the site's root and not percent-encoded."""
    translated: defaultdict[str, list[str]] = defaultdict(list)
    for report, language in catalog.translations:
        translated[report].append(language)
    rows = (json.dumps(_row(talk, catalog, body_of, translated), ensure_ascii=False) for talk in catalog.talks.values())
    return Output("data/talks.json", ("[\n" + ",\n".join(rows) + "\n]\n").encode("utf-8", "replace"))


def _row(talk: Talk, catalog: Catalog, body_of: BodyOf, translated: Mapping[str, Sequence[str]]) -> dict[str, object]:
    event = catalog.events[talk.event]
    return {
        "url": addresses.talk(talk.id),
        "event_url": addresses.event(event.id),
        "title": talk.title.original,
        "titles": dict(talk.title.versions),
        "kind": talk.kind.value,
        "event": event.name.original,
        "date": _iso(event.start) if event.start else None,
        "year": event.year,
        "speakers": [speaker for each in talk.appearances if (speaker := _speaker(each.speaker, each.organization, catalog))],
        "tags": [{"label": catalog.tags[each.tag].label.original, "url": addresses.tag(each.tag)} for each in talk.tags],
        "slides": talk.slides,
        "videos": talk.videos,
        "languages": _languages(talk, catalog, translated),
        "reports": [_report(source, catalog, body_of) for source in talk.sources],
    }


def _speaker(id: str, organization: str | None, catalog: Catalog) -> dict[str, object] | None:
    speaker = catalog.speakers[id]
    if speaker.hidden:
        return None
    affiliation = catalog.organizations[organization].name.original if organization else None
    return {"name": speaker.name.original, "url": addresses.speaker(id), "organization": affiliation}


def _languages(talk: Talk, catalog: Catalog, translated: Mapping[str, Sequence[str]]) -> list[str]:
    """The languages in which its text can be read."""
    told = [source.report for source in talk.sources]
    return sorted({language for report in told for language in (catalog.reports[report].language, *translated.get(report, ()))})


def _report(source: TalkSource, catalog: Catalog, body_of: BodyOf) -> dict[str, str]:
    report = catalog.reports[source.report]
    body = body_of(report.id, report.language)
    anchor = body.talks[source.index].anchor if body and source.index < len(body.talks) else ""
    address = addresses.report(report.id)
    return {"path": report.path, "url": f"{address}#{anchor}" if anchor else address}


def _iso(moment: Moment) -> str:
    return (moment.date() if isinstance(moment, datetime) else moment).isoformat()
