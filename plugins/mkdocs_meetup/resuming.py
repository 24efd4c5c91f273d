"""An earlier build of almost the same comes in; what it understood, with the few texts that have changed since, goes out."""

from __future__ import annotations

from collections.abc import Callable

from .caching.collecting import uncollected
from .caching.texts import Texts
from .inputs import Inputs, Last, marked
from .lazy import Lazy
from .linking.registries import parse_registries
from .model import Options, Report
from .pages.targets import Links
from .remembered import recalled
from .retelling import Retold, retold
from .understanding import Understanding, sources_of


def resumed(inputs: Inputs, last: Last, texts: Texts, options: Options, tell: Callable[[str], None]) -> tuple[Retold, Links] | None:
    """None where too much is forgotten, or where the texts tell anything else than before."""
    read = {path: texts.former(path, digest) for path, digest in last.changed.items()}
    former = {path: marked(report, inputs.now) for path, report in read.items() if report}
    data = last.linked() if len(former) == len(last.changed) else None
    if data is None:
        return None
    sources = sources_of(inputs)

    def text_at(path: str) -> Report:
        return former[path] if path in former else marked(texts.report(sources[path]), inputs.now)

    try:
        with uncollected():
            found = recalled(data, text_at, options)
    except ValueError as error:
        tell(f"what the last build found out cannot be used: {error}")
        return None
    registries, mistakes = parse_registries(inputs.registries)
    known = Understanding(
        inputs=inputs,
        sources=sources,
        texts=Lazy(sources.values(), texts.report),
        registries=registries,
        catalog=found.catalog,
        others=found.others,
        read=found.read,
        mistakes=tuple(mistakes),
        until=last.until,
    )
    again = retold(known, former, inputs, texts, found.told)
    return (again, found.links) if again else None
