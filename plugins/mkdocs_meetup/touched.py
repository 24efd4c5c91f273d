"""Which pages a few changed texts can have changed: an earlier build and this one's catalog come in, addresses go out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from .caching.texts import Texts
from .inputs import Last, marked
from .linking.matching import matcher_of
from .linking.unchanged import tells_alike
from .linking.vocabulary import Term
from .model import Catalog, Report
from .pages.relations import shown_on
from .reading.source import Source


def touched(
    last: Last, understood: Mapping[Source, Report], texts: Texts, catalog: Catalog, terms: Iterable[Term], now: datetime
) -> frozenset[str] | None:
    """The addresses of the pages that show the texts that have changed, where nothing else can be another; None where anything can.

    Nothing else is, if the texts tell of the same people, events, talks and tags as before, and have the same places to link to.
    """
    changed = [(source, marked(report, now)) for source, report in understood.items() if source.path in last.changed]
    pairs = [(texts.former(source.path, last.changed[source.path]), report) for source, report in changed]
    if not tells_alike(pairs, catalog, matcher_of(tuple(terms))) or not all(old and texts.has_ids_of(old, new) for old, new in pairs):
        return None
    return shown_on([report.id for _, report in changed], catalog)
