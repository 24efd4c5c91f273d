"""Affiliations as written in, organizations out: one firm under 株式会社, (株) and Inc., and under the spellings of its entry."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..model import Organization, Text
from .folding import fold_organization, has_japanese, without_corporate_form
from .registries import Company
from .slugs import Wish, settle, slug


def name_organizations(written: Iterable[str], companies: Sequence[Company]) -> dict[str, Organization]:
    """The organization of each spelling; its talks are not in it yet."""
    spelled = Counter(name for name in written if fold_organization(name))
    entries = {fold_organization(spelling): company for company in reversed(companies) for spelling in company.spellings}
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(spelled):
        key = fold_organization(name)
        groups[fold_organization(entries[key].name.original) if key in entries else key].append(name)
    slugs = settle(_wish(key, entries.get(key), names, spelled) for key, names in groups.items())
    return {name: _organization(slugs[key], entries.get(key), names, spelled) for key, names in groups.items() for name in names}


def _wish(key: str, company: Company | None, names: Sequence[str], spelled: Mapping[str, int]) -> Wish:
    if company and company.slug:
        return Wish(key, company.slug, explicit=True)
    versions = [text for _, text in company.name.versions] if company else [_favourite(names, spelled)]
    plain = [without_corporate_form(text) for text in versions]
    return Wish(key, slug(next((text for text in plain if text.isascii()), plain[0])))


def _favourite(names: Sequence[str], spelled: Mapping[str, int]) -> str:
    return min(names, key=lambda name: (-spelled[name], len(name), name))


def _organization(id: str, company: Company | None, names: Sequence[str], spelled: Mapping[str, int]) -> Organization:
    best = _favourite(names, spelled)
    name = company.name if company else Text((("ja" if has_japanese(best) else "", best),))
    shown = {text for _, text in name.versions}
    others = dict.fromkeys((*(company.spellings if company else ()), *names))
    return Organization(
        id=id,
        name=name,
        aliases=tuple(text for text in others if text not in shown),
        url=company.url if company else None,
        old_slugs=company.old_slugs if company else (),
    )
