"""Reports in; the same without speakers who are companies out: `ゆらぎさんの発表` names nobody where ゆらぎ is known for a company."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..model import Mention, Report
from .folding import fold_name, fold_organization, without_corporate_form
from .memo import Memo
from .registries import Registries


def without_companies(reports: Iterable[Report], registries: Registries, memo: Memo) -> tuple[Report, ...]:
    """No speaker is left who is called like an organization of `organizations.yml`, nor one of a sentence who is called like a
    company that some report of the archive writes with its corporate form. Whoever has an account or an entry in `people.yml` stays.
    """
    read = tuple(reports)
    listed = {fold_organization(spelling) for company in registries.organizations for spelling in company.spellings}
    written = {fold_organization(name) for name in _affiliations(read) if without_corporate_form(name) != name}
    if not listed and not written:
        return read
    people = {fold_name(spelling) for person in registries.people for spelling in person.spellings}
    people |= {fold_name(mention.name) for mention in _speakers(read) if mention.name and mention.handle}

    def is_company(mention: Mention) -> bool:
        if mention.name is None or mention.handle or mention.organization or fold_name(mention.name) in people:
            return False
        name = fold_organization(mention.name)
        return name in listed or (name in written and mention.rule.startswith("sentence-"))

    def without(report: Report) -> Report:
        companies = tuple(mention for mention in _speakers([report]) if is_company(mention))
        return memo.step(("companies", report.path), (report,), lambda: _without(report, companies), by=companies)

    return tuple(map(without, read))


def _speakers(reports: Iterable[Report]) -> Iterator[Mention]:
    for report in reports:
        for note in report.talks:
            yield from note.speakers


def _affiliations(reports: Sequence[Report]) -> Iterator[str]:
    for report in reports:
        yield from (mention.organization for mention in report.authors if mention.organization)
    yield from (mention.organization for mention in _speakers(reports) if mention.organization)


def _without(report: Report, companies: tuple[Mention, ...]) -> Report:
    if not companies:
        return report
    talks = tuple(replace(note, speakers=tuple(one for one in note.speakers if one not in companies)) for note in report.talks)
    return replace(report, talks=talks)
