"""Sources come in, reports and bodies go out. What an earlier build did is not done again, the rest is shared out among the cores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from ..conversion.convert import Converter
from ..model import Body, Report
from ..reading.decoding import decode
from ..reading.options import ReadingOptions
from ..reading.source import Source
from ..workers import Progress, in_parts, unseen
from . import keys
from .kept import Kept
from .store import Store, key_of

Reader = Callable[[Source, ReadingOptions], Report]
FEW = 24
"""So many texts are done before another process has started."""


@dataclass(frozen=True, slots=True)
class Markdown:
    """A report's text to convert."""

    report: Report
    source: Source
    text: str
    """The report's own, or what other plugins made of it."""

    @property
    def more(self) -> str:
        """What the body depends on besides the report; empty where nobody changed the text."""
        return "" if self.text == self.report.body else f"{self.source.text!r}\n{self.text}"


class Texts:
    """What was parsed and converted, in this process or in another."""

    def __init__(
        self,
        reading: ReadingOptions,
        extensions: Sequence[str],
        configs: Mapping[str, Any],
        cache: Path | None,
        tell: Callable[[str], None],
        workers: int,
        progress: Progress = unseen,
    ) -> None:
        self._reading, self._extensions, self._configs, self._workers, self._progress = reading, extensions, configs, workers, progress
        self._kept = None
        if cache:
            code = keys.of_code(Path(__file__).parents[1])
            self._kept = Kept(Store(cache, tell), key_of(code, repr(reading).encode()), keys.of_markdown(extensions, configs), tell)
        self._reports: dict[Source, Report] = {}
        self._bodies: dict[tuple[Report, str], Body] = {}

    def reports(self, sources: Sequence[Source]) -> dict[Source, Report]:
        """Each source, read."""
        known = {source: self._reports.get(source) or self._old_report(source) for source in sources}
        new = [source for source, report in known.items() if report is None]
        made = self._read(new) if new else []
        for source, report in zip(new, made, strict=True):
            if self._kept:
                self._kept.keep_report(source.text, report)
        fresh = dict(zip(new, made, strict=True))
        self._reports = {source: report or fresh[source] for source, report in known.items()}
        return self._reports

    def report(self, source: Source) -> Report:
        """One source, read."""
        report = self._reports.get(source) or self._old_report(source)
        if report is None:
            [report] = self._read([source])
            if self._kept:
                self._kept.keep_report(source.text, report)
        self._reports[source] = report
        return report

    def _read(self, sources: Sequence[Source]) -> list[Report]:
        return _joined(in_parts(partial(_parse, _reader(), self._reading), sources, self._workers, least=FEW, progress=self._progress))

    def body(self, text: Markdown) -> Body:
        """One report's text, converted."""
        key = (text.report, text.more)
        body = self._bodies.get(key) or self._old_body(text)
        if body is None:
            body = _body(self._converter, self._reading, text)
            if self._kept:
                self._kept.keep_body(text.report, body, text.more)
        self._bodies[key] = body
        return body

    def bodies(self, texts: Iterable[Markdown]) -> dict[Report, Body]:
        """Each report's text, converted."""
        known = {(text.report, text.more): (text, self._bodies.get((text.report, text.more)) or self._old_body(text)) for text in texts}
        new = [text for text, body in known.values() if body is None]
        made = self._converted(new)
        for text, body in zip(new, made, strict=True):
            if self._kept:
                self._kept.keep_body(text.report, body, text.more)
        fresh = {(text.report, text.more): body for text, body in zip(new, made, strict=True)}
        self._bodies = {key: body or fresh[key] for key, (_, body) in known.items()}
        return {report: body for (report, _), body in self._bodies.items()}

    def former(self, path: str, digest: bytes) -> Report | None:
        """A report as an earlier build read it, by the digest of its bytes then."""
        return self._kept.former(path, digest) if self._kept else None

    def noted(self, source: Source, about: str) -> bytes | None:
        """What an earlier process noted about a source."""
        return self._kept.noted(source.path, source.text, about) if self._kept else None

    def note(self, source: Source, about: str, data: bytes) -> None:
        """Note something about a source for later processes; it must depend on nothing else but `about` and on how texts are read."""
        if self._kept:
            self._kept.note(source.path, source.text, about, data)

    def save(self, *, whole: bool) -> None:
        """Leave everything to the next process; `whole` says that all texts have been asked for."""
        if self._kept:
            self._kept.save(whole=whole)

    @cached_property
    def _converter(self) -> Converter:
        return Converter(self._extensions, self._configs)

    def _old_report(self, source: Source) -> Report | None:
        return self._kept.report(source.path, source.text) if self._kept else None

    def _old_body(self, text: Markdown) -> Body | None:
        return self._kept.body(text.report, text.more) if self._kept else None

    def _converted(self, texts: Sequence[Markdown]) -> list[Body]:
        if len(texts) < FEW:
            return [_body(self._converter, self._reading, text) for text in texts]
        work = partial(_convert, self._extensions, self._configs, self._reading)
        return _joined(in_parts(work, texts, self._workers, least=FEW, progress=self._progress))


def _reader() -> Reader:
    """What reads a text. Its many patterns are half of what a process has to load, and many builds read nothing."""
    from ..reading.report import parse

    return parse


def _parse(parse: Reader, options: ReadingOptions, sources: Sequence[Source]) -> list[Report]:
    return [parse(source, options) for source in sources]


def _convert(extensions: Sequence[str], configs: Mapping[str, Any], options: ReadingOptions, texts: Sequence[Markdown]) -> list[Body]:
    converter = Converter(extensions, configs)
    return [_body(converter, options, text) for text in texts]


def _body(converter: Converter, options: ReadingOptions, text: Markdown) -> Body:
    return converter.convert(_reread(text, options) if text.more else text.report)


def _reread(text: Markdown, options: ReadingOptions) -> Report:
    """The report as it reads with another text behind the same front matter: its talks stand on other lines."""
    head = decode(text.source.text).text.split("\n")[: text.report.body_line - 1]
    return _reader()(Source(text.source.path, "\n".join([*head, text.text]).encode("utf-8")), options)


def _joined(parts: Iterable[list[Any]]) -> list[Any]:
    return [one for part in parts for one in part]
